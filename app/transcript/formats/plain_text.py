"""Plain text: what is left when nothing tells how lines belong together but blank lines."""

from itertools import groupby

from app.transcript.cues import CaptionLine, Cue
from app.transcript.formats.format import Format
from app.transcript.formats.header import drop_header, split_lines


def matches(text: str) -> bool:
    """Any text that holds a word below its header."""
    return bool(drop_header(split_lines(text)))


def parse(text: str) -> list[Cue]:
    """One cue a paragraph; inside a paragraph the text runs on from line to line."""
    lines = drop_header(split_lines(text))
    paragraphs = groupby(lines, key=lambda line: bool(line.strip()))
    return [join_paragraph(list(paragraph)) for has_words, paragraph in paragraphs if has_words]


def join_paragraph(paragraph: list[str], voice: str | None = None) -> Cue:
    """One cue whose text runs on from line to line, up to its end."""
    *others, last = paragraph
    lines = (*(CaptionLine(line, runs_on=True) for line in others), CaptionLine(last, False))
    return Cue(lines, voice)


FORMAT = Format("plain text", matches, parse)

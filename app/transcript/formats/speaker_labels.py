"""Text with speaker labels: `**Name:** words`, `Name: words`, or a name on a line of its own.

A colon makes no label: an essay has its `Note:`, too. Labels are believed where they come back,
are few, and open enough of the paragraphs; then what looks like a name opens a turn, even once.
"""

import difflib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from app.transcript.cues import Cue
from app.transcript.formats.format import Format
from app.transcript.formats.header import drop_header, split_lines
from app.transcript.formats.labels import Label, read_label
from app.transcript.formats.markdown import (
    drop_front_matter,
    is_layout,
    read_markdown,
    uses_markdown,
)
from app.transcript.formats.plain_text import join_paragraph
from app.transcript.formats.times import drop_times
from app.transcript.voices import find_name, is_stage

FEWEST_BOLD = 3
FEWEST_PLAIN = 4
ENOUGH_OPENED = 0.5
ENOUGH_OPENED_BY_FULL_NAMES = 0.1
NEARLY_ALL_OPENED = 0.8
SAME_BUT_FOR_SLIPS = 0.7

Labels = Mapping[int, Label]  # by the numbers of their lines

# What opens a paragraph of prose and comes back, too, and nobody is called.
_PROSE = re.compile(
    r"(?:abstract|address|advantage|author|caution|chapter|comment|conclusion|con|copyright|date"
    r"|definition|description|disclaimer|edit|email|example|fact|figure|file|fix|format|from|goal|hint|idea|important|input|keyword"
    r"|lesson|licen[cs]e|location|myth|name|note|option|output|part|phone|place|pro|problem|proof|reason"
    r"|remark|result|section|solution|source|status|step|subject|summary|table|theorem|time|tip|title"
    r"|tldr|to|todo|update|url|version|warning)s?(?: \d+)?"
)
_HEADER = re.compile(
    r"(?:title|subject|series|episode|date|time|place|location|language|duration|length|source|url"
    r"|recorded|recording|transcript|transcription|transcribed|transcriber|edited|published"
    r"|interviewers?|interviewees?|narrators?|participants?|present|speakers?|hosts?|guests?)"
    r"(?: \w+){0,2}\s*:.*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!…。\uff1f\uff01][\"'”’)\]*_]*$")


def matches(text: str) -> bool:
    """Whether there is enough that speaks for labels."""
    return bool(_find_labels(_read_lines(text), uses_markdown(text)))


def parse(text: str) -> list[Cue]:
    """One cue a paragraph, of the voice whose label stands last above it."""
    lines, is_markdown = _read_lines(text), uses_markdown(text)
    labels = _find_labels(lines, is_markdown)
    spelling: dict[str, str] = {}
    paragraphs: list[tuple[str | None, list[str]]] = [(None, [])]
    for number, line in enumerate(lines):
        voice = paragraphs[-1][0]
        if label := labels.get(number):
            voice = spelling.setdefault(label.key, label.name)
            paragraphs.append((voice, [drop_times(label.words)]))
        elif not line or is_layout(line):
            paragraphs.append((voice, []))
        elif voice or not _is_header(line):
            paragraphs[-1][1].append(drop_times(read_markdown(line) if is_markdown else line))
    spoken = ((voice, list(filter(str.strip, words))) for voice, words in paragraphs)
    return [join_paragraph(words, voice) for voice, words in spoken if words]


def _read_lines(text: str) -> list[str]:
    """The lines below the header, with single blanks; an empty one parts paragraphs."""
    lines = drop_front_matter(drop_header(split_lines(text)))
    return [" ".join(line.split()) for line in lines]


def _is_header(line: str) -> bool:
    return bool(_HEADER.fullmatch(read_markdown(line).strip()))


def _find_labels(lines: Sequence[str], is_markdown: bool) -> Labels:
    """The labels by the numbers of their lines; none where too little speaks for them."""
    read = ((number, read_label(line, is_markdown)) for number, line in enumerate(lines))
    found = {number: label for number, label in read if label and not _PROSE.fullmatch(label.key)}
    bold = {number: label for number, label in found.items() if label.is_bold}
    if _are_believed(bold, lines, FEWEST_BOLD):
        labels: Labels = {**bold, **_pick_slips(found, bold)}
    elif _are_believed(found, lines, FEWEST_PLAIN):
        labels = _drop_chance(found, lines)
    else:
        return {}
    return _drop_header_labels(labels, lines)


def _are_believed(labels: Labels, lines: Sequence[str], fewest: int) -> bool:
    """Whether labels come back, are few, and open enough of the paragraphs."""
    repeated = _find_repeated(labels)
    turns = [label for label in labels.values() if label.key in repeated]
    if len(turns) < max(fewest, len(labels) / 2) or len(turns) < len(lines) / 50:
        return False
    opened = _share_opened(labels, lines)
    full = sum(_is_full(label) for label in turns) > len(turns) / 2
    enough = ENOUGH_OPENED_BY_FULL_NAMES if full else ENOUGH_OPENED
    return opened >= (enough if len(repeated) > 1 else NEARLY_ALL_OPENED)


def _find_repeated(labels: Labels) -> set[str]:
    counts = Counter(label.key for label in labels.values())
    return {key for key, count in counts.items() if count > 1}


def _is_full(label: Label) -> bool:
    """Whether a label can hardly open a sentence: two words, capitals, a role or a number."""
    return " " in label.key or label.name.isupper() or find_name(label.name) is None


def _share_opened(labels: Labels, lines: Sequence[str]) -> float:
    """How many of the paragraphs hold a label; each label counts as one of them."""
    numbered = groupby(enumerate(lines), key=lambda line: bool(line[1]))
    paragraphs = (list(paragraph) for has_words, paragraph in numbered if has_words)
    unopened = sum(not any(number in labels for number, _ in paragraph) for paragraph in paragraphs)
    return len(labels) / (len(labels) + unopened)


def _pick_slips(found: Labels, bold: Labels) -> Labels:
    """The plain labels among bold ones: a known name, spelled as it may be, or a break."""
    known = {label.key for label in bold.values()}
    return {
        number: label
        for number, label in found.items()
        if is_stage(label.name)
        or difflib.get_close_matches(label.key, known, n=1, cutoff=SAME_BUT_FOR_SLIPS)
    }


def _drop_chance(found: Labels, lines: Sequence[str]) -> Labels:
    """The labels without those that stand once and may as well be speech."""
    repeated = _find_repeated(found)
    is_dense = _share_opened(found, lines) >= NEARLY_ALL_OPENED
    return {
        number: label
        for number, label in found.items()
        if label.key in repeated
        or ((is_dense or _is_full(label)) and _starts_afresh(number, found, lines))
    }


def _starts_afresh(number: int, found: Labels, lines: Sequence[str]) -> bool:
    """Whether the words before a line have ended their sentence."""
    label = found.get(number - 1)
    before = label.words if label else lines[number - 1] if number else ""
    return not before or bool(_SENTENCE_END.search(before))


def _drop_header_labels(labels: Labels, lines: Sequence[str]) -> Labels:
    """The labels without `Date: …` and the like above the first speaker who comes back."""
    repeated = _find_repeated(labels)
    first = min(number for number, label in labels.items() if label.key in repeated)
    return {
        number: label
        for number, label in labels.items()
        if number >= first or not _is_header(lines[number])
    }


FORMAT = Format("speaker labels", matches, parse)

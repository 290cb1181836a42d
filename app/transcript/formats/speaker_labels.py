"""Text with speaker labels: `**Name:** words`, `Name: words`, or a name on a line of its own.

A colon makes no label: an essay has its `Note:`, too. Labels are believed where they come back,
are few, open enough of the paragraphs, and sentences follow; one that stands once, where
something else speaks for it. Where in doubt, the text stays speech.
"""

from collections.abc import Sequence

from app.transcript.cues import Cue
from app.transcript.formats.believed_labels import find_labels
from app.transcript.formats.clocks import find_clocks
from app.transcript.formats.format import Format
from app.transcript.formats.header import drop_header, split_lines
from app.transcript.formats.markdown import (
    drop_front_matter,
    is_layout,
    read_markdown,
    uses_markdown,
)
from app.transcript.formats.plain_text import join_paragraph
from app.transcript.formats.preamble import is_preamble
from app.transcript.formats.sayings import Labels
from app.transcript.formats.times import drop_times


def matches(text: str) -> bool:
    """Whether there is enough that speaks for labels."""
    return bool(find_labels(_read_lines(text), uses_markdown(text)))


def parse(text: str) -> list[Cue]:
    """One cue a paragraph, of the voice whose label stands last above it."""
    lines, is_markdown = _read_lines(text), uses_markdown(text)
    labels = find_labels(lines, is_markdown)
    unspoken = _find_preamble(labels, lines) | find_clocks(labels, lines)
    spelling: dict[str, str] = {}
    paragraphs: list[tuple[str | None, list[str]]] = [(None, [])]
    for number, line in enumerate(lines):
        voice = paragraphs[-1][0]
        if label := labels.get(number):
            voice = spelling.setdefault(label.key, label.name)
            paragraphs.append((voice, [drop_times(label.words)]))
        elif not line or is_layout(line):
            paragraphs.append((voice, []))
        elif number not in unspoken:
            paragraphs[-1][1].append(drop_times(read_markdown(line) if is_markdown else line))
    return _make_cues(paragraphs)


def _make_cues(paragraphs: Sequence[tuple[str | None, list[str]]]) -> list[Cue]:
    """Cues of the paragraphs in which something is said."""
    spoken = ((voice, list(filter(str.strip, lines))) for voice, lines in paragraphs)
    return [join_paragraph(lines, voice) for voice, lines in spoken if lines]


def _read_lines(text: str) -> list[str]:
    """The lines below the header, with single blanks; an empty one parts paragraphs."""
    lines = drop_front_matter(drop_header(split_lines(text.removeprefix("\ufeff"))))
    return [" ".join(line.replace("&nbsp;", " ").split()) for line in lines]


def _find_preamble(labels: Labels, lines: Sequence[str]) -> frozenset[int]:
    """The header lines above the first label."""
    keys = frozenset(label.key for label in labels.values())
    above = range(min(labels, default=0))
    return frozenset(number for number in above if is_preamble(lines[number], keys))


FORMAT = Format("speaker labels", matches, parse)

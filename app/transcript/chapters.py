"""The table of contents, read from an editor's list (chapters.txt).

    9:39 | Emotions and value functions | How do you think about emotions

One line a chapter, in order: the time in the recording (which may be left out with its bar), the
title, the first words. The first chapter starts the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.transcript.annotations import Line, place_in_order, read_lines
from app.transcript.reading import Reading, shorten
from app.transcript.slugs import MOST_LETTERS, make_slug, make_unique
from app.transcript.spans import Span, tile

MOST_TITLE_LETTERS = 300
_TIME = re.compile(r"(?:(\d{1,2}):(?=[0-5]?\d:))?(\d{1,2}):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled stretch of the text; `time_s` is its start in the recording, in seconds."""

    slug: str
    title: str
    time_s: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A line of the list: a title, perhaps a time in seconds, and first words."""

    line: Line
    title: str
    time_s: int | None
    words: str


def parse_chapter_list(text: str, file: str) -> list[ChapterLine]:
    """The lines of the list; raises AnnotationError for a line of another form."""
    return [_parse_line(line) for line in read_lines(text, file)]


def _parse_line(line: Line) -> ChapterLine:
    parts = [part.strip() for part in re.split(r"\s\|(?=\s)", line.text)]
    if len(parts) not in {2, 3} or not all(parts) or not re.search(r"\w", parts[-1]):
        raise line.refuse(
            f"“{line.text}” is not a chapter. Write `time | title | first words`; "
            "the time may be left out."
        )
    if len(parts[-2]) > MOST_TITLE_LETTERS:
        raise line.refuse(
            f"the title “{shorten(parts[-2], 60)}” has more than {MOST_TITLE_LETTERS} characters. "
            "Shorten it."
        )
    time_s = _read_time(line, parts[0]) if len(parts) == 3 else None
    return ChapterLine(line, parts[-2], time_s, parts[-1])


def _read_time(line: Line, time: str) -> int:
    form = _TIME.fullmatch(time)
    if form is None:
        raise line.refuse(f"“{time}” is not a time. Write it as 9:39 or 1:18:13.")
    return int(form[1] or 0) * 3600 + int(form[2]) * 60 + int(form[3])


def place_chapters(chapters: Sequence[ChapterLine], reading: Reading) -> list[Chapter]:
    """The chapters in order; from the first on they tile the text."""
    if not chapters:
        return []
    starts = place_in_order(reading, [(entry.line, entry.words) for entry in chapters])
    if starts[0] > 0:
        raise chapters[0].line.refuse(
            "the first chapter starts after the beginning of the transcript, "
            f"which is {reading.name_place(0)}. Add a chapter that starts there."
        )
    slugs = make_unique([_make_slug(entry.title) for entry in chapters])
    return [
        Chapter(slug, entry.title, entry.time_s, span)
        for slug, entry, span in zip(slugs, chapters, tile(reading.text, starts), strict=True)
    ]


def _make_slug(title: str) -> str:
    # A little shorter than the most, which leaves room for the number of a namesake.
    return make_slug(title)[: MOST_LETTERS - 4].strip("-") or "chapter"

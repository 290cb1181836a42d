"""Where an editor placed a topic or a name in a transcript (topics.txt, names.txt).

    value-functions: So what is a value function? .. the value function is useful.
    - emotions: I had an emotional reaction

One line a stretch: a slug, the first words and the last words of what is about it. Without `..`
the words stand for themselves. A minus takes the stretch out where a program would find it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.transcript.annotations import Line, describe, read_lines
from app.transcript.authorities import Heading, suggest
from app.transcript.reading import Reading
from app.transcript.spans import Span

_FORM = re.compile(
    r"(?P<minus>[-–\u2212]\s*)?(?P<slug>[^\s:–\u2212-][^:]*?)\s*:\s*(?P<first>.+?)"
    r"(?:\s+(?:\.{2,3}|…)\s+(?P<last>.+))?"
)


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """A line of the file: a slug, the words that open and close a stretch, and which way."""

    line: Line
    slug: str
    first: str
    last: str | None
    is_taken_out: bool


@dataclass(frozen=True, slots=True)
class Placement:
    """A stretch of the text that an editor put under a slug, or took out there."""

    slug: str
    span: Span
    is_taken_out: bool = False


def parse_placements(
    text: str, file: str, known: Mapping[str, Heading], home: str
) -> list[PlacementLine]:
    """The lines of the file; raises AnnotationError for another form or an unknown slug.

    `known` are the headings by slug, `home` is the file that lists them, such as topics.toml.
    """
    return [_parse_line(line, known, home) for line in read_lines(text, file)]


def _parse_line(line: Line, known: Mapping[str, Heading], home: str) -> PlacementLine:
    noun = home.removesuffix("s.toml")
    form = _FORM.fullmatch(line.text)
    if form is None or not re.search(r"\w", form["first"]):
        raise line.refuse(
            f"“{line.text}” is not a placement. Write `{noun}: first words .. last words`."
        )
    if form["slug"] not in known:
        named = (slug for slug, heading in known.items() if heading.name == form["slug"])
        if slug := next(named, None):
            raise line.refuse(
                f"“{form['slug']}” is the name of a {noun}. Write its slug, `{slug}`."
            )
        raise line.refuse(
            f"`{form['slug']}` is no {noun} of {home}. {suggest(form['slug'], known, home)}"
        )
    return PlacementLine(line, form["slug"], form["first"], form["last"], bool(form["minus"]))


def find_stretch(entry: PlacementLine, reading: Reading) -> Span:
    """From the first words through the last ones; raises AnnotationError with the nearest text."""
    first = _find_only(entry.line, entry.first, reading)
    if entry.last is None:
        return first
    last = reading.find(entry.last, first.start)
    if not last:
        raise entry.line.refuse(
            f"the last words “{entry.last}” do not stand after {reading.name_place(first.start)}; "
            f"the nearest text is {reading.nearest_words(entry.last, first.start)}. "
            "Quote the words as they stand there."
        )
    return Span(first.start, last[0].end)


def _find_only(line: Line, words: str, reading: Reading) -> Span:
    places = reading.find(words)
    if not places:
        raise line.refuse(
            f"“{words}” is not in the transcript; "
            f"the nearest text is {reading.nearest_words(words)}. "
            "Quote the words as they stand there."
        )
    if len(places) > 1:
        raise line.refuse(
            f"“{words}” fits two places: {describe(reading, places[0].start)} and "
            f"{describe(reading, places[1].start)}. Quote more words until only one fits."
        )
    return places[0]


def place_words(lines: Sequence[PlacementLine], reading: Reading) -> list[Placement]:
    """The stretches exactly as they are quoted."""
    return [
        Placement(entry.slug, find_stretch(entry, reading), entry.is_taken_out) for entry in lines
    ]


def place_mentions(lines: Sequence[PlacementLine], reading: Reading) -> list[Placement]:
    """The same for names; raises AnnotationError for words of two sentences, or placed twice."""
    placed: list[tuple[PlacementLine, Placement]] = []
    for entry, one in zip(lines, place_words(lines, reading), strict=True):
        if not reading.sentence_at(one.span.start).holds(one.span.end - 1):
            raise entry.line.refuse(
                f"“{entry.first}” runs over several sentences. Quote the words of one."
            )
        for earlier, other in placed:
            if one.span.overlap(other.span) and one.is_taken_out == other.is_taken_out:
                raise entry.line.refuse(
                    f"its words overlap those of line {earlier.line.number}. Keep one of the two."
                )
        placed.append((entry, one))
    return [one for _, one in placed]


def place_sentences(lines: Sequence[PlacementLine], reading: Reading) -> list[Placement]:
    """The stretches, widened to whole sentences."""
    return [
        Placement(placed.slug, reading.widen(placed.span), placed.is_taken_out)
        for placed in place_words(lines, reading)
    ]

"""The archive's vocabulary (topics.toml), and where an editor placed its topics (topics.txt).

    value-functions: So what is a value function? .. the value function is useful.

One line a stretch: a topic's slug, the first words and the last words of what is about it. Without
`..` the words name a single sentence.
"""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from app.errors import SourceError
from app.transcript import slugs
from app.transcript.annotations import Line, describe, read_lines
from app.transcript.reading import Reading
from app.transcript.spans import Span
from app.transcript.toml_files import check_table, find_line, parse_toml

_FORM = re.compile(r"(?P<topic>[^\s:]+)\s*:\s+(?P<first>.+?)(?:\s+\.\.\s+(?P<last>.+))?")
LEAST_SHARE = 0.3


class Topic(BaseModel):
    """A term of the vocabulary; `see` holds words that visitors use and transcripts do not."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    summary: str
    words: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


Vocabulary = Mapping[str, Topic]
"""Topics by slug, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A stretch of the text that an editor found to be about a topic."""

    topic: str
    span: Span


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """A line of topics.txt: a topic's slug, and the words that open and close a stretch."""

    line: Line
    topic: str
    first: str
    last: str | None


def parse_vocabulary(text: str, file: str) -> dict[str, Topic]:
    """The topics by slug; raises SourceError for a wrong key, slug or relation."""
    vocabulary: dict[str, Topic] = {}
    for slug, table in parse_toml(text, file).items():
        if not slugs.is_slug(slug) or not isinstance(table, dict):
            raise SourceError(
                f"`{slug}` is not a topic. Open each with [its-slug], in a-z, 0-9 and hyphens.",
                file=file,
                line=find_line(text, slug) or find_line(text, "", slug),
            )
        vocabulary[slug] = check_table(Topic, table, text=text, file=file, section=slug)
    _refuse_strangers(vocabulary, text, file)
    return vocabulary


def _refuse_strangers(vocabulary: Vocabulary, text: str, file: str) -> None:
    for slug, topic in vocabulary.items():
        for related in topic.related:
            if related not in vocabulary:
                raise SourceError(
                    f"`{slug}` is related to `{related}`, which is no topic of this file. "
                    f"{_suggest(related, vocabulary)}",
                    file=file,
                    line=find_line(text, "related", slug),
                )


def _suggest(slug: str, vocabulary: Vocabulary) -> str:
    near = difflib.get_close_matches(slug, vocabulary, n=1)
    return f"Did you mean `{near[0]}`?" if near else "Add it to topics.toml first."


def parse_placements(text: str, file: str, vocabulary: Vocabulary) -> list[PlacementLine]:
    """The lines of topics.txt; raises AnnotationError for another form or an unknown topic."""
    return [_parse_line(line, vocabulary) for line in read_lines(text, file)]


def _parse_line(line: Line, vocabulary: Vocabulary) -> PlacementLine:
    form = _FORM.fullmatch(line.text)
    if form is None or not re.search(r"\w", form["first"]):
        raise line.refuse(
            f"“{line.text}” is not a placement. Write `topic: first words .. last words`."
        )
    if form["topic"] not in vocabulary:
        raise line.refuse(
            f"`{form['topic']}` is no topic of the vocabulary. "
            f"{_suggest(form['topic'], vocabulary)}"
        )
    return PlacementLine(line, form["topic"], form["first"], form["last"])


def place_topics(lines: Sequence[PlacementLine], reading: Reading) -> list[Placement]:
    """The stretches, widened to whole sentences; raises AnnotationError with the nearest text."""
    return [Placement(entry.topic, _find_stretch(entry, reading)) for entry in lines]


def _find_stretch(entry: PlacementLine, reading: Reading) -> Span:
    first = _find_only(entry.line, entry.first, reading)
    if entry.last is None:
        return reading.sentence_at(first.start)
    last = reading.find(entry.last, first.start)
    if not last:
        raise entry.line.refuse(
            f"the last words “{entry.last}” do not stand after {reading.name_place(first.start)}; "
            f"the nearest text is {reading.nearest(entry.last, first.start)}."
        )
    end = reading.sentence_at(last[0].end - 1).end
    return Span(reading.sentence_at(first.start).start, end)


def _find_only(line: Line, words: str, reading: Reading) -> Span:
    places = reading.find(words)
    if not places:
        raise line.refuse(
            f"“{words}” is not in the transcript; the nearest text is {reading.nearest(words)}. "
            "Quote the words as they stand there."
        )
    if len(places) > 1:
        raise line.refuse(
            f"“{words}” fits two places: {describe(reading, places[0].start)} and "
            f"{describe(reading, places[1].start)}. Quote more words until only one fits."
        )
    return places[0]


def weigh_topics(segment: Span, placements: Sequence[Placement]) -> dict[str, float]:
    """The topics of a segment with weights from 0 to 1: the share of it that is about each.

    A segment that shares less than a third with a stretch merely borders on it.
    """
    weights: dict[str, float] = {}
    length = segment.end - segment.start
    for placement in placements:
        shared = placement.span.overlap(segment)
        shorter = min(length, placement.span.end - placement.span.start)
        if shared / shorter >= LEAST_SHARE:
            weight = weights.get(placement.topic, 0.0) + shared / length
            weights[placement.topic] = min(1.0, weight)
    return weights

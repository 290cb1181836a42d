"""What each annotation came to: the stretch of the text that its words named."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.transcript.annotations import Line, place_in_order
from app.transcript.edition import Annotations, Edition
from app.transcript.placements import find_stretch
from app.transcript.reading import Reading
from app.transcript.spans import Span
from app.transcript.topic_places import Placed


@dataclass(frozen=True, slots=True)
class Resolved:
    """A stretch, what stands there (a speaker, a chapter, a topic, a name), and who says so."""

    kind: str
    """turn, chapter, topic or name"""
    says: str
    span: Span
    line: Line | None = None
    """The editor's line; None for what was found by its words."""
    is_taken_out: bool = False


def resolve_annotations(annotations: Annotations, edition: Edition) -> Iterator[Resolved]:
    """Every line of the editor's, file by file; then the topics and names that were found."""
    reading = Reading(edition.text, [sentence.span for sentence in edition.sentences])
    yield from _resolve_turns(annotations, reading)
    yield from _resolve_chapters(annotations, reading)
    for kind, lines in (("topic", annotations.topics), ("name", annotations.names)):
        for entry in lines:
            span = find_stretch(entry, reading)
            span = reading.widen(span) if kind == "topic" else span
            yield Resolved(kind, entry.slug, span, entry.line, entry.is_taken_out)
    yield from _list_found(annotations, edition, reading)


def _resolve_turns(annotations: Annotations, reading: Reading) -> Iterator[Resolved]:
    openings = [(entry.line, entry.words) for entry in annotations.turns]
    for entry, span in zip(annotations.turns, _find_stretches(reading, openings), strict=True):
        yield Resolved("turn", entry.speaker or "?", span, entry.line)


def _resolve_chapters(annotations: Annotations, reading: Reading) -> Iterator[Resolved]:
    openings = [(entry.line, entry.words) for entry in annotations.chapters]
    for entry, span in zip(annotations.chapters, _find_stretches(reading, openings), strict=True):
        yield Resolved("chapter", entry.title, span, entry.line)


def _find_stretches(reading: Reading, openings: list[tuple[Line, str]]) -> list[Span]:
    """From each opening to the next one."""
    starts = place_in_order(reading, openings)
    return [
        Span(start, len(reading.text[:end].rstrip()))
        for start, end in pairwise([*starts, len(reading.text)])
    ]


def _list_found(annotations: Annotations, edition: Edition, reading: Reading) -> Iterator[Resolved]:
    for segment in edition.segments:
        for place in segment.topics:
            if place.placed is Placed.FOUND:
                yield Resolved("topic", place.topic, segment.span)
    by_hand = {(entry.slug, find_stretch(entry, reading)) for entry in annotations.names}
    for mention in edition.mentions:
        if (mention.name, mention.span) not in by_hand:
            yield Resolved("name", mention.name, mention.span)

"""Finds passages for a query, with all that a page shows of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.archive.database import Session
from app.archive.facets import Facet, count_facets
from app.archive.interviews import find_interview, find_interviews
from app.archive.redirects import find_heading
from app.archive.segments import find_segments, sort_segments
from app.archive.state import find_current_ingests, read_generation
from app.archive.topics import find_topic, list_terms
from app.archive.values import Interview, Segment, Sentence, Topic
from app.errors import IndexUnavailableError
from app.search.engine import Engine, Scope, View
from app.search.marks import find_marks
from app.search.query import Query
from app.search.rungs import Find, Rung, climb_down
from app.transcript.spans import Span
from app.transcript.words import split_words

MOST_TRIES = 3
"""How often a search is made anew because an ingest has ended in its middle."""


class Order(StrEnum):
    """How hits are sorted within their rung."""

    RELEVANCE = "relevance"
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits are narrowed to, by slugs; empty where they are not."""

    interview: str = ""
    speaker: str = ""
    chapter: str = ""
    topic: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of the hits is wanted, and in what order."""

    limit: int = 20
    offset: int = 0
    order: Order = Order.RELEVANCE


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment that was found; `marks` are offsets into the canonical text."""

    interview: Interview
    segment: Segment
    sentence: Sentence
    """The best one: the first of those with the most marks."""
    rung: Rung
    score: float
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: `hits` are one page of `total`; facets by filter, the largest first."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, list[Facet]]


def find_passages(
    session: Session,
    engine: Engine,
    query: Query,
    filters: Filters,
    window: Window,
) -> Answer:
    """The passages that hold what a query asks for, one page of them.

    The session is one that reads; it may be turned to a newer state of the archive.
    """
    finds = [] if query.is_empty else _find(session, engine, query, filters)
    ids = [find.match.segment_id for find in finds]
    if window.order is Order.POSITION:
        ranks = {id_: rank for rank, id_ in enumerate(sort_segments(session, ids))}
        finds.sort(key=lambda find: (list(Rung).index(find.rung), ranks[find.match.segment_id]))
    page = finds[window.offset : window.offset + window.limit]
    segments = find_segments(session, [find.match.segment_id for find in page])
    interviews = find_interviews(session, {find.match.interview_id for find in page})
    return Answer(
        total=len(finds),
        hits=tuple(
            _make_hit(find, interviews[find.match.interview_id], segments[find.match.segment_id])
            for find in page
        ),
        facets=count_facets(session, ids),
    )


def _find(session: Session, engine: Engine, query: Query, filters: Filters) -> list[Find]:
    """The matches in one state of the archive, which database and index agree on."""
    for _ in range(MOST_TRIES):
        # The session sees one state from here on; the index, read later, is never the older one.
        generation = read_generation(session)
        with engine.look() as view:
            if view.state.holds(generation):
                return _climb_down(session, view, query, filters)
        # An ingest has ended in between, and the index has dropped what this session still sees.
        session.rollback()
    raise IndexUnavailableError


def _climb_down(session: Session, view: View, query: Query, filters: Filters) -> list[Find]:
    unsettled = set(view.state.unsettled)
    stale = unsettled - find_current_ingests(session, unsettled)
    finds = climb_down(view, query, _make_scope(session, filters, stale))
    current = find_current_ingests(session, {find.match.ingest for find in finds})
    return [find for find in finds if find.match.ingest in current]


def _make_scope(session: Session, filters: Filters, stale: Iterable[int]) -> Scope:
    interview = find_interview(session, filters.interview) if filters.interview else None
    return Scope(
        # An unknown interview holds nothing.
        interview_id=(interview.id if interview else -1) if filters.interview else None,
        speaker=_find_id(session, "speaker", filters.speaker),
        chapter=filters.chapter or None,
        topic=_find_id(session, "topic", filters.topic),
        name=_find_id(session, "name", filters.name),
        without=tuple(stale),
    )


def _find_id(session: Session, kind: str, slug: str) -> int | None:
    """The id behind a filter's slug, present or former; nothing has the one of an unknown slug."""
    if not slug:
        return None
    found = find_heading(session, kind, slug)
    return found[0] if found else -1


def _make_hit(find: Find, interview: Interview, segment: Segment) -> Hit:
    marks = find_marks(segment.text, find.wanted)
    placed = tuple(Span(mark.start + segment.start, mark.end + segment.start) for mark in marks)
    best = max(segment.sentences, key=lambda sentence: _count_marks(sentence, placed))
    return Hit(interview, segment, best, find.rung, find.match.score, placed)


def _count_marks(sentence: Sentence, marks: Sequence[Span]) -> int:
    return sum(sentence.start <= mark.start < sentence.end for mark in marks)


def find_topic_box(session: Session, query: Query) -> tuple[Topic, str] | None:
    """A topic that the query names by its name or another word for it, and that word."""
    asked = _fold(query.text)
    for slug, names in list_terms(session).items():
        for name in names:
            if asked and _fold(name) == asked:
                topic = find_topic(session, slug)
                return (topic, name) if topic else None
    return None


@lru_cache(maxsize=4096)
def _fold(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in split_words(text))

"""Finds passages for a query, with all that a page shows of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.archive.database import Session
from app.archive.facets import Facet, choose_most, name_facets, read_labels
from app.archive.interviews import rank_interviews
from app.archive.state import find_current_ingests
from app.search.consulting import consult, find_stale
from app.search.engine import Engine, Scope, View
from app.search.filters import find_present, make_scope
from app.search.guessing import guess_query, list_unknown
from app.search.hits import Hit, make_hits
from app.search.query import Filters, Query
from app.search.rungs import Find, Rung, climb_down
from app.search.uses import Counted, Use, count_uses, name_uses


class Order(StrEnum):
    """How hits are sorted within their rung."""

    RELEVANCE = "relevance"
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of the hits is wanted, and in what order."""

    limit: int = 20
    offset: int = 0
    order: Order = Order.RELEVANCE


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: `hits` are one page of `total`."""

    total: int = 0
    hits: tuple[Hit, ...] = ()
    rungs: Mapping[Rung, int] = field(default_factory=dict)
    """How many hits each rung has."""
    facets: Mapping[str, list[Facet]] = field(default_factory=dict)
    """What hits can be narrowed to, by filter; the most frequent first."""
    uses: tuple[Use, ...] = ()
    """How often the words stand in the texts, and who says them."""
    absent: tuple[str, ...] = ()
    """The words, as typed, that no text of the archive has."""
    guess: str | None = None
    """What may have been meant, and would find more."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the index knows of a query; the rest is the archive's."""

    finds: list[Find]
    facets: Mapping[str, Counter[Any]]
    uses: tuple[Counted, ...]
    absent: tuple[str, ...]
    guess: str | None


def find_passages(
    session: Session, engine: Engine, query: Query, filters: Filters, window: Window
) -> Answer:
    """The passages that hold what a query asks for, one page of them.

    The session is one that reads; it may be turned to a newer state of the archive.
    """
    if query.is_empty:
        return Answer()
    found = consult(session, engine, lambda view: _ask(session, view, query, filters))
    finds = found.finds
    if window.order is Order.POSITION:
        finds = _sort_by_position(session, finds)
    page = finds[window.offset : window.offset + window.limit]
    values = choose_most(found.facets)
    values["speaker"] += [id_ for use in found.uses for id_ in use.by if id_]
    labels = read_labels(session, values)
    return Answer(
        total=len(finds),
        hits=tuple(make_hits(session, page, find_present(session, "speaker", filters.speaker))),
        rungs=Counter(find.rung for find in finds),
        facets=name_facets(found.facets, labels),
        uses=name_uses(found.uses, labels["speaker"]),
        absent=found.absent,
        guess=found.guess,
    )


def _ask(session: Session, view: View, query: Query, filters: Filters) -> _Found:
    finds, scope = _climb_down(session, view, query, filters)
    unknown = list_unknown(view, query)
    return _Found(
        finds,
        view.count_facets([find.match for find in finds]),
        count_uses(view, query, scope, finds),
        tuple(dict.fromkeys(query.text[word.start : word.end] for word in unknown)),
        guess_query(view, query, scope, finds),
    )


def _climb_down(
    session: Session, view: View, query: Query, filters: Filters
) -> tuple[list[Find], Scope]:
    scope = make_scope(session, filters, find_stale(session, view))
    finds = climb_down(view, query, scope)
    current = find_current_ingests(session, {find.match.ingest for find in finds})
    return [find for find in finds if find.match.ingest in current], scope


def _sort_by_position(session: Session, finds: list[Find]) -> list[Find]:
    """Rung by rung, the newest interview first, in each as it was said."""
    rungs = list(Rung)
    ranks = rank_interviews(session, {find.match.interview_id for find in finds})
    return sorted(
        finds,
        key=lambda find: (
            rungs.index(find.rung),
            ranks[find.match.interview_id],
            find.match.position,
        ),
    )

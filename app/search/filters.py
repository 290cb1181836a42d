"""What a search is narrowed to: from an address or the query to the archive's own numbers."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from app.archive.database import Session
from app.archive.facets import find_label, find_value
from app.archive.interviews import find_interview
from app.archive.redirects import find_heading
from app.search.engine import Scope
from app.search.query import Filters, Query

NOTHING = -1
"""The id that nothing in the archive has."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A filter whose value the archive does not have, as it was typed."""

    name: str
    typed: str


def merge_filters(
    session: Session, query: Query, filters: Filters
) -> tuple[Filters, tuple[Unknown, ...]]:
    """The filters of an address and those that stand in the query, which win.

    In a query a value is written as in an address, as people call it, or by a part of that which
    fits no other: speaker:ilya. What nothing is called is kept as typed, and told.
    """
    unknown = [
        Unknown(name, slug)
        for name, slug in list_filters(filters).items()
        if find_value(session, name, slug) is None and _find_former(session, name, slug) is None
    ]
    for name, typed in query.named:
        slug = find_value(session, name, typed) or _find_former(session, name, typed)
        if slug is None:
            unknown.append(Unknown(name, typed))
        filters = replace(filters, **{name: slug or typed})
    return filters, tuple(unknown)


def find_present(session: Session, kind: str, slug: str) -> str:
    """The present slug of a heading at a slug that it has or had; else the slug itself."""
    found = find_heading(session, kind, slug) if slug else None
    return found[1] if found else slug


def _find_former(session: Session, kind: str, slug: str) -> str | None:
    """What is called otherwise now; chapters keep no former names."""
    if kind == "chapter":
        return None
    if kind == "interview":
        interview = find_interview(session, slug)
        return interview.slug if interview else None
    found = find_heading(session, kind, slug)
    return found[1] if found else None


def list_filters(filters: Filters) -> dict[str, str]:
    """The filters that are set, by name."""
    return {name: value for name, value in asdict(filters).items() if value}


def label_filters(session: Session, filters: Filters) -> dict[str, str]:
    """The filters that are set, as people call their values."""
    return {
        name: find_label(session, name, value) or value
        for name, value in list_filters(filters).items()
    }


def make_scope(session: Session, filters: Filters, stale: Iterable[int]) -> Scope:
    """Where to look; nothing lies under a value that the archive does not have."""
    interview = find_interview(session, filters.interview) if filters.interview else None
    return Scope(
        interview_id=(interview.id if interview else NOTHING) if filters.interview else None,
        speaker=_find_id(session, "speaker", filters.speaker),
        chapter=filters.chapter or None,
        topic=_find_id(session, "topic", filters.topic),
        name=_find_id(session, "name", filters.name),
        without=tuple(stale),
    )


def _find_id(session: Session, kind: str, slug: str) -> int | None:
    """The id behind a filter's slug, present or former."""
    if not slug:
        return None
    found = find_heading(session, kind, slug)
    return found[0] if found else NOTHING

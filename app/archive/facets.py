"""Names what search results have in common: the values that they can be narrowed to."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, bindparam, cast, func, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.archive.models import (
    ChapterRow,
    InterviewRow,
    NameRow,
    PersonRow,
    SegmentRow,
    SegmentTopicRow,
    TopicRow,
    TurnRow,
)
from app.archive.segments import holds_turn
from app.archive.values import Heading
from app.transcript.slugs import make_slug

MOST_VALUES = 50
"""Of each kind, so many of the most frequent values are named."""

_LABELS: dict[
    str, tuple[InstrumentedAttribute[Any], InstrumentedAttribute[str], InstrumentedAttribute[str]]
] = {
    "topic": (TopicRow.id, TopicRow.slug, TopicRow.name),
    "speaker": (PersonRow.id, PersonRow.slug, PersonRow.name),
    "interview": (InterviewRow.id, InterviewRow.slug, InterviewRow.title),
    "chapter": (ChapterRow.slug, ChapterRow.slug, ChapterRow.title),
    "name": (NameRow.id, NameRow.slug, NameRow.name),
}
"""By filter: what its values are counted by, that of an address, and what people call them."""

# Made once: to put it together takes longer than to run it.
_ALL_LABELS = union_all(
    *(
        select(literal(kind), cast(value, String), slug, label).where(
            value.in_(bindparam(kind, expanding=True))
        )
        for kind, (value, slug, label) in _LABELS.items()
    )
)


@dataclass(frozen=True, slots=True)
class Facet:
    """A value, and how many of the segments have it."""

    slug: str
    name: str
    count: int


def read_labels(
    session: Session, values: Mapping[str, Collection[Any]]
) -> dict[str, dict[Any, Heading]]:
    """What values of filters are called, by what they are counted by: ids, or chapters' slugs.

    The kinds of values are topic, speaker, interview, chapter and name.
    """
    labels: dict[str, dict[Any, Heading]] = {kind: {} for kind in _LABELS}
    asked = {kind: list(values.get(kind, ())) for kind in _LABELS}
    for kind, value, slug, label in session.execute(_ALL_LABELS, asked):
        labels[kind][value if kind == "chapter" else int(value)] = Heading(slug, label)
    return labels


def name_facets(
    counts: Mapping[str, Mapping[Any, int]], labels: Mapping[str, Mapping[Any, Heading]]
) -> dict[str, list[Facet]]:
    """Values with what they are called by filter, the most frequent first."""
    return {
        kind: sorted(
            (
                Facet(label.slug, label.name, counts[kind][value])
                for value, label in labels[kind].items()
                if value in counts[kind]
            ),
            key=lambda facet: (-facet.count, facet.name),
        )
        for kind in _LABELS
    }


def choose_most(counts: Mapping[str, Counter[Any]]) -> dict[str, list[Any]]:
    """The most frequent values by filter."""
    return {kind: [value for value, _ in counts[kind].most_common(MOST_VALUES)] for kind in counts}


def count_speakers(session: Session, topic: str) -> list[Facet]:
    """Who speaks in the passages under a topic, and in how many; the most frequent first."""
    count = func.count(SegmentRow.id.distinct())
    under_topic = (
        select(PersonRow.slug, PersonRow.name, count)
        .select_from(SegmentRow)
        .join(TurnRow, holds_turn())
        .join(PersonRow, PersonRow.id == TurnRow.person_id)
        .join(SegmentTopicRow, SegmentTopicRow.segment_id == SegmentRow.id)
        .join(TopicRow, TopicRow.id == SegmentTopicRow.topic_id)
        .where(TopicRow.slug == topic)
        .group_by(PersonRow.slug, PersonRow.name)
        .order_by(count.desc(), PersonRow.name)
    )
    return [Facet(*row) for row in session.execute(under_topic)]


def find_value(session: Session, kind: str, typed: str) -> str | None:
    """The slug of a filter's value by its slug, by its name, or by a part of its slug that no
    other value has; None where nothing, or more than one, is called so.
    """
    _, slugs, labels = _LABELS[kind]
    slug = make_slug(typed)
    # SQLite's lower() knows the letters of English alone.
    written = {typed, typed.lower(), typed.capitalize(), typed.title(), typed.upper()}
    called = labels.in_(written) | (func.lower(labels) == typed.lower())
    exactly = slugs.in_([typed, slug]) | called
    found = session.scalars(select(slugs).where(exactly).distinct().limit(1)).first()
    if found or not slug:
        return found
    parts = "-" + slugs + "-"
    within = select(slugs).where(parts.contains(f"-{slug}-", autoescape=True)).distinct().limit(2)
    only = list(session.scalars(within))
    return only[0] if len(only) == 1 else None


def find_label(session: Session, filter_name: str, slug: str) -> str | None:
    """What a filter's value is called; None where the archive has no such value."""
    _, slugs, labels = _LABELS[filter_name]
    return session.scalars(select(labels).where(slugs == slug)).first()

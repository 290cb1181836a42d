"""Counts what a set of segments has in common: the values that a search can be narrowed to."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.archive.models import (
    ChapterRow,
    InterviewRow,
    MentionRow,
    NameRow,
    PersonRow,
    SegmentRow,
    SegmentTopicRow,
    TopicRow,
    TurnRow,
)
from app.archive.segments import holds_turn

_LABELS: dict[str, tuple[InstrumentedAttribute[str], InstrumentedAttribute[str]]] = {
    "topic": (TopicRow.slug, TopicRow.name),
    "speaker": (PersonRow.slug, PersonRow.name),
    "interview": (InterviewRow.slug, InterviewRow.title),
    "chapter": (ChapterRow.slug, ChapterRow.title),
    "name": (NameRow.slug, NameRow.name),
}
"""By filter: the column of its values, and that of what people call them."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value, and how many of the segments have it."""

    slug: str
    name: str
    count: int


def count_facets(session: Session, ids: Sequence[int]) -> dict[str, list[Facet]]:
    """The values by filter: topic, speaker, interview, chapter, name; most frequent first."""
    return {name: _count(session, rows, ids) for name, rows in _QUERIES.items()}


def count_speakers(session: Session, topic: str) -> list[Facet]:
    """Who speaks in the passages under a topic, and in how many; the most frequent first."""
    under_topic = (
        _QUERIES["speaker"]
        .join(SegmentTopicRow, SegmentTopicRow.segment_id == SegmentRow.id)
        .join(TopicRow, TopicRow.id == SegmentTopicRow.topic_id)
        .where(TopicRow.slug == topic)
    )
    return [Facet(*row) for row in session.execute(under_topic)]


def find_label(session: Session, filter_name: str, slug: str) -> str | None:
    """What a filter's value is called; None where the archive has no such value."""
    slugs, labels = _LABELS[filter_name]
    return session.scalars(select(labels).where(slugs == slug)).first()


def _count(session: Session, rows: Select[str, str, int], ids: Sequence[int]) -> list[Facet]:
    return [Facet(*row) for row in session.execute(rows.where(SegmentRow.id.in_(ids)))]


def _list_queries() -> dict[str, Select[str, str, int]]:
    in_chapter = and_(
        ChapterRow.interview_id == SegmentRow.interview_id,
        ChapterRow.position == SegmentRow.chapter,
    )
    return {
        "topic": _select(*_LABELS["topic"])
        .join(SegmentTopicRow, SegmentTopicRow.segment_id == SegmentRow.id)
        .join(TopicRow, TopicRow.id == SegmentTopicRow.topic_id),
        "speaker": _select(*_LABELS["speaker"])
        .join(TurnRow, holds_turn())
        .join(PersonRow, PersonRow.id == TurnRow.person_id),
        "interview": _select(*_LABELS["interview"]).join(
            InterviewRow, InterviewRow.id == SegmentRow.interview_id
        ),
        "chapter": _select(*_LABELS["chapter"]).join(ChapterRow, in_chapter),
        "name": _select(*_LABELS["name"])
        .join(MentionRow, MentionRow.segment_id == SegmentRow.id)
        .join(NameRow, NameRow.id == MentionRow.name_id),
    }


def _select(
    slug: InstrumentedAttribute[str], name: InstrumentedAttribute[str]
) -> Select[str, str, int]:
    count = func.count(SegmentRow.id.distinct())
    return (
        select(slug, name, count)
        .select_from(SegmentRow)
        .group_by(slug, name)
        .order_by(count.desc(), name)
    )


_QUERIES = _list_queries()

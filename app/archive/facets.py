"""Counts what a set of segments has in common: the values that a search can be narrowed to."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.archive.models import (
    ChapterRow,
    InterviewRow,
    PersonRow,
    SegmentRow,
    SegmentTopicRow,
    TopicRow,
    TurnRow,
)
from app.archive.segments import holds_turn


@dataclass(frozen=True, slots=True)
class Facet:
    """A value, and how many of the segments have it."""

    slug: str
    name: str
    count: int


def count_facets(session: Session, ids: Sequence[int]) -> dict[str, list[Facet]]:
    """The values by filter: topic, speaker, interview, chapter; each most frequent first."""
    return {name: _count(session, rows, ids) for name, rows in _QUERIES.items()}


def _count(session: Session, rows: Select[str, str, int], ids: Sequence[int]) -> list[Facet]:
    return [Facet(*row) for row in session.execute(rows.where(SegmentRow.id.in_(ids)))]


def _list_queries() -> dict[str, Select[str, str, int]]:
    in_chapter = and_(
        ChapterRow.interview_id == SegmentRow.interview_id,
        ChapterRow.position == SegmentRow.chapter,
    )
    return {
        "topic": _select(TopicRow.slug, TopicRow.name)
        .join(SegmentTopicRow, SegmentTopicRow.segment_id == SegmentRow.id)
        .join(TopicRow, TopicRow.id == SegmentTopicRow.topic_id),
        "speaker": _select(PersonRow.slug, PersonRow.name)
        .join(TurnRow, holds_turn())
        .join(PersonRow, PersonRow.id == TurnRow.person_id),
        "interview": _select(InterviewRow.slug, InterviewRow.title).join(
            InterviewRow, InterviewRow.id == SegmentRow.interview_id
        ),
        "chapter": _select(ChapterRow.slug, ChapterRow.title).join(ChapterRow, in_chapter),
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

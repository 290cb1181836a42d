"""Counts where topics are talked about: in which interviews, and in which chapters of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Subquery, exists, func, select
from sqlalchemy.orm import Session

from app.archive.models import InterviewRow, SegmentRow, SegmentTopicRow, TopicRow
from app.archive.segments import READING_ORDER
from app.archive.values import Interview


@dataclass(frozen=True, slots=True)
class TopicCount:
    """How many segments under a topic stand in one place, and where these begin."""

    topic: str
    """Its slug."""
    place: int | None
    """The id of an interview, or the position of a chapter; None where there are no chapters."""
    segments: int
    before: int
    """How many under the topic come before them in reading order."""


def list_interviews_with_topics(session: Session) -> list[int]:
    """The ids of the interviews that have a segment under any topic, in reading order."""
    under_topic = exists().where(
        SegmentRow.interview_id == InterviewRow.id, SegmentTopicRow.segment_id == SegmentRow.id
    )
    rows = select(InterviewRow.id).where(under_topic).order_by(*READING_ORDER[:-1])
    return list(session.scalars(rows))


def count_by_interview(session: Session, newest: Sequence[int]) -> list[TopicCount]:
    """What each topic has of the first interviews in reading order, by their ids."""
    ranked = _RANKED.where(SegmentRow.interview_id.in_(newest)).subquery()
    return _count(session, ranked, ranked.c.interview_id)


def count_by_chapter(session: Session, interview: Interview) -> list[TopicCount]:
    """What each topic has of the chapters of an interview."""
    ranked = _RANKED.subquery()
    return _count(session, ranked, ranked.c.chapter, ranked.c.interview_id == interview.id)


def _count(
    session: Session,
    ranked: Subquery,
    place: ColumnElement[int | None],
    *conditions: ColumnElement[bool],
) -> list[TopicCount]:
    rows = (
        select(TopicRow.slug, place, func.count(), func.min(ranked.c.rank) - 1)
        .join(ranked, ranked.c.topic_id == TopicRow.id)
        .where(*conditions)
        .group_by(TopicRow.id, place)
        .order_by(TopicRow.position, place)
    )
    return [TopicCount(*row) for row in session.execute(rows)]


_RANKED = (
    select(
        SegmentTopicRow.topic_id,
        SegmentRow.interview_id,
        SegmentRow.chapter,
        func.row_number()
        .over(partition_by=SegmentTopicRow.topic_id, order_by=READING_ORDER)
        .label("rank"),
    )
    .join(SegmentRow, SegmentRow.id == SegmentTopicRow.segment_id)
    .join(InterviewRow, InterviewRow.id == SegmentRow.interview_id)
)
"""Segments under topics with their places, and with their ranks within their topic."""

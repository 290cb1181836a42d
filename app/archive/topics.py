"""Reads the vocabulary."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.archive.models import SegmentRow, SegmentTopicRow, TopicRow
from app.archive.values import Topic


def list_topics(session: Session) -> list[Topic]:
    """Every topic of the vocabulary, in its order, also those without a passage."""
    return [_make_topic(*row) for row in session.execute(_select_topics())]


def find_topic(session: Session, slug: str) -> Topic | None:
    """The topic at a slug."""
    row = session.execute(_select_topics().where(TopicRow.slug == slug)).first()
    return _make_topic(*row) if row else None


def list_terms(session: Session) -> dict[str, tuple[str, ...]]:
    """What visitors may call each topic, by slug: its name, and the words that lead to it."""
    rows = session.execute(select(TopicRow.slug, TopicRow.name, TopicRow.see))
    return {slug: (name, *see) for slug, name, see in rows}


def list_topic_words(session: Session) -> dict[str, tuple[str, ...]]:
    """All that leads to each topic, by slug: its terms, and the words that betray it in a text."""
    rows = session.execute(select(TopicRow.slug, TopicRow.name, TopicRow.see, TopicRow.words))
    return {slug: (name, *see, *words) for slug, name, see, words in rows}


def _select_topics() -> Select[TopicRow, int, int]:
    return (
        select(
            TopicRow,
            func.count(SegmentTopicRow.segment_id),
            func.count(SegmentRow.interview_id.distinct()),
        )
        .join_from(TopicRow, SegmentTopicRow, isouter=True)
        .join(SegmentRow, SegmentRow.id == SegmentTopicRow.segment_id, isouter=True)
        .group_by(TopicRow.id)
        .order_by(TopicRow.position)
    )


def _make_topic(row: TopicRow, segments: int, interviews: int) -> Topic:
    return Topic(
        row.slug,
        row.name,
        row.summary,
        tuple(row.words),
        tuple(row.see),
        tuple(row.related),
        row.broader,
        segments,
        interviews,
    )

"""Reads who speaks, where and how much."""

from collections.abc import Iterable

from sqlalchemy import false, func, literal, or_, select
from sqlalchemy.orm import Session

from app.archive.facets import Facet
from app.archive.interviews import find_interviews
from app.archive.models import (
    InterviewPersonRow,
    InterviewRow,
    PersonRow,
    SegmentRow,
    SegmentTopicRow,
    TopicRow,
    TurnRow,
)
from app.archive.segments import holds_turn
from app.archive.values import Heading, Interview, Measure, Part


def find_speaker(session: Session, slug: str) -> Heading | None:
    """The speaker at a slug; nobody who is in no interview."""
    row = session.execute(
        select(PersonRow.slug, PersonRow.name)
        .join(InterviewPersonRow, InterviewPersonRow.person_id == PersonRow.id)
        .where(PersonRow.slug == slug)
    ).first()
    return Heading(*row) if row else None


def find_speakers_called(session: Session, names: Iterable[str], limit: int) -> list[Heading]:
    """Some of those whose slug has one of some words among its parts."""
    parts = literal("-").concat(PersonRow.slug).concat("-")
    called = [parts.contains(f"-{name}-", autoescape=True) for name in names]
    rows = select(PersonRow.slug, PersonRow.name).where(
        or_(false(), *called), PersonRow.id.in_(select(InterviewPersonRow.person_id))
    )
    return [Heading(*row) for row in session.execute(rows.order_by(PersonRow.slug).limit(limit))]


def count_topics(session: Session, speaker: str, most: int) -> list[Facet]:
    """The topics with the most segments in which a speaker speaks, the largest first."""
    count = func.count(SegmentRow.id.distinct())
    rows = session.execute(
        select(TopicRow.slug, TopicRow.name, count)
        .select_from(SegmentRow)
        .join(TurnRow, holds_turn())
        .join(PersonRow, PersonRow.id == TurnRow.person_id)
        .join(SegmentTopicRow, SegmentTopicRow.segment_id == SegmentRow.id)
        .join(TopicRow, TopicRow.id == SegmentTopicRow.topic_id)
        .where(PersonRow.slug == speaker)
        .group_by(TopicRow.id)
        .order_by(count.desc(), TopicRow.position)
        .limit(most)
    )
    return [Facet(*row) for row in rows]


def measure_speaker(session: Session, speaker: str) -> Measure:
    """How much a speaker says in all."""
    in_interviews = (
        select(InterviewPersonRow.interview_id)
        .join(PersonRow, PersonRow.id == InterviewPersonRow.person_id)
        .where(PersonRow.slug == speaker)
    )
    parts = session.scalars(select(func.count()).select_from(in_interviews.subquery())).one()
    spoken = session.execute(
        select(
            func.count(TurnRow.interview_id.distinct()),
            func.count(TurnRow.position),
            func.coalesce(func.sum(TurnRow.words), 0),
        )
        .join(PersonRow, PersonRow.id == TurnRow.person_id)
        .where(PersonRow.slug == speaker)
    ).one()
    return Measure(parts, *spoken)


def names_anybody(session: Session, interview: Interview) -> bool:
    """Whether any turn of an interview is known to be somebody's."""
    known = select(TurnRow.position).where(
        TurnRow.interview_id == interview.id, TurnRow.person_id.is_not(None)
    )
    return session.execute(known.limit(1)).first() is not None


def read_parts(
    session: Session, speaker: str, limit: int | None = None, offset: int = 0
) -> list[Part]:
    """What a speaker has of each interview, the newest first; also where no turn is known."""
    in_interview = (TurnRow.interview_id == InterviewPersonRow.interview_id) & (
        TurnRow.person_id == InterviewPersonRow.person_id
    )
    rows = session.execute(
        select(
            InterviewPersonRow.interview_id,
            InterviewPersonRow.role,
            func.count(TurnRow.position),
            func.coalesce(func.sum(TurnRow.words), 0),
        )
        .join(PersonRow, PersonRow.id == InterviewPersonRow.person_id)
        .join(InterviewRow, InterviewRow.id == InterviewPersonRow.interview_id)
        .join(TurnRow, in_interview, isouter=True)
        .where(PersonRow.slug == speaker)
        .group_by(InterviewPersonRow.interview_id, InterviewPersonRow.role)
        .order_by(InterviewRow.date.desc().nulls_last(), InterviewRow.title, InterviewRow.id)
        .limit(limit)
        .offset(offset)
    ).all()
    interviews = find_interviews(session, [row[0] for row in rows])
    return [Part(interviews[id_], role, turns, words) for id_, role, turns, words in rows]

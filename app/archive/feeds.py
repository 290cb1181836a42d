"""Reads what is new in the archive, and lists all that search engines may know of, in parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.archive.models import (
    InterviewPersonRow,
    InterviewRow,
    KeyRow,
    MentionRow,
    NameRow,
    PersonRow,
    PlaceRow,
    RevisionRow,
    SegmentRow,
    SegmentTopicRow,
    SentenceRow,
    TopicRow,
    TurnRow,
)
from app.archive.segments import READING_ORDER, find_segments
from app.archive.values import Interview, Segment
from app.transcript.turns import Basis


@dataclass(frozen=True, slots=True)
class Dates:
    """When an interview was first added, and when its text was last changed; in UTC."""

    added: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """An interview, or with a key a sentence of it, by what an address needs."""

    interview_id: int
    slug: str
    key: str = ""


def read_latest(session: Session, most: int) -> dict[int, Dates]:
    """The interviews that were added or corrected last, by id, the latest first."""
    standing = InterviewRow.removed_at.is_(None)
    rows = _select_dates().join(InterviewRow, InterviewRow.id == RevisionRow.interview_id)
    latest_first = (func.max(RevisionRow.ingested_at).desc(), RevisionRow.interview_id.desc())
    return _read_dates(session, rows.where(standing).order_by(*latest_first).limit(most))


def find_dates(session: Session, ids: Iterable[int]) -> dict[int, Dates]:
    """When some interviews were added and last changed, by id."""
    return _read_dates(session, _select_dates().where(RevisionRow.interview_id.in_(set(ids))))


def read_dates_between(session: Session, first: int, last: int) -> dict[int, Dates]:
    """The same for all interviews from one id to another."""
    within = RevisionRow.interview_id.between(first, last)
    return _read_dates(session, _select_dates().where(within))


def _select_dates() -> Select[int, datetime, datetime]:
    return select(
        RevisionRow.interview_id,
        func.min(RevisionRow.ingested_at),
        func.max(RevisionRow.ingested_at),
    ).group_by(RevisionRow.interview_id)


def _read_dates(session: Session, rows: Select[int, datetime, datetime]) -> dict[int, Dates]:
    return {id_: Dates(added, changed) for id_, added, changed in session.execute(rows)}


def read_first_segments(session: Session, interview_ids: Iterable[int]) -> dict[int, Segment]:
    """The segment that opens each interview, by the interview's id."""
    rows = select(SegmentRow.id).where(
        SegmentRow.interview_id.in_(set(interview_ids)), SegmentRow.position == 0
    )
    segments = find_segments(session, list(session.scalars(rows)))
    return {segment.interview_id: segment for segment in segments.values()}


def find_guessed(session: Session, interview_ids: Iterable[int]) -> set[tuple[int, str]]:
    """Who takes part in some interviews by a guess alone: the interviews' ids, and slugs."""
    surely = exists().where(
        TurnRow.interview_id == InterviewPersonRow.interview_id,
        TurnRow.person_id == InterviewPersonRow.person_id,
        TurnRow.basis != Basis.INFERRED,
    )
    rows = (
        select(InterviewPersonRow.interview_id, PersonRow.slug)
        .join(PersonRow, PersonRow.id == InterviewPersonRow.person_id)
        .where(
            InterviewPersonRow.interview_id.in_(set(interview_ids)),
            InterviewPersonRow.role == "speaker",
            ~surely,
        )
    )
    return {(id_, slug) for id_, slug in session.execute(rows)}


def list_guessed(session: Session, interview: Interview) -> set[str]:
    """The slugs of those who take part in an interview by a guess alone."""
    return {slug for _, slug in find_guessed(session, [interview.id])}


def list_newest_under(session: Session, topic: str, most: int) -> list[int]:
    """The ids of segments under a topic: of the interview that was added last first."""
    added = (
        select(RevisionRow.interview_id, func.min(RevisionRow.ingested_at).label("at"))
        .group_by(RevisionRow.interview_id)
        .subquery()
    )
    rows = (
        select(SegmentRow.id)
        .join(SegmentTopicRow, SegmentTopicRow.segment_id == SegmentRow.id)
        .join(TopicRow, TopicRow.id == SegmentTopicRow.topic_id)
        .join(InterviewRow, InterviewRow.id == SegmentRow.interview_id)
        .join(added, added.c.interview_id == SegmentRow.interview_id)
        .where(TopicRow.slug == topic)
        .order_by(added.c.at.desc(), *READING_ORDER)
        .limit(most)
    )
    return list(session.scalars(rows))


def count_listed(session: Session) -> dict[str, int]:
    """How many of each kind search engines may know of, in the order in which they are listed."""
    return {
        kind: session.scalars(select(func.count()).select_from(rows.subquery())).one()
        for kind, rows in _LISTED.items()
    }


def list_interviews(session: Session, first: int, most: int) -> list[Listed]:
    """A stretch of all interviews, from a place in their list on."""
    rows = session.execute(_INTERVIEWS.offset(first).limit(most))
    return [Listed(id_, slug) for id_, slug in rows]


def list_slugs(session: Session, kind: str, first: int, most: int) -> list[str]:
    """A stretch of all topics with passages, of all names, or of all speakers."""
    return list(session.scalars(_SLUGS[kind].offset(first).limit(most)))


def list_openings(session: Session, first: int, most: int) -> list[Listed]:
    """A stretch of the first sentences of all segments."""
    within = _SEGMENTS.offset(first).limit(most).subquery()
    rows = (
        select(InterviewRow.id, InterviewRow.slug, KeyRow.key)
        .select_from(within)
        .join(SegmentRow, SegmentRow.id == within.c.id)
        .join(InterviewRow, InterviewRow.id == SegmentRow.interview_id)
        .join(PlaceRow, _OPENS)
        .join(SentenceRow, SentenceRow.id == PlaceRow.sentence_id)
        .join(KeyRow, KeyRow.id == SentenceRow.key_id)
        .order_by(SegmentRow.interview_id, SegmentRow.position)
    )
    return [Listed(*row) for row in session.execute(rows)]


def _select_slugs(
    table: type[TopicRow | NameRow | PersonRow], use: InstrumentedAttribute[int]
) -> Select[str]:
    """The slugs of those headings that anything stands under, the oldest first."""
    return select(table.slug).where(table.id.in_(select(use))).order_by(table.id)


_OPENS = and_(
    PlaceRow.interview_id == SegmentRow.interview_id,
    PlaceRow.position == SegmentRow.first_sentence,
)
_INTERVIEWS = (
    select(InterviewRow.id, InterviewRow.slug)
    .where(InterviewRow.removed_at.is_(None))
    .order_by(InterviewRow.id)
)
_SLUGS = {
    "topic": _select_slugs(TopicRow, SegmentTopicRow.topic_id),
    "name": _select_slugs(NameRow, MentionRow.name_id),
    "speaker": _select_slugs(PersonRow, InterviewPersonRow.person_id),
}
# Their ids stand in an index in this order, so that to skip those before costs next to nothing.
_SEGMENTS = select(SegmentRow.id).order_by(SegmentRow.interview_id, SegmentRow.position)
_LISTED: dict[str, Select[*tuple[Any, ...]]] = {
    "interview": _INTERVIEWS,
    **_SLUGS,
    "segment": _SEGMENTS,
}

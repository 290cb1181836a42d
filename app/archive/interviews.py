"""Finds interviews and reads their parts."""

from collections.abc import Iterable

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session, selectinload

from app.archive.models import (
    ChapterRow,
    FormerSlugRow,
    InterviewPersonRow,
    InterviewRow,
    KeyRow,
    PersonRow,
    PlaceRow,
    SentenceRow,
    TurnRow,
)
from app.archive.values import Chapter, Interview, Participant, Sentence, Turn

_ROLES = {"guest": 0, "host": 1}


def list_interviews(session: Session) -> list[Interview]:
    """Every interview, the newest first; those without a date come last."""
    rows = session.scalars(
        _select_interviews().order_by(InterviewRow.date.desc().nulls_last(), InterviewRow.title)
    )
    return [_make_interview(row) for row in rows]


def find_interview(session: Session, slug: str) -> Interview | None:
    """The interview at a slug, or at a slug that it had before."""
    row = session.scalars(_select_interviews().where(InterviewRow.slug == slug)).first()
    if row is None:
        former = select(FormerSlugRow.interview_id).where(FormerSlugRow.slug == slug)
        row = session.scalars(
            _select_interviews().where(InterviewRow.id == former.scalar_subquery())
        ).first()
    return _make_interview(row) if row else None


def find_interviews(session: Session, ids: Iterable[int]) -> dict[int, Interview]:
    """Interviews by id."""
    rows = session.scalars(_select_interviews().where(InterviewRow.id.in_(set(ids))))
    return {row.id: _make_interview(row) for row in rows}


def _select_interviews() -> Select[InterviewRow]:
    people = selectinload(InterviewRow.people).joinedload(InterviewPersonRow.person)
    return select(InterviewRow).options(people)


def _make_interview(row: InterviewRow) -> Interview:
    people = sorted(row.people, key=lambda part: (_ROLES.get(part.role, 2), part.position))
    return Interview(
        id=row.id,
        slug=row.slug,
        title=row.title,
        series=row.series,
        date=row.date,
        language=row.language,
        source_url=row.source_url,
        source_kind=row.source_kind,
        collection=row.collection,
        identifier=row.identifier,
        place=row.place,
        rights=row.rights,
        words=row.words,
        sentences=row.sentences,
        segments=row.segments,
        revision=row.revision,
        ingest=row.ingest,
        participants=tuple(
            Participant(part.person.slug, part.person.name, part.role) for part in people
        ),
    )


def read_text(session: Session, interview: Interview) -> str:
    """The canonical text."""
    return " ".join(sentence.text for sentence in read_sentences(session, interview))


def read_sentences(
    session: Session, interview: Interview, start: int = 0, end: int | None = None
) -> list[Sentence]:
    """The sentences that touch a stretch of the text, in order; all of them without one."""
    rows = select_sentences().where(PlaceRow.interview_id == interview.id, PlaceRow.end > start)
    if end is not None:
        rows = rows.where(PlaceRow.start < end)
    return [Sentence(*row) for row in session.execute(rows.order_by(PlaceRow.position))]


def select_sentences() -> Select[str, int, int, int, str]:
    """The fields of a Sentence, of the current revision."""
    return (
        select(KeyRow.key, PlaceRow.position, PlaceRow.start, PlaceRow.end, SentenceRow.text)
        .join_from(PlaceRow, SentenceRow, SentenceRow.id == PlaceRow.sentence_id)
        .join(KeyRow, KeyRow.id == SentenceRow.key_id)
    )


def read_turns(
    session: Session, interview: Interview, start: int = 0, end: int | None = None
) -> list[Turn]:
    """The turns that touch a stretch of the text, in order."""
    in_interview = and_(
        InterviewPersonRow.interview_id == TurnRow.interview_id,
        InterviewPersonRow.person_id == TurnRow.person_id,
    )
    rows = (
        select(TurnRow, PersonRow, InterviewPersonRow.role)
        .join(PersonRow, PersonRow.id == TurnRow.person_id, isouter=True)
        .join(InterviewPersonRow, in_interview, isouter=True)
        .where(TurnRow.interview_id == interview.id, TurnRow.end > start)
        .order_by(TurnRow.position)
    )
    if end is not None:
        rows = rows.where(TurnRow.start < end)
    return [make_turn(*row) for row in session.execute(rows)]


def make_turn(row: TurnRow, person: PersonRow | None, role: str | None) -> Turn:
    """A turn from its rows; without a person its speaker is unknown."""
    speaker = Participant(person.slug, person.name, role or "speaker") if person else None
    return Turn(speaker, row.basis, row.start, row.end)


def read_chapters(session: Session, interview: Interview) -> list[Chapter]:
    """The chapters in order."""
    rows = session.scalars(
        select(ChapterRow)
        .where(ChapterRow.interview_id == interview.id)
        .order_by(ChapterRow.position)
    )
    return [make_chapter(row) for row in rows]


def make_chapter(row: ChapterRow) -> Chapter:
    """A chapter from its row."""
    return Chapter(row.slug, row.title, row.time_s, row.start, row.end)

"""Finds interviews and reads their parts."""

from collections.abc import Iterable, Sequence

from sqlalchemy import BindParameter, Select, and_, bindparam, func, literal, select
from sqlalchemy.orm import Session

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

# Columns and not rows, which take three times as long to be made.
TURN = (
    PersonRow.slug,
    PersonRow.name,
    InterviewPersonRow.role,
    TurnRow.basis,
    TurnRow.words,
    TurnRow.start,
    TurnRow.end,
)


def list_interviews(session: Session, limit: int | None = None, offset: int = 0) -> list[Interview]:
    """Every interview, or `limit` of them, the newest first; those without a date come last."""
    newest_first = (InterviewRow.date.desc().nulls_last(), InterviewRow.title, InterviewRow.id)
    standing = select(InterviewRow).where(InterviewRow.removed_at.is_(None))
    return _load(session, standing.order_by(*newest_first).limit(limit).offset(offset))


def count_interviews(session: Session) -> int:
    """How many interviews there are to read."""
    standing = select(func.count()).where(InterviewRow.removed_at.is_(None))
    return session.scalar(standing) or 0


def find_interview(session: Session, slug: str) -> Interview | None:
    """The interview at a slug, or at a slug that it had before; one that was removed too."""
    current = select(InterviewRow).where(InterviewRow.slug == slug)
    former = select(InterviewRow).join(InterviewRow.former_slugs).where(FormerSlugRow.slug == slug)
    return next(iter(_load(session, current) or _load(session, former)), None)


def find_interviews(session: Session, ids: Iterable[int]) -> dict[int, Interview]:
    """Interviews by id."""
    rows = session.scalars(_BY_ID, {"ids": list(set(ids))}).all()
    return {interview.id: interview for interview in _make_interviews(session, rows)}


def find_titles(session: Session, word: str) -> list[tuple[str, bool]]:
    """The titles of interviews and of chapters that have a word; of each, whether a chapter's."""
    standing = select(InterviewRow.id).where(InterviewRow.removed_at.is_(None))
    of_interviews = select(InterviewRow.title, literal(False)).where(
        InterviewRow.title.icontains(word, autoescape=True), InterviewRow.removed_at.is_(None)
    )
    of_chapters = select(ChapterRow.title, literal(True)).where(
        ChapterRow.title.icontains(word, autoescape=True), ChapterRow.interview_id.in_(standing)
    )
    rows = [*session.execute(of_interviews), *session.execute(of_chapters)]
    return [(title, of_chapter) for title, of_chapter in rows]


def rank_interviews(session: Session, ids: Iterable[int]) -> dict[int, int]:
    """The place of each of some interviews among them, the newest first."""
    newest_first = (InterviewRow.date.desc().nulls_last(), InterviewRow.title, InterviewRow.id)
    rows = select(InterviewRow.id).where(InterviewRow.id.in_(set(ids))).order_by(*newest_first)
    return {id_: rank for rank, id_ in enumerate(session.scalars(rows))}


def _load(session: Session, interviews: Select[InterviewRow]) -> list[Interview]:
    return _make_interviews(session, session.scalars(interviews).all())


def _make_interviews(session: Session, rows: Sequence[InterviewRow]) -> list[Interview]:
    people = _read_participants(session, [row.id for row in rows])
    return [_make_interview(row, people[row.id]) for row in rows]


def _read_participants(session: Session, ids: Sequence[int]) -> dict[int, list[Participant]]:
    """Who takes part in each interview: guests, then hosts, then whoever else speaks."""
    participants: dict[int, list[Participant]] = {id_: [] for id_ in ids}
    rows = session.execute(_PARTICIPANTS, {"ids": list(ids)})
    for id_, slug, name, role in sorted(rows, key=lambda row: _ROLES.get(row.role, 2)):
        participants[id_].append(Participant(slug, name, role))
    return participants


def _make_interview(row: InterviewRow, participants: Iterable[Participant]) -> Interview:
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
        removed_at=row.removed_at,
        participants=tuple(participants),
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


def read_sentences_at(
    session: Session, interview: Interview, starts: Iterable[int]
) -> list[Sentence]:
    """The sentences that start at some offsets, in order."""
    rows = select_sentences().where(
        PlaceRow.interview_id == interview.id, PlaceRow.start.in_(list(starts))
    )
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
        select(*TURN)
        .select_from(TurnRow)
        .join(PersonRow, PersonRow.id == TurnRow.person_id, isouter=True)
        .join(InterviewPersonRow, in_interview, isouter=True)
        .where(TurnRow.interview_id == interview.id, TurnRow.end > start)
        .order_by(TurnRow.position)
    )
    if end is not None:
        rows = rows.where(TurnRow.start < end)
    return [make_turn(*row) for row in session.execute(rows)]


def make_turn(  # noqa: PLR0913, PLR0917  # they are the columns of TURN
    slug: str | None,
    name: str | None,
    role: str | None,
    basis: str,
    words: int,
    start: int,
    end: int,
) -> Turn:
    """A turn from its columns (TURN); without a person its speaker is unknown."""
    speaker = Participant(slug, name, role or "speaker") if slug and name else None
    return Turn(speaker, basis, words, start, end)


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


# Made once: to put these together takes longer than to run them.
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_BY_ID = select(InterviewRow).where(InterviewRow.id.in_(_IDS))
_PARTICIPANTS = (
    select(
        InterviewPersonRow.interview_id,
        PersonRow.slug,
        PersonRow.name,
        InterviewPersonRow.role,
    )
    .join(PersonRow, PersonRow.id == InterviewPersonRow.person_id)
    .where(InterviewPersonRow.interview_id.in_(_IDS))
    .order_by(InterviewPersonRow.position)
)

"""Takes words out of the rows of the past, and reads what goes on being said about a text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.archive.interviews import read_chapters, read_turns
from app.archive.models import (
    FateRow,
    InterviewRow,
    KeyRow,
    MentionRow,
    NameRow,
    RevisionRow,
    SegmentRow,
    SentenceRow,
    TopicRow,
)
from app.archive.values import Interview
from app.transcript.chapters import Chapter
from app.transcript.edition import Authorities
from app.transcript.history.fates import Fate
from app.transcript.history.states import WITHDRAWN_WORDS, Wording
from app.transcript.metadata import Metadata
from app.transcript.names import Kind, Mention, Name
from app.transcript.people import People, Person
from app.transcript.spans import Span
from app.transcript.topics import Topic
from app.transcript.turns import Basis, Turn


@dataclass(frozen=True, slots=True)
class Sayings:
    """All that is said about a text, by the names and slugs that the archive has for it."""

    metadata: Metadata
    authorities: Authorities
    turns: Sequence[Turn]
    chapters: Sequence[Chapter]
    mentions: Sequence[Mention]


def wipe_wordings(session: Session, interview_id: int, doomed: Collection[Wording]) -> None:
    """Leaves of some wordings only that they were there."""
    rows = session.execute(
        select(SentenceRow.id, KeyRow.key, SentenceRow.text)
        .join(KeyRow, KeyRow.id == SentenceRow.key_id)
        .where(KeyRow.interview_id == interview_id)
    )
    ids = [id_ for id_, key, text in rows if Wording(key, text) in doomed]
    for id_ in ids:
        session.execute(
            update(SentenceRow).where(SentenceRow.id == id_).values(text=WITHDRAWN_WORDS)
        )


def clear_notes(session: Session, interview_id: int, numbers: Collection[int]) -> None:
    """Takes away what editors noted about some revisions."""
    session.execute(
        update(RevisionRow)
        .where(RevisionRow.interview_id == interview_id, RevisionRow.number.in_(numbers))
        .values(note=None)
    )


def turn_to_revision(session: Session, interview_id: int, number: int, ingest: int) -> None:
    """Makes a revision the current one of an interview of which nothing is shown."""
    session.execute(
        update(InterviewRow)
        .where(InterviewRow.id == interview_id)
        .values(revision=number, ingest=ingest)
    )


def find_withdrawal(session: Session, interview_id: int, key: str) -> tuple[datetime, str] | None:
    """When a key's words were withdrawn, and why."""
    row = session.execute(
        select(FateRow.happened_at, FateRow.reason)
        .join(KeyRow, KeyRow.id == FateRow.key_id)
        .where(KeyRow.interview_id == interview_id, KeyRow.key == key)
        .where(FateRow.fate == Fate.WITHDRAWN.value)
    ).first()
    return (row.happened_at, row.reason or "") if row else None


def read_sayings(session: Session, interview: Interview) -> Sayings:
    """What is said about the present text of an interview."""
    people = {one.slug: Person(name=one.name) for one in interview.participants}
    mentions = _read_mentions(session, interview)
    return Sayings(
        _read_metadata(interview),
        Authorities(
            _read_topics(session),
            {name.slug: _make_name(name) for name, _ in mentions},
            People(people),
        ),
        [
            Turn(
                turn.speaker.name if turn.speaker else None,
                Basis(turn.basis),
                Span(turn.start, turn.end),
            )
            for turn in read_turns(session, interview)
        ],
        [
            Chapter(one.slug, one.title, one.time_s, Span(one.start, one.end))
            for one in read_chapters(session, interview)
        ],
        [mention for _, mention in mentions],
    )


def _read_metadata(interview: Interview) -> Metadata:
    named = {
        role: tuple(one.name for one in interview.participants if one.role == role)
        for role in ("guest", "host")
    }
    return Metadata(
        title=interview.title,
        series=interview.series,
        date=interview.date,
        language=interview.language,
        host=named["host"],
        guest=named["guest"],
        source=interview.source_url,
        kind=interview.source_kind,
        collection=interview.collection,
        identifier=interview.identifier,
        place=interview.place,
        rights=interview.rights,
    )


def _read_topics(session: Session) -> dict[str, Topic]:
    rows = session.scalars(select(TopicRow).order_by(TopicRow.position))
    return {
        row.slug: Topic(
            name=row.name,
            summary=row.summary,
            words=tuple(row.words),
            see=tuple(row.see),
            related=tuple(row.related),
            broader=row.broader,
        )
        for row in rows
    }


def _read_mentions(session: Session, interview: Interview) -> list[tuple[NameRow, Mention]]:
    rows = session.execute(
        select(NameRow, MentionRow.start, MentionRow.end)
        .join(MentionRow, MentionRow.name_id == NameRow.id)
        .join(SegmentRow, SegmentRow.id == MentionRow.segment_id)
        .where(SegmentRow.interview_id == interview.id)
        .order_by(MentionRow.start)
    )
    return [(row, Mention(Span(start, end), row.slug)) for row, start, end in rows]


def _make_name(row: NameRow) -> Name:
    return Name(name=row.name, kind=Kind(row.kind))

"""Writes what is said about a text: people, vocabulary, turns, chapters and segments."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.archive.models import (
    Base,
    ChapterRow,
    InterviewPersonRow,
    PersonRow,
    SegmentRow,
    SegmentTopicRow,
    TopicRow,
    TurnRow,
)
from app.transcript.edition import Edition
from app.transcript.metadata import Metadata
from app.transcript.slugs import make_name_slug
from app.transcript.topics import Vocabulary


def delete_annotations(session: Session, interview_id: int) -> None:
    """Takes away all that is said about an interview's text; people and topics stay."""
    segments = select(SegmentRow.id).where(SegmentRow.interview_id == interview_id)
    session.execute(delete(SegmentTopicRow).where(SegmentTopicRow.segment_id.in_(segments)))
    for table in (SegmentRow, TurnRow, ChapterRow, InterviewPersonRow):
        session.execute(delete(table).where(table.interview_id == interview_id))


def save_annotations(
    session: Session,
    interview_id: int,
    metadata: Metadata,
    edition: Edition,
    vocabulary: Vocabulary,
) -> None:
    """Writes all that is said about an interview's text, and brings the vocabulary up to date."""
    people = _save_people(session, interview_id, metadata, edition)
    topics = _save_vocabulary(session, vocabulary)
    _save_turns(session, interview_id, edition, people)
    _save_chapters(session, interview_id, edition)
    _save_segments(session, interview_id, edition, topics)
    if vocabulary:
        _forget_topics(session, vocabulary)


def _save_people(
    session: Session, interview_id: int, metadata: Metadata, edition: Edition
) -> dict[str, int]:
    """The ids of everybody who takes part, by name."""
    roles = dict.fromkeys(metadata.guest, "guest")
    roles |= dict.fromkeys(metadata.host, "host")
    for turn in edition.turns:
        if turn.speaker:
            roles.setdefault(turn.speaker, "speaker")
    # Reversed, so that of two spellings of a name the one in interview.toml stays.
    ids = {name: _save_person(session, name) for name in reversed(roles)}
    parts = {ids[name]: role for name, role in reversed(roles.items())}
    for position, (person_id, role) in enumerate(reversed(parts.items())):
        session.execute(
            insert(InterviewPersonRow).values(
                interview_id=interview_id, person_id=person_id, role=role, position=position
            )
        )
    return ids


def _save_person(session: Session, name: str) -> int:
    slug = make_name_slug(name)
    row = session.scalars(select(PersonRow).where(PersonRow.slug == slug)).first()
    if row is None:
        row = PersonRow(slug=slug)
        session.add(row)
    row.name = name
    session.flush()
    return row.id


def _save_vocabulary(session: Session, vocabulary: Vocabulary) -> dict[str, int]:
    """Adds and rewrites topics, and gives back the ids of all of them by slug."""
    rows = {row.slug: row for row in session.scalars(select(TopicRow))}
    for position, (slug, topic) in enumerate(vocabulary.items()):
        row = rows.setdefault(slug, TopicRow(slug=slug))
        row.position = position
        row.name = topic.name
        row.summary = topic.summary
        row.words = list(topic.words)
        row.see = list(topic.see)
        row.related = list(topic.related)
        session.add(row)
    session.flush()
    return {slug: row.id for slug, row in rows.items()}


def _forget_topics(session: Session, vocabulary: Vocabulary) -> None:
    """Takes away topics that the vocabulary no longer has, unless a passage stands under them."""
    placed = select(SegmentTopicRow.topic_id)
    others = select(TopicRow).where(TopicRow.slug.not_in(vocabulary))
    forgotten = set()
    for row in session.scalars(others.where(TopicRow.id.not_in(placed))):
        forgotten.add(row.slug)
        session.delete(row)
    session.flush()
    for row in session.scalars(others):
        row.related = [slug for slug in row.related if slug not in forgotten]


def _save_turns(
    session: Session, interview_id: int, edition: Edition, people: dict[str, int]
) -> None:
    _insert_all(
        session,
        TurnRow,
        [
            {
                "interview_id": interview_id,
                "position": position,
                "person_id": people[turn.speaker] if turn.speaker else None,
                "basis": turn.basis,
                "start": turn.span.start,
                "end": turn.span.end,
            }
            for position, turn in enumerate(edition.turns)
        ],
    )


def _save_chapters(session: Session, interview_id: int, edition: Edition) -> None:
    _insert_all(
        session,
        ChapterRow,
        [
            {
                "interview_id": interview_id,
                "position": position,
                "slug": chapter.slug,
                "title": chapter.title,
                "time_s": chapter.time_s,
                "start": chapter.span.start,
                "end": chapter.span.end,
            }
            for position, chapter in enumerate(edition.chapters)
        ],
    )


def _save_segments(
    session: Session,
    interview_id: int,
    edition: Edition,
    topics: dict[str, int],
) -> None:
    chapters = {chapter.slug: position for position, chapter in enumerate(edition.chapters)}
    starts = {sentence.span.start: place for place, sentence in enumerate(edition.sentences)}
    ends = {sentence.span.end: place for place, sentence in enumerate(edition.sentences)}
    turn_starts = [turn.span.start for turn in edition.turns]
    turn_ends = [turn.span.end for turn in edition.turns]
    ids = session.scalars(
        insert(SegmentRow).returning(SegmentRow.id, sort_by_parameter_order=True),
        [
            {
                "interview_id": interview_id,
                "position": position,
                "chapter": chapters.get(segment.chapter or ""),
                "first_sentence": starts[segment.span.start],
                "last_sentence": ends[segment.span.end],
                "first_turn": bisect_right(turn_ends, segment.span.start),
                "last_turn": bisect_left(turn_starts, segment.span.end) - 1,
                "start": segment.span.start,
                "end": segment.span.end,
            }
            for position, segment in enumerate(edition.segments)
        ],
    ).all()
    _insert_all(
        session,
        SegmentTopicRow,
        [
            {"segment_id": id_, "topic_id": topics[slug], "weight": weight, "placed": "editor"}
            for id_, segment in zip(ids, edition.segments, strict=True)
            for slug, weight in segment.topics.items()
        ],
    )


def _insert_all(
    session: Session,
    table: type[Base],
    rows: Sequence[dict[str, object]],
) -> None:
    if rows:
        session.execute(insert(table), rows)

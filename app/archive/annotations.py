"""Writes what is said about a text: turns, chapters, segments, and what stands under headings."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.archive.headings import forget_unused, save_names, save_people, save_vocabulary
from app.archive.models import (
    Base,
    ChapterRow,
    InterviewPersonRow,
    MentionRow,
    SegmentRow,
    SegmentTopicRow,
    TurnRow,
)
from app.transcript.edition import Authorities, Edition
from app.transcript.metadata import Metadata
from app.transcript.spans import count_words


def delete_annotations(session: Session, interview_id: int) -> None:
    """Takes away all that is said about an interview's text; people, topics and names stay."""
    segments = select(SegmentRow.id).where(SegmentRow.interview_id == interview_id)
    for within in (SegmentTopicRow, MentionRow):
        session.execute(delete(within).where(within.segment_id.in_(segments)))
    for table in (SegmentRow, TurnRow, ChapterRow, InterviewPersonRow):
        session.execute(delete(table).where(table.interview_id == interview_id))


def save_annotations(
    session: Session,
    interview_id: int,
    metadata: Metadata,
    edition: Edition,
    authorities: Authorities,
) -> None:
    """Writes all that is said about an interview's text, and brings its headings up to date."""
    roles = _list_roles(metadata, edition)
    people = save_people(session, roles, authorities.people)
    topics = save_vocabulary(session, authorities.topics)
    names = save_names(session, authorities.names, {one.name for one in edition.mentions})
    _save_participants(session, interview_id, roles, people)
    _save_turns(session, interview_id, edition, people)
    _save_chapters(session, interview_id, edition)
    segments = _save_segments(session, interview_id, edition)
    _save_topic_places(session, edition, segments, topics)
    _save_mentions(session, edition, segments, names)
    forget_unused(session, authorities.topics)


def _list_roles(metadata: Metadata, edition: Edition) -> dict[str, str]:
    """The part of everybody who takes part, by name as it is written here."""
    roles = dict.fromkeys(metadata.guest, "guest")
    roles |= dict.fromkeys(metadata.host, "host")
    for turn in edition.turns:
        if turn.speaker:
            roles.setdefault(turn.speaker, "speaker")
    return roles


def _save_participants(
    session: Session, interview_id: int, roles: Mapping[str, str], people: Mapping[str, int]
) -> None:
    parts: dict[int, str] = {}
    for name, role in roles.items():
        parts.setdefault(people[name], role)
    _insert_all(
        session,
        InterviewPersonRow,
        [
            {
                "interview_id": interview_id,
                "person_id": person_id,
                "role": role,
                "position": position,
            }
            for position, (person_id, role) in enumerate(parts.items())
        ],
    )


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
                "words": count_words(turn.span.cut(edition.text)),
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


def _save_segments(session: Session, interview_id: int, edition: Edition) -> Sequence[int]:
    """The ids of the segments in order."""
    chapters = {chapter.slug: position for position, chapter in enumerate(edition.chapters)}
    starts = {sentence.span.start: place for place, sentence in enumerate(edition.sentences)}
    ends = {sentence.span.end: place for place, sentence in enumerate(edition.sentences)}
    turn_starts = [turn.span.start for turn in edition.turns]
    turn_ends = [turn.span.end for turn in edition.turns]
    return session.scalars(
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


def _save_topic_places(
    session: Session, edition: Edition, segments: Sequence[int], topics: Mapping[str, int]
) -> None:
    _insert_all(
        session,
        SegmentTopicRow,
        [
            {
                "segment_id": id_,
                "topic_id": topics[place.topic],
                "weight": place.weight,
                "placed": place.placed,
            }
            for id_, segment in zip(segments, edition.segments, strict=True)
            for place in segment.topics
        ],
    )


def _save_mentions(
    session: Session, edition: Edition, segments: Sequence[int], names: Mapping[str, int]
) -> None:
    segment_starts = [segment.span.start for segment in edition.segments]
    sentence_starts = [sentence.span.start for sentence in edition.sentences]
    _insert_all(
        session,
        MentionRow,
        [
            {
                "name_id": names[mention.name],
                "segment_id": segments[bisect_right(segment_starts, mention.span.start) - 1],
                "sentence": bisect_right(sentence_starts, mention.span.start) - 1,
                "start": mention.span.start,
                "end": mention.span.end,
            }
            for mention in edition.mentions
        ],
    )


def _insert_all(
    session: Session,
    table: type[Base],
    rows: Sequence[dict[str, object]],
) -> None:
    if rows:
        session.execute(insert(table), rows)

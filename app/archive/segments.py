"""Reads segments: the stored passages that pages are drawn around and search finds."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import BindParameter, ColumnElement, Row, and_, bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from app.archive.interviews import TURN, make_chapter, make_turn, select_sentences
from app.archive.models import (
    ChapterRow,
    InterviewPersonRow,
    InterviewRow,
    MentionRow,
    PersonRow,
    PlaceRow,
    SegmentRow,
    SegmentTopicRow,
    TopicRow,
    TurnRow,
)
from app.archive.values import Chapter, Interview, Segment, Sentence, TopicPlace, Turn
from app.transcript.spans import Span

Value = TypeVar("Value")

READING_ORDER = (
    InterviewRow.date.desc().nulls_last(),
    InterviewRow.title,
    InterviewRow.id,
    SegmentRow.position,
)


def read_segments(session: Session, interview: Interview) -> list[Segment]:
    """The segments of an interview in order."""
    return _load(session, SegmentRow.interview_id == interview.id)


def read_segment_spans(session: Session, interview: Interview) -> list[Span]:
    """Where the segments of an interview start and end, in order."""
    rows = select(SegmentRow.start, SegmentRow.end).where(SegmentRow.interview_id == interview.id)
    return [Span(*row) for row in session.execute(rows.order_by(SegmentRow.position))]


def read_around(session: Session, segment: Segment) -> tuple[Segment | None, Segment | None]:
    """The segments before and after one, where there are."""
    beside = _load(
        session,
        SegmentRow.interview_id == segment.interview_id,
        SegmentRow.position.in_([segment.position - 1, segment.position + 1]),
    )
    found = {neighbour.position: neighbour for neighbour in beside}
    return found.get(segment.position - 1), found.get(segment.position + 1)


def read_touched(session: Session, interview: Interview, start: int, end: int) -> list[Segment]:
    """The segments that share any of a stretch of the text, in order."""
    return _load(
        session,
        SegmentRow.interview_id == interview.id,
        SegmentRow.start < end,
        SegmentRow.end > start,
    )


def find_segments(session: Session, ids: Sequence[int]) -> dict[int, Segment]:
    """Segments by id, in reading order."""
    rows = session.execute(_BY_ID, {"ids": list(ids)}).all() if ids else []
    return {segment.id: segment for segment in _make_segments(session, rows)}


def read_stretches(session: Session, ids: Iterable[int]) -> list[tuple[int, list[Sentence]]]:
    """Segments by id with those beside them: the ids of interviews and sentences that follow on."""
    stretches: list[tuple[int, list[Sentence]]] = []
    for *columns, interview_id in session.execute(_STRETCHES, {"ids": list(ids)}):
        sentence = Sentence(*columns)
        before = stretches[-1] if stretches else (None, [])
        if before[0] == interview_id and before[1][-1].position + 1 == sentence.position:
            before[1].append(sentence)
        else:
            stretches.append((interview_id, [sentence]))
    return stretches


def list_topic_segments(session: Session, topic: str, speaker: str = "") -> list[int]:
    """The ids of the segments under a topic, in reading order; only where one speaks if asked."""
    rows = (
        select(SegmentRow.id)
        .join(InterviewRow, InterviewRow.id == SegmentRow.interview_id)
        .join(SegmentTopicRow, SegmentTopicRow.segment_id == SegmentRow.id)
        .join(TopicRow, TopicRow.id == SegmentTopicRow.topic_id)
        .where(TopicRow.slug == topic)
        .order_by(*READING_ORDER)
    )
    if speaker:
        spoken = exists().where(
            holds_turn(), PersonRow.id == TurnRow.person_id, PersonRow.slug == speaker
        )
        rows = rows.where(spoken)
    return list(session.scalars(rows))


def list_heading_ids(session: Session, segments: Sequence[int]) -> dict[str, dict[int, list[int]]]:
    """The ids of the speakers, topics and names of each segment, by kind and by its id."""
    within = {
        "speaker": select(SegmentRow.id, PersonRow.id)
        .join(TurnRow, holds_turn())
        .join(PersonRow, PersonRow.id == TurnRow.person_id)
        .distinct(),
        "topic": select(SegmentRow.id, SegmentTopicRow.topic_id).join(
            SegmentTopicRow, SegmentTopicRow.segment_id == SegmentRow.id
        ),
        "name": select(SegmentRow.id, MentionRow.name_id)
        .join(MentionRow, MentionRow.segment_id == SegmentRow.id)
        .distinct(),
    }
    asked = SegmentRow.id.in_(segments)
    return {
        kind: _gather(segments, [(id_, found) for id_, found in session.execute(rows.where(asked))])
        for kind, rows in within.items()
    }


def _load(session: Session, *conditions: ColumnElement[bool]) -> list[Segment]:
    return _make_segments(session, session.execute(_SEGMENTS.where(*conditions)).all())


def _make_segments(session: Session, rows: Sequence[Row[SegmentRow, ChapterRow]]) -> list[Segment]:
    ids = [row.id for row, _ in rows]
    turns = _read_turns(session, ids)
    topics = _read_topics(session, ids)
    sentences = _read_sentences(session, ids)
    return [
        Segment(
            id=row.id,
            interview_id=row.interview_id,
            position=row.position,
            start=row.start,
            end=row.end,
            first_sentence=row.first_sentence,
            last_sentence=row.last_sentence,
            chapter=_make_chapter(chapter),
            turns=tuple(turns[row.id]),
            topics=tuple(topics[row.id]),
            sentences=tuple(sentences[row.id]),
        )
        for row, chapter in rows
    ]


def _make_chapter(row: ChapterRow | None) -> Chapter | None:
    return make_chapter(row) if row else None


def holds_turn() -> ColumnElement[bool]:
    """Joins segments with the turns that they hold, or hold a part of."""
    return and_(
        TurnRow.interview_id == SegmentRow.interview_id,
        TurnRow.position.between(SegmentRow.first_turn, SegmentRow.last_turn),
    )


def _read_turns(session: Session, ids: Sequence[int]) -> dict[int, list[Turn]]:
    return _gather(
        ids,
        [
            (id_, make_turn(slug, name, role, basis, words, start, end))
            for id_, slug, name, role, basis, words, start, end in session.execute(
                _TURNS, {"ids": list(ids)}
            )
        ],
    )


def _read_topics(session: Session, ids: Sequence[int]) -> dict[int, list[TopicPlace]]:
    rows = session.execute(_TOPICS, {"ids": list(ids)})
    return _gather(
        ids, [(id_, TopicPlace(slug, name, weight, by)) for id_, slug, name, weight, by in rows]
    )


def _read_sentences(session: Session, ids: Sequence[int]) -> dict[int, list[Sentence]]:
    return _gather(
        ids,
        [
            (id_, Sentence(key, position, start, end, text))
            for key, position, start, end, text, id_ in session.execute(
                _SENTENCES, {"ids": list(ids)}
            )
        ],
    )


def _gather(ids: Iterable[int], pairs: Iterable[tuple[int, Value]]) -> dict[int, list[Value]]:
    """What belongs to each segment; an empty list for one that has nothing."""
    gathered: dict[int, list[Value]] = {id_: [] for id_ in ids}
    for id_, value in pairs:
        gathered[id_].append(value)
    return gathered


# Made once: to put these together takes longer than to run them.
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_SEGMENTS = (
    select(SegmentRow, ChapterRow)
    .join(InterviewRow, InterviewRow.id == SegmentRow.interview_id)
    .join(
        ChapterRow,
        and_(
            ChapterRow.interview_id == SegmentRow.interview_id,
            ChapterRow.position == SegmentRow.chapter,
        ),
        isouter=True,
    )
    .order_by(*READING_ORDER)
)
_BY_ID = _SEGMENTS.where(SegmentRow.id.in_(_IDS))
_TURNS = (
    select(SegmentRow.id, *TURN)
    .join_from(SegmentRow, TurnRow, holds_turn())
    .join(PersonRow, PersonRow.id == TurnRow.person_id, isouter=True)
    .join(
        InterviewPersonRow,
        and_(
            InterviewPersonRow.interview_id == TurnRow.interview_id,
            InterviewPersonRow.person_id == TurnRow.person_id,
        ),
        isouter=True,
    )
    .where(SegmentRow.id.in_(_IDS))
    .order_by(TurnRow.position)
)
_TOPICS = (
    select(
        SegmentTopicRow.segment_id,
        TopicRow.slug,
        TopicRow.name,
        SegmentTopicRow.weight,
        SegmentTopicRow.placed,
    )
    .join(TopicRow, TopicRow.id == SegmentTopicRow.topic_id)
    .where(SegmentTopicRow.segment_id.in_(_IDS))
    .order_by(SegmentTopicRow.weight.desc(), TopicRow.position)
)
_SENTENCES = (
    select_sentences()
    .add_columns(SegmentRow.id)
    .join(
        SegmentRow,
        and_(
            PlaceRow.interview_id == SegmentRow.interview_id,
            PlaceRow.position.between(SegmentRow.first_sentence, SegmentRow.last_sentence),
        ),
    )
    .where(SegmentRow.id.in_(_IDS))
    .order_by(PlaceRow.position)
)
_FOUND = aliased(SegmentRow)
_STRETCHES = (
    select_sentences()
    .add_columns(PlaceRow.interview_id)
    .join(
        SegmentRow,
        and_(
            PlaceRow.interview_id == SegmentRow.interview_id,
            PlaceRow.position.between(SegmentRow.first_sentence, SegmentRow.last_sentence),
        ),
    )
    .join(
        _FOUND,
        and_(
            _FOUND.interview_id == SegmentRow.interview_id,
            SegmentRow.position.between(_FOUND.position - 1, _FOUND.position + 1),
        ),
    )
    .where(_FOUND.id.in_(_IDS))
    .distinct()
    .order_by(PlaceRow.interview_id, PlaceRow.position)
)

"""Reads the index of names."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.archive.models import InterviewRow, MentionRow, NameRow, SegmentRow
from app.archive.segments import READING_ORDER, find_segments
from app.archive.values import Heading, Interview, Mention, Name, Segment


def list_names(session: Session) -> list[Name]:
    """Every name that is mentioned, in no order that could be relied on."""
    return [Name(*row) for row in session.execute(_select_names())]


def find_name(session: Session, slug: str) -> Name | None:
    """The name at a slug."""
    row = session.execute(_select_names().where(NameRow.slug == slug)).first()
    return Name(*row) if row else None


def _select_names() -> Select[str, str, str, int, int]:
    return (
        select(
            NameRow.slug,
            NameRow.name,
            NameRow.kind,
            func.count(MentionRow.id),
            func.count(SegmentRow.interview_id.distinct()),
        )
        .join(MentionRow, MentionRow.name_id == NameRow.id)
        .join(SegmentRow, SegmentRow.id == MentionRow.segment_id)
        .group_by(NameRow.id)
    )


def read_mentions(
    session: Session, name: str, limit: int | None = None, offset: int = 0
) -> list[Mention]:
    """Where a name is mentioned: newest interview first, in each as it was said."""
    rows = session.execute(
        select(MentionRow.segment_id, MentionRow.sentence, MentionRow.start, MentionRow.end)
        .join(NameRow, NameRow.id == MentionRow.name_id)
        .join(SegmentRow, SegmentRow.id == MentionRow.segment_id)
        .join(InterviewRow, InterviewRow.id == SegmentRow.interview_id)
        .where(NameRow.slug == name)
        .order_by(*READING_ORDER, MentionRow.start)
        .limit(limit)
        .offset(offset)
    ).all()
    segments = find_segments(session, [row.segment_id for row in rows])
    return [_make_mention(segments[id_], *place) for id_, *place in rows]


def _make_mention(segment: Segment, sentence: int, start: int, end: int) -> Mention:
    return Mention(
        segment=segment,
        sentence=segment.sentences[sentence - segment.first_sentence],
        turn=next(turn for turn in segment.turns if turn.start <= start < turn.end),
        start=start,
        end=end,
    )


def list_names_between(
    session: Session, interview: Interview, start: int, end: int
) -> list[Heading]:
    """The names that a stretch of an interview mentions; each once, in their order."""
    rows = session.execute(
        select(NameRow.slug, NameRow.name)
        .join(MentionRow, MentionRow.name_id == NameRow.id)
        .join(SegmentRow, SegmentRow.id == MentionRow.segment_id)
        .where(
            SegmentRow.interview_id == interview.id,
            MentionRow.start >= start,
            MentionRow.end <= end,
        )
        .order_by(MentionRow.start)
    )
    return list(dict.fromkeys(Heading(*row) for row in rows))

"""Reads what everything in the archive is called, for those who look for it by name."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.archive.models import (
    ChapterRow,
    InterviewPersonRow,
    InterviewRow,
    MentionRow,
    NameRow,
    PersonRow,
    PlaceRow,
    SegmentRow,
    SentenceRow,
)

_NEWEST_FIRST = (InterviewRow.date.desc().nulls_last(), InterviewRow.title, InterviewRow.id)


@dataclass(frozen=True, slots=True)
class InterviewTitle:
    """What an interview is called, and when it was recorded."""

    slug: str
    title: str
    date: str | None


@dataclass(frozen=True, slots=True)
class ChapterTitle:
    """What a chapter is called, and which interview it is in."""

    interview_slug: str
    interview_title: str
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker, and how many interviews they take part in."""

    slug: str
    name: str
    interviews: int


def list_interview_titles(session: Session) -> list[InterviewTitle]:
    """Every interview, the newest first."""
    rows = (
        select(InterviewRow.slug, InterviewRow.title, InterviewRow.date)
        .where(InterviewRow.removed_at.is_(None))
        .order_by(*_NEWEST_FIRST)
    )
    return [InterviewTitle(*row) for row in session.execute(rows)]


def list_chapter_titles(session: Session) -> list[ChapterTitle]:
    """Every chapter: the newest interview's first, in each as they follow one another."""
    rows = (
        select(InterviewRow.slug, InterviewRow.title, ChapterRow.slug, ChapterRow.title)
        .join_from(ChapterRow, InterviewRow, InterviewRow.id == ChapterRow.interview_id)
        .order_by(*_NEWEST_FIRST, ChapterRow.position)
    )
    return [ChapterTitle(*row) for row in session.execute(rows)]


def count_appearances(session: Session) -> list[SpeakerCount]:
    """Everybody who takes part in an interview, those with the most interviews first."""
    count = func.count(InterviewPersonRow.interview_id)
    rows = (
        select(PersonRow.slug, PersonRow.name, count)
        .join_from(PersonRow, InterviewPersonRow, InterviewPersonRow.person_id == PersonRow.id)
        .group_by(PersonRow.id)
        .order_by(count.desc(), PersonRow.name)
    )
    return [SpeakerCount(*row) for row in session.execute(rows)]


def list_name_forms(session: Session) -> dict[str, tuple[str, ...]]:
    """The forms in which each name is mentioned, by slug, as the transcripts have them."""
    words = func.substr(
        SentenceRow.text,
        MentionRow.start - PlaceRow.start + 1,
        MentionRow.end - MentionRow.start,
    )
    rows = (
        select(NameRow.slug, words)
        .distinct()
        .order_by(NameRow.slug, words)
        .join_from(MentionRow, NameRow, NameRow.id == MentionRow.name_id)
        .join(SegmentRow, SegmentRow.id == MentionRow.segment_id)
        .join(
            PlaceRow,
            (PlaceRow.interview_id == SegmentRow.interview_id)
            & (PlaceRow.position == MentionRow.sentence),
        )
        .join(SentenceRow, SentenceRow.id == PlaceRow.sentence_id)
    )
    forms: dict[str, tuple[str, ...]] = {}
    for slug, form in session.execute(rows):
        forms[slug] = (*forms.get(slug, ()), form)
    return forms

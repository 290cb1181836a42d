"""A whole interview to write out: who says what, chapter by chapter."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.archive.database import Session
from app.archive.feeds import list_guessed
from app.archive.interviews import read_chapters, read_turns
from app.archive.segments import read_segments
from app.archive.values import Chapter, Interview, Segment, Turn
from app.web.presenting import name_speaker
from app.web.quoting.quotations import UNKNOWN, tell_where
from app.web.urls import Urls


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter: its title, and paragraphs with their speaker where one begins to speak."""

    title: str | None
    paragraphs: tuple[tuple[str | None, str], ...]


@dataclass(frozen=True, slots=True)
class Script:
    """An interview from its first word to its last."""

    title: str
    facts: tuple[str, ...]
    """Lines that say where, who, from what source."""
    url: str
    parts: tuple[Part, ...]


def make_script(session: Session, urls: Urls, interview: Interview) -> Script:
    """An interview as it is written out."""
    turns, segments = read_turns(session, interview), read_segments(session, interview)
    chapters: Sequence[Chapter | None] = read_chapters(session, interview) or [None]
    return Script(
        title=interview.title,
        facts=tuple(_list_facts(interview, list_guessed(session, interview))),
        url=urls.absolute(urls.interview(interview)),
        parts=tuple(
            Part(
                chapter.title if chapter else None,
                tuple(_list_paragraphs(segments, turns, chapter)),
            )
            for chapter in chapters
        ),
    )


def _list_facts(interview: Interview, guessed: Collection[str]) -> list[str]:
    people = ", ".join(
        f"{person.name} ({'inferred' if person.slug in guessed else person.role})"
        for person in interview.participants
    )
    source = f"Source: {interview.source_kind}; check the recording before printing"
    where = tell_where(interview) if interview.series or interview.date else ""
    return [fact for fact in (where, people, source, f"Revision {interview.revision}") if fact]


def _list_paragraphs(
    segments: Sequence[Segment], turns: Sequence[Turn], chapter: Chapter | None
) -> list[tuple[str | None, str]]:
    """The stored passages, parted where somebody else speaks."""
    is_named = any(turn.speaker for turn in turns)
    paragraphs: list[tuple[str | None, str]] = []
    for segment in segments:
        if segment.chapter != chapter:
            continue
        for turn in segment.turns:
            spoken = [one for one in segment.sentences if turn.holds(one)]
            begins = is_named and (spoken[0].start == turn.start or not paragraphs)
            speaker = (name_speaker(turn) or UNKNOWN) if begins else None
            paragraphs.append((speaker, " ".join(one.text for one in spoken)))
    return paragraphs

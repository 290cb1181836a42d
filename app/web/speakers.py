"""Where and how much somebody speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.facets import Facet
from app.archive.interviews import read_chapters, read_turns
from app.archive.names import find_name
from app.archive.speakers import count_topics, measure_speaker, names_anybody, read_parts
from app.archive.values import Heading, Interview, Part
from app.transcript.names import Kind
from app.web.components import ConversationLine, Link, TopicCard
from app.web.conversation_line import draw_line
from app.web.dependencies import RoomsHere, SessionHere, SpeakerHere, show
from app.web.index_components import NameEntry, SpeakerPart
from app.web.page import Page
from app.web.presenting import make_interview_card, make_name_entry
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

PAGE_SIZE = 50
MOST_TOPICS = 12
MOST_LINES = 12
"""Each takes two queries, and a host may have thousands of interviews."""


@dataclass(frozen=True, kw_only=True)
class SpeakerPage(Page):
    """What a speaker has of each interview, and what they speak about."""

    template: ClassVar[str] = "speakers/speaker.html"

    speaker: Link
    words: int
    turns: int
    spoken: int
    """In how many interviews a turn of theirs is known."""
    parts: tuple[SpeakerPart, ...]
    """The newest interview first."""
    topics: tuple[TopicCard, ...]
    """Those with the most passages in which they speak; their number is of such passages."""
    search_url: str
    """The search, narrowed to the passages in which they speak."""
    mentioned: NameEntry | None
    """The same person in the index of names."""
    earlier: str | None
    later: str | None


@router.get("/speakers/{speaker:slug}")
def show_speaker(
    rooms: RoomsHere,
    session: SessionHere,
    speaker: SpeakerHere,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> HTMLResponse:
    """What a speaker has of each interview."""
    urls = rooms.urls
    measure = measure_speaker(session, speaker.slug)
    last = max(1, -(-measure.interviews // PAGE_SIZE))
    parts = read_parts(session, speaker.slug, PAGE_SIZE, PAGE_SIZE * (page - 1))
    name = find_name(session, speaker.slug)
    context = SpeakerPage(
        title=speaker.name,
        description=f"Where {speaker.name} speaks in this archive, how much, and about what.",
        canonical=urls.absolute(urls.speaker(speaker.slug, page)),
        speaker=Link(speaker.name, urls.speaker(speaker.slug)),
        words=measure.words,
        turns=measure.turns,
        spoken=measure.spoken,
        parts=tuple(
            _make_part(session, urls, speaker, part, drawn=place < MOST_LINES)
            for place, part in enumerate(parts)
        ),
        topics=_make_topics(urls, speaker, count_topics(session, speaker.slug, MOST_TOPICS)),
        search_url=urls.search(speaker=speaker.slug),
        mentioned=make_name_entry(urls, name) if name and name.kind == Kind.PERSON else None,
        earlier=urls.speaker(speaker.slug, min(page - 1, last)) if page > 1 else None,
        later=urls.speaker(speaker.slug, page + 1) if page < last else None,
    )
    return show(rooms, context)


def _make_part(
    session: Session, urls: Urls, speaker: Heading, part: Part, *, drawn: bool
) -> SpeakerPart:
    return SpeakerPart(
        interview=make_interview_card(urls, part.interview),
        role=part.role,
        line=_draw_line(session, urls, speaker, part.interview) if part.turns and drawn else None,
        words=part.words,
        turns=part.turns,
        percent=round_percent(part.words, part.interview.words),
        silence=None if part.turns else _explain_silence(session, part.interview),
    )


def round_percent(part: int, whole: int) -> int:
    """A share in whole percent; never 0 for what is there, never 100 for what is not all."""
    if part in {0, whole}:
        return 100 * part // whole
    return min(99, max(1, round(100 * part / whole)))


def _draw_line(
    session: Session, urls: Urls, speaker: Heading, interview: Interview
) -> ConversationLine:
    """The whole interview; the speaker's lane comes first, and keeps its colour alone."""
    turns, chapters = read_turns(session, interview), read_chapters(session, interview)
    line = draw_line(urls, interview, turns, chapters)
    own = [person.slug for person in interview.participants].index(speaker.slug)
    others = (replace(lane, hue=None) for lane in line.lanes if lane.hue != own)
    return replace(line, lanes=(*(lane for lane in line.lanes if lane.hue == own), *others))


def _explain_silence(session: Session, interview: Interview) -> str:
    if names_anybody(session, interview):
        return "No turn of this interview is known to be theirs."
    return "The speakers of this interview are not identified."


def _make_topics(urls: Urls, speaker: Heading, topics: Sequence[Facet]) -> tuple[TopicCard, ...]:
    """Topics with the passages in which the speaker speaks, and a way to just these."""
    return tuple(
        TopicCard(
            name=topic.name,
            summary="",
            url=urls.topic(topic.slug, speaker.slug),
            passages=topic.count,
            share=topic.count / topics[0].count,
        )
        for topic in topics
    )

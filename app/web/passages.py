"""A passage on its own: everything between two sentences."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.interviews import read_turns
from app.archive.permalinks import Destination, Passage
from app.archive.segments import read_touched
from app.transcript.reading import shorten
from app.transcript.spans import Span
from app.web.components import ConversationLine, InterviewCard, Link, TurnView
from app.web.correction_components import NoticeView
from app.web.dependencies import (
    EndsHere,
    InterviewHere,
    MovedError,
    Rooms,
    RoomsHere,
    SessionHere,
    UrlsHere,
    WordsHere,
    keep_query,
    show,
)
from app.web.following import find_address, follow
from app.web.gone import show_gone
from app.web.notices import make_notice
from app.web.page import Page
from app.web.presenting import make_interview_card, make_turn_views
from app.web.recordings import link_recording
from app.web.surroundings import (
    describe_passage,
    draw_passage_line,
    link_chapter,
    link_context,
    link_names,
    link_topics,
    list_speakers,
)
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True)
class PassagePage(Page):
    """Everything between two sentences, on its own."""

    template: ClassVar[str] = "passages/passage.html"

    interview: InterviewCard
    chapter: Link | None
    recording: Link | None
    """Where its chapter can be heard."""
    turns: tuple[TurnView, ...]
    notice: NoticeView | None
    """Where these are not the words that stood there before."""
    line: ConversationLine
    speakers: tuple[Link, ...]
    context_url: str
    topics: tuple[Link, ...]
    names: tuple[Link, ...]
    """Who and what it mentions."""
    permalink: str
    """Absolute where the origin is known."""


@router.get("/interviews/{interview:slug}/{ends:range}")
@router.get("/interviews/{interview:slug}/{ends:range}/{words:path}")
def show_passage(
    request: Request,
    rooms: RoomsHere,
    session: SessionHere,
    urls: UrlsHere,
    interview: InterviewHere,
    ends: EndsHere,
    words: WordsHere,
) -> HTMLResponse:
    """Everything between two keys, which may come in either order."""
    destination = follow(session, interview, ends, words)
    if destination.is_reversed:
        address = urls.passage(interview, *reversed(ends))
        raise MovedError(keep_query(request, f"{address}/{words}" if words else address))
    if destination.passage is None:
        return show_gone(rooms, session, interview, destination)
    passage = destination.passage
    return show(rooms, _make_passage_page(rooms, session, urls, destination, passage))


def _make_passage_page(
    rooms: Rooms, session: Session, urls: Urls, destination: Destination, passage: Passage
) -> PassagePage:
    interview = passage.interview
    segments = read_touched(session, interview, passage.start, passage.end)
    spoken = read_turns(session, interview, passage.start, passage.end)
    starts = [segment.start for segment in segments]
    speakers = list_speakers(urls, spoken, passage)
    address = find_address(urls, passage, single=False)
    return PassagePage(
        title=shorten(passage.text, 60),
        description=describe_passage(passage, speakers),
        canonical=rooms.urls.absolute(address),
        section="interviews",
        interview=make_interview_card(urls, interview),
        chapter=link_chapter(urls, interview, segments),
        recording=link_recording(interview, segments[0].chapter),
        turns=make_turn_views(urls, interview, spoken, passage.sentences, starts),
        notice=make_notice(urls, interview, destination),
        line=draw_passage_line(session, urls, interview, passage, "passage"),
        speakers=speakers,
        context_url=link_context(session, urls, passage),
        topics=link_topics(urls, segments),
        names=link_names(session, urls, interview, Span(passage.start, passage.end)),
        permalink=urls.absolute(address),
    )

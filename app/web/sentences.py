"""What a shared link opens: one sentence in the passage around it."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.interviews import read_turns
from app.archive.permalinks import Destination, Passage
from app.archive.segments import read_touched
from app.transcript.reading import shorten
from app.transcript.spans import Span
from app.web.components import Link
from app.web.dependencies import (
    InterviewHere,
    Rooms,
    RoomsHere,
    SessionHere,
    UrlsHere,
    WordsHere,
    show,
)
from app.web.following import find_address, follow
from app.web.gone import show_gone
from app.web.notices import make_notice
from app.web.passages import PassagePage
from app.web.presenting import make_interview_card, make_turn_views
from app.web.recordings import link_recording
from app.web.surroundings import (
    describe_passage,
    draw_passage_line,
    link_beside,
    link_chapter,
    link_context,
    link_names,
    link_topics,
    list_speakers,
)
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True)
class SentencePage(PassagePage):
    """One sentence, lit, in the stored passage drawn around it."""

    template: ClassVar[str] = "passages/sentence.html"

    words: str
    """Of the sentence; of all that holds its words now, if it was merged or split."""
    alone_url: str
    """The sentence on its own."""
    before: Link | None
    after: Link | None
    """The passages beside this one, by their first words."""


@router.get("/interviews/{interview:slug}/{key:key}")
@router.get("/interviews/{interview:slug}/{key:key}/{words:path}")
def show_sentence(
    rooms: RoomsHere,
    session: SessionHere,
    urls: UrlsHere,
    interview: InterviewHere,
    key: str,
    words: WordsHere,
) -> HTMLResponse:
    """The sentence a key names; words behind it only decorate the address."""
    destination = follow(session, interview, (key, key), words)
    if destination.passage is None:
        return show_gone(rooms, session, interview, destination)
    passage = destination.passage
    return show(rooms, _make_sentence_page(rooms, session, urls, destination, passage))


def _make_sentence_page(
    rooms: Rooms, session: Session, urls: Urls, destination: Destination, passage: Passage
) -> SentencePage:
    interview = passage.interview
    segments = read_touched(session, interview, passage.start, passage.end)
    around = Span(segments[0].start, segments[-1].end)
    spoken = read_turns(session, interview, around.start, around.end)
    stored = [sentence for segment in segments for sentence in segment.sentences]
    starts = [segment.start for segment in segments]
    lit = {sentence.key for sentence in passage.sentences}
    speakers = list_speakers(urls, spoken, passage)
    before, after = link_beside(session, urls, interview, segments)
    address = find_address(urls, passage, single=True)
    return SentencePage(
        title=shorten(passage.text, 60),
        description=describe_passage(passage, speakers),
        canonical=rooms.urls.absolute(address),
        section="interviews",
        interview=make_interview_card(urls, interview),
        chapter=link_chapter(urls, interview, segments),
        recording=link_recording(interview, segments[0].chapter),
        turns=make_turn_views(urls, interview, spoken, stored, starts, lit),
        words=passage.text,
        notice=make_notice(urls, interview, destination),
        line=draw_passage_line(session, urls, interview, passage, "sentence"),
        speakers=speakers,
        alone_url=find_address(urls, passage, single=False),
        context_url=link_context(session, urls, passage),
        before=before,
        after=after,
        topics=link_topics(urls, segments),
        names=link_names(session, urls, interview, around),
        permalink=urls.absolute(address),
    )

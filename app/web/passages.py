"""A passage on its own: everything between two sentences."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.feeds import list_guessed
from app.archive.interviews import read_turns
from app.archive.permalinks import Destination, Passage
from app.archive.segments import read_touched
from app.transcript.reading import shorten
from app.transcript.spans import Span
from app.web.citing.meta_tags import write_meta_tags
from app.web.citing.references import refer_to_passage
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
from app.web.previews import link_card, link_oembed, list_trail
from app.web.quoting.quotations import make_quotation
from app.web.recordings import link_recording
from app.web.reporting import link_report
from app.web.sharing import OF_WORDS, list_alternates, offer_passage, offer_widening
from app.web.sharing_components import RelatedPassage, SharingView, WideningView
from app.web.structured import (
    describe_conversation,
    describe_quotation,
    describe_trail,
    write_data,
)
from app.web.surroundings import (
    describe_passage,
    draw_passage_line,
    link_beside,
    link_chapter,
    link_context,
    link_names,
    link_sentences_beside,
    link_topics,
    list_related,
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
    before: Link | None
    after: Link | None
    """What stands beside it, by its first words: of a sentence, beside what is drawn around it."""
    topics: tuple[Link, ...]
    names: tuple[Link, ...]
    """Who and what it mentions."""
    permalink: str
    """Absolute where the origin is known."""
    sharing: SharingView
    widening: WideningView
    related: tuple[RelatedPassage, ...]
    """Passages with similar words, here and in other interviews."""
    report_url: str | None
    """Where a mistake in these words can be told; None where nobody is to be reached."""


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
    page = make_passage_page(rooms, session, urls, destination, passage, single=False)
    return show(rooms, page)


def make_passage_page(
    rooms: Rooms,
    session: Session,
    urls: Urls,
    destination: Destination,
    passage: Passage,
    *,
    single: bool,
) -> PassagePage:
    """A passage on its own; a single sentence lit in what is drawn around it."""
    interview = passage.interview
    segments = read_touched(session, interview, passage.start, passage.end)
    shown = Span(segments[0].start, segments[-1].end) if single else passage.span
    turns = read_turns(session, interview, shown.start, shown.end)
    stored = [sentence for segment in segments for sentence in segment.sentences]
    speakers = list_speakers(urls, turns, passage)
    address = find_address(urls, passage, single=single)
    before, after = (
        link_beside(session, urls, interview, segments)
        if single
        else link_sentences_beside(session, urls, passage)
    )
    reference = refer_to_passage(passage, turns, rooms.site.name, urls.absolute(address))
    quotation = make_quotation(passage, turns, urls.absolute(address))
    return PassagePage(
        title=shorten(passage.text, 60),
        description=describe_passage(quotation),
        canonical=rooms.urls.absolute(address),
        section="interviews",
        picture=link_card(urls, passage),
        alternates=(
            *list_alternates(urls, address, OF_WORDS),
            *link_oembed(urls, address),
        ),
        citation=write_meta_tags(reference),
        structured=write_data(
            describe_quotation(urls, passage, turns, urls.absolute(address)),
            describe_conversation(urls, interview, list_guessed(session, interview)),
            describe_trail(urls, list_trail(urls, interview)),
        ),
        interview=make_interview_card(urls, interview),
        chapter=link_chapter(urls, interview, segments),
        recording=link_recording(interview, segments[0].chapter),
        turns=make_turn_views(
            urls,
            interview,
            turns,
            stored if single else passage.sentences,
            [segment.start for segment in segments],
            {sentence.key for sentence in passage.sentences} if single else (),
        ),
        notice=make_notice(urls, interview, destination),
        line=draw_passage_line(
            session, urls, interview, passage, "sentence" if single else "passage"
        ),
        speakers=speakers,
        context_url=link_context(session, urls, passage),
        before=before,
        after=after,
        topics=link_topics(urls, segments),
        names=link_names(session, urls, interview, passage.span),
        permalink=urls.absolute(address),
        sharing=offer_passage(urls, quotation, reference, address),
        widening=offer_widening(session, urls, passage),
        related=list_related(rooms, session, segments),
        report_url=link_report(rooms.site.contact, passage.text, urls.absolute(address)),
    )

"""The list of interviews, and one interview to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.feeds import list_guessed
from app.archive.interviews import count_interviews, list_interviews, read_chapters, read_turns
from app.archive.revisions import list_revisions
from app.archive.segments import read_segments
from app.archive.values import Chapter, Interview, Segment, Sentence, Turn
from app.web.citing.meta_tags import write_meta_tags
from app.web.components import ChapterView, ConversationLine, InterviewCard, Link
from app.web.conversation_line import cut_bars, draw_line, is_named
from app.web.dependencies import InterviewHere, RoomsHere, SessionHere, UrlsHere, show
from app.web.page import Page
from app.web.presenting import (
    describe_speakers,
    make_interview_card,
    make_turn_views,
    write_date,
)
from app.web.previews import list_trail
from app.web.recordings import link_recording, write_time
from app.web.sharing import OF_WORDS, list_alternates, offer_interview, refer_to_whole
from app.web.sharing_components import SharingView
from app.web.structured import describe_conversation, describe_trail, write_data
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

PAGE_SIZE = 25


@dataclass(frozen=True, kw_only=True)
class InterviewsPage(Page):
    """Every interview, the newest first."""

    template: ClassVar[str] = "interviews/list.html"

    count: int
    """How many there are, on all pages."""
    interviews: tuple[InterviewCard, ...]
    earlier: str | None
    later: str | None


@dataclass(frozen=True, kw_only=True)
class InterviewPage(Page):
    """The whole conversation to read."""

    template: ClassVar[str] = "interviews/interview.html"

    interview: InterviewCard
    search_url: str
    """The search inside it."""
    line: ConversationLine
    chapters: tuple[ChapterView, ...]
    """One without a title where the interview has none."""
    corrected: Link | None
    """When it was corrected last; None while it stands as it was first added."""
    speakers_known: str
    """How far the speakers are known, in words."""
    sharing: SharingView
    permalink: str
    """Absolute where the origin is known."""


@router.get("/interviews")
def show_interviews(
    rooms: RoomsHere, session: SessionHere, page: Annotated[int, Query(ge=1, le=10_000)] = 1
) -> HTMLResponse:
    """Every interview of the archive."""
    urls, count = rooms.urls, count_interviews(session)
    last = max(1, -(-count // PAGE_SIZE))
    context = InterviewsPage(
        title="Interviews" if page == 1 else f"Interviews, page {page}",
        description="Every interview in this archive.",
        canonical=urls.absolute(urls.interviews(page)),
        indexed=page <= last,
        section="interviews",
        count=count,
        interviews=tuple(
            make_interview_card(urls, each)
            for each in list_interviews(session, PAGE_SIZE, PAGE_SIZE * (page - 1))
        ),
        earlier=urls.interviews(min(page - 1, last)) if page > 1 else None,
        later=urls.interviews(page + 1) if page < last else None,
    )
    return show(rooms, context)


@router.get("/interviews/{interview:slug}")
def show_interview(
    rooms: RoomsHere, session: SessionHere, urls: UrlsHere, interview: InterviewHere
) -> HTMLResponse:
    """One interview from its first word to its last."""
    reference = refer_to_whole(session, interview, rooms.site.name, urls)
    turns = read_turns(session, interview)
    segments = read_segments(session, interview)
    chapters = read_chapters(session, interview)
    bars = turns if is_named(turns) else cut_bars(segments)
    page = InterviewPage(
        title=interview.title,
        description=f"The whole conversation to read: {interview.words:,} words, "
        "every sentence with a link of its own.",
        canonical=rooms.urls.absolute(rooms.urls.interview(interview)),
        section="interviews",
        interview=make_interview_card(rooms.urls, interview),
        search_url=rooms.urls.interview_search(interview),
        line=draw_line(rooms.urls, interview, bars, chapters, _list_sentences(segments)),
        chapters=tuple(_make_chapters(rooms.urls, interview, chapters, segments, turns)),
        corrected=_link_corrections(session, rooms.urls, interview),
        speakers_known=describe_speakers(turns),
        alternates=list_alternates(urls, urls.interview(interview), OF_WORDS),
        citation=write_meta_tags(reference),
        structured=write_data(
            describe_conversation(urls, interview, list_guessed(session, interview)),
            describe_trail(urls, list_trail(urls, interview)),
        ),
        sharing=offer_interview(urls, interview, reference),
        permalink=urls.absolute(urls.interview(interview)),
    )
    return show(rooms, page)


def _link_corrections(session: Session, urls: Urls, interview: Interview) -> Link | None:
    revisions = list_revisions(session, interview)
    if len(revisions) < 2:
        return None
    day = write_date(revisions[-1].ingested_at.date().isoformat())
    return Link(f"Corrected on {day}", urls.corrections(interview))


def _make_chapters(
    urls: Urls,
    interview: Interview,
    chapters: Sequence[Chapter],
    segments: Sequence[Segment],
    turns: Sequence[Turn],
) -> list[ChapterView]:
    if not chapters:
        sentences = _list_sentences(segments)
        views = make_turn_views(urls, interview, turns, sentences, _list_starts(segments))
        return [ChapterView("conversation", None, None, urls.interview(interview), None, views)]
    return [
        ChapterView(
            slug=chapter.slug,
            title=chapter.title,
            time=write_time(chapter.time_s),
            url=urls.chapter(interview, chapter),
            recording=link_recording(interview, chapter),
            turns=make_turn_views(
                urls,
                interview,
                [turn for turn in turns if turn.start < chapter.end and turn.end > chapter.start],
                _list_sentences([part for part in segments if part.chapter == chapter]),
                _list_starts(segments),
            ),
        )
        for chapter in chapters
    ]


def _list_sentences(segments: Sequence[Segment]) -> list[Sentence]:
    return [sentence for segment in segments for sentence in segment.sentences]


def _list_starts(segments: Sequence[Segment]) -> list[int]:
    return [segment.start for segment in segments]

"""Search inside one interview: every hit in the order of the conversation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.interviews import read_text
from app.archive.topics import list_topics
from app.archive.values import Interview
from app.errors import QueryError
from app.search.query import MOST_CHARACTERS, Query, parse_query
from app.web.asking import PageNumber, Typed
from app.web.components import InterviewCard, Link
from app.web.dependencies import InterviewHere, Rooms, RoomsHere, SessionHere, show
from app.web.front import MOST_EXAMPLES
from app.web.hits_inside import find_hits_inside
from app.web.page import Page
from app.web.presenting import make_interview_card
from app.web.search import NO_WORD, ONLY_WITHOUT
from app.web.search_components import HitsInside
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True)
class InterviewSearchPage(Page):
    """What was found inside one interview; how to search there, where nothing was asked."""

    template: ClassVar[str] = "interviews/search.html"

    interview: InterviewCard
    search_url: str
    """The search inside it."""
    results: HitsInside | None
    """None when nothing was asked that can be searched for."""
    problem: str | None
    """Why the query could not be taken."""
    examples: tuple[Link, ...]
    """Searches that find something in this interview, where nothing was found."""


@router.get("/interviews/{interview:slug}/search")
def search_interview(
    rooms: RoomsHere,
    session: SessionHere,
    interview: InterviewHere,
    q: Typed = "",
    page: PageNumber = 1,
) -> HTMLResponse:
    """The passages of one interview that hold the words."""
    urls, text = rooms.urls, q.strip()
    results, problem, status = _find(rooms, session, interview, text, page)
    context = InterviewSearchPage(
        title=f"Search: {text[:60]} · {interview.title}" if text else f"Search {interview.title}",
        description=f"Search the full text of “{interview.title}”.",
        canonical=urls.absolute(urls.interview_search(interview, text[:MOST_CHARACTERS], page)),
        query=text,
        section="interviews",
        indexed=False,
        interview=make_interview_card(urls, interview),
        search_url=urls.interview_search(interview),
        results=results,
        problem=problem,
        examples=()
        if results and results.groups
        else tuple(islice(_list_examples(session, urls, interview), MOST_EXAMPLES)),
    )
    return show(rooms, context, status)


def _find(
    rooms: Rooms, session: Session, interview: Interview, text: str, page: int
) -> tuple[HitsInside | None, str | None, int]:
    """What was found, or what is wrong with the query, and the status of the answer."""
    if not text:
        return None, None, 200
    try:
        query = parse_query(text)
    except QueryError as error:
        return None, str(error), 400
    if query.is_empty:
        return None, _explain_empty(query), 200
    return find_hits_inside(rooms, session, interview, query, page), None, 200


def _explain_empty(query: Query) -> str:
    return ONLY_WITHOUT if query.without else NO_WORD


def _list_examples(session: Session, urls: Urls, interview: Interview) -> Iterator[Link]:
    """Phrases that betray topics and stand in the interview, one of each; the largest first."""
    text = read_text(session, interview).casefold()
    for topic in sorted(list_topics(session), key=lambda topic: -topic.segment_count):
        phrase = next((words for words in topic.words if _stands_in(words.casefold(), text)), None)
        if phrase:
            yield Link(phrase, urls.interview_search(interview, phrase))


def _stands_in(phrase: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None

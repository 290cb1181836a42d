"""The search page, and its results alone for the script that follows the typing."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.errors import QueryError
from app.search.filters import label_filters, merge_filters
from app.search.finding import Answer
from app.search.query import MOST_CHARACTERS, Query, parse_query
from app.search.quote_check.checking import MOST_CHARACTERS as MOST_QUOTED
from app.web.asking import Asked, ask
from app.web.components import FilterGroup, Link
from app.web.dependencies import Rooms, RoomsHere, SessionHere, show
from app.web.hints import list_hints
from app.web.page import Page, Part
from app.web.results import explain_unknown, find_results, make_filters
from app.web.search_components import Hint, Results
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

NO_WORD = "Type a word or a number to search for."
ONLY_WITHOUT = "Type a word to search for as well: so far this only says what to leave out."


@dataclass(frozen=True, kw_only=True)
class SearchPart(Part):
    """What was found for a query, rung by rung; how to search, where nothing was asked."""

    template: ClassVar[str] = "search/results.html"

    results: Results | None
    """None when nothing was asked that can be searched for."""
    problem: str | None
    """Why the query could not be taken."""
    check: Link | None
    """A way to look for it as a quotation, where it is too long for a search."""
    narrowed: tuple[FilterGroup, ...]
    """The filters that are set while nothing is asked."""
    hints: tuple[Hint, ...]


@dataclass(frozen=True, kw_only=True)
class SearchPage(SearchPart, Page):
    """The same with the form around it."""

    template: ClassVar[str] = "search/search.html"

    within: tuple[tuple[str, str], ...]
    """The filters of the address as (name, value), for the form to keep."""


@router.get("/search")
def show_search(
    rooms: RoomsHere,
    session: SessionHere,
    asked: Annotated[Asked, Depends(ask)],
    part: Literal["", "results"] = "",
) -> HTMLResponse:
    """Passages that hold the words."""
    status = 200
    try:
        found = _find_part(rooms, session, asked)
    except QueryError as error:
        found, status = _explain(rooms, session, asked, str(error)), 400
    if part:
        return show(rooms, found, status)
    urls = rooms.urls
    page = SearchPage(
        title=f"Search: {asked.text[:60]}" if asked.text else "Search",
        description="Search the full text of every interview.",
        canonical=urls.absolute(urls.search(asked.text[:MOST_CHARACTERS])),
        query=asked.text,
        section="search",
        indexed=asked == Asked(""),
        results=found.results,
        problem=found.problem,
        check=found.check,
        narrowed=found.narrowed,
        hints=found.hints,
        within=tuple(asked.list_kept().items()),
    )
    return show(rooms, page, status)


def _find_part(rooms: Rooms, session: Session, asked: Asked) -> SearchPart:
    """What is found for a query; raises QueryError where it cannot be taken."""
    query = parse_query(asked.text)
    filters, unknown = merge_filters(session, query, asked.filters)
    narrowed = asked.narrow(query.rest, filters)
    if query.is_empty:
        problems = [explain_unknown(each) for each in unknown] or _list_problems(asked, query)
        return _explain(rooms, session, narrowed, " ".join(problems) or None)
    return SearchPart(
        results=find_results(rooms, session, narrowed, query, unknown),
        problem=None,
        check=None,
        narrowed=(),
        hints=(),
    )


def _explain(rooms: Rooms, session: Session, asked: Asked, problem: str | None) -> SearchPart:
    """How to search, and why this search could not be made."""
    labels = label_filters(session, asked.filters)
    return SearchPart(
        results=None,
        problem=problem,
        check=_offer_check(rooms.urls, asked.text),
        narrowed=make_filters(rooms.urls, asked, Answer(), labels) if labels else (),
        hints=list_hints(session, rooms.urls),
    )


def _offer_check(urls: Urls, text: str) -> Link | None:
    if len(text) <= MOST_CHARACTERS:
        return None
    return Link("Check it as a quotation", urls.check(text[:MOST_QUOTED]))


def _list_problems(asked: Asked, query: Query) -> list[str]:
    if query.without:
        return [ONLY_WITHOUT]
    return [NO_WORD] if asked.text and not query.named else []

"""The search page."""

from dataclasses import asdict, dataclass
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.facets import Facet, find_label
from app.errors import QueryError
from app.search.finding import (
    Answer,
    Filters,
    Order,
    Window,
    find_passages,
    find_topic_box,
)
from app.search.query import MOST_CHARACTERS, describe_query, parse_query
from app.search.query import Query as Words
from app.search.rungs import Rung
from app.web.components import Filter, FilterGroup, Link, PassageCard, RungGroup, TopicCard
from app.web.dependencies import Rooms, RoomsHere, SessionHere, show
from app.web.front import make_examples
from app.web.page import Page
from app.web.presenting import make_passage_card, make_topic_cards
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

Slug = Annotated[str, Query(max_length=200)]

PAGE_SIZE = 10
MOST_PASTED = 10_000
"""What the page takes at all; longer than a search can be, so that it can say so."""
NOTHING = parse_query("")
MOST_FILTERS = 8

_HEADINGS = {
    Rung.EXACT: ("Exactly these words", "The words stand together, in this order."),
    Rung.ALL: ("All of these words", "In one passage, in any order and form."),
    Rung.SOME: ("Some of these words", "The nearest there is."),
}
_FILTERS = {
    "interview": "Interview",
    "speaker": "Speaker",
    "chapter": "Chapter",
    "topic": "Topic",
    "name": "Name",
}


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """What was found for a query, rung by rung."""

    template: ClassVar[str] = "search/search.html"

    understood: str | None
    """The query in words; None when nothing was asked."""
    total: int
    rungs: tuple[RungGroup, ...]
    filters: tuple[FilterGroup, ...]
    topic_box: TopicCard | None
    earlier: str | None
    later: str | None
    """Addresses of the pages of results beside this one."""
    examples: tuple[Link, ...]
    """Shown when nothing was asked or found."""
    problem: str | None
    """Why the query could not be taken."""
    within: tuple[tuple[str, str], ...]
    """The active filters as (name, value), for the form to keep."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as its address has it."""

    text: str
    filters: Filters
    sort: Order = Order.RELEVANCE
    page: int = 1

    def list_filters(self) -> dict[str, str]:
        """The filters that are set."""
        return {name: value for name, value in asdict(self.filters).items() if value}

    def is_plain(self) -> bool:
        """Whether this is the first page of results for a query alone."""
        return not self.list_filters() and self.page == 1 and self.sort is Order.RELEVANCE

    def address(self, urls: Urls, **changes: object) -> str:
        """The same search with some of it changed, at its clean address."""
        sort = "" if self.sort is Order.RELEVANCE else self.sort.value
        parts: dict[str, object] = {**self.list_filters(), "sort": sort, **changes}
        return urls.search(self.text, **parts)


@router.get("/search")
def show_search(
    rooms: RoomsHere,
    session: SessionHere,
    q: Annotated[str, Query(max_length=MOST_PASTED)] = "",
    interview: Slug = "",
    speaker: Slug = "",
    chapter: Slug = "",
    topic: Slug = "",
    name: Slug = "",
    sort: Order = Order.RELEVANCE,
    page: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> HTMLResponse:
    """Passages that hold the words."""
    asked = Asked(q.strip(), Filters(interview, speaker, chapter, topic, name), sort, page)
    try:
        words = parse_query(asked.text)
    except QueryError as error:
        return show(rooms, _make_page(rooms, session, asked, problem=str(error)), status=400)
    if words.is_empty and asked.text:
        problem = "Type a word or a number to search for."
        return show(rooms, _make_page(rooms, session, asked, problem=problem))
    return show(rooms, _make_page(rooms, session, asked, words))


def _make_page(
    rooms: Rooms,
    session: Session,
    asked: Asked,
    words: Words = NOTHING,
    problem: str | None = None,
) -> SearchPage:
    urls = rooms.urls
    answer = find_passages(
        session,
        rooms.engine,
        words,
        asked.filters,
        Window(PAGE_SIZE, PAGE_SIZE * (asked.page - 1), asked.sort),
    )
    box = find_topic_box(session, words)
    last = -(-answer.total // PAGE_SIZE)
    return SearchPage(
        title=f"Search: {asked.text[:60]}" if asked.text else "Search",
        description="Search the full text of every interview.",
        canonical=urls.absolute(urls.search(asked.text[:MOST_CHARACTERS])),
        query=asked.text,
        section="search",
        indexed=asked.is_plain() and not asked.text,
        understood=None if words.is_empty else describe_query(words),
        total=answer.total,
        rungs=_group_by_rung(urls, answer),
        filters=_make_filters(session, urls, asked, answer),
        topic_box=make_topic_cards(urls, [box[0]])[0] if box else None,
        earlier=asked.address(urls, page=_leave_out_first(min(asked.page - 1, last)))
        if asked.page > 1
        else None,
        later=asked.address(urls, page=asked.page + 1) if asked.page < last else None,
        examples=() if answer.total else make_examples(session, urls),
        problem=problem,
        within=tuple(asked.list_filters().items()),
    )


def _leave_out_first(page: int) -> int | str:
    return page if page > 1 else ""


def _group_by_rung(urls: Urls, answer: Answer) -> tuple[RungGroup, ...]:
    groups: dict[Rung, list[PassageCard]] = {}
    for hit in answer.hits:
        card = make_passage_card(
            urls, hit.interview, hit.segment, sentence=hit.sentence, marks=hit.marks
        )
        groups.setdefault(hit.rung, []).append(card)
    return tuple(RungGroup(*_HEADINGS[rung], tuple(cards)) for rung, cards in groups.items())


def _make_filters(
    session: Session, urls: Urls, asked: Asked, answer: Answer
) -> tuple[FilterGroup, ...]:
    """Filters that would narrow the results, and those that already do."""
    groups = []
    for name, label in _FILTERS.items():
        active = asked.list_filters().get(name)
        facets = answer.facets[name]
        if active:
            label_of_active = find_label(session, name, active) or active
            shown = [facet for facet in facets if facet.slug == active] or [
                Facet(active, label_of_active, 0)
            ]
        else:
            shown = [facet for facet in facets if facet.count < answer.total][:MOST_FILTERS]
        filters = tuple(
            Filter(
                label=facet.name,
                count=facet.count if asked.text else None,
                url=asked.address(urls, **{name: "" if active else facet.slug}),
                active=bool(active),
            )
            for facet in shown
        )
        if filters:
            groups.append(FilterGroup(label, filters))
    return tuple(groups)

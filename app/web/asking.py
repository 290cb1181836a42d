"""A search as an address has it: the words, the filters, the order, the page."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query

from app.search.filters import list_filters
from app.search.finding import Order
from app.search.query import Filters
from app.web.urls import Urls

MOST_PASTED = 10_000
"""What a page takes at all; longer than a search can be, so that it can say so."""

EVERYWHERE = Filters()

Slug = Annotated[str, Query(max_length=200)]
Typed = Annotated[str, Query(max_length=MOST_PASTED)]
PageNumber = Annotated[int, Query(ge=1, le=1000)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as its address has it."""

    text: str
    filters: Filters = EVERYWHERE
    sort: Order = Order.RELEVANCE
    page: int = 1

    def narrow(self, text: str, filters: Filters) -> "Asked":
        """The same with filters that stood in the text taken out of it."""
        return replace(self, text=text, filters=filters)

    def list_filters(self) -> dict[str, str]:
        """The filters that are set, by name."""
        return list_filters(self.filters)

    def list_kept(self) -> dict[str, str]:
        """What a search for other words keeps: the filters and the order."""
        sort = {} if self.sort is Order.RELEVANCE else {"sort": self.sort.value}
        return {**self.list_filters(), **sort}

    def address(self, urls: Urls, **changes: object) -> str:
        """The same search with some of it changed, from its first page on, at a clean address."""
        return urls.search(self.text, **{**self.list_kept(), **changes})


def ask(
    q: Typed = "",
    interview: Slug = "",
    speaker: Slug = "",
    chapter: Slug = "",
    topic: Slug = "",
    name: Slug = "",
    sort: Order = Order.RELEVANCE,
    page: PageNumber = 1,
) -> Asked:
    """The search that a request's address asks for."""
    return Asked(q.strip(), Filters(interview, speaker, chapter, topic, name), sort, page)

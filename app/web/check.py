"""Whether a quotation stands word for word in the transcripts."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from app.search.quotations import MOST_CHARACTERS, Part, look_up
from app.web.asking import MOST_PASTED
from app.web.dependencies import RoomsHere, SessionHere, show
from app.web.page import Page
from app.web.presenting import make_hit_card
from app.web.search_components import QuotedPart
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True)
class CheckPage(Page):
    """A quotation, sentence by sentence, beside the passages where it stands."""

    template: ClassVar[str] = "check/check.html"

    quote: str
    parts: tuple[QuotedPart, ...]
    found: int
    """How many sentences stand word for word in a transcript."""
    total: int
    """How many there are."""
    problem: str | None
    """Why the quotation could not be looked up."""


@router.get("/check")
def show_check(
    rooms: RoomsHere,
    session: SessionHere,
    quote: Annotated[str, Query(max_length=MOST_PASTED)] = "",
) -> HTMLResponse:
    """Where the sentences of a quotation stand word for word."""
    quote = quote.strip()
    problem = _find_problem(quote)
    parts = [] if problem else look_up(session, rooms.engine, quote)
    if quote and not problem and not parts:
        problem = "There is no word in this quotation. Paste what is said to have been said."
    page = CheckPage(
        title="Check a quotation",
        description="Whether a quotation stands word for word in the transcripts.",
        canonical=rooms.urls.absolute(rooms.urls.check()),
        section="check",
        indexed=not quote,
        quote=quote,
        parts=tuple(_make_part(rooms.urls, part) for part in parts),
        found=sum(part.sentences for part in parts if part.hits),
        total=sum(part.sentences for part in parts),
        problem=problem,
    )
    return show(rooms, page, 400 if len(quote) > MOST_CHARACTERS else 200)


def _find_problem(quote: str) -> str | None:
    if len(quote) <= MOST_CHARACTERS:
        return None
    return (
        f"A quotation can have at most {MOST_CHARACTERS:,} characters; this has {len(quote):,}. "
        "Check it in pieces."
    )


def _make_part(urls: Urls, part: Part) -> QuotedPart:
    return QuotedPart(
        text=part.text,
        passages=tuple(make_hit_card(urls, hit) for hit in part.hits),
        nearest=make_hit_card(urls, part.nearest) if part.nearest else None,
    )

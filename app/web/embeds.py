"""Passages on other sites: a page that may be framed, and how to show one (https://oembed.com)."""

import re
from dataclasses import dataclass
from typing import Annotated, ClassVar
from urllib.parse import unquote, urlsplit

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse, JSONResponse

from app.archive.database import Session
from app.archive.interviews import find_interview, read_turns
from app.archive.permalinks import Passage
from app.errors import NotFoundError
from app.transcript import keys, slugs
from app.web.convertors import tidy_path
from app.web.dependencies import (
    EndsHere,
    InterviewHere,
    Rooms,
    RoomsHere,
    SessionHere,
    UrlsHere,
    show,
)
from app.web.following import find_address, find_passage
from app.web.middleware import FRAMED
from app.web.page import Part
from app.web.previews import CARD_PX, link_card
from app.web.quoting.html import write_html
from app.web.quoting.quotations import Quotation, make_quotation
from app.web.sharing import MOST_FRAME_PX, measure_frame
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

WIDTH_PX = 600
_PASSAGE = re.compile(
    rf"/interviews/(?P<slug>{slugs.PATTERN})/"
    rf"(?P<first>{keys.PATTERN})(?:\.\.(?P<last>{keys.PATTERN}))?(?:/.*)?",
    re.DOTALL,
)
_NO_ORIGIN = (
    "This archive does not know its public address, so other sites cannot show its passages. "
    "Set ONRECORD_BASE_URL to its origin, such as https://example.org."
)


@dataclass(frozen=True, kw_only=True)
class EmbeddedPassage(Part):
    """A passage alone, to be framed."""

    template: ClassVar[str] = "embeds/passage.html"

    title: str
    canonical: str
    quotation: Quotation


@router.get("/embed/interviews/{interview:slug}/{key:key}")
def show_embedded_sentence(
    rooms: RoomsHere, session: SessionHere, urls: UrlsHere, interview: InterviewHere, key: str
) -> HTMLResponse:
    """One sentence, to be framed."""
    passage = find_passage(session, interview, (key, key))
    return _show_embedded(rooms, session, urls, passage, single=True)


@router.get("/embed/interviews/{interview:slug}/{ends:range}")
def show_embedded_passage(
    rooms: RoomsHere,
    session: SessionHere,
    urls: UrlsHere,
    interview: InterviewHere,
    ends: EndsHere,
) -> HTMLResponse:
    """Everything between two sentences, to be framed."""
    passage = find_passage(session, interview, ends)
    return _show_embedded(rooms, session, urls, passage, single=False)


def _show_embedded(
    rooms: Rooms, session: Session, urls: Urls, passage: Passage, *, single: bool
) -> HTMLResponse:
    quotation = _quote(session, urls, passage, single=single)
    part = EmbeddedPassage(
        title=passage.interview.title, canonical=quotation.url, quotation=quotation
    )
    answer = show(rooms, part)
    answer.headers.update(FRAMED)
    return answer


@router.get("/oembed")
def show_oembed(
    rooms: RoomsHere,
    session: SessionHere,
    urls: UrlsHere,
    url: Annotated[str, Query(max_length=2000)],
    maxwidth: Annotated[int, Query(ge=1)] = WIDTH_PX,
    maxheight: Annotated[int, Query(ge=1)] = MOST_FRAME_PX,
    form: Annotated[str, Query(alias="format")] = "json",
) -> JSONResponse:
    """How a passage of this archive is shown on other sites; of no other address anything."""
    if form != "json":
        raise HTTPException(501, "Passages are described as JSON alone. Ask with format=json")
    passage, single = _find_addressed(session, urls, url)
    quotation = _quote(session, urls, passage, single=single)
    card = link_card(urls, passage)
    return JSONResponse(
        {
            "version": "1.0",
            "type": "rich",
            "provider_name": rooms.site.name,
            "provider_url": urls.absolute(urls.front()),
            "title": passage.interview.title,
            "author_name": ", ".join(quotation.speakers),
            "url": quotation.url,
            "html": write_html(quotation),
            "width": min(maxwidth, WIDTH_PX),
            "height": min(maxheight, measure_frame(quotation)),
            "thumbnail_url": card,
            "thumbnail_width": CARD_PX[0],
            "thumbnail_height": CARD_PX[1],
        }
    )


def _quote(session: Session, urls: Urls, passage: Passage, *, single: bool) -> Quotation:
    turns = read_turns(session, passage.interview, passage.start, passage.end)
    url = urls.absolute(find_address(urls, passage, single=single))
    return make_quotation(passage, turns, url)


def _find_addressed(session: Session, urls: Urls, url: str) -> tuple[Passage, bool]:
    """The passage at an address of this site, and whether it is a sentence's own address."""
    if not urls.origin:
        raise NotFoundError(_NO_ORIGIN)
    found = _match_own(urls.origin, url)
    interview = find_interview(session, found["slug"]) if found else None
    if not found or interview is None or interview.removed_at is not None:
        raise NotFoundError("This is not the address of a passage in this archive.")
    ends = found["first"], found["last"] or found["first"]
    return find_passage(session, interview, ends), found["last"] is None


def _match_own(origin: str, url: str) -> re.Match[str] | None:
    """The parts of an address of this site; None for any other one."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no address
        return None
    is_own = f"{parts.scheme}://{parts.netloc}".lower() == origin
    return _PASSAGE.fullmatch(tidy_path(unquote(parts.path))) if is_own else None

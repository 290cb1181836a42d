"""What a shared link opens: one sentence in the passage around it."""

from dataclasses import dataclass, fields
from typing import ClassVar

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.web.dependencies import (
    InterviewHere,
    RoomsHere,
    SessionHere,
    UrlsHere,
    WordsHere,
    show,
)
from app.web.following import find_address, follow
from app.web.gone import show_gone
from app.web.passages import PassagePage, make_passage_page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True)
class SentencePage(PassagePage):
    """One sentence, lit, in the stored passage drawn around it."""

    template: ClassVar[str] = "passages/sentence.html"

    words: str
    """Of the sentence; of all that holds its words now, if it was merged or split."""
    alone_url: str
    """The sentence on its own."""


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
    page = make_passage_page(rooms, session, urls, destination, passage, single=True)
    alone_url = find_address(urls, passage, single=False)
    context = {field.name: getattr(page, field.name) for field in fields(page)}
    return show(rooms, SentencePage(**context, words=passage.text, alone_url=alone_url))

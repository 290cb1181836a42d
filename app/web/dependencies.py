"""What routes are given: the archive, an interview, a way to answer with a page."""

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from app.archive.database import Database, Session
from app.archive.interviews import find_interview
from app.archive.names import find_name
from app.archive.redirects import find_present_slug
from app.archive.speakers import find_speaker
from app.archive.topics import find_topic
from app.archive.values import Heading, Interview, Name, Topic
from app.errors import GoneError, NotFoundError
from app.search.engine import Engine
from app.shelf import Shelf
from app.web.page import Page, Part
from app.web.presenting import write_date
from app.web.templating import Site, render_page
from app.web.urls import Urls

_LOOPBACK_NAMES = {"localhost"}


@dataclass(frozen=True, slots=True)
class Rooms:
    """Everything that requests share; none of it holds the state of a visitor."""

    database: Database
    engine: Engine
    templates: Environment
    site: Site
    urls: Urls
    cards: Shelf


class MovedError(Exception):
    """What was asked for stands at another address for good."""

    def __init__(self, url: str) -> None:
        self.url = url
        super().__init__(url)


def keep_query(request: Request, path: str) -> str:
    """An address for a decoded path, with the query that came with the request."""
    query = request.scope["query_string"].decode("latin-1")
    return quote(path) + (f"?{query}" if query else "")


def find_rooms(request: Request) -> Rooms:
    """What the application was built from."""
    rooms: Rooms = request.app.state.rooms
    return rooms


# What waits for nothing is async here, because FastAPI sends everything else to a thread.
async def get_rooms(request: Request) -> Rooms:
    """The same, for routes."""
    return find_rooms(request)


RoomsHere = Annotated[Rooms, Depends(get_rooms)]


def open_session(rooms: RoomsHere) -> Iterator[Session]:
    """One consistent view of the archive for the length of a request."""
    with rooms.database.read() as session:
        yield session


SessionHere = Annotated[Session, Depends(open_session)]


async def get_urls(request: Request, rooms: RoomsHere) -> Urls:
    """Addresses with the origin that may be believed: the setting's or, on loopback, the request's.

    Anybody can send any Host header; on loopback only oneself.
    """
    if rooms.urls.origin or not _is_loopback(request):
        return rooms.urls
    return replace(rooms.urls, origin=f"{request.url.scheme}://{request.url.netloc}".lower())


UrlsHere = Annotated[Urls, Depends(get_urls)]


def _is_loopback(request: Request) -> bool:
    client = request.client.host if request.client else ""
    host = request.url.hostname or ""
    return all(name in _LOOPBACK_NAMES or _is_loopback_address(name) for name in (client, host))


def _is_loopback_address(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def get_interview(request: Request, interview: str, session: SessionHere) -> Interview:
    """The interview an address names; a former slug leads to the present one.

    Of one that was removed nothing is shown but that it was.
    """
    found = find_interview(session, interview)
    if found is None:
        raise NotFoundError(f"There is no interview “{interview}” in this archive.")
    if found.removed_at is not None:
        day = write_date(found.removed_at.date().isoformat())
        raise GoneError(f"The interview “{found.title}” was removed from this archive on {day}.")
    if found.slug != interview:
        # With the folder before it: a former slug may also be a part of another word of the path.
        path: str = request.scope["path"]
        folder = "/cards" if path.startswith("/cards/") else "/interviews"
        moved = path.replace(f"{folder}/{interview}", f"{folder}/{found.slug}", 1)
        raise MovedError(keep_query(request, moved))
    return found


InterviewHere = Annotated[Interview, Depends(get_interview)]


def lead_on(request: Request, session: Session, kind: str, former: str) -> None:
    """Leads from a former slug, the last part of an address, to the one that it is now.

    What stands behind it, such as the ending of a file, stays.
    """
    present = find_present_slug(session, kind, former)
    if present is not None:
        folder, _, last = request.scope["path"].rpartition("/")
        raise MovedError(keep_query(request, f"{folder}/{present}{last.removeprefix(former)}"))


def get_topic(request: Request, topic: str, session: SessionHere) -> Topic:
    """The topic an address names; a former slug leads to the present one."""
    found = find_topic(session, topic)
    if found is None:
        lead_on(request, session, "topic", topic)
        raise NotFoundError(f"There is no topic “{topic}” in this archive.")
    return found


TopicHere = Annotated[Topic, Depends(get_topic)]


def get_chosen_speaker(
    request: Request,
    session: SessionHere,
    speaker: Annotated[
        str, Query(max_length=200, description="only where they speak, by slug")
    ] = "",
) -> str:
    """The speaker that a list is narrowed to; a former slug leads to the present one."""
    present = find_present_slug(session, "speaker", speaker) if speaker else None
    if present is not None:
        asked = [(name, value) for name, value in request.query_params.items() if name != "speaker"]
        query = urlencode([*asked, ("speaker", present)])
        raise MovedError(f"{quote(request.scope['path'])}?{query}")
    return speaker


ChosenSpeaker = Annotated[str, Depends(get_chosen_speaker)]


def get_name(request: Request, name: str, session: SessionHere) -> Name:
    """The name an address names; a former slug leads to the present one."""
    found = find_name(session, name)
    if found is None:
        lead_on(request, session, "name", name)
        raise NotFoundError(f"Nothing in this archive’s transcripts is indexed as “{name}”.")
    return found


NameHere = Annotated[Name, Depends(get_name)]


def get_speaker(request: Request, speaker: str, session: SessionHere) -> Heading:
    """The speaker an address names; a former slug leads to the present one."""
    found = find_speaker(session, speaker)
    if found is None:
        lead_on(request, session, "speaker", speaker)
        raise NotFoundError(f"Nobody called “{speaker}” speaks in this archive.")
    return found


SpeakerHere = Annotated[Heading, Depends(get_speaker)]


Ends = tuple[str, str]
"""The first and the last key of a passage."""


async def get_ends(ends: str) -> Ends:
    """The keys of a range in an address."""
    first, last = ends.split("..")
    return first, last


EndsHere = Annotated[Ends, Depends(get_ends)]


async def get_words(request: Request) -> str:
    """The words behind a key in an address; they decorate it, and may help when it is unknown."""
    words: str = request.path_params.get("words", "")
    return words


WordsHere = Annotated[str, Depends(get_words)]


def show(rooms: Rooms, page: Page | Part, status: int = 200) -> HTMLResponse:
    """A page, or a part of one, as an answer."""
    return HTMLResponse(render_page(rooms.templates, page), status)

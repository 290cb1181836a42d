"""The addresses that search engines may list, by the protocol of sitemaps.org.

All addresses make one list, kind by kind. A part is a stretch of it: the kinds are counted, and of
each only what falls into the part is read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Response

from app.archive.database import Session
from app.archive.feeds import (
    Listed,
    count_listed,
    list_interviews,
    list_openings,
    list_slugs,
    read_dates_between,
)
from app.archive.histories import write_time
from app.errors import NotFoundError
from app.web.dependencies import SessionHere, UrlsHere
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

MEDIA_TYPE = "application/xml"
PART_SIZE = 50_000
"""Addresses, the most that the protocol allows; with them a part stays far below its 50 MB."""
MOST_PARTS = 50_000
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NO_ORIGIN = (
    "This archive does not know its public address, so search engines cannot be told of its pages. "
    "Set ONRECORD_BASE_URL to its origin, such as https://example.org."
)


@dataclass(frozen=True, slots=True)
class Address:
    """A path, and when the words there were last changed if that is known; in UTC."""

    path: str
    changed: datetime | None = None


@router.get("/sitemap.xml")
def show_sitemap(session: SessionHere, urls: UrlsHere) -> Response:
    """The index of the parts; not found where the origin is not known."""
    if not urls.origin:
        raise NotFoundError(_NO_ORIGIN)
    parts = count_parts(sum(_count(session, urls).values()))
    addresses = [Address(urls.sitemap_part(number)) for number in range(1, parts + 1)]
    return _answer(urls, "sitemapindex", "sitemap", addresses)


@router.get("/sitemap-{number}.xml")
def show_sitemap_part(session: SessionHere, urls: UrlsHere, number: str) -> Response:
    """One part; not found where there are not so many."""
    if not urls.origin:
        raise NotFoundError(_NO_ORIGIN)
    counts = _count(session, urls)
    last = count_parts(sum(counts.values()))
    # Compared as text, because a number of any length may stand in an address.
    if number not in map(str, range(1, last + 1)):
        raise NotFoundError(f"The sitemap has the parts 1 to {last}; there is no other one.")
    part = cut_part(counts, int(number))
    return _answer(urls, "urlset", "url", _list_addresses(session, urls, part))


def _answer(urls: Urls, root: str, name: str, addresses: Iterable[Address]) -> Response:
    return Response(write_sitemap(urls, root, name, addresses), media_type=MEDIA_TYPE)


def _list_pages(urls: Urls) -> list[str]:
    return [urls.front(), urls.interviews(), urls.topics(), urls.names(), urls.about()]


def _count(session: Session, urls: Urls) -> dict[str, int]:
    return {"page": len(_list_pages(urls)), **count_listed(session)}


def count_parts(addresses: int) -> int:
    """How many parts some addresses fill."""
    return min(MOST_PARTS, -(-addresses // PART_SIZE))


def cut_part(counts: Mapping[str, int], number: int) -> dict[str, range]:
    """Which of each kind stand in a part, by their places among those of the kind."""
    part: dict[str, range] = {}
    offset = PART_SIZE * (number - 1)
    for kind, count in counts.items():
        part[kind] = range(count)[max(0, offset) : max(0, offset + PART_SIZE)]
        offset -= count
    return part


def _list_addresses(session: Session, urls: Urls, part: Mapping[str, range]) -> Iterator[Address]:
    pages = _list_pages(urls)
    leads: dict[str, Callable[[str], str]] = {
        "topic": urls.topic,
        "name": urls.name,
        "speaker": urls.speaker,
    }
    yield from (Address(pages[place]) for place in part["page"])
    yield from _date(session, urls, list_interviews(session, *_tell(part["interview"])))
    for kind, lead in leads.items():
        yield from (Address(lead(slug)) for slug in list_slugs(session, kind, *_tell(part[kind])))
    yield from _date(session, urls, list_openings(session, *_tell(part["segment"])))


def _tell(places: range) -> tuple[int, int]:
    """The first place, and how many there are."""
    return places.start, len(places)


def _date(session: Session, urls: Urls, listed: list[Listed]) -> Iterator[Address]:
    """What stands in interviews, which come in the order of their ids."""
    if listed:
        dates = read_dates_between(session, listed[0].interview_id, listed[-1].interview_id)
        for one in listed:
            yield Address(urls.listed(one.slug, one.key), dates[one.interview_id].changed)


def write_sitemap(urls: Urls, root: str, name: str, addresses: Iterable[Address]) -> bytes:
    """An XML document with an element of a name for each address."""
    document = Element(root, xmlns=_SPACE)
    for address in addresses:
        element = SubElement(document, name)
        SubElement(element, "loc").text = urls.absolute(address.path)
        if address.changed:
            SubElement(element, "lastmod").text = write_time(address.changed)
    written: bytes = tostring(document, encoding="UTF-8", xml_declaration=True)
    return written

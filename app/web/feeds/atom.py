"""Writes a feed as an Atom document (RFC 4287)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from app.archive.histories import write_time

MEDIA_TYPE = "application/atom+xml"
MOST_ENTRIES = 50
NO_ORIGIN = (
    "This archive does not know its public address, so it cannot be followed with a feed reader. "
    "Set ONRECORD_BASE_URL to its origin, such as https://example.org."
)
_SPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Everything but Char of XML 1.0, 2.2: escaped or not, it would make the document unreadable.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = datetime(1970, 1, 1)  # noqa: DTZ001  # in UTC, as all times of the archive


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to read, with an address that is also its name for good. Times are in UTC."""

    url: str
    title: str
    authors: tuple[str, ...]
    published: datetime
    updated: datetime
    language: str
    """Of the content."""
    content: str | None
    """HTML."""
    summary: str | None = None
    rights: str | None = None
    corrections: str | None = None
    """Where it can be read what was corrected."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new, the newest first. Addresses are absolute."""

    url: str
    """Of the feed itself, and its name for good."""
    page: str
    """What people read in its place."""
    title: str
    subtitle: str
    site: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """When any entry was last changed; long ago where there is none."""
        return max((entry.updated for entry in self.entries), default=_NEVER)


def write_feed(feed: Feed) -> bytes:
    """The feed as an Atom document in UTF-8."""
    root = Element("feed", {"xmlns": _SPACE, _LANGUAGE: "en"})
    _write_texts(root, id=feed.url, title=feed.title, subtitle=feed.subtitle)
    _write_texts(root, updated=write_time(feed.updated))
    _write_authors(root, [feed.site])
    SubElement(root, "link", rel="self", type=MEDIA_TYPE, href=feed.url)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    for entry in feed.entries:
        _write_entry(SubElement(root, "entry"), entry)
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _write_entry(element: Element, entry: Entry) -> None:
    _write_texts(element, id=entry.url, title=entry.title)
    _write_texts(element, published=write_time(entry.published), updated=write_time(entry.updated))
    _write_authors(element, entry.authors)
    SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
    if entry.corrections:
        SubElement(element, "link", rel="related", type="text/html", href=entry.corrections)
    _write_texts(element, rights=entry.rights, summary=entry.summary)
    if entry.content:
        content = SubElement(element, "content", {"type": "html", _LANGUAGE: entry.language})
        content.text = drop_forbidden(entry.content)


def _write_texts(element: Element, **texts: str | None) -> None:
    """An element for each text that there is."""
    for name, text in texts.items():
        if text:
            SubElement(element, name).text = drop_forbidden(text)


def _write_authors(element: Element, names: Iterable[str]) -> None:
    for name in names:
        _write_texts(SubElement(element, "author"), name=name)


def drop_forbidden(text: str) -> str:
    """A text without the characters that no XML document may hold."""
    return _FORBIDDEN.sub("", text)

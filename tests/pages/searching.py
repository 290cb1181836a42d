"""Searches as a visitor does, and reads what the page says was found."""

from collections.abc import Mapping
from urllib.parse import parse_qs, urlencode, urlsplit
from xml.etree.ElementTree import Element

import httpx

from tests.pages.reading import links, one, pick, read, words

RUNGS = {
    "Exactly these words": "exact",
    "Exactly this word": "exact",
    "All of these words": "all",
    "This word in other forms": "all",
    "What you asked for": "all",
    "Similar spelling": "similar",
    "Some of these words": "some",
}
"""The rungs by their headings, of which a query has the ones that fit it."""
SURE = {heading for heading, rung in RUNGS.items() if rung in {"exact", "all"}}


async def search(visitor: httpx.AsyncClient, query: str = "", **parameters: object) -> Element:
    """The page of a search."""
    return await follow(visitor, f"/search?{urlencode({'q': query, **parameters})}")


async def ask_api(visitor: httpx.AsyncClient, query: str, **parameters: object) -> dict:
    """What the API answers to the same search."""
    answer = await visitor.get("/api/v1/search", params={"q": query, **parameters})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def follow(visitor: httpx.AsyncClient, address: str) -> Element:
    """The page that a link leads to."""
    answer = await visitor.get(address)
    assert answer.status_code == 200
    return read(answer.text)


def cards(page: Element) -> list[Element]:
    return pick(page, "article", "passage-card")


def rungs(page: Element) -> list[tuple[str, int]]:
    """The headings over the results with their counts, in order."""
    found = []
    for rung in pick(page, "section", "search-results-rung"):
        heading, count, _ = words(one(rung, "h2")).rsplit(maxsplit=2)
        found.append((heading, int(count)))
    return found


def claim(page: Element) -> str:
    """What the page says was found, and for what."""
    return words(one(page, "p", "search-summary-found"))


def count_claimed(page: Element) -> int:
    """How many passages the page says that it found; none where it says that there are none."""
    first = claim(page).split()[0]
    return 0 if first in {"Nothing", "No"} else int(first.replace(",", ""))


def notes(page: Element) -> list[str]:
    return [words(note) for note in pick(page, "p", "search-summary-note")]


def uses(page: Element) -> list[str]:
    return [words(use) for use in pick(page, "p", "word-use")]


def notices(page: Element) -> list[str]:
    return [words(notice) for notice in pick(page, "p", "notice")]


def speakers_named(page: Element) -> dict[str, str]:
    """The links of the speaker beside the results: to whom, and to what they say."""
    return {
        name: url
        for box in pick(page, "section", "speaker-box")
        for name, url in links(box).items()
    }


def topics_named(page: Element) -> dict[str, str]:
    """The topic beside the results, by name, and its address."""
    return {
        name: url for box in pick(page, "section", "topic-box") for name, url in links(box).items()
    }


def box(page: Element) -> str | None:
    """What stands in the search box of the page itself."""
    (form,) = pick(page, "form", "search-form-large")
    return form.find("input[@type='search']").get("value")


def asked(address: str) -> Mapping[str, str]:
    """What a link to a search asks for."""
    parts = urlsplit(address)
    assert parts.path == "/search"
    return {name: value for name, (value,) in parse_qs(parts.query).items()}

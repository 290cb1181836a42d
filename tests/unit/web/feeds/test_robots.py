"""What crawlers may ask for, read as RFC 9309 says: the longest rule that fits decides."""

import re

import pytest

from app.web.feeds.robots import write_robots
from app.web.urls import Urls

HERE = Urls("https://onrecord.example")


def may_ask(address: str) -> bool:
    """Whether the rules allow an address; where nothing fits, it is allowed."""
    rules = re.findall(r"^(Allow|Disallow): (\S+)$", write_robots(HERE), re.MULTILINE)
    fitting = [(len(path), word) for word, path in rules if fits(path, address)]
    # Of two that are as long, the one that allows is taken.
    return not fitting or max(fitting, key=lambda one: (one[0], one[1] == "Allow"))[1] == "Allow"


def fits(path: str, address: str) -> bool:
    pattern = re.escape(path).replace(r"\*", ".*")
    pattern = pattern.removesuffix(r"\$") + "$" if pattern.endswith(r"\$") else pattern
    return re.match(pattern, address) is not None


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/interviews", "/interviews/ada", "/interviews/search", "/about", "/search"),
        *("/interviews/ada/6c2g8kpp", "/interviews/ada/6c2g8kpp..72x8vvdv", "/check"),
        *("/interviews/ada/6c2g8kpp/searching-for-words", "/interviews/ada/corrections"),
        *("/topics", "/topics/rain", "/topics/rain?page=2", "/names?page=2", "/names/rain"),
        *("/speakers/ada?page=3", "/api/docs", "/feed.atom", "/topics/rain.atom"),
        *("/sitemap.xml", "/sitemap-1.xml", "/robots.txt", "/static/0/site.css"),
        *("/embed/interviews/ada/6c2g8kpp", "/cards/ada/6c2g8kpp.png"),
        "/interviews/ada.transcript.html",
    ],
)
def test_crawlers_may_ask_for_what_stands_there(address):
    assert may_ask(address)


@pytest.mark.parametrize(
    "address",
    [
        *("/search?q=rain", "/search?page=2", "/check?quote=rain", "/suggestions?q=rain"),
        *("/interviews/ada/search", "/interviews/ada/search?q=rain"),
        *("/topics/rain?speaker=ada", "/topics/rain?page=2&speaker=ada"),
        *("/names?kind=person", "/names?page=2&kind=person"),
        *("/api/v1/interviews", "/api/v1/openapi.json", "/oembed?url=/", "/oembed"),
    ],
)
def test_crawlers_may_not_ask_for_what_is_made_anew_for_each_question(address):
    assert not may_ask(address)


def test_the_sitemap_is_named_where_the_origin_is_known():
    assert write_robots(HERE).endswith("\n\nSitemap: https://onrecord.example/sitemap.xml\n")
    assert "Sitemap" not in write_robots(Urls())


def test_the_rules_are_for_everybody():
    assert write_robots(HERE).startswith("User-agent: *\n")


def test_the_rules_stand_where_crawlers_look():
    assert HERE.robots() == "/robots.txt"

from urllib.parse import parse_qsl, urlsplit

import pytest

from app.web.urls import Urls


@pytest.mark.parametrize("query", ["", "age of research", "“a” & b=c#d", "ü?/%"])
def test_it_builds_a_search_that_says_what_was_asked(query):
    address = Urls().search(query, speaker="ada", page="", topic=None)
    parts = urlsplit(address)
    assert parts.path == "/search"
    assert dict(parse_qsl(parts.query)) == {**({"q": query} if query else {}), "speaker": "ada"}


def test_it_leaves_out_an_empty_query():
    assert Urls().search() == "/search"
    assert Urls().search("", page="") == "/search"


def test_it_puts_the_version_into_the_address_of_a_static_file():
    assert Urls(version="abc").static("js/keys.js") == "/static/abc/js/keys.js"
    assert Urls(version="abc").stylesheet() == "/static/abc/site.css"


@pytest.mark.parametrize("origin", ["", "https://example.org"])
def test_it_makes_an_address_absolute_where_the_origin_is_known(origin):
    assert Urls(origin).absolute("/topics") == f"{origin}/topics"

from urllib.parse import quote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.routing import NoMatchFound, Route, Router

from app.web.convertors import tidy_path

PASTED = st.text(st.sampled_from("/.\\,;)]”\"’'>aA6:@%?# \t\n"), max_size=20).map("/".__add__)


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("/", "/"),
        ("/about", "/about"),
        ("/about/", "/about"),
        ("/about.”).", "/about"),
        ("//", "/"),
        ("//about", "/about"),
        ("/.", "/"),
        ("/interviews/talk/6C2G8KPP", "/interviews/talk/6c2g8kpp"),
        ("/interviews/talk/6C2G8kpp..72X8vvdv", "/interviews/talk/6c2g8kpp..72x8vvdv"),
        ("/interviews/talk/6C2G8KPP/Words", "/interviews/talk/6c2g8kpp/Words"),
        ("/api/v1/interviews/talk/passages/6C2G8KPP", "/api/v1/interviews/talk/passages/6c2g8kpp"),
        # A file is meant by its ending.
        ("/interviews/talk/6C2G8KPP.bib", "/interviews/talk/6c2g8kpp.bib"),
        ("/interviews/talk/6C2G8KPP.csl.json", "/interviews/talk/6c2g8kpp.csl.json"),
        ("/interviews/talk/6C2G8kpp..72X8vvdv.txt", "/interviews/talk/6c2g8kpp..72x8vvdv.txt"),
        ("/interviews/talk/6c2g8kpp.txt.”", "/interviews/talk/6c2g8kpp.txt"),
        ("/interviews/talk.md/", "/interviews/talk.md"),
        ("/interviews/talk/6C2G8KPP.exe", "/interviews/talk/6C2G8KPP.exe"),
        ("/interviews/talk/6C2G8KPP.txt/words", "/interviews/talk/6C2G8KPP.txt/words"),
        ("/embed/interviews/talk/6C2G8KPP", "/embed/interviews/talk/6c2g8kpp"),
        # No key: vowels never stand in one, nor do seven or nine signs.
        ("/interviews/talk/ABCDEFGH", "/interviews/talk/ABCDEFGH"),
        ("/interviews/talk/6C2G8KP", "/interviews/talk/6C2G8KP"),
        ("/interviews/talk/6C2G8KPP2", "/interviews/talk/6C2G8KPP2"),
        ("/topics/6C2G8KPP", "/topics/6C2G8KPP"),
    ],
)
def test_it_finds_the_address_that_was_meant(pasted, meant):
    assert tidy_path(pasted) == meant


@given(PASTED)
def test_it_tidies_in_one_step(pasted):
    assert tidy_path(tidy_path(pasted)) == tidy_path(pasted)


@given(PASTED)
def test_it_stays_on_this_site(pasted):
    tidy = tidy_path(pasted)
    if tidy != pasted:
        assert tidy.startswith("/")
        assert urlsplit(urljoin("http://here.example/", quote(tidy))).netloc == "here.example"


async def answer(*_):
    raise AssertionError("nobody asks")


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("slug", ["a", "talk-2025", "0-0"], ["", "A", "-a", "a--b", "a_b", "a.b", "a/b", "ä"]),
        ("key", ["6c2g8kpp"], ["6c2g8kp", "6c2g8kpp2", "6C2G8KPP", "aaaaaaaa", "6c2g8kp/"]),
        ("range", ["6c2g8kpp..72x8vvdv"], ["6c2g8kpp", "6c2g8kpp.72x8vvdv", "6c2g8kpp..a"]),
        (
            "file",
            ["txt", "md", "csv", "bib", "ris", "csl.json"],
            ["", "TXT", "csl", "json", "csl-json", "cslxjson", "txt.md", "txt/", "html"],
        ),
    ],
)
def test_it_knows_a_part_of_an_address_by_its_kind(kind, right, wrong):
    router = Router([Route(f"/x/{{part:{kind}}}", answer, name="x")])
    for part in right:
        assert router.url_path_for("x", part=part) == f"/x/{part}"
        assert matches(router, f"/x/{part}")
    for part in wrong:
        assert not matches(router, f"/x/{part}")
    with pytest.raises(NoMatchFound):
        router.url_path_for("x", other="a")


@pytest.mark.parametrize("path", ["/x.txt", "/x-2025.csl.json"])
def test_an_ending_belongs_to_no_slug(path):
    router = Router(
        [Route("/{part:slug}", answer, name="x"), Route("/{part:slug}.{ending:file}", answer)]
    )
    scope = {"type": "http", "path": path, "method": "GET"}
    assert [route.matches(scope)[0].value for route in router.routes] == [0, 2]


def matches(router: Router, path: str) -> bool:
    scope = {"type": "http", "path": path, "method": "GET"}
    return any(route.matches(scope)[0].value for route in router.routes)

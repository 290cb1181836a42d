"""Pasted, old and swapped addresses lead to the right one, once and for good."""

from urllib.parse import quote, urljoin, urlsplit

import pytest

from tests.archives import FIRST, visit
from tests.builders import write_source
from tests.pages.raw import ask
from tests.pages.reading import one, read, words

pytestmark = pytest.mark.anyio

CAUGHT = [".", ",", ";", ")", "]", "”", '"', "’", "'", ">", ").", ".”", "/", "//", "/."]


async def follow(app, path, query=""):
    """Where a path leads to, and how."""
    answer = await ask(app, path, query)
    return answer.status, answer.headers.get("location", "")


@pytest.fixture
def address(sentences):
    return f"/interviews/{FIRST}/{sentences[8]['key']}"


@pytest.mark.parametrize("caught", CAUGHT)
async def test_it_takes_off_what_was_caught_behind_a_link(seeded_app, visitor, address, caught):
    for pasted in (address + caught, address + quote(caught)):
        assert await follow(seeded_app, pasted) == (301, address)


@pytest.mark.parametrize(
    "tidy", ["/about", "/topics", "/topics/value-functions", f"/interviews/{FIRST}", "/api/docs"]
)
@pytest.mark.parametrize("caught", ["/", ".", "%E2%80%9D"])
async def test_it_tidies_every_kind_of_address(seeded_app, visitor, tidy, caught):
    assert await follow(seeded_app, tidy + caught) == (301, tidy)


async def test_it_keeps_the_query_of_what_it_tidies(seeded_app, visitor):
    query = "q=%22age+of+research%22&page=2"
    assert await follow(seeded_app, "/search/", query) == (301, f"/search?{query}")


async def test_it_writes_keys_in_lower_case(visitor, sentences, address):
    key, other = sentences[8]["key"], sentences[9]["key"]
    answer = await visitor.get(f"/interviews/{FIRST}/{key.upper()}")
    assert (answer.status_code, answer.headers["location"]) == (301, address)
    answer = await visitor.get(f"/interviews/{FIRST}/{key.upper()}..{other.upper()}/Its-Words?a=B")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"{address}..{other}/Its-Words?a=B"
    answer = await visitor.get(f"/api/v1/interviews/{FIRST}/passages/{key.upper()}")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"/api/v1/interviews/{FIRST}/passages/{key}"


async def test_it_swaps_the_ends_of_a_reversed_range(visitor, sentences):
    first, last = sentences[8]["key"], sentences[12]["key"]
    right = f"/interviews/{FIRST}/{first}..{last}"
    for ending in ("", "?a=b", "/its-words", "/its-words?a=b", "/50%25%3F-%23yes", "/w%C3%B6rds"):
        answer = await visitor.get(f"/interviews/{FIRST}/{last}..{first}{ending}")
        assert (answer.status_code, answer.headers["location"]) == (301, right + ending)
        assert (await visitor.get(answer.headers["location"])).status_code == 200


async def test_it_reads_a_reversed_range_from_the_api(visitor, sentences):
    first, last = sentences[8]["key"], sentences[12]["key"]
    answers = [
        await visitor.get(f"/api/v1/interviews/{FIRST}/passages/{ends}")
        for ends in (f"{first}..{last}", f"{last}..{first}")
    ]
    assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/.",
        "//evil.example/",
        "///evil.example/,",
        "/%5Cevil.example/.",
        "/%5C%5Cevil.example/",
        "//evil.example/%2e%2e/.",
        "/.//evil.example/",
        "/%09/evil.example/",
        "/%0d%0aLocation:%20https:%2f%2fevil.example/.",
        "//evil.example%2f.",
        "//user@evil.example/.",
        "https://evil.example/.",
        f"//evil.example/interviews/{FIRST}/",
        "/interviews//evil.example/BCDFGHJK",
        "//",
    ],
)
async def test_it_never_leads_off_the_site(seeded_app, visitor, path):
    status, location = await follow(seeded_app, path)
    assert status in {301, 404}
    if location:
        assert "\n" not in location
        assert "\\" not in location
        assert urlsplit(urljoin("http://localhost/", location)).netloc == "localhost"


@pytest.fixture
async def moved_visitor(tmp_path, open_seeds):
    """A visitor of interviews that had other names; these are also parts of the addresses."""
    write_source(
        tmp_path / "seeds" / "talk",
        metadata='formerly = ["old-talk", "interviews", "int", "api"]\n',
    )
    async with visit(open_seeds()) as visitor:
        yield visitor


@pytest.mark.parametrize("former", ["old-talk", "interviews", "int", "api"])
@pytest.mark.parametrize("folder", ["/interviews", "/api/v1/interviews"])
async def test_it_leads_from_a_former_slug_to_the_present_one(moved_visitor, folder, former):
    answer = await moved_visitor.get(f"{folder}/{former}?a=b&c=%20")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"{folder}/talk?a=b&c=%20"


@pytest.mark.parametrize("former", ["old-talk", "int"])
async def test_it_leads_from_a_passage_under_a_former_slug(moved_visitor, former):
    found = (await moved_visitor.get("/api/v1/interviews/talk/sentences")).json()["sentences"]
    first, last = found[0]["key"], found[1]["key"]
    for rest in (
        f"/interviews/{{}}/{first}?a=b",
        f"/interviews/{{}}/{first}/{former}/50%25-w%C3%B6rds",
        f"/interviews/{{}}/{first}..{last}",
        f"/api/v1/interviews/{{}}/passages/{first}..{last}?a=b",
        "/api/v1/interviews/{}/text",
    ):
        answer = await moved_visitor.get(rest.format(former))
        assert (answer.status_code, answer.headers["location"]) == (301, rest.format("talk"))
        assert (await moved_visitor.get(answer.headers["location"])).status_code == 200


async def test_it_narrows_a_search_by_a_former_slug(moved_visitor):
    page = read((await moved_visitor.get("/search?q=engine&interview=old-talk")).text)
    found = words(one(page, "p", "search-summary-found"))
    assert found.startswith("1 passage in this archive’s transcripts for “engine”, in “")

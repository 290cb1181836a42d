"""What went wrong is said in the site's design, or to programs as problem details (RFC 9457)."""

import logging

import pytest

from app.errors import ArchiveError
from tests.archives import FIRST
from tests.pages.reading import links, one, pick, read, words

pytestmark = pytest.mark.anyio

OUR_FAULT = "The fault is on our side, and it was noted. Try again in a moment."


def expect_page(answer, status):
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = read(answer.text)
    assert words(one(page, "p", "kicker")) == str(status)
    assert [meta.get("content") for meta in pick(page, "meta") if meta.get("name") == "robots"] == [
        "noindex"
    ]
    assert not [link for link in pick(page, "link") if link.get("rel") == "canonical"]
    return page


def expect_problem(answer, status):
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert list(problem) == ["type", "title", "status", "detail"]
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert problem["detail"].endswith((".", "”"))
    return problem


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/interviews/nothing",
        f"/interviews/{FIRST}/nothing",
        f"/interviews/{FIRST}/aaaaaaaa",
        f"/interviews/{FIRST}/22222222",
        f"/interviews/{FIRST}/22222222..33333333",
        "/interviews/Upper-Case",
        "/topics/nothing",
        "/names/nothing",
        "/speakers/nothing",
        "/static/nothing.css",
        "/api",
        "/favicon.ico",
    ],
)
async def test_it_answers_an_unknown_address_with_a_page(visitor, address):
    page = expect_page(await visitor.get(address), 404)
    assert words(one(page, "h1")) == "Not found"
    assert pick(page, "form")
    for name in ("the front page", "the interviews", "the topics"):
        assert (await visitor.get(links(page)[name])).status_code == 200


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/search?page=0", "page"),
        ("/search?page=many", "page"),
        ("/search?page=1001", "page"),
        ("/search?sort=loudest", "sort"),
        ("/search?interview=" + "a" * 201, "interview"),
        ("/search?q=" + "a" * 10_001, "q"),
    ],
)
async def test_it_answers_a_wrong_parameter_with_a_page(visitor, address, name):
    page = expect_page(await visitor.get(address), 400)
    assert f"The parameter “{name}” cannot be taken" in words(page)


async def test_it_asks_for_a_number_in_words_for_people(visitor):
    page = expect_page(await visitor.get("/interviews?page=many"), 400)
    assert "The parameter “page” cannot be taken: it must be a whole number." in words(page)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/api/v1/interviews?limit=0", "limit"),
        ("/api/v1/interviews?limit=all", "limit"),
        ("/api/v1/interviews?offset=-1", "offset"),
        ("/api/v1/search?sort=loudest", "sort"),
        ("/api/v1/search?limit=101", "limit"),
        ("/api/v1/topics/value-functions?offset=-1", "offset"),
    ],
)
async def test_it_answers_a_wrong_parameter_of_the_api_with_a_problem(visitor, address, name):
    problem = expect_problem(await visitor.get(address), 400)
    assert f"The parameter “{name}” cannot be taken" in problem["detail"]


async def test_it_answers_a_query_that_is_too_long_with_a_problem(visitor):
    problem = expect_problem(await visitor.get("/api/v1/search", params={"q": "a" * 301}), 400)
    assert problem["detail"] == (
        "A search can have at most 300 characters; this has 301. "
        "Shorten it to the words that you remember best."
    )


@pytest.mark.parametrize(
    "address",
    [
        "/api/nothing",
        "/api/v1/nothing",
        "/api/v2/interviews",
        "/api/v1/interviews/nothing",
        "/api/v1/interviews/nothing/text",
        f"/api/v1/interviews/{FIRST}/nothing",
        f"/api/v1/interviews/{FIRST}/passages/22222222",
        f"/api/v1/interviews/{FIRST}/passages/22222222..33333333",
        f"/api/v1/interviews/{FIRST}/passages/too-long-for-a-key",
        "/api/v1/topics/nothing",
    ],
)
async def test_it_answers_an_unknown_address_of_the_api_with_a_problem(visitor, address):
    assert expect_problem(await visitor.get(address), 404)["title"] == "Not found"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_it_says_that_an_address_can_only_be_read(visitor, method):
    for address in ("/topics", "/check"):
        refused = await visitor.request(method, address)
        page = expect_page(refused, 405)
        assert "Ask for it with GET." in words(page)
        assert refused.headers["allow"] == "GET"
    refused = await visitor.request(method, "/api/v1/topics")
    assert "Ask for it with GET." in expect_problem(refused, 405)["detail"]
    assert refused.headers["allow"] == "GET"


async def test_it_offers_the_sentence_that_the_words_of_the_address_name(visitor, sentences):
    meant = next(each for each in sentences if "back to the age of research again" in each["text"])
    for ending in (
        "so-it-s-back-to-the-age-of-research-again-just-with-big-computers",
        "so-its-back-to-the-age-of-research-again",
    ):
        answer = await visitor.get(f"/interviews/{FIRST}/22222222/{ending}")
        page = expect_page(answer, 404)
        card = one(page, "article", "passage-card")
        assert f"/interviews/{FIRST}/{meant['key']}" in links(card).values()
        assert "The nearest passage we have" in words(page)


async def test_it_offers_the_nearest_sentence_for_an_unknown_range_too(visitor, sentences):
    answer = await visitor.get(
        f"/interviews/{FIRST}/22222222..{sentences[0]['key']}/you-know-what-s-crazy"
    )
    card = one(expect_page(answer, 404), "article", "passage-card")
    assert f"/interviews/{FIRST}/{sentences[0]['key']}" in links(card).values()


async def test_it_offers_nothing_when_no_sentence_is_near(visitor):
    answer = await visitor.get(f"/interviews/{FIRST}/22222222/a-recipe-for-plum-jam-with-rum")
    assert not pick(expect_page(answer, 404), "article", "passage-card")


@pytest.mark.parametrize("error", [RuntimeError("the secret"), ArchiveError("the secret")])
async def test_it_says_nothing_of_how_it_failed(seeded_app, visitor, caplog, error):
    @seeded_app.get("/broken", include_in_schema=False)
    @seeded_app.get("/api/v1/broken", include_in_schema=False)
    def fail():
        raise error

    with caplog.at_level(logging.ERROR):
        failed = await visitor.get("/broken")
        failed_api = await visitor.get("/api/v1/broken")
    assert OUR_FAULT in words(expect_page(failed, 500))
    assert expect_problem(failed_api, 500)["detail"] == OUR_FAULT
    for answer in (failed, failed_api):
        assert "secret" not in answer.text
        assert "RuntimeError" not in answer.text
        assert "Traceback" not in answer.text
    assert "the secret" in caplog.text
    assert "GET /broken" in caplog.text
    assert "GET /api/v1/broken" in caplog.text

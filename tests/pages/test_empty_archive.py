import pytest

from tests.archives import FIRST
from tests.pages.reading import one, pick, read, words

pytestmark = pytest.mark.anyio


async def test_it_says_on_the_front_page_that_the_shelves_are_empty(empty_visitor):
    answer = await empty_visitor.get("/")
    assert answer.status_code == 200
    assert "The shelves are still empty" in words(one(read(answer.text), "section", "empty"))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/interviews", "No interview has been added yet."),
        ("/topics", "No topic has been given to a passage yet."),
        ("/names", "No name has been indexed yet."),
        ("/names?kind=place", "No name has been indexed yet."),
        ("/search", "There is nothing to search yet."),
        ("/search?q=research", "Nothing in this archive’s transcripts for “research”"),
        ("/check", "Paste what somebody printed."),
        ("/about", "0 interviews · 0 words"),
        ("/api/docs", "The API"),
    ],
)
async def test_it_has_every_page_and_nothing_on_it(empty_visitor, address, says):
    answer = await empty_visitor.get(address)
    assert answer.status_code == 200
    assert says in words(one(read(answer.text), "main"))


async def test_it_answers_the_api_with_empty_lists(empty_visitor):
    assert (await empty_visitor.get("/api/v1/interviews")).json() == {"interviews": []}
    assert (await empty_visitor.get("/api/v1/topics")).json() == {"topics": []}
    assert (await empty_visitor.get("/api/v1/names")).json() == {"names": []}
    found = (await empty_visitor.get("/api/v1/search?q=research")).json()
    assert (found["total"], found["hits"]) == (0, [])


async def test_it_has_no_interview_to_show(empty_visitor):
    assert (await empty_visitor.get(f"/interviews/{FIRST}")).status_code == 404
    assert (await empty_visitor.get(f"/api/v1/interviews/{FIRST}")).status_code == 404


async def test_it_shows_the_examples_of_the_api_without_links_that_lead_nowhere(empty_visitor):
    page = read((await empty_visitor.get("/api/docs")).text)
    assert pick(page, "pre")
    assert not [link for link in pick(page, "a") if FIRST in link.get("href", "")]


async def test_it_is_alive_and_ready(empty_visitor):
    assert (await empty_visitor.get("/healthz")).status_code == 200
    assert (await empty_visitor.get("/readyz")).status_code == 200

"""The index of names, as the contract of the API says."""

import pytest

from tests.archives import FIRST

pytestmark = pytest.mark.anyio

NAME = ["slug", "name", "kind", "mention_count", "url"]


@pytest.fixture
async def text(visitor):
    return (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text


async def fetch(visitor, address, **parameters):
    answer = await visitor.get(address, params=parameters or None)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


async def test_it_lists_names_from_a_to_z(visitor):
    body = await fetch(visitor, "/api/v1/names")
    assert list(body) == ["names"]
    assert all(list(name) == NAME for name in body["names"])
    openai = next(name for name in body["names"] if name["slug"] == "openai")
    assert (openai["name"], openai["kind"]) == ("OpenAI", "organisation")
    assert openai["url"] == "/names/openai"
    names = [name["name"].casefold() for name in body["names"]]
    assert names == sorted(names)


async def test_it_shows_a_name_with_its_mentions(visitor, text, sentences):
    body = await fetch(visitor, "/api/v1/names/safe-superintelligence")
    assert list(body) == [*NAME, "mentions"]
    assert len(body["mentions"]) == body["mention_count"]
    ends = {sentence["key"]: sentence for sentence in sentences}
    for mention in body["mentions"]:
        assert list(mention) == ["interview", "key", "start", "end"]
        assert mention["interview"] == FIRST
        assert text[mention["start"] : mention["end"]] == "SSI"
        around = ends[mention["key"]]
        assert around["start"] <= mention["start"] < mention["end"] <= around["end"]
    starts = [mention["start"] for mention in body["mentions"]]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("address", "part"),
    [("/api/v1/names", "names"), ("/api/v1/names/safe-superintelligence", "mentions")],
)
async def test_it_pages_through_names_and_mentions(visitor, address, part):
    whole = (await fetch(visitor, address))[part]
    parts = [
        (await fetch(visitor, address, limit=4, offset=offset))[part]
        for offset in range(0, len(whole), 4)
    ]
    assert len(parts) > 2
    assert [each for some in parts for each in some] == whole


async def test_it_answers_for_an_unknown_name_with_a_problem(visitor):
    answer = await visitor.get("/api/v1/names/charles-babbage")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert "“charles-babbage”" in answer.json()["detail"]

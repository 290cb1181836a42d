"""Search as JSON, as the contract of the API says."""

from itertools import pairwise

import pytest

from app.web.api.shapes.search import SearchShape
from tests.archives import FIRST

pytestmark = pytest.mark.anyio

HERE = f"/api/v1/interviews/{FIRST}"
BODY = ["query", "total", "hits", "facets", "topic_box", "did_you_mean"]
HIT = ["interview", "key", "last_key", "start", "end", "rung", "score", "marks", "speakers", "url"]
RUNGS = ["exact", "all", "similar", "some"]
FILTERS = ["topic", "speaker", "interview", "chapter", "name"]
# Every kind of query, and what is likely to trip over its own marks.
QUERIES = [
    "scaling",
    "value function",
    '"age of research"',
    '"value function" function value',
    "value OR function OR values",
    "research research research",
    "what is a",
    "the of",
    "don’t",
    "pre-training training pre",
    "self play",
    "gpt3",
    "$3 billion",
    "1%",
    "Neuralink++",
    "15-year-old",
    "general*",
    "general* generalization",
    "scaling -pretraining",
    "superinteligence",
    "Dysan sphere",
    "neurolink",
    "generalisation",
    "when will agi arrive",
    "speaker:ilya emotions",
    "you know you know",
    "AI a I",
]


async def fetch(visitor, **parameters):
    answer = await visitor.get("/api/v1/search", params=parameters)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


@pytest.fixture
async def text(visitor):
    return (await visitor.get(f"{HERE}/text")).text


@pytest.fixture
async def segments(visitor):
    return (await visitor.get(f"{HERE}/segments")).json()["segments"]


@pytest.mark.parametrize("query", QUERIES)
async def test_it_answers_as_the_contract_says(visitor, text, segments, sentences, query):
    body = await fetch(visitor, q=query, limit=100)
    assert list(body) == BODY
    SearchShape.model_validate(body, strict=False, extra="forbid")
    assert list(body["query"]) == ["text", "understood_as"]
    assert body["query"]["text"] == query
    assert list(body["facets"]) == FILTERS
    assert 0 < body["total"] == len(body["hits"])
    starts = {segment["start"] for segment in segments}
    ends = {segment["end"] for segment in segments}
    places = {sentence["key"]: sentence for sentence in sentences}
    for hit in body["hits"]:
        assert list(hit) == HIT
        assert hit["interview"] == FIRST
        assert (hit["start"] in starts, hit["end"] in ends) == (True, True)
        first, last = places[hit["key"]], places[hit["last_key"]]
        assert hit["start"] <= first["start"] <= last["start"] < last["end"] <= hit["end"]
        keys = hit["key"] if first is last else f"{hit['key']}..{hit['last_key']}"
        assert hit["url"] == f"/interviews/{FIRST}/{keys}"
        assert set(hit["speakers"]) <= {"ilya-sutskever", "dwarkesh-patel"}
        assert_marks(hit, text)


def assert_marks(hit, text):
    """They lie in the hit, in order, apart from one another, around whole words."""
    assert hit["marks"]
    for start, end in hit["marks"]:
        assert hit["start"] <= start < end <= hit["end"]
        marked = text[start:end]
        assert marked == marked.strip()
        assert not (text[start - 1 : start] + text[start : start + 1]).isalnum() or start == 0
        assert not (text[end - 1 : end] + text[end : end + 1]).isalnum() or end == len(text)
    for (_, end), (start, _) in pairwise(hit["marks"]):
        assert end <= start


@pytest.mark.parametrize("query", QUERIES)
async def test_it_gives_the_surest_first_and_each_passage_once(visitor, query):
    hits = (await fetch(visitor, q=query, limit=100))["hits"]
    ranks = [(RUNGS.index(hit["rung"]), -hit["score"]) for hit in hits]
    assert ranks == sorted(ranks)
    starts = [hit["start"] for hit in hits]
    assert len(starts) == len(set(starts))


async def test_it_finds_a_phrase_and_marks_it_in_the_text(visitor, text, sentences):
    body = await fetch(visitor, q='"age of research"')
    assert body["query"] == {
        "text": '"age of research"',
        "understood_as": "exactly “age of research”",
    }
    places = {sentence["key"]: sentence for sentence in sentences}
    found = []
    for hit in body["hits"]:
        assert hit["rung"] == "exact"
        assert hit["last_key"] == hit["key"]
        best = places[hit["key"]]
        assert "age of research" in text[best["start"] : best["end"]]
        found += hit["marks"]
    spoken = [index for index in range(len(text)) if text.startswith("age of research", index)]
    assert sorted(found) == [[place, place + len("age of research")] for place in spoken]


async def test_it_counts_facets_over_all_hits(visitor):
    body = await fetch(visitor, q="research", limit=1)
    assert len(body["hits"]) == 1
    assert body["facets"]["interview"] == [{"value": FIRST, "count": body["total"]}]
    for name in ("topic", "speaker", "chapter", "name"):
        counts = [facet["count"] for facet in body["facets"][name]]
        assert counts == sorted(counts, reverse=True)
        assert counts
        for facet in body["facets"][name]:
            assert list(facet) == ["value", "count"]
            narrowed = await fetch(visitor, q="research", **{name: facet["value"]})
            assert narrowed["total"] == facet["count"]


async def test_it_pages_through_hits(visitor):
    for order in ("relevance", "position"):
        whole = await fetch(visitor, q="research", limit=100, sort=order)
        parts = [
            await fetch(visitor, q="research", limit=5, offset=offset, sort=order)
            for offset in range(0, whole["total"] + 5, 5)
        ]
        assert [hit for part in parts for hit in part["hits"]] == whole["hits"]
        assert {part["total"] for part in parts} == {whole["total"]}
        assert parts[-1]["hits"] == []
        assert all(part["facets"] == whole["facets"] for part in parts)


async def test_it_sorts_by_position_within_each_rung(visitor):
    best_first = await fetch(visitor, q="scaling data", limit=100)
    in_order = await fetch(visitor, q="scaling data", limit=100, sort="position")
    places = [(RUNGS.index(hit["rung"]), hit["start"]) for hit in in_order["hits"]]
    assert places == sorted(places)
    assert len({rung for rung, _ in places}) == 3
    assert in_order["hits"] != best_first["hits"]
    assert sorted(places) == sorted(
        (RUNGS.index(hit["rung"]), hit["start"]) for hit in best_first["hits"]
    )


@pytest.mark.parametrize(
    ("query", "box"),
    [
        ("Value Functions", ("value-functions", "Value functions", "Value functions")),
        ("jaggedness", ("evals-vs-real-world", "Evals and the real world", "jaggedness")),
        ("when will agi arrive", ("timelines", "Timelines", "when will agi arrive")),
    ],
)
async def test_it_names_the_topic_that_was_asked_for(visitor, query, box):
    body = await fetch(visitor, q=query)
    assert body["topic_box"] == dict(zip(("slug", "name", "because"), box, strict=True))


async def test_a_topic_is_no_hit(visitor):
    body = await fetch(visitor, q="jaggedness")
    assert (body["total"], body["hits"]) == (0, [])


async def test_it_offers_what_may_have_been_meant(visitor):
    assert (await fetch(visitor, q="superinteligence"))["did_you_mean"] == "superintelligence"
    assert (await fetch(visitor, q="superintelligence"))["did_you_mean"] is None


@pytest.mark.parametrize("query", ["", "  ", "!?", "-scaling", "speaker:ilya"])
async def test_it_understands_nothing_where_nothing_is_asked(visitor, query):
    body = await fetch(visitor, q=query)
    assert body["query"] == {"text": query.strip(), "understood_as": None}
    assert (body["total"], body["hits"], body["did_you_mean"]) == (0, [], None)
    assert body["facets"] == {name: [] for name in FILTERS}
    assert (await visitor.get("/api/v1/search")).json()["total"] == 0


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"q": "x" * 301}, "at most 300 characters; this has 301"),
        ({"q": "a " * 41}, "at most 40 words"),
        ({"q": "x", "limit": 0}, "“limit”"),
        ({"q": "x", "limit": 101}, "“limit”"),
        ({"q": "x", "offset": -1}, "“offset”"),
        ({"q": "x", "offset": 10_001}, "“offset”"),
        ({"q": "x", "sort": "colour"}, "“sort”"),
        ({"q": "x", "speaker": "y" * 201}, "“speaker”"),
    ],
)
async def test_it_says_what_it_cannot_take(visitor, parameters, said):
    answer = await visitor.get("/api/v1/search", params=parameters)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 400
    assert said in answer.json()["detail"]

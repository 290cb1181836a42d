"""What became of the words behind a permalink, for programs."""

import pytest

from tests.pages.corrected import REASON, WITHDRAWN, find_key, find_withdrawn

pytestmark = pytest.mark.anyio

HERE = "/api/v1/interviews/ada/passages"


@pytest.fixture
def key(corrected_dir):
    return lambda opening: find_key(corrected_dir, opening)


async def fetch(reader, asked, status=200):
    answer = await reader.get(f"{HERE}/{asked}")
    assert answer.status_code == status
    kind = "application/json" if status == 200 else "application/problem+json"
    assert answer.headers["content-type"] == kind
    return answer.json()


async def test_it_tells_the_history_of_a_sentence(reader, key):
    corrected = key("An engine")
    body = await fetch(reader, corrected)
    assert body["keys"] == [{"key": corrected, "fate": "corrected"}]
    assert (body["fate"], body["revision"]) == ("corrected", 4)
    assert body["history"] == [
        {"revision": 1, "text": "An engine that weaves algebraic patterns."},
        {"revision": 2, "text": "An engine that knits algebraic patterns."},
        {"revision": 3, "text": "An engine, which knits algebraic patterns."},
    ]
    assert body["text"] == body["selector"]["exact"] == body["history"][-1]["text"]
    assert body["url"] == f"/interviews/ada/{corrected}"


async def test_it_gives_the_place_of_what_was_merged_or_split(reader, key):
    merged = await fetch(reader, key("It is very large."))
    assert merged["fate"] == "merged"
    assert merged["keys"] == [{"key": key("It is very large."), "fate": "merged"}]
    assert merged["url"] == f"/interviews/ada/{key('It is very large, and')}"
    split = await fetch(reader, key("Nobody has paid for it yet and"))
    assert split["fate"] == "split"
    first, last = key("Nobody has paid for it yet."), key("And the workshop")
    assert split["url"] == f"/interviews/ada/{first}..{last}"
    text = (await reader.get("/api/v1/interviews/ada/text")).text
    for body in (merged, split):
        assert body["text"] == text[body["start"] : body["end"]]


async def test_it_says_that_words_moved(reader, key):
    body = await fetch(reader, key("Perhaps it will compose"))
    assert (body["fate"], len(body["history"])) == ("moved", 1)


async def test_it_tells_the_fate_of_each_end(reader, key):
    first, last = key("The neighbours"), key("They carry")
    body = await fetch(reader, f"{first}..{last}")
    assert body["keys"] == [
        {"key": first, "fate": "removed"},
        {"key": last, "fate": "unchanged"},
    ]
    assert body["fate"] == "corrected"
    assert body["url"] == f"/interviews/ada/{key('Tell me about')}..{last}"
    assert await fetch(reader, f"{last}..{first}") == body
    assert WITHDRAWN not in str(body)


async def test_it_tells_the_last_words_of_what_was_removed(reader, key):
    body = await fetch(reader, key("The neighbours"), 410)
    assert body["title"] == "No longer here"
    assert body["fate"] == "removed"
    assert body["history"] == [
        {"revision": 1, "text": "The neighbours complain about the noise at night."}
    ]


async def test_it_tells_when_and_why_words_were_withdrawn_and_not_the_words(reader, corrected_dir):
    body = await fetch(reader, find_withdrawn(corrected_dir), 410)
    assert {name: body[name] for name in ("fate", "reason", "withdrawn_at")} == {
        "fate": "withdrawn",
        "reason": REASON,
        "withdrawn_at": "2027-07-20T12:00:00Z",
    }
    assert "history" not in body
    assert WITHDRAWN not in str(body)


async def test_it_describes_what_it_tells_of_words_that_are_gone(reader, corrected_dir, key):
    document = (await reader.get("/api/v1/openapi.json")).json()
    (path,) = [path for path in document["paths"] if path.endswith("/passages/{key}")]
    problem = document["paths"][path]["get"]["responses"]["410"]["content"]
    properties = problem["application/problem+json"]["schema"]["properties"]
    removed = await fetch(reader, key("The neighbours"), 410)
    withdrawn = await fetch(reader, find_withdrawn(corrected_dir), 410)
    assert set(properties) == set(removed) | set(withdrawn)


async def test_it_counts_what_each_revision_did(reader):
    revisions = (await reader.get("/api/v1/interviews/ada/revisions")).json()["revisions"]
    told = ("number", "corrected", "moved", "merged", "split", "removed", "added")
    assert [tuple(each[name] for name in told) for each in revisions] == [
        (1, 0, 0, 0, 0, 0, 17),
        (2, 1, 0, 2, 1, 1, 1),
        (3, 1, 1, 0, 0, 0, 0),
        (4, 0, 0, 0, 0, 1, 0),
    ]

"""The API, as its contract says: shapes, offsets, and the words themselves."""

import hashlib
from itertools import pairwise

import pytest

from tests.archives import FIRST, visit
from tests.builders import TALK, write_source

pytestmark = pytest.mark.anyio

SHA256 = "c4a82fdba95078fe3832938a98d36446f9a2486796ee23a39b1d91e906b6d400"
HERE = f"/api/v1/interviews/{FIRST}"
WHOLE = ["slug", "title", "date", "language", "speakers", "words", "sentences", "segments"]
WHOLE += ["revision", "url"]
TOPIC = ["slug", "name", "summary", "segment_count", "interview_count", "url"]
PASSAGE = ["interview", "keys", "fate", "start", "end", "text", "speakers", "revision", "history"]
PASSAGE += ["selector", "quote", "url"]
REVISION = ["number", "sha256", "ingested_at", "note", "unchanged", "corrected", "moved", "merged"]
REVISION += ["split", "removed", "added"]


async def fetch(visitor, address, **parameters):
    answer = await visitor.get(address, params=parameters or None)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


@pytest.fixture
async def text(visitor):
    return (await visitor.get(f"{HERE}/text")).text


async def test_it_lists_interviews(visitor):
    body = await fetch(visitor, "/api/v1/interviews")
    assert list(body) == ["interviews"]
    (interview,) = body["interviews"]
    assert list(interview) == WHOLE
    assert interview["slug"] == FIRST
    assert interview["date"] == "2025-11-25"
    assert interview["speakers"] == [
        {"slug": "ilya-sutskever", "name": "Ilya Sutskever", "role": "guest"},
        {"slug": "dwarkesh-patel", "name": "Dwarkesh Patel", "role": "host"},
    ]
    assert interview["words"] == 13034
    assert interview["url"] == f"/interviews/{FIRST}"


async def test_it_shows_an_interview_with_its_source_and_chapters(visitor, text):
    body = await fetch(visitor, HERE)
    assert list(body) == [*WHOLE, "source", "chapters"]
    assert list(body["source"]) == ["file", "sha256", "url", "kind"]
    assert body["source"]["url"] == "https://www.youtube.com/watch?v=aR20FWCCjAs"
    assert all(
        list(chapter) == ["slug", "title", "start", "end", "time", "url"]
        for chapter in body["chapters"]
    )
    second = body["chapters"][1]
    assert second["time"] == 579
    assert text[second["start"] :].startswith("Here are analogies that people have proposed")
    assert_tiles(body["chapters"], text)


async def test_it_gives_the_canonical_text(visitor):
    answer = await visitor.get(f"{HERE}/text")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert len(answer.text) == 72_822
    assert len(answer.text.split()) == 13_034
    assert hashlib.sha256(answer.content).hexdigest() == SHA256


def assert_tiles(units, text):
    assert units[0]["start"] == 0
    assert units[-1]["end"] == len(text)
    for unit, following in pairwise(units):
        assert following["start"] == unit["end"] + 1
        assert text[unit["end"]] == " "
    assert all(text[unit["start"] : unit["end"]].strip() for unit in units)


async def test_it_cuts_sentences_that_tile_the_text(visitor, text):
    body = await fetch(visitor, f"{HERE}/sentences")
    assert list(body) == ["sentences"]
    assert all(list(each) == ["key", "start", "end", "text"] for each in body["sentences"])
    assert " ".join(each["text"] for each in body["sentences"]) == text
    for each in body["sentences"]:
        assert text[each["start"] : each["end"]] == each["text"]
    assert_tiles(body["sentences"], text)
    keys = [each["key"] for each in body["sentences"]]
    assert len(keys) == len(set(keys))


async def test_it_gives_turns_that_tile_the_text(visitor, text):
    body = await fetch(visitor, f"{HERE}/turns")
    assert list(body) == ["turns"]
    assert all(list(turn) == ["speaker", "basis", "start", "end"] for turn in body["turns"])
    assert len(body["turns"]) == 132
    assert_tiles(body["turns"], text)
    speakers = [turn["speaker"] for turn in body["turns"]]
    assert all(one != other for one, other in pairwise(speakers))
    assert {turn["basis"] for turn in body["turns"]} == {"annotated"}
    assert text[body["turns"][1]["start"] : body["turns"][1]["end"]] == "Meaning what?"
    assert speakers[1] == "dwarkesh-patel"


async def test_it_gives_segments_that_tile_the_text(visitor, text, sentences):
    body = await fetch(visitor, f"{HERE}/segments")
    assert list(body) == ["segments"]
    assert all(
        list(segment) == ["key", "start", "end", "speakers", "chapter", "topics", "url"]
        for segment in body["segments"]
    )
    assert_tiles(body["segments"], text)
    keys = {sentence["start"]: sentence["key"] for sentence in sentences}
    assert [segment["key"] for segment in body["segments"]] == [
        keys[segment["start"]] for segment in body["segments"]
    ]
    assert body["segments"][0]["chapter"] == "explaining-model-jaggedness"
    assert body["segments"][0]["speakers"] == ["ilya-sutskever", "dwarkesh-patel"]


async def test_it_lists_revisions(visitor, sentences):
    body = await fetch(visitor, f"{HERE}/revisions")
    assert list(body) == ["revisions"]
    (revision,) = body["revisions"]
    assert list(revision) == REVISION
    assert (revision["number"], revision["sha256"]) == (1, SHA256)
    assert revision["added"] == len(sentences)
    assert revision["ingested_at"].endswith("Z")


async def test_it_gives_the_sentence_behind_a_key(visitor, text, sentences):
    sentence = sentences[400]
    body = await fetch(visitor, f"{HERE}/passages/{sentence['key']}")
    assert list(body) == PASSAGE
    assert body["keys"] == [{"key": sentence["key"], "fate": "unchanged"}]
    assert (body["start"], body["end"]) == (sentence["start"], sentence["end"])
    assert body["text"] == sentence["text"]
    assert body["history"] == [{"revision": 1, "text": sentence["text"]}]
    assert body["url"] == f"/interviews/{FIRST}/{sentence['key']}"


async def test_it_gives_the_passage_between_two_keys(visitor, text, sentences):
    first, last = sentences[400], sentences[420]
    body = await fetch(visitor, f"{HERE}/passages/{first['key']}..{last['key']}")
    assert list(body) == PASSAGE
    assert [each["key"] for each in body["keys"]] == [first["key"], last["key"]]
    assert body["text"] == text[first["start"] : last["end"]]
    assert set(body["speakers"]) == {"ilya-sutskever", "dwarkesh-patel"}
    assert body["url"] == f"/interviews/{FIRST}/{first['key']}..{last['key']}"


@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 3), (1, 1), (5, 5), (450, 460), (-2, -1)])
async def test_it_selects_a_passage_by_what_really_stands_around_it(
    visitor, text, sentences, first, last
):
    ends = f"{sentences[first]['key']}..{sentences[last]['key']}"
    body = await fetch(visitor, f"{HERE}/passages/{ends}")
    selector = body["selector"]
    assert list(selector) == ["exact", "prefix", "suffix"]
    assert selector["exact"] == text[body["start"] : body["end"]]
    before, after = text[: body["start"]], text[body["end"] :]
    assert before.endswith(selector["prefix"])
    assert after.startswith(selector["suffix"])
    # 64 characters, one fewer where the 64th is the blank between two sentences.
    assert min(63, len(before)) <= len(selector["prefix"]) <= 64
    assert min(63, len(after)) <= len(selector["suffix"]) <= 64


async def test_it_lists_topics(visitor):
    body = await fetch(visitor, "/api/v1/topics")
    assert list(body) == ["topics"]
    assert all(list(topic) == TOPIC for topic in body["topics"])


async def test_it_shows_a_topic_with_its_segments(visitor):
    body = await fetch(visitor, "/api/v1/topics/value-functions")
    assert list(body) == [*TOPIC, "related", "segments"]
    assert len(body["segments"]) == body["segment_count"]
    for segment in body["segments"]:
        assert list(segment) == ["interview", "key", "start", "end", "weight", "placed", "url"]
        assert 0 < segment["weight"] <= 1
        assert segment["placed"] in {"editor", "found"}
    segments = (await fetch(visitor, f"{HERE}/segments"))["segments"]
    under = [each["start"] for each in segments if "value-functions" in each["topics"]]
    assert [each["start"] for each in body["segments"]] == under


async def test_it_pages_through_a_topic(visitor):
    whole = (await fetch(visitor, "/api/v1/topics/scaling"))["segments"]
    parts = [
        (await fetch(visitor, "/api/v1/topics/scaling", limit=2, offset=offset))["segments"]
        for offset in range(0, len(whole), 2)
    ]
    assert len(parts) > 1
    assert [segment for part in parts for segment in part] == whole


async def test_it_pages_through_interviews(tmp_path, open_seeds):
    for year in (1841, 1842, 1843):
        write_source(
            tmp_path / "seeds" / f"talk-{year}", f"In {year}. {TALK}", metadata=f"date={year}\n"
        )
    async with visit(open_seeds()) as visitor:
        page = await fetch(visitor, "/api/v1/interviews", limit=2, offset=1)
        beyond = await fetch(visitor, "/api/v1/interviews", offset=3)
    assert [each["date"] for each in page["interviews"]] == ["1842", "1841"]
    assert beyond["interviews"] == []


async def test_it_leaves_unknown_what_is_not_known(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "talk")
    async with visit(open_seeds()) as visitor:
        whole = await fetch(visitor, "/api/v1/interviews/talk")
        turns = (await fetch(visitor, "/api/v1/interviews/talk/turns"))["turns"]
        segments = (await fetch(visitor, "/api/v1/interviews/talk/segments"))["segments"]
        passage = await fetch(visitor, f"/api/v1/interviews/talk/passages/{segments[0]['key']}")
    assert (whole["date"], whole["speakers"], whole["chapters"]) == (None, [], [])
    assert whole["source"]["url"] is None
    assert [(turn["speaker"], turn["basis"]) for turn in turns] == [(None, "unknown")]
    assert (segments[0]["chapter"], segments[0]["speakers"], segments[0]["topics"]) == (
        None,
        [],
        [],
    )
    assert passage["speakers"] == []

import httpx
import pytest

from tests.archives import FIRST
from tests.pages.reading import links, marks, one, pick, read, words

pytestmark = pytest.mark.anyio

OPENING = "You know what's crazy?"


def find(sentences, text):
    return next(each for each in sentences if each["text"] == text)


async def open_page(visitor: httpx.AsyncClient, address: str):
    answer = await visitor.get(address)
    assert answer.status_code == 200
    return read(answer.text)


async def test_it_opens_a_sentence_marked_in_the_passage_around_it(visitor, sentences):
    sentence = find(sentences, "Up until 2020, from 2012 to 2020, it was the age of research.")
    page = await open_page(visitor, f"/interviews/{FIRST}/{sentence['key']}")
    assert marks(page) == [sentence["text"]]
    assert words(one(page, "blockquote", "quotation")) == sentence["text"]
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    around = next(each for each in segments if each["start"] <= sentence["start"] < each["end"])
    shown = " ".join(words(each) for each in pick(page, "span", "sentence"))
    assert shown == text[around["start"] : around["end"]]


async def test_it_says_who_where_and_of_what_kind_the_words_are(visitor, sentences):
    sentence = find(sentences, "Up until 2020, from 2012 to 2020, it was the age of research.")
    page = await open_page(visitor, f"/interviews/{FIRST}/{sentence['key']}")
    said = words(one(page, "div", "attribution"))
    assert said.startswith("Ilya Sutskever identified by an editor")
    assert "Dwarkesh Podcast, 25 November 2025" in said
    assert "Chapter: What are we scaling?" in said
    assert "Source: edited captions; check the recording before printing" in said


async def test_it_names_the_speaker_of_the_sentence_alone(visitor, sentences):
    # Two people speak in the passage around it.
    page = await open_page(
        visitor, f"/interviews/{FIRST}/{find(sentences, 'Meaning what?')['key']}"
    )
    assert len(pick(one(page, "div", "conversation"), "p", "turn-speaker")) > 1
    assert words(one(page, "p", "attribution-speaker")).startswith("Dwarkesh Patel")
    assert page.find(".//meta[@name='description']").get("content") == (
        "“Meaning what?” — Dwarkesh Patel, Dwarkesh Podcast"
    )


async def test_it_leads_from_passage_to_passage_through_the_whole_conversation(visitor):
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    address, passed = segments[0]["url"], []
    while address and len(passed) <= len(segments):
        passed.append(address)
        page = await open_page(visitor, address)
        before, after = (page.find(f".//a[@rel='{rel}']") for rel in ("prev", "next"))
        assert (before.get("href") if before is not None else None) == (
            passed[-2] if len(passed) > 1 else None
        )
        address = after.get("href") if after is not None else None
    assert passed == [segment["url"] for segment in segments]


async def test_it_leads_into_the_conversation_at_the_sentence(visitor, sentences):
    key = find(sentences, OPENING)["key"]
    page = await open_page(visitor, f"/interviews/{FIRST}/{key}")
    address, _, fragment = links(page)["Read in context"].partition("#")
    anchor, _, directive = fragment.partition(":~:")
    assert directive == "text=You%20know%20what%27s%20crazy%3F,-That%20all%20of%20this%20is"
    conversation = await open_page(visitor, address)
    assert words(conversation.find(f".//*[@id='{anchor}']")) == OPENING


async def test_it_shows_a_sentence_on_its_own(visitor, sentences):
    key = find(sentences, OPENING)["key"]
    page = await open_page(visitor, f"/interviews/{FIRST}/{key}")
    assert links(page)["On its own"] == f"/interviews/{FIRST}/{key}..{key}"
    alone = await open_page(visitor, f"/interviews/{FIRST}/{key}..{key}")
    assert [words(each) for each in pick(alone, "span", "sentence")] == [OPENING]
    assert marks(alone) == []


async def test_it_shows_everything_between_two_sentences_and_nothing_else(visitor, sentences):
    first, last = sentences[3], sentences[40]
    page = await open_page(visitor, f"/interviews/{FIRST}/{first['key']}..{last['key']}")
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    shown = " ".join(words(each) for each in pick(page, "span", "sentence"))
    assert shown == text[first["start"] : last["end"]]
    assert words(one(page, "p", "attribution-speaker")) == "Ilya Sutskever and Dwarkesh Patel"
    context = links(page)["Read in context"]
    assert context.startswith(f"/interviews/{FIRST}#{first['key']}:~:text=")


async def test_it_says_that_the_first_turn_began_before_the_passage(visitor, sentences):
    first, last = sentences[1], sentences[2]
    page = await open_page(visitor, f"/interviews/{FIRST}/{first['key']}..{last['key']}")
    assert [words(name) for name in pick(page, "p", "turn-speaker")] == [
        "Ilya Sutskever continued",
        "Dwarkesh Patel",
    ]


async def test_it_takes_the_whole_interview_as_one_passage(visitor, sentences):
    address = f"/interviews/{FIRST}/{sentences[0]['key']}..{sentences[-1]['key']}"
    page = await open_page(visitor, address)
    assert len(pick(page, "span", "sentence")) == len(sentences)


@pytest.mark.parametrize(
    "ending", ["", "/any-words", "/two/parts", "/%E2%80%9Cw%C3%B6rds%E2%80%9D-here"]
)
async def test_it_shows_the_same_with_any_words_behind_the_key(visitor, sentences, ending):
    for address in (
        f"/interviews/{FIRST}/{sentences[7]['key']}",
        f"/interviews/{FIRST}/{sentences[7]['key']}..{sentences[9]['key']}",
    ):
        plain, worded = await visitor.get(address), await visitor.get(address + ending)
        assert worded.status_code == 200
        assert worded.text == plain.text


async def test_it_links_the_topics_of_a_passage(visitor):
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    segment = next(each for each in segments if each["topics"])
    page = await open_page(visitor, segment["url"])
    assert list(links(one(page, "section", "topic-links")).values()) == [
        f"/topics/{topic}" for topic in segment["topics"]
    ]


async def test_it_links_who_and_what_a_passage_names(visitor, sentences):
    text = "As a result, he also was able to enjoy a lot of near-term liquidity, and he was the "
    key = next(each["key"] for each in sentences if each["text"].startswith(text))
    named = {
        "Daniel Gross": "/names/daniel-gross",
        "Meta": "/names/meta",
        "Safe Superintelligence Inc.": "/names/safe-superintelligence",
    }
    section = one(await open_page(visitor, f"/interviews/{FIRST}/{key}"), "section", "name-links")
    assert words(one(section, "h2")) == "Named here"
    assert links(section) == named
    # On its own it names what its own words name, and nothing beside them.
    alone = await open_page(visitor, f"/interviews/{FIRST}/{key}..{key}")
    del named["Daniel Gross"]
    assert links(one(alone, "section", "name-links")) == named


async def test_it_leaves_out_the_names_where_a_passage_has_none(visitor):
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    names = (await visitor.get("/api/v1/names")).json()["names"]
    wholes = [(await visitor.get(f"/api/v1{name['url']}")).json() for name in names]
    starts = [mention["start"] for whole in wholes for mention in whole["mentions"]]
    seen = set()
    for segment in segments[::9]:
        named = any(segment["start"] <= start < segment["end"] for start in starts)
        page = await open_page(visitor, segment["url"])
        assert len(pick(page, "section", "name-links")) == named
        seen.add(named)
    assert seen == {True, False}


async def test_it_links_the_speakers_of_a_passage(visitor, sentences):
    first, last = sentences[3], sentences[40]
    page = await open_page(visitor, f"/interviews/{FIRST}/{first['key']}..{last['key']}")
    assert links(one(page, "p", "attribution-speaker")) == {
        "Ilya Sutskever": "/speakers/ilya-sutskever",
        "Dwarkesh Patel": "/speakers/dwarkesh-patel",
    }


async def test_it_shows_sentences_from_all_over_the_conversation(visitor, sentences):
    for sentence in sentences[::9]:
        answer = await visitor.get(f"/interviews/{FIRST}/{sentence['key']}")
        assert answer.status_code == 200
        assert marks(read(answer.text)) == [sentence["text"]]


async def test_it_leads_to_where_its_chapter_can_be_heard(visitor):
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    inside = next(s for s in segments if s["chapter"] == "why-humans-generalize-better-than-models")
    page = read((await visitor.get(inside["url"])).text)
    address = links(page)["Hear this chapter (25:13)"]
    assert address == "https://www.youtube.com/watch?v=aR20FWCCjAs&t=1513s"

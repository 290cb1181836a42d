import re
from itertools import pairwise

import pytest

from tests.archives import FIRST
from tests.pages.reading import first_link, links, marks, one, pick, read, words

pytestmark = pytest.mark.anyio

TRUE = "The value function says something like"


async def check(visitor, quote: str, status: int = 200):
    answer = await visitor.get("/check", params={"quote": quote})
    assert answer.status_code == status
    return read(answer.text)


def verdicts(page) -> list[str]:
    return [
        words(one(part, "p", "quoted-part-verdict"))
        for part in pick(page, "section", "quoted-part")
    ]


async def test_it_finds_a_sentence_word_for_word_whatever_its_typography(visitor):
    page = await check(visitor, "“the VALUE function — says something like…”")
    assert words(one(page, "p", "lead")) == "Word for word in the transcript."
    assert verdicts(page) == ["Word for word in the transcript:"]
    assert marks(page) == [TRUE]


async def test_it_judges_each_sentence_by_itself(visitor):
    page = await check(visitor, f"{TRUE}. The value function is like a purple elephant in space.")
    assert words(one(page, "p", "lead")) == (
        "1 of 2 sentences stands word for word in the transcripts."
    )
    assert verdicts(page) == [
        "Word for word in the transcript:",
        "Not word for word in any transcript of this archive. The nearest there is:",
    ]


async def test_one_other_word_is_not_word_for_word(visitor):
    page = await check(visitor, "The value function says nothing like")
    assert words(one(page, "p", "lead")) == "Not word for word in any transcript of this archive."


async def test_it_claims_nothing_near_where_there_is_nothing(visitor):
    page = await check(visitor, "zyzzyva qwertzuiop")
    assert verdicts(page) == ["Not word for word in any transcript of this archive."]
    assert not pick(page, "article", "passage-card")


async def test_it_looks_for_a_long_quotation_in_pieces(visitor):
    text = (await visitor.get("/api/v1/interviews/ilya-sutskever-2025/text")).text
    page = await check(visitor, text[:1990].rsplit(" ", 1)[0])
    assert all(verdict.startswith("Word for word") for verdict in verdicts(page))
    told = re.fullmatch(
        r"All (\d+) sentences stand word for word in the transcripts\.",
        words(one(page, "p", "lead")),
    )
    assert int(told[1]) > 20
    assert 3 < len(verdicts(page)) < int(told[1])


async def find_neighbours(visitor, sentences):
    """Two plain sentences of one passage, one after the other."""
    answer = await visitor.get(f"/api/v1/interviews/{FIRST}/segments")
    for segment in answer.json()["segments"]:
        within = [
            each["text"]
            for each in sentences
            if segment["start"] <= each["start"] and each["end"] <= segment["end"]
        ]
        for one_, other in pairwise(within):
            if all(re.fullmatch(r"[A-Z][a-z]*( [a-z]+){6,}\.", each) for each in (one_, other)):
                return one_, other
    raise AssertionError


async def test_it_shows_sentences_of_one_passage_together(visitor, sentences):
    first, second = await find_neighbours(visitor, sentences)
    page = await check(visitor, f"“{first} {second}”")
    assert words(one(page, "p", "lead")) == (
        "Both sentences stand word for word in the transcripts."
    )
    assert verdicts(page) == ["Word for word in the transcript:"]
    assert words(one(page, "h2", "quoted-part-words")) == (
        f"“{first.rstrip('.')} … {second.rstrip('.')}”"
    )
    [card] = pick(page, "article", "passage-card")
    assert marks(card) == [first.rstrip("."), second.rstrip(".")]
    opened = read((await visitor.get(first_link(card))).text)
    assert first in words(one(opened, "main"))
    assert second in words(one(opened, "main"))


async def test_sentences_in_another_order_are_shown_apart(visitor, sentences):
    first, second = await find_neighbours(visitor, sentences)
    page = await check(visitor, f"{second} {first}")
    assert words(one(page, "p", "lead")) == (
        "Both sentences stand word for word in the transcripts."
    )
    assert verdicts(page) == ["Word for word in the transcript:"] * 2


async def test_joined_sentences_are_counted_one_by_one(visitor, sentences):
    first, second = await find_neighbours(visitor, sentences)
    page = await check(visitor, f"{first} {second} Nobody in this archive says zyzzyva.")
    assert words(one(page, "p", "lead")) == (
        "2 of 3 sentences stand word for word in the transcripts."
    )
    assert len(verdicts(page)) == 2


async def test_it_is_found_from_the_foot_of_every_page(visitor):
    for address in ("/", "/search?q=scaling", f"/interviews/{FIRST}"):
        page = read((await visitor.get(address)).text)
        assert links(one(page, "footer"))["Check a quotation"] == "/check"


@pytest.mark.parametrize("quote", ["!?", "…", "“”", "—"])
async def test_it_asks_for_words(visitor, quote):
    page = await check(visitor, quote)
    assert words(one(page, "p", "notice")).startswith("There is no word in this quotation.")


async def test_it_refuses_what_is_too_long(visitor):
    page = await check(visitor, "word " * 401, status=400)
    assert "at most 2,000 characters; this has 2,004" in words(one(page, "p", "notice"))


async def test_it_shows_a_form_where_nothing_was_pasted(visitor):
    page = await check(visitor, "")
    assert page.find(".//textarea[@name='quote']") is not None
    assert not pick(page, "section", "quoted-part")


async def test_a_search_that_is_too_long_leads_here(visitor):
    paste = f"{TRUE}. " * 9
    answer = await visitor.get("/search", params={"q": paste})
    assert answer.status_code == 400
    offered = links(read(answer.text))["Check it as a quotation"]
    page = read((await visitor.get(offered)).text)
    assert all(verdict.startswith("Word for word") for verdict in verdicts(page))

import pytest

from tests.pages.reading import links, marks, one, pick, read, words

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
    assert len(verdicts(page)) > 10


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

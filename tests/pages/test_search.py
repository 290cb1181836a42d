from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.archives import FIRST
from tests.pages.reading import first_link, links, marks, one, pick, read, words

pytestmark = pytest.mark.anyio


async def search(visitor, query: str = "", **parameters: object):
    asked = urlencode({"q": query, **parameters})
    answer = await visitor.get(f"/search?{asked}")
    assert answer.status_code == 200
    return read(answer.text)


def cards(page):
    return pick(page, "article", "passage-card")


def count_passages(page) -> int:
    return int(words(one(page, "p", "understood")).split()[0])


async def test_it_marks_a_phrase_as_one(visitor):
    page = await search(visitor, '"age of research"')
    assert words(one(page, "p", "understood")) == "3 passages for exactly “age of research”"
    assert [words(each) for each in pick(page, "h2", "section-title")[:1]] == [
        "Exactly these words"
    ]
    assert len(cards(page)) == 3
    for card in cards(page):
        assert set(marks(card)) == {"age of research"}


@pytest.mark.parametrize("quoted", ["“age of research”", "„age of research“", "«age of research»"])
async def test_it_takes_any_quotation_marks(visitor, quoted):
    assert marks(await search(visitor, quoted)) == marks(await search(visitor, '"age of research"'))


async def test_it_shows_the_surest_rung_first(visitor):
    page = await search(visitor, "age of research")
    headings = [words(one(rung, "h2")) for rung in pick(page, "section", "rung")]
    assert headings[0] == "Exactly these words"
    assert headings == [
        heading
        for heading in ("Exactly these words", "All of these words", "Some of these words")
        if heading in headings
    ]


async def test_it_counts_a_word_as_often_as_it_was_typed(visitor):
    page = await search(visitor, "research research research")
    headings = [words(one(rung, "h2")) for rung in pick(page, "section", "rung")]
    assert "Exactly these words" not in headings
    assert headings[0] == "All of these words"


async def test_it_keeps_the_query_in_the_box(visitor):
    page = await search(visitor, '"age of research"')
    assert page.find(".//input[@type='search']").get("value") == '"age of research"'
    assert words(one(page, "title")) == 'Search: "age of research" · Onrecord'


async def test_it_says_how_to_search_when_nothing_is_asked(visitor):
    page = await search(visitor)
    assert "How to find a passage" in words(page)
    assert not cards(page)
    assert pick(page, "div", "examples")


async def test_it_says_what_to_try_when_nothing_is_found(visitor):
    page = await search(visitor, "zyzzyva")
    assert "Nothing in this archive’s transcripts for “zyzzyva”" in words(page)
    assert "What you could try next" in words(page)
    assert not cards(page)


async def test_it_asks_for_a_word_when_given_signs_alone(visitor):
    page = await search(visitor, "!?")
    assert words(one(page, "p", "notice")) == "Type a word or a number to search for."


async def test_it_takes_signs_that_other_searches_have_a_meaning_for(visitor):
    for query in ("a:b", "*", "AND OR NOT", "(", '"', "[a TO b]", "~", "\\", "value^2", "\x00"):
        await search(visitor, query)


async def test_it_refuses_a_query_that_is_too_long_with_a_page(visitor):
    answer = await visitor.get("/search", params={"q": "word " * 100})
    page = read(answer.text)
    assert answer.status_code == 400
    assert words(one(page, "p", "notice")) == (
        "A search can have at most 300 characters. Shorten it."
    )
    assert page.find(".//input[@type='search']").get("value").startswith("word word")


async def test_it_narrows_by_each_filter_and_counts_right(visitor):
    page = await search(visitor, "research")
    total = count_passages(page)
    groups = pick(page, "section", "filter-group")
    assert [words(one(group, "h3")) for group in groups] == ["Speaker", "Chapter", "Topic", "Name"]
    for group in groups:
        for entry in pick(group, "li"):
            address = one(entry, "a").get("href")
            count = int(words(one(entry, "span", "filter-group-count")).split()[0])
            narrowed = read((await visitor.get(address)).text)
            assert count < total
            assert count_passages(narrowed) == count
            active = one(narrowed, "a", "filter-group-active")
            assert active.get("href") == "/search?q=research"


async def test_it_narrows_by_a_name_before_anything_is_asked(visitor):
    page = await search(visitor, name="safe-superintelligence", speaker="ilya-sutskever")
    assert words(one(page, "p", "narrowed")) == (
        "Narrowed to the speaker Ilya Sutskever and the name Safe Superintelligence Inc. · "
        "Search all passages"
    )
    assert not cards(page)
    assert not pick(page, "span", "filter-group-count")
    assert links(page)["Search all passages"] == "/search"


async def test_it_finds_only_passages_that_mention_the_name(visitor):
    page = await search(visitor, "research", name="safe-superintelligence")
    whole = await search(visitor, "research")
    assert 0 < count_passages(page) < count_passages(whole)
    for card in cards(page):
        assert "SSI" in words(card)


async def test_it_keeps_the_filters_when_searching_again(visitor):
    page = await search(visitor, "research", speaker="dwarkesh-patel", topic="scaling")
    form = one(page, "form")
    hidden = {
        field.get("name"): field.get("value")
        for field in pick(form, "input")
        if field.get("type") == "hidden"
    }
    assert hidden == {"speaker": "dwarkesh-patel", "topic": "scaling"}


async def test_it_offers_the_whole_archive_when_filters_leave_nothing(visitor):
    page = await search(visitor, "research", interview="no-such-interview")
    assert not cards(page)
    assert links(page)["The same words in the whole archive"] == "/search?q=research"
    assert words(one(page, "section", "filter-group")) == (
        "Interview Take off the filter no-such-interview 0 passages"
    )


async def test_it_pages_through_all_results_once(visitor):
    seen, address, earlier = [], "/search?q=model", None
    while address:
        page = read((await visitor.get(address)).text)
        seen += [first_link(card) for card in cards(page)]
        assert links(page).get("Earlier results") == earlier
        assert len(cards(page)) <= 10
        earlier, address = address, links(page).get("More results")
    total = count_passages(page)
    assert total > 20
    assert len(seen) == len(set(seen)) == total


async def test_it_keeps_query_filters_and_order_from_page_to_page(visitor):
    page = await search(visitor, "is", speaker="ilya-sutskever", sort="position")
    assert parse_qs(urlsplit(links(page)["More results"]).query) == {
        "q": ["is"],
        "speaker": ["ilya-sutskever"],
        "sort": ["position"],
        "page": ["2"],
    }


async def test_it_leads_back_to_the_last_page_from_one_beyond(visitor):
    page = await search(visitor, '"age of research"', page=900)
    assert not cards(page)
    assert links(page)["Earlier results"] == "/search?q=%22age+of+research%22"


async def test_it_sorts_by_position_within_a_rung(visitor):
    page = await search(visitor, '"value function"', sort="position")
    found = (await visitor.get("/api/v1/search?q=%22value+function%22&sort=position")).json()
    starts = [hit["start"] for hit in found["hits"]]
    assert starts == sorted(starts)
    assert [first_link(card) for card in cards(page)] == [hit["url"] for hit in found["hits"]]


async def test_it_suggests_a_topic_that_the_query_names(visitor):
    page = await search(visitor, "value functions")
    assert links(one(page, "section", "topic-box"))["Value functions"] == "/topics/value-functions"


async def test_it_names_the_interview_once_when_all_results_are_from_it(visitor):
    page = await search(visitor, "research")
    assert list(links(one(page, "p", "understood-work")).values()) == [f"/interviews/{FIRST}"]
    assert not pick(page, "p", "passage-card-interview")


async def test_it_keeps_pages_of_results_out_of_search_engines(visitor):
    async def robots(address):
        page = read((await visitor.get(address)).text)
        return [meta.get("content") for meta in pick(page, "meta") if meta.get("name") == "robots"]

    assert await robots("/search?q=research") == ["noindex"]
    assert await robots("/search") == []

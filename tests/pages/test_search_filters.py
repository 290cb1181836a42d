"""Narrowing a search: every filter says how many it leaves, and leaves just those."""

import pytest

from tests.archives import FIRST
from tests.pages.reading import links, one, pick, read, words
from tests.pages.searching import (
    ask_api,
    asked,
    cards,
    claim,
    count_claimed,
    follow,
    notices,
    search,
    uses,
)

pytestmark = pytest.mark.anyio

HERE = f"/api/v1/interviews/{FIRST}"
SPEAKERS = ("ilya-sutskever", "dwarkesh-patel")


def filters(page):
    """The filters of a page: the kind, the words, the address, the count."""
    for group in pick(page, "section", "filter-group"):
        for entry in pick(group, "li"):
            link = one(entry, "a")
            count = words(one(entry, "span", "filter-group-count")).split()[0]
            yield words(one(group, "h3")), words(link), link.get("href"), int(count)


@pytest.mark.parametrize(
    "query",
    ["research", '"age of research"', "brain OR neurons", "scaling -pretraining", "general*"],
)
async def test_each_filter_leaves_as_many_as_it_says(visitor, query):
    page = await search(visitor, query)
    total = count_claimed(page)
    kinds = [kind for kind, _, _, _ in filters(page)]
    assert {"Chapter", "Topic", "Name"} <= set(kinds)
    for kind, label, address, count in filters(page):
        assert 0 < count <= total
        # A value that all have narrows nothing, and stands only beside others of its kind.
        assert count < total or kinds.count(kind) > 1
        narrowed = await follow(visitor, address)
        assert count_claimed(narrowed) == count
        [(active, told, back, left)] = [
            each for each in filters(narrowed) if each[1].startswith("Take off the filter")
        ]
        assert (active, told, left) == (kind, f"Take off the filter {label}", count)
        assert asked(back) == {"q": query}


async def test_it_shows_every_value_of_a_kind_that_has_several(visitor):
    page = await search(visitor, '"age of research"')
    found = await ask_api(visitor, '"age of research"')
    several = 0
    for kind, facets in found["facets"].items():
        shown = [
            {"value": asked(address)[kind], "count": count}
            for title, _, address, count in filters(page)
            if title == kind.capitalize()
        ]
        if len(facets) > 1:
            assert shown == facets[:8]
            several += any(facet["count"] == found["total"] for facet in facets)
        else:  # one that all have would narrow nothing
            assert shown == [facet for facet in facets if facet["count"] < found["total"]]
    assert several


async def test_it_leads_back_to_the_search_without_its_filters(visitor):
    page = await search(visitor, "research", speaker="ilya-sutskever", topic="compute")
    assert links(one(page, "ul", "search-results-ways"))["Without the filters"] == (
        "/search?q=research"
    )
    typed = await search(visitor, "speaker:ilya research")
    assert links(typed)["Without the filters"] == "/search?q=research"
    assert "Without the filters" not in links(await search(visitor, "research"))


@pytest.mark.parametrize("query", ["value function", "reward function", "self play", "what is a"])
async def test_no_filter_makes_a_match_surer(visitor, query):
    found = await ask_api(visitor, query, limit=100)
    for kind, facets in found["facets"].items():
        for facet in facets[:4]:
            narrowed = await ask_api(visitor, query, limit=100, **{kind: facet["value"]})
            assert sure(narrowed) <= sure(found)
    assert sure(found)


def sure(found):
    return {(hit["start"], hit["end"]) for hit in found["hits"] if hit["rung"] in {"exact", "all"}}


@pytest.mark.parametrize("query", ["value function", "what is a", "superinteligence", "self play"])
async def test_no_filter_leaves_more_than_it_says(visitor, query):
    found = await ask_api(visitor, query, limit=100)
    for kind, facets in found["facets"].items():
        for facet in facets:
            narrowed = await ask_api(visitor, query, limit=100, **{kind: facet["value"]})
            assert narrowed["total"] == facet["count"]


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize(
    "query", ["scaling", '"value function"', "research", "brain OR neurons", "emotions -hunger"]
)
async def test_a_speaker_is_one_who_says_the_words(visitor, query, speaker):
    turns = (await visitor.get(f"{HERE}/turns")).json()["turns"]
    spoken = [(turn["start"], turn["end"]) for turn in turns if turn["speaker"] == speaker]

    def says(hit):
        return any(start <= mark < end for mark, _ in hit["marks"] for start, end in spoken)

    everywhere = (await ask_api(visitor, query, limit=100))["hits"]
    narrowed = (await ask_api(visitor, query, limit=100, speaker=speaker))["hits"]
    assert {hit["start"] for hit in narrowed} == {hit["start"] for hit in everywhere if says(hit)}
    # Some passages hold the words and the speaker, who does not say them.
    present = {hit["start"] for hit in everywhere if speaker in hit["speakers"]}
    assert {hit["start"] for hit in narrowed} <= present


async def test_one_speaker_says_all_of_the_words(visitor):
    turns = (await visitor.get(f"{HERE}/turns")).json()["turns"]
    for speaker in SPEAKERS:
        spoken = [(turn["start"], turn["end"]) for turn in turns if turn["speaker"] == speaker]
        text = (await visitor.get(f"{HERE}/text")).text
        found = await ask_api(visitor, "human learning", limit=100, speaker=speaker)
        for hit in found["hits"]:
            if hit["rung"] in {"exact", "all"}:
                own = [
                    text[first:last].lower()
                    for first, last in hit["marks"]
                    if any(start <= first < end for start, end in spoken)
                ]
                assert any("human" in mark for mark in own)
                assert any("learn" in mark for mark in own)


async def test_filters_narrow_one_after_another(visitor):
    page = await search(visitor, "research")
    counts = [count_claimed(page)]
    for kind in ("Speaker", "Topic", "Chapter"):
        _, _, address, count = next(each for each in filters(page) if each[0] == kind)
        page = await follow(visitor, address)
        counts.append(count_claimed(page))
        assert counts[-1] == count
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0]
    active = [each for each in filters(page) if each[1].startswith("Take off the filter")]
    assert [kind for kind, _, _, _ in active] == ["Speaker", "Chapter", "Topic"]


async def test_it_says_to_what_it_is_narrowed(visitor):
    page = await search(
        visitor, "research", speaker="ilya-sutskever", topic="compute", name="openai"
    )
    assert claim(page).endswith(
        "for “research”, said by Ilya Sutskever, under the topic “Compute”, "
        "where OpenAI is mentioned"
    )


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
    assert 0 < count_claimed(page) < count_claimed(whole)
    addresses = [one(card, "a").get("href") for card in cards(page)]
    for address in addresses:
        assert "SSI" in words(one(read((await visitor.get(address)).text), "main"))


async def test_it_keeps_the_filters_when_searching_again(visitor):
    page = await search(visitor, "research", speaker="dwarkesh-patel", topic="scaling")
    form = one(page, "form", "search-form-large")
    hidden = {
        field.get("name"): field.get("value")
        for field in pick(form, "input")
        if field.get("type") == "hidden"
    }
    assert hidden == {"speaker": "dwarkesh-patel", "topic": "scaling"}


async def test_it_keeps_the_order_when_searching_again(visitor):
    page = await search(visitor, "research", sort="position")
    form = one(page, "form", "search-form-large")
    hidden = [field for field in pick(form, "input") if field.get("type") == "hidden"]
    assert [(field.get("name"), field.get("value")) for field in hidden] == [("sort", "position")]


async def test_it_offers_the_whole_archive_when_filters_leave_nothing(visitor):
    page = await search(visitor, "research", interview="no-such-interview")
    assert not cards(page)
    assert not uses(page)
    assert links(page)["The same words in the whole archive"] == "/search?q=research"
    assert words(one(page, "section", "filter-group")) == (
        "Interview Take off the filter no-such-interview 0 passages"
    )


@pytest.mark.parametrize("name", ["interview", "speaker", "chapter", "topic", "name"])
async def test_nothing_lies_under_what_is_not_there(visitor, name):
    page = await search(visitor, "research", **{name: "no-such-thing"})
    assert claim(page).startswith("Nothing in this archive’s transcripts for “research”, ")
    assert notices(page) == [
        f"No {name} of this archive is called “no-such-thing”, or several are. "
        "Write it as it stands on its own page."
    ]
    assert not cards(page)
    assert (await ask_api(visitor, "research", **{name: "no-such-thing"}))["total"] == 0

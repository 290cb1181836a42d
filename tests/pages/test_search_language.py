"""The query language: what may stand in the search box beside plain words."""

import re

import pytest

from tests.archives import FIRST
from tests.pages.reading import links, one, pick, words
from tests.pages.searching import (
    ask_api,
    asked,
    box,
    cards,
    claim,
    count_claimed,
    notices,
    rungs,
    search,
)

pytestmark = pytest.mark.anyio

HERE = f"/api/v1/interviews/{FIRST}"


@pytest.fixture
async def text(visitor):
    return (await visitor.get(f"{HERE}/text")).text


async def find(visitor, query, **parameters):
    """Where the hits of a query stand."""
    found = await ask_api(visitor, query, limit=100, **parameters)
    return {(hit["start"], hit["end"]) for hit in found["hits"]}


def holds(text, places, pattern):
    """Those of some places whose words have a pattern."""
    found = re.compile(pattern, re.IGNORECASE)
    return {(start, end) for start, end in places if found.search(text[start:end])}


async def test_a_minus_leaves_out_passages_with_a_word(visitor, text):
    scaling = await find(visitor, "scaling")
    without = await find(visitor, "scaling -pretraining")
    assert without == scaling - holds(text, scaling, r"pre-?\s?train(ing|ed)")
    assert without < scaling


async def test_a_minus_leaves_out_every_form_of_a_word(visitor, text):
    models = await find(visitor, "model")
    assert await find(visitor, "model -learn") == models - holds(
        text, models, r"\blearn(s|ed|ing|ings)?\b"
    )


@pytest.mark.parametrize("minus", ['-"age of scaling"', "-“age of scaling”", "-«age of scaling»"])
async def test_a_minus_leaves_out_a_phrase(visitor, text, minus):
    scaling = await find(visitor, "scaling")
    without = await find(visitor, f"scaling {minus}")
    assert without == scaling - holds(text, scaling, "age of scaling")
    assert holds(text, without, r"\bage\b") or len(without) < len(scaling)


async def test_a_hyphen_inside_a_word_leaves_nothing_out(visitor):
    assert await find(visitor, "pre-training") == await find(visitor, "pretraining")


async def test_or_finds_either(visitor):
    either = await find(visitor, "brain OR neurons")
    assert either == await find(visitor, "brain") | await find(visitor, "neurons")
    assert await find(visitor, "neurons OR brain") == either


async def test_or_takes_phrases(visitor):
    assert await find(visitor, '"value function" OR "age of research"') == (
        await find(visitor, '"value function"') | await find(visitor, '"age of research"')
    )


async def test_or_stands_beside_other_words(visitor):
    found = await ask_api(visitor, "value function OR emotions", limit=100)
    sure = {(hit["start"], hit["end"]) for hit in found["hits"] if hit["rung"] == "all"}
    either = await find(visitor, "function OR emotions")
    assert sure == either & await find(visitor, "value")


@pytest.mark.parametrize("query", ["scaling or", "OR scaling", "scaling OR", "OR OR"])
async def test_or_without_two_sides_is_a_word(visitor, query):
    assert count_claimed(await search(visitor, query)) > 0


async def test_a_star_finds_every_word_that_begins_so(visitor, text):
    page = await search(visitor, "general*")
    begun = holds(text, {(0, len(text))}, r"\bgeneral")
    found = await ask_api(visitor, "general*", limit=100)
    places = {(start, end) for hit in found["hits"] for start, end in hit["marks"]}
    assert begun
    assert places == {match.span() for match in re.finditer(r"(?i)\bgeneral\w*", text)}
    assert rungs(page) == [("What you asked for", found["total"])]


@pytest.mark.parametrize("query", ["ge*", "*", "g*", "*ing"])
async def test_a_star_needs_three_letters_before_it(visitor, query):
    assert "begins with" not in words(one(await search(visitor, query), "main"))


async def test_a_phrase_beside_a_word_must_stand_as_it_is(visitor, text):
    places = await find(visitor, '"value function" emotions')
    assert places
    assert places == holds(text, places, "value function") & holds(text, places, "emotion")


@pytest.mark.parametrize(
    ("typed", "name", "slug"),
    [
        ("speaker:ilya", "speaker", "ilya-sutskever"),
        ("speaker:ilya-sutskever", "speaker", "ilya-sutskever"),
        ('speaker:"Ilya Sutskever"', "speaker", "ilya-sutskever"),
        ("speaker:“ilya sutskever”", "speaker", "ilya-sutskever"),
        ("Speaker:DWARKESH", "speaker", "dwarkesh-patel"),
        ("topic:compute", "topic", "compute"),
        ('topic:"Age of research"', "topic", "age-of-research"),
        ("name:openai", "name", "openai"),
        ("chapter:taste", "chapter", "research-taste"),
        ('chapter:"What are we scaling?"', "chapter", "what-are-we-scaling"),
        ("interview:ilya", "interview", FIRST),
        ("interview:2025", "interview", FIRST),
    ],
)
async def test_a_filter_may_stand_in_the_text(visitor, typed, name, slug):
    narrowed = await find(visitor, "research", **{name: slug})
    assert narrowed
    assert await find(visitor, f"{typed} research") == narrowed
    assert await find(visitor, f"research {typed}") == narrowed


async def test_filters_in_the_text_add_up(visitor):
    assert await find(visitor, "speaker:ilya topic:compute research") == await find(
        visitor, "research", speaker="ilya-sutskever", topic="compute"
    )


async def test_a_filter_in_the_text_wins_over_that_of_the_address(visitor):
    typed = await search(visitor, "speaker:dwarkesh research", speaker="ilya-sutskever")
    assert claim(typed).endswith("for “research”, said by Dwarkesh Patel")
    assert count_claimed(typed) == len(await find(visitor, "research", speaker="dwarkesh-patel"))


async def test_the_box_keeps_what_was_typed_while_links_are_clean(visitor):
    page = await search(visitor, "speaker:ilya model")
    assert box(page) == "speaker:ilya model"
    ways = links(one(page, "ul", "search-results-ways"))
    clean = {"q": "model", "speaker": "ilya-sutskever"}
    assert asked(ways["Sort in the order of the conversation"]) == {**clean, "sort": "position"}
    assert asked(links(page)["More results"]) == {**clean, "page": "2"}
    for group in pick(page, "section", "filter-group"):
        for link in pick(group, "a"):
            there = asked(link.get("href"))
            assert there["q"] == "model"
            assert there.items() >= clean.items() or "filter-group-active" in link.get("class", "")
    active = one(page, "a", "filter-group-active")
    assert asked(active.get("href")) == {"q": "model"}
    # The form asks again for what stands in its box, and for nothing that would contradict it.
    hidden = [each for each in pick(page, "input") if each.get("type") == "hidden"]
    assert not hidden


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("topic:nope", "topic", "nope"),
        ("speaker:nobody", "speaker", "nobody"),
        ('name:"Ada Lovelace"', "name", "Ada Lovelace"),
        ("chapter:nine", "chapter", "nine"),
        ("interview:none", "interview", "none"),
    ],
)
async def test_it_says_what_no_filter_is_called(visitor, typed, kind, value):
    page = await search(visitor, f"{typed} value")
    assert notices(page) == [
        f"No {kind} of this archive is called “{value}”, or several are. "
        "Write it as it stands on its own page."
    ]
    assert claim(page).startswith("Nothing in this archive’s transcripts for “value”")
    assert not cards(page)
    assert box(page) == f"{typed} value"
    assert links(page)["The same words in the whole archive"] == "/search?q=value"
    assert await find(visitor, f"{typed} value") == set()


async def test_a_part_that_several_values_share_chooses_none(visitor):
    page = await search(visitor, "topic:research model")
    assert notices(page)
    assert "is called “research”, or several are" in notices(page)[0]


async def test_a_word_with_a_colon_that_is_no_filter_is_a_word(visitor):
    page = await search(visitor, "colour:red scaling")
    assert not notices(page)
    assert "“colour”" in claim(page)

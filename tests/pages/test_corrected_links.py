"""A link opens on the words it was made for; where they have changed, it says so."""

import pytest

from tests.pages.corrected import LATER_CORRECTIONS, REASON, WITHDRAWN, find_key, find_withdrawn
from tests.pages.reading import links, marks, one, pick, read, words

pytestmark = pytest.mark.anyio


@pytest.fixture
def address(corrected_dir):
    """The address of the sentence that began, in any revision, with some words."""
    return lambda opening: f"/interviews/ada/{find_key(corrected_dir, opening)}"


@pytest.fixture
def ends(corrected_dir):
    """The address of a passage between two sentences."""

    def write(first, last):
        first, last = (find_key(corrected_dir, opening) for opening in (first, last))
        return f"/interviews/ada/{first}..{last}"

    return write


async def open_page(reader, address, status=200):
    answer = await reader.get(address)
    assert answer.status_code == status
    return read(answer.text)


def canonical(page):
    return [link.get("href") for link in pick(page, "link") if link.get("rel") == "canonical"]


def robots(page):
    return [each.get("content") for each in pick(page, "meta") if each.get("name") == "robots"]


def wordings(page):
    """Every wording shown, by its label."""
    return [
        (
            words(label[0]) if (label := pick(each, "p", "wording-label")) else "",
            words(one(each, "blockquote")),
        )
        for each in pick(page, "div", "wording")
    ]


def changes(page):
    return [words(one(each, "strong", "change-label")) for each in pick(page, "div", "change")]


async def test_it_tells_nothing_where_nothing_happened(reader, address, ends):
    for asked in (
        address("Will it think?"),
        ends("Will it think?", "Will it think?"),
        ends("Tell me about", "They carry"),
    ):
        page = await open_page(reader, asked)
        assert not pick(page, "p", "changed")
        assert not pick(page, "section", "what-happened")
        assert canonical(page) == [asked]


async def test_it_shows_a_corrected_sentence_with_all_its_wordings(reader, address):
    page = await open_page(reader, address("An engine"))
    assert words(one(page, "blockquote", "quotation")) == LATER_CORRECTIONS[0][1] + " patterns."
    assert words(one(page, "p", "changed")) == (
        "Corrected on 11 June 2027. The transcript had other words here before. See what changed"
    )
    assert wordings(page) == [
        ("Now", "An engine, which knits algebraic patterns."),
        ("Until 11 June 2027", "An engine that knits algebraic patterns."),
        ("Until 3 May 2027", "An engine that weaves algebraic patterns."),
    ]
    earlier = one(one(page, "section", "what-happened"), "summary")
    assert words(earlier) == "1 earlier wording"
    assert [words(each) for each in pick(page, "ins")] == [", which"]
    assert [words(each) for each in pick(page, "del")] == ["that", "weaves"]
    assert links(page)["All corrections of this interview"] == "/interviews/ada/corrections"
    assert links(page)["See what changed"] == "#" + one(page, "section", "what-happened").get("id")


async def test_it_says_the_same_of_a_sentence_on_its_own(reader, address):
    one_sentence = address("An engine")
    page = await open_page(reader, f"{one_sentence}..{one_sentence.rsplit('/')[-1]}")
    assert words(one(page, "p", "changed")).startswith("Corrected on 11 June 2027.")
    assert len(wordings(page)) == 3


@pytest.mark.parametrize("opening", ["It is very large.", "It is made of polished brass."])
async def test_it_shows_what_a_sentence_was_merged_into(reader, address, opening):
    page = await open_page(reader, address(opening))
    whole = "It is very large, and it is made of polished brass."
    assert words(one(page, "blockquote", "quotation")) == whole
    assert marks(page) == [whole]
    assert words(one(page, "p", "changed")).startswith(
        "Joined with another sentence on 3 May 2027. This sentence became a part of another one."
    )
    assert wordings(page) == [("Now", whole), ("Until 3 May 2027", opening)]
    assert canonical(page) == [address(whole)]


async def test_it_shows_every_sentence_that_one_was_split_into(reader, address, ends):
    page = await open_page(reader, address("Nobody has paid for it yet and"))
    parts = ["Nobody has paid for it yet.", "And the workshop is cold in the mornings."]
    assert words(one(page, "blockquote", "quotation")) == " ".join(parts)
    assert marks(page) == parts
    assert words(one(page, "p", "changed")).startswith(
        "Split into several sentences on 3 May 2027."
    )
    assert canonical(page) == [ends(*parts)]
    assert links(page)["On its own"] == ends(*parts)
    assert one(page, "div", "permalink") is not None
    assert (await reader.get(canonical(page)[0])).status_code == 200


async def test_it_says_that_a_sentence_stands_elsewhere(reader, address):
    asked = address("Perhaps it will compose")
    page = await open_page(reader, asked)
    assert words(one(page, "p", "changed")) == (
        "Moved on 11 June 2027. These words stand elsewhere in the conversation than before. "
        "The words are the same. All corrections of this interview"
    )
    assert not pick(page, "section", "what-happened")
    assert canonical(page) == [asked]


async def test_it_keeps_a_page_for_a_sentence_that_was_removed(reader, address):
    page = await open_page(reader, address("The neighbours"), 410)
    assert words(one(page, "h1")) == "No longer in the transcript"
    assert "was removed from the transcript of “A talk with Ada” on 3 May 2027." in words(page)
    assert wordings(page) == [
        ("Until 3 May 2027", "The neighbours complain about the noise at night.")
    ]
    assert (robots(page), canonical(page)) == (["noindex"], [])
    card = one(page, "article", "passage-card")
    assert "And the workshop is cold in the mornings. Tell me about the cards" in words(card)
    assert links(card)["A talk with Ada"] == "/interviews/ada"
    assert (await reader.get(pick(card, "a")[0].get("href"))).status_code == 200
    head = [meta.get("content") or "" for meta in pick(page, "meta")] + [words(one(page, "title"))]
    assert not [text for text in head if "neighbours" in text]


@pytest.mark.parametrize("ending", ["", "/my-mother-disapproves", "..{0}"])
async def test_it_shows_no_word_of_what_was_withdrawn(reader, corrected_dir, ending):
    key = find_withdrawn(corrected_dir)
    answer = await reader.get(f"/interviews/ada/{key}{ending.format(key)}")
    page = read(answer.text)
    assert answer.status_code == 410
    assert words(one(page, "h1")) == "Withdrawn"
    assert f"on 20 July 2027. The words are not kept here. Reason: {REASON}" in words(page)
    assert (robots(page), canonical(page), wordings(page)) == (["noindex"], [], [])
    assert WITHDRAWN not in answer.text


async def test_it_shows_no_withdrawn_word_anywhere(reader, corrected_dir):
    sentences = (await reader.get("/api/v1/interviews/ada/sentences")).json()["sentences"]
    ends = f"{sentences[0]['key']}..{sentences[-1]['key']}"
    for asked in (
        *("/interviews/ada", "/interviews/ada/corrections", f"/interviews/ada/{ends}"),
        f"/api/v1/interviews/ada/passages/{ends}",
        f"/api/v1/interviews/ada/passages/{find_withdrawn(corrected_dir)}",
        *(sentence_address(each) for each in sentences),
    ):
        assert WITHDRAWN not in (await reader.get(asked)).text


def sentence_address(sentence):
    return f"/interviews/ada/{sentence['key']}"


async def test_it_still_knows_no_key_that_was_never_given(reader, corrected_dir):
    known = find_key(corrected_dir, "Will it think?")
    for asked in ("22222222", f"22222222..{known}", f"{known}..22222222"):
        assert (await reader.get(f"/interviews/ada/{asked}")).status_code == 404


async def test_it_tells_what_changed_between_two_ends(reader, ends):
    asked = ends("An engine", "A card that is torn")
    page = await open_page(reader, asked)
    assert words(one(page, "p", "changed")) == (
        "Corrected on 20 July 2027. Between the ends of this link: 1 sentence corrected, "
        "2 joined, 1 split, 1 removed, 1 withdrawn, 1 added. See what changed"
    )
    assert changes(page) == [
        *("Corrected", "Joined", "Split", "Removed", "Withdrawn", "Added"),
    ]
    assert canonical(page) == [asked]
    told = words(one(page, "section", "what-happened"))
    assert "The neighbours complain about the noise at night." in told
    assert "Nothing about it is made of wood." in told
    assert f"Withdrawn {REASON}" in told


async def test_it_goes_on_from_the_next_sentence_where_an_end_is_gone(reader, ends, address):
    page = await open_page(reader, ends("The neighbours", "Tell me about"))
    assert "Its first sentence is gone; it begins with the next one that stands." in words(page)
    shown = [words(each) for each in pick(page, "span", "sentence")]
    assert shown == ["Tell me about the cards with the holes."]
    assert canonical(page) == [ends("Tell me about", "Tell me about")]
    page = await open_page(reader, ends("Nobody has paid for it yet and", "The neighbours"))
    assert "Its last sentence is gone; it ends with the last one before it" in words(page)
    assert canonical(page) == [ends("Nobody has paid for it yet.", "And the workshop")]


async def test_it_says_that_a_sentence_left_a_passage(reader, ends):
    page = await open_page(reader, ends("A card that is torn", "Will it think?"))
    assert changes(page) == ["Moved"]
    assert "It stands outside of this passage now." in words(page)
    assert "compose" not in words(one(page, "div", "conversation"))


async def test_it_says_that_a_sentence_came_into_a_passage(reader, ends):
    page = await open_page(reader, ends("It does whatever", "And who will read"))
    assert changes(page) == ["Moved here"]
    assert "Perhaps it will compose" in words(one(page, "div", "conversation"))


async def test_it_swaps_ends_that_were_reversed_when_they_were_made(reader, ends):
    asked, right = ends("A card", "An engine"), ends("An engine", "A card")
    for ending in ("", "?a=b", "/its-words?a=b"):
        answer = await reader.get(asked + ending)
        assert (answer.status_code, answer.headers["location"]) == (301, right + ending)


async def test_it_never_swaps_ends_that_a_correction_reversed(reader, ends):
    # What came first when the link was made stands behind the other one today.
    answer = await reader.get(ends("Perhaps it will compose", "It does whatever"))
    assert answer.status_code == 200
    page = read(answer.text)
    assert pick(page, "p", "changed")
    assert canonical(page) == [ends("It does whatever", "Perhaps it will compose")]


async def test_it_tells_of_a_sentence_on_its_own_that_is_gone(reader, ends):
    page = await open_page(reader, ends("The neighbours", "The neighbours"), 410)
    assert [text for _, text in wordings(page)] == [
        "The neighbours complain about the noise at night."
    ]


async def test_it_shows_nothing_of_a_passage_of_which_the_last_words_were_withdrawn(
    reader, corrected_dir, address
):
    asked = f"{address('The neighbours')}..{find_withdrawn(corrected_dir)}"
    answer = await reader.get(asked)
    assert answer.status_code == 410
    page = read(answer.text)
    assert "These sentences were withdrawn from “A talk with Ada” on 20 July 2027." in words(page)
    assert f"Reason: {REASON}" in words(page)
    assert "neighbours" not in answer.text
    body = (await reader.get(f"/api/v1{asked.replace('/ada/', '/ada/passages/')}")).json()
    assert (body["fate"], body["reason"]) == ("withdrawn", REASON)
    assert "history" not in body


async def test_it_asks_caches_to_ask_again(reader, corrected_dir, address):
    for asked in (address("An engine"), address("The neighbours"), "/interviews/ada/22222222"):
        answer = await reader.get(asked)
        assert answer.headers["cache-control"] == "no-cache"

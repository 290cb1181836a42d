"""Words of a quotation beside the words of a text that are like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.likeness import INFLECTED, MISSPELT, REWRITTEN, SAME
from app.search.quote_check.pairs import LONG, list_pairs
from app.search.quote_check.texts import read_text
from app.search.quote_check.wording import read_wording

WORDS = "a Maybe may be pre-training pretraining it's it is [mod]els model[s] … 20 twenty don't gen"


def pair(quotation: str, said: str) -> dict[tuple[str, str], float]:
    """Which words of a text those of a quotation may stand for, and how alike they are."""
    wording, text = read_wording(quotation), read_text(said)
    return {
        (
            wording.slice(each.quoted, each.quoted_end),
            text.slice(each.said, each.said_end),
        ): each.likeness
        for each in list_pairs(wording, text)
    }


@pytest.mark.parametrize(
    ("quoted", "said", "likeness"),
    [
        ("Engine", "engine", SAME),
        ("naïve", "naive", SAME),
        ("don't", "don’t", SAME),
        ("1,000", "1000", SAME),
        ("ten", "10", REWRITTEN),
        ("generalise", "generalize", REWRITTEN),
        ("models", "model", INFLECTED),
        ("weaving", "weaves", INFLECTED),
        ("sutskevar.", "sutskever", MISSPELT),
        ("it's", "it is", REWRITTEN),
        ("it is", "it's", REWRITTEN),
        ("can’t", "cannot", REWRITTEN),
        ("going to", "gonna", REWRITTEN),
        ("gonna", "going to", REWRITTEN),
        ("pretraining", "pre-training", SAME),
        ("pre-training", "pretraining", SAME),
        ("ongoing", "on-going", SAME),
        ("pre\u2011training", "pretraining", SAME),
        ("pretraining", "pre training", REWRITTEN),
        ("pre training", "pretraining", REWRITTEN),
        ("maybe", "may be", REWRITTEN),
        ("may be", "maybe", REWRITTEN),
        ("every day", "everyday", REWRITTEN),
        ("every—day", "everyday", REWRITTEN),
        ("every … day", "everyday", REWRITTEN),
    ],
)
def test_words_are_alike(quoted: str, said: str, likeness: float) -> None:
    assert pair(quoted, said)[quoted.strip("."), said] == likeness


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("engine.", "loom"),
        ("stable.", "unstable"),
        ("2025", "2026"),
        ("is.", "are"),  # words that say little have no forms
        ("doing.", "do"),
        ("no.", "note"),
        ("a bout.", "about it"),
    ],
)
def test_other_words_are_not(quoted: str, said: str) -> None:
    assert (quoted.strip("."), said) not in pair(quoted, said)


def test_what_is_the_same_is_no_slip_for_another() -> None:
    assert pair("weaver.", "weaver wearer") == {("weaver", "weaver"): SAME}
    assert pair("weaverr.", "wearerr weaver") == {
        ("weaverr", "weaver"): MISSPELT,
        ("weaverr", "wearerr"): MISSPELT,
    }


def test_a_word_stands_beside_all_that_are_like_it() -> None:
    wording, text = read_wording("The loom."), read_text("A loom, the loom; looms.")
    found = {(each.quoted, each.said, each.likeness) for each in list_pairs(wording, text)}
    assert found == {(0, 2, SAME), (1, 1, SAME), (1, 3, SAME), (1, 4, INFLECTED)}


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("weav[ing]", "weaves"),
        ("generaliz[ing]", "generalize"),
        ("model[s]", "model"),
        ("model[]", "model"),
        ("study[ing]", "studies"),
        ("remember[s]", "remembered"),
    ],
)
def test_a_changed_ending_stands_for_any_other_of_the_word(quoted: str, said: str) -> None:
    assert pair(f"{quoted} it", f"he {said} it")[quoted.removesuffix("[]"), said] == SAME


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("s[tupider]", "smarter"),
        ("s[urely]", "somehow"),
        ("do[es]", "doesn't"),
        ("can[not]", "can"),
        ("power[less]", "power"),
        ("a[s]", "a"),
        ("no[d]", "no"),
        ("20[0]", "20"),
        ("$3[0]", "$3"),
        ("eight[y]", "eight"),
        ("hundred[s]", "hundred"),
        ("not[e]", "not"),
        ("hard[ly]", "hard"),
    ],
)
def test_an_ending_that_makes_another_word_stands_for_none(quoted: str, said: str) -> None:
    assert pair(f"{quoted} it", f"he {said} it").get((quoted, said), 0) < SAME


@pytest.mark.parametrize(
    ("quoted", "said"),
    [("<5", "5"), ("~5", "5"), ("-$5", "$5"), (".8", "8"), ("20+", "20"), ("20°", "20")],
)
def test_a_number_with_a_sign_is_like_the_number_and_no_more(quoted: str, said: str) -> None:
    assert pair(f"it takes {quoted} now", f"it takes {said} now")[quoted, said] == MISSPELT
    assert pair(f"it takes {quoted} now", f"it takes {quoted} now")[quoted, quoted] == SAME


@pytest.mark.parametrize("sign", ["/", "≠", "¬", "="])
def test_a_sign_that_stands_alone_stands_beside_its_like_only(sign: str) -> None:
    assert (sign, sign) in pair(f"engine{sign}loom.", f"engine{sign}loom")
    assert not [said for quoted, said in pair(f"a{sign}b", "a b") if quoted == sign]


@pytest.mark.parametrize(
    "quotation", ["it is really stag-", "it is really stag…", "it is really stag..."]
)
def test_a_last_word_that_is_broken_off_stands_for_the_whole(quotation: str) -> None:
    assert pair(quotation, "it is really staggering")["stag", "staggering"] == SAME


@pytest.mark.parametrize(
    ("quotation", "word", "said"),
    [
        ("because of this they can…", "can", "can't"),
        ("I would…", "would", "wouldn't"),
        ("it is…", "is", "isn't"),
        ("it is no…", "no", "nothing"),
        ("it is n…", "n", "not"),
        ("it grows by 4…", "4", "40%"),
        ("it is the…", "the", "theory"),
        ("it was on…", "on", "only"),
        ("weave the loom…", "loom", "loomery"),  # the text has it, too
    ],
)
def test_what_is_a_word_as_it_stands_is_not_broken_off(
    quotation: str, word: str, said: str
) -> None:
    assert pair(quotation, f"{said} loom").get((word, said), 0) < SAME


def test_a_lone_small_i_may_be_the_beginning_of_a_word() -> None:
    assert pair("That would i", "That would imply")["i", "imply"] == SAME
    assert ("I", "imply") not in pair("That would I", "That would imply")
    # It may as well be “I”, where nothing is written large; and who knows it of so short a word.
    assert ("i", "imply") not in pair("that would i", "that would imply")
    assert ("i", "it") not in pair("So would i", "So would it")


def test_a_word_that_is_broken_off_is_not_another_form_of_it() -> None:
    assert pair("a computer…", "some computers")["computer", "computers"] == INFLECTED


@pytest.mark.parametrize(
    ("quotation", "word", "said"),
    [
        ("it is really stag.", "stag", "staggering"),  # a sentence ends there
        ("it is really stag, it", "stag", "staggering"),
        ("it is really stag", "stag", "staggering"),
        ("stag it is", "is", "isn't"),  # a word that is known
        ("a loom", "loom", "looming"),  # one that the text has
    ],
)
def test_a_whole_word_stands_for_no_longer_one(quotation: str, word: str, said: str) -> None:
    assert pair(quotation, f"{said} loom").get((word, said), 0) < SAME


def test_in_a_long_quotation_little_words_count_only_beside_others() -> None:
    said = read_text("the loom; engine, of the engine weaves")
    short = read_wording("of the engine.")
    long = read_wording("of the engine" + " xyzzy" * LONG + ".")
    assert {each.said for each in list_pairs(short, said)} == {0, 2, 3, 4, 5}
    assert {each.said for each in list_pairs(long, said)} == {2, 3, 4, 5}


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=8), st.lists(st.sampled_from(WORDS.split()))
)
def test_pairs_lie_within_quotation_and_text(quoted: list[str], said: list[str]) -> None:
    wording, text = read_wording(" ".join(quoted)), read_text(" ".join(said))
    for each in list_pairs(wording, text):
        assert 0 <= each.quoted < each.quoted_end <= len(wording.words)
        assert 0 <= each.said < each.said_end <= len(text.words)
        assert 0 < each.likeness <= SAME


@given(st.lists(st.sampled_from(WORDS.split()), max_size=8))
def test_a_text_has_all_its_own_words(words: list[str]) -> None:
    said = " ".join(words)
    text = read_text(said.replace("[", "").replace("]", ""))
    wording = read_wording(text.text)
    same = {
        number
        for each in list_pairs(wording, text)
        if each.likeness == SAME and each.quoted == each.said
        for number in range(each.quoted, each.quoted_end)
    }
    assert same == set(range(len(wording.words)))

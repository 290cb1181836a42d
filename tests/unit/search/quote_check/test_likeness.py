"""Which words are alike, and how much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.likeness import (
    INFLECTED,
    MISSPELT,
    REWRITTEN,
    SAME,
    find_misspelt,
    list_contractions,
    list_rewritings,
)


def test_nothing_is_as_alike_as_the_same() -> None:
    assert SAME > REWRITTEN > INFLECTED > MISSPELT > 0


@pytest.mark.parametrize(
    ("word", "way"),
    [
        ("it's", ("it", "is")),
        ("it's", ("it", "has")),
        ("we're", ("we", "are")),
        ("i've", ("i", "have")),
        ("they'll", ("they", "will")),
        ("i'd", ("i", "would")),
        ("i'd", ("i", "had")),
        ("i'm", ("i", "am")),
        ("don't", ("do", "not")),
        ("won't", ("will", "not")),
        ("can't", ("can", "not")),
        ("can't", ("cannot",)),
        ("cannot", ("can", "not")),
        ("gonna", ("going", "to")),
        ("kinda", ("kind", "of")),
        ("alright", ("all", "right")),
        ("let's", ("let", "us")),
        ("generalise", ("generalize",)),
        ("behavior", ("behaviour",)),
        ("ten", ("10",)),
        ("10", ("ten",)),
        ("1000", ("thousand",)),
    ],
)
def test_a_word_may_be_written_otherwise(word: str, way: tuple[str, ...]) -> None:
    assert way in list_rewritings(word)


@pytest.mark.parametrize("word", ["engine", "the", "'s", "n't", "maybe", "11.5", "2025"])
def test_most_words_are_written_in_one_way(word: str) -> None:
    assert list_rewritings(word) == ()


@pytest.mark.parametrize(
    ("one", "other", "drawn"),
    [
        ("it", "is", "it's"),
        ("it", "has", "it's"),
        ("we", "are", "we're"),
        ("do", "not", "don't"),
        ("will", "not", "won't"),
        ("can", "not", "cannot"),
        ("going", "to", "gonna"),
        ("have", "to", "gotta"),
        ("let", "us", "let's"),
    ],
)
def test_two_words_may_be_drawn_together(one: str, other: str, drawn: str) -> None:
    assert drawn in list_contractions(one, other)
    assert (one, other) in list_rewritings(drawn)


def test_most_words_are_not_drawn_together() -> None:
    assert list_contractions("the", "engine") == []
    assert list_contractions("is", "it") == []


@given(
    st.sampled_from(["it", "do", "we", "going", "can", "i", "x"]),
    st.sampled_from(["is", "not", "are", "to", "have", "would", "am", "x"]),
)
def test_whatever_is_drawn_together_can_be_written_out(one: str, other: str) -> None:
    for drawn in list_contractions(one, other):
        assert (one, other) in list_rewritings(drawn)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("staggerring", "staggering"),
        ("robustnes", "robustness"),
        ("generlaize", "generalize"),
        ("sutskevar", "sutskever"),
    ],
)
def test_a_word_may_be_a_slip_for_another(word: str, said: str) -> None:
    assert find_misspelt(word, ["engine", said]) == {said: MISSPELT}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("engine", "engine"),
        ("able", "ably"),  # too short to tell
        ("2025", "2026"),
        ("20255", "20256"),
        ("gpt-5", "gpt-4"),
        ("don't", "dont"),
        ("stable", "unstable"),
        ("possible", "impossible"),
        ("likely", "unlikely"),
        ("regular", "irregular"),
        ("inhuman", "human"),
        ("disagree", "agree"),
        ("unusually", "usually"),
        ("nonnegotiable", "negotiable"),
        ("reach", "teach"),
        ("robust", "research"),
    ],
)
def test_another_word_is_no_slip(word: str, said: str) -> None:
    assert find_misspelt(word, [said]) == {}
    assert find_misspelt(said, [word]) == {}


@given(
    st.text("abeinu'1", min_size=1, max_size=8),
    st.lists(st.text("abeinu1", min_size=1, max_size=8)),
)
def test_a_slip_begins_as_the_word_and_is_never_the_word_itself(word: str, said: list[str]) -> None:
    for other in find_misspelt(word, said):
        assert other in said
        assert other != word
        assert other[0] == word[0]

"""How much a word says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.weights import (
    FILLERS,
    FULL,
    NUMBERS,
    OF_COMMON,
    OF_DENIALS,
    OF_FILLERS,
    OF_FUNCTION,
    OF_NUMBERS,
    fills,
    turns_sense,
    weigh,
)
from app.search.words import FUNCTION_WORDS, read_words


@pytest.mark.parametrize("word", ["not", "no", "never", "don't", "isn't", "won't", "cannot", "nor"])
def test_denials_weigh_as_much_as_what_they_deny(word: str) -> None:
    assert weigh(word) == OF_DENIALS == FULL
    assert turns_sense(word)


@pytest.mark.parametrize(
    "word", ["2025", "3.5", "$3", "100%", "o1", "20s", "seven", "fifty", "zero"]
)
def test_numbers_weigh_most(word: str) -> None:
    assert weigh(word) == OF_NUMBERS > FULL
    assert turns_sense(word)


def test_one_is_mostly_no_number() -> None:
    assert weigh("one") == OF_COMMON
    assert not turns_sense("one")
    assert NUMBERS["one"] == "1"


@pytest.mark.parametrize(
    ("word", "weight"),
    [
        ("engine", FULL),
        ("generalize", FULL),
        ("people", OF_COMMON),
        ("think", OF_COMMON),
        ("the", OF_FUNCTION),
        ("is", OF_FUNCTION),
        ("like", OF_FILLERS),
        ("so", OF_FILLERS),
        ("um", OF_FILLERS),
    ],
)
def test_other_words_weigh_what_they_say(word: str, weight: float) -> None:
    assert weigh(word) == weight
    assert not turns_sense(word)


@pytest.mark.parametrize("word", ["know", "note", "another", "nothings", "noone", "want", "tense"])
def test_a_word_that_only_looks_like_a_denial_is_none(word: str) -> None:
    assert not turns_sense(word)


def test_fillers_weigh_least() -> None:
    assert {weigh(word) for word in FILLERS} == {OF_FILLERS}
    assert OF_FILLERS < OF_FUNCTION < OF_COMMON < FULL


@pytest.mark.parametrize("words", ["", "like", "you know", "well you know i mean", "sort of like"])
def test_what_fills_a_pause_are_fillers_and_filling_phrases(words: str) -> None:
    assert fills(words.split())


@pytest.mark.parametrize(
    "words",
    ["you", "of", "i", "mean", "you know what", "kind of brass", "know you", "you like know"],
)
def test_a_word_of_a_filling_phrase_alone_fills_nothing(words: str) -> None:
    assert not fills(words.split())
    assert not any(map(turns_sense, FILLERS))


def test_numbers_are_told_in_letters_and_in_digits() -> None:
    assert NUMBERS["zero"] == "0"
    assert NUMBERS["twenty"] == "20"
    assert NUMBERS["thousand"] == "1000"
    assert len(set(NUMBERS.values())) == len(NUMBERS)


@given(st.text(max_size=12) | st.sampled_from(sorted(FUNCTION_WORDS)))
def test_every_word_weighs_something(text: str) -> None:
    for word in read_words(text):
        assert 0 < weigh(word.folded) <= OF_NUMBERS
        assert not turns_sense(word.folded) or weigh(word.folded) >= FULL

"""Signs that make a number or a statement another one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.signs import add_signs, drop_signs, has_signs, is_sign
from app.search.words import read_words
from app.transcript.words import Word

WRITTEN = "<>≤≥~≈±+\u2212–-.≠¬=×÷/&°$% 5a\n(“"


def sign(text: str) -> list[Word]:
    return add_signs(text, list(read_words(text)))


def list_signed(text: str) -> list[str]:
    """The words of a text with their signs, folded."""
    return [word.folded for word in sign(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<5 cards", ["<5", "cards"]),
        (">5 cards", [">5", "cards"]),
        ("≤5, ≥6, ~7, ≈8, ±9", ["≤5", "≥6", "~7", "≈8", "±9"]),
        ("-5 and (-6) and “-7”", ["-5", "and", "-6", "and", "-7"]),
        ("−5 and –6", ["-5", "and", "-6"]),  # noqa: RUF001 (signs)
        ("+5 and .8", ["+5", "and", ".8"]),
        ("-$5 and ~€6", ["-$5", "and", "~€6"]),
        ("-.5 cards", ["-.5", "cards"]),
        ("20+ cards", ["20+", "cards"]),
        ("20%+ of it", ["20%+", "of", "it"]),
        ("20° here", ["20°", "here"]),
    ],
)
def test_a_sign_at_a_number_is_a_part_of_it(text: str, words: list[str]) -> None:
    assert list_signed(text) == words
    assert has_signs(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("brass ≠ steam", ["brass", "≠", "steam"]),
        ("¬brass", ["¬", "brass"]),
        ("e=mc", ["e", "=", "mc"]),
        ("2×3÷4", ["2", "×", "3", "÷", "4"]),
        ("and/or", ["and", "/", "or"]),
        ("24/7", ["24", "/", "7"]),
        ("brass / steam", ["brass", "/", "steam"]),
        ("brass + steam", ["brass", "+", "steam"]),
        ("brass & steam", ["brass", "and", "steam"]),
        ("& steam &", ["and", "steam", "and"]),
    ],
)
def test_a_sign_between_words_is_a_word(text: str, words: list[str]) -> None:
    assert list_signed(text) == words
    assert has_signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "5-6 cards",
        "5–6 cards",
        "pre-training",
        "brass - steam",
        "brass — steam",
        "- brass",
        "brass–steam",
        "engine. 5 cards",
        "engine.",
        "3.5 cards",
        "… 5 cards",
        "brass/",
        "/brass",
    ],
)
def test_a_dash_or_a_stop_between_words_is_none(text: str) -> None:
    assert list_signed(text) == [word.folded for word in read_words(text)]


def test_most_texts_have_none() -> None:
    assert not has_signs("It took 3.5 hours—of pre-training, didn't it? 5-6 cards; and so on …")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("so -$5 cards", ["so", "-$5", "cards"]),
        ("so 20+ & it", ["so", "20+", "&", "it"]),
        ("so −5", ["so", "−5"]),  # noqa: RUF001 (a sign)
    ],
)
def test_words_stand_with_their_signs_in_the_text(text: str, written: list[str]) -> None:
    assert [text[word.start : word.end] for word in sign(text)] == written


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("<5", "5"),
        ("-$5", "$5"),
        (".8", "8"),
        ("20+", "20"),
        ("20°", "20"),
        ("≠", ""),
        ("/", ""),
        ("¬", ""),
    ],
)
def test_the_index_knows_no_signs(word: str, bare: str) -> None:
    assert drop_signs(word) == bare
    assert is_sign(word)


@pytest.mark.parametrize("word", ["c++", "3.5", "o1", "20%", "engine", "don't", "and", "$5"])
def test_a_word_without_a_sign_stays_as_it_is(word: str) -> None:
    assert drop_signs(word) == word
    assert not is_sign(word)


@given(st.text(WRITTEN, max_size=30) | st.text(max_size=60))
def test_signs_take_no_word_away(text: str) -> None:
    plain, signed = list(read_words(text)), sign(text)
    ends = [(word.start, word.end) for word in signed]
    assert ends == sorted(ends)
    assert all(one.end <= other.start for one, other in pairwise(signed))
    assert all(0 <= word.start < word.end <= len(text) for word in signed)
    for word in plain:
        assert any(each.start <= word.start and word.end <= each.end for each in signed)
    assert has_signs(text) or signed == plain

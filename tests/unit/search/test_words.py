import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.words import (
    FUNCTION_WORDS,
    bare_word,
    compose,
    find_stem,
    is_telling,
    list_stems,
    read_words,
)


def read(text: str) -> list[str]:
    return [word.folded for word in read_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("?!…—–-", []),
        ("The Age OF Research.", ["the", "age", "of", "research"]),
        ("Café, naïve Ångström", ["cafe", "naive", "angstrom"]),
        ("don’t DON'T donʼt", ["don't", "don't", "don't"]),
        ("“don't” ‘don’t’", ["don't", "don't"]),
        ("pre-training age—of…research", ["pre", "training", "age", "of", "research"]),
        ("a\u00a0b\u202fc", ["a", "b", "c"]),
        ("Neuralink++ C# '90s o1 GPT-3", ["neuralink++", "c#", "90s", "o1", "gpt", "3"]),
        ("$3 billion 1% 100x 15-year-old", ["$3", "billion", "1%", "100x", "15", "year", "old"]),
        ("1,000 1000 1,000,000 3.5", ["1000", "1000", "1000000", "3.5"]),
        ("$1,000 1,000% 12,34 1,0000", ["$1000", "1000%", "12,34", "1,0000"]),
        ("日本語", ["日", "本", "語"]),
        ("ひらカナ", ["ひ", "ら", "カ", "ナ"]),
        ("한국어 말", ["한국어", "말"]),
        ("мир труд", ["мир", "труд"]),
    ],
)
def test_it_reads_words_as_searches_compare_them(text: str, expected: list[str]) -> None:
    assert read(text) == [unicodedata.normalize("NFKD", word) for word in expected]


@pytest.mark.parametrize("sign", ["$", "€", "£", "¥"])
def test_a_sum_has_no_commas_in_any_currency(sign: str) -> None:
    assert read(f"{sign}1,000") == read(f"{sign}1000")


def test_latin_words_beside_letters_without_blanks_stay_whole() -> None:
    assert read("GPT模型は2025年") == ["gpt", "模", "型", "は", "2025", "年"]


def test_a_thai_vowel_sign_stays_with_its_letter() -> None:
    assert [word.end - word.start for word in read_words("ที่นี่")] == [3, 3]


def test_offsets_are_code_points_and_leave_out_what_is_around_a_word() -> None:
    text = "🤖 “Don’t,” 1,000!"
    assert [text[word.start : word.end] for word in read_words(text)] == ["Don’t", "1,000"]


@given(st.text(max_size=80) | st.text("aé’'日ที่1,000$%+-… ", max_size=40))
def test_words_stand_in_order_and_never_overlap(text: str) -> None:
    words = read_words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    assert all(word.folded for word in words)


@pytest.mark.parametrize(
    ("text", "composed"),
    [
        ("  a\t b\n", "a b"),
        ("a\u00a0\u2003b", "a b"),
        ("cafe\u0301", "café"),
        ("", ""),
    ],
)
def test_it_composes_text_as_the_canonical_text_is_written(text: str, composed: str) -> None:
    assert compose(text) == composed


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("models", ("model",)),
        ("model's", ("model",)),
        ("$3", ("$3", "3")),
        ("1%", ("1%", "1")),
        ("neuralink++", ("neuralink++", "neuralink")),
        ("c#", ("c#", "c")),
        ("3.5", ("3.5",)),
        ("being", ("being",)),
        ("beings", ("being",)),
        ("thats", ("thats",)),
        ("be", ("be",)),
    ],
)
def test_a_word_is_found_by_its_stem_with_and_without_its_sign(
    word: str, stems: tuple[str, ...]
) -> None:
    assert list_stems(word) == stems


def test_a_bare_word_has_no_sign() -> None:
    assert [bare_word(word) for word in ("$3", "1%", "c++", "c#", "a")] == ["3", "1", "c", "c", "a"]


@pytest.mark.parametrize("word", ["being", "beings", "thats", "wills", "cans", "haves", "ones"])
def test_a_word_that_tells_something_has_no_stem_that_tells_nothing(word: str) -> None:
    assert is_telling(word)
    assert is_telling(find_stem(word))


@given(st.sampled_from(sorted(FUNCTION_WORDS)), st.sampled_from(["s", "'s", "ing", "ings", "ed"]))
def test_nothing_is_a_form_of_a_word_that_tells_nothing(word: str, ending: str) -> None:
    whole = word + ending
    assert is_telling(find_stem(whole)) or not is_telling(whole)


def test_function_words_tell_nothing() -> None:
    assert not is_telling("the")
    assert not is_telling("don't")
    assert is_telling("engine")
    assert all(read(word) == [word] for word in FUNCTION_WORDS)

import pytest
from hypothesis import given

from app.transcript.spans import Span
from app.transcript.words import find_run, fold, split_words
from tests.unit.transcript.texts import any_texts


def folded(text: str) -> list[str]:
    return [word.folded for word in split_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t you DON'T me!", ["don't", "you", "don't", "me"]),
        ("pre-training—and scaling", ["pre", "training", "and", "scaling"]),
        ("$3 or 100% of 1,000.5 at 9:39", ["$3", "or", "100%", "of", "1,000.5", "at", "9:39"]),
        ("C++, C# and F#1", ["c++", "c#", "and", "f", "1"]),
        ("GPT-4o in the 1990s.", ["gpt", "4o", "in", "the", "1990s"]),
        ("naïve Straße", ["naive", "strasse"]),
        ("snake_case 'quoted'", ["snake", "case", "quoted"]),
        ("किताब की है", ["किताब", "की", "है"]),
        ("مُحَمَّد", ["محمد"]),
        ("ọ̀rẹ́", ["ore"]),
        ("… — !?", []),
    ],
)
def test_it_splits_and_folds_words_as_people_compare_them(text, words):
    assert folded(text) == words


def test_it_keeps_words_apart_that_differ_in_a_vowel_sign():
    assert folded("की") != folded("का")


def test_it_folds_the_curl_of_apostrophes():
    assert fold("‘It’s’ Éʼ") == "'it's' e'"


def test_it_finds_a_run_everywhere_it_stands():
    words = split_words("To be, or not to be.")
    assert find_run(words, ["to", "be"]) == [Span(0, 5), Span(14, 19)]


def test_it_does_not_run_over_the_end():
    assert find_run(split_words("to be or"), ["or", "not"]) == []


def test_it_finds_nothing_where_nothing_is_wanted():
    assert find_run(split_words("to be"), []) == []


@given(any_texts)
def test_it_names_places_that_hold_the_word(text):
    for word in split_words(text):
        assert fold(text[word.start : word.end]) == word.folded

"""A stretch of a transcript as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.texts import read_text
from app.search.quote_check.weights import weigh
from app.search.words import find_stem
from app.transcript.spans import Span

TEXT = read_text("The Engine weaves. It’s the pre-training–run, engines!", 100)


def test_words_are_folded_and_told_where_they_stand() -> None:
    assert list(TEXT.words) == [
        *("the", "engine", "weaves", "it's", "the", "pre", "training", "run", "engines")
    ]
    assert [TEXT.text[start:end] for start, end in TEXT.spans[:4]] == [
        *("The", "Engine", "weaves", "It’s")
    ]
    assert list(TEXT.places["the"]) == [0, 4]


def test_words_are_found_by_their_stems() -> None:
    assert list(TEXT.stems[find_stem("engine")]) == ["engine", "engines"]


def test_words_are_found_one_after_another() -> None:
    assert TEXT.find(["the"]) == [0, 4]
    assert TEXT.find(("the", "pre", "training")) == [4]
    assert TEXT.find(["engine", "the"]) == []
    assert TEXT.find(["engines", "the"]) == []  # nothing follows the last
    assert TEXT.find(["loom"]) == []


def test_asking_for_words_that_are_not_there_leaves_no_trace() -> None:
    TEXT.find(["loom"])
    assert "loom" not in TEXT.places


def test_it_measures_words_in_the_canonical_text() -> None:
    assert TEXT.measure(0, 1) == Span(100, 103)
    assert TEXT.measure(1, 3) == Span(104, 117)


def test_it_cuts_its_text_by_words() -> None:
    assert TEXT.slice(1, 4) == "Engine weaves. It’s"
    assert TEXT.slice(3, 3) == ""


def test_a_hyphen_joins_two_words_and_a_blank_does_not() -> None:
    assert [TEXT.is_hyphenated(number) for number in range(4, 8)] == [False, True, True, False]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011", "\u2013"])
def test_a_hyphen_may_be_any(hyphen: str) -> None:
    assert read_text(f"pre{hyphen}training").is_hyphenated(0)


@pytest.mark.parametrize("dash", ["—", " - ", "--", "- ", "/", ".", ""])
def test_a_dash_joins_no_words(dash: str) -> None:
    assert not read_text(f"日{dash}本").is_hyphenated(0)


@pytest.mark.parametrize("between", [". ", "! ", "?” “", "… ... ", ".”\n", "?"])
def test_a_stop_between_two_words_parts_them(between: str) -> None:
    assert read_text(f"it weaves{between}Engines stop").is_parted(1)


@pytest.mark.parametrize("between", [" ", ", ", "; ", ": ", " — ", "-", "… ", "” “"])
def test_what_is_no_stop_parts_no_words(between: str) -> None:
    text = read_text(f"Stop. It weaves{between}3.5 engines. Stop.")
    assert [text.is_parted(number) for number in range(5)] == [True, False, False, False, True]


def test_it_weighs_its_words_from_the_first_on() -> None:
    text = read_text("the engine")
    assert list(text.weights) == pytest.approx([0, weigh("the"), weigh("the") + weigh("engine")])


@pytest.mark.parametrize("text", ["", "?! —"])
def test_there_may_be_no_words(text: str) -> None:
    read = read_text(text)
    assert list(read.words) == []
    assert list(read.weights) == [0]
    assert read.find(["engine"]) == []


@given(st.text(max_size=80) | st.text("aB é-’1,0日 ", max_size=60), st.integers(0, 1000))
def test_any_text_has_each_word_where_it_says(text: str, start: int) -> None:
    read = read_text(text, start)
    count = len(read.words)
    assert len(read.spans) == len(read.weights) - 1 == count
    for word, places in read.places.items():
        assert all(read.words[place] == word for place in places)
    assert sum(map(len, read.places.values())) == count
    for number, word in enumerate(read.words):
        assert number in read.find([word])
        span = read.measure(number, number + 1)
        assert text[span.start - start : span.end - start] == read.slice(number, number + 1)

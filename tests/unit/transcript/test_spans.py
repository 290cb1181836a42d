import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcript.spans import Span, count_words, tile, tiles


def test_it_cuts_its_words_out_of_a_text():
    assert Span(4, 7).cut("one two three") == "two"


@pytest.mark.parametrize(("offset", "held"), [(3, False), (4, True), (6, True), (7, False)])
def test_it_holds_its_start_but_not_its_end(offset, held):
    assert Span(4, 7).holds(offset) is held


@pytest.mark.parametrize(
    ("other", "shared"), [(Span(0, 4), 0), (Span(5, 9), 2), (Span(0, 9), 3), (Span(8, 9), 0)]
)
def test_it_counts_what_two_stretches_share(other, shared):
    assert Span(4, 7).overlap(other) == other.overlap(Span(4, 7)) == shared


def test_it_trims_stretches_and_drops_empty_ones():
    assert tile("one two", [3, 4, 7]) == [Span(0, 3), Span(4, 7)]
    assert tile("", [0]) == []


def test_it_sees_that_a_stretch_is_missing():
    assert tiles("one two", [Span(0, 3), Span(4, 7)])
    assert not tiles("one two", [Span(0, 3)])


def test_it_counts_what_stands_between_blanks():
    assert count_words(" one—two  three, … ") == 3


@given(st.lists(st.sampled_from(["a", "bc", "d."]), min_size=1), st.data())
def test_it_tiles_wherever_it_is_cut_at_blanks(words, data):
    text = " ".join(words)
    blanks = [place for place, letter in enumerate(text) if letter == " "]
    cuts = data.draw(st.sets(st.sampled_from(blanks))) if blanks else set()
    spans = tile(text, cuts)
    assert tiles(text, spans)
    assert len(spans) == len(cuts) + 1

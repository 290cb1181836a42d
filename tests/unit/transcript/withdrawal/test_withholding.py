from collections.abc import Sequence

import pytest

from app.transcript.history.states import History
from app.transcript.spans import lay_out
from app.transcript.withdrawal.withdrawal import Withdrawal, choose_keys
from app.transcript.withdrawal.withholding import MOST_SENTENCES, Withheld, find_withheld
from tests.unit.transcript.histories import (
    ENGINE,
    NUMBERS,
    ORDER,
    TALK,
    THANKS,
    THINK,
    WELCOME,
    begin,
    change,
)

SHORT = [WELCOME, "Yes.", ENGINE, "Yes.", "Right.", THINK, "Yes.", ORDER]


def withdraw(sentences: Sequence[str], first: int, last: int | None = None) -> History:
    """A text from which the sentences from one number to another were withdrawn."""
    history = begin(sentences)
    ends = [history.now.sentences[at].key for at in (first, first if last is None else last)]
    return Withdrawal(history, choose_keys(history, *ends), "Asked.", "").after


def find(history: History, sentences: Sequence[str]) -> Withheld:
    return find_withheld(history, " ".join(sentences), list(lay_out(sentences)))


def read_withheld(history: History, sentences: Sequence[str]) -> list[str]:
    """The words that are not let in."""
    text = " ".join(sentences)
    return [span.cut(text) for span in find(history, sentences).spans]


def test_the_same_text_again_is_let_in_without_the_words() -> None:
    assert read_withheld(withdraw(TALK, 2), TALK) == [THINK]
    assert find(withdraw(TALK, 2), TALK).list_touched(list(lay_out(TALK))) == [2]


@pytest.mark.parametrize("place", range(len(SHORT)))
def test_each_one_of_many_alike_is_known_by_its_neighbours(place: int) -> None:
    history, spans = withdraw(SHORT, place), list(lay_out(SHORT))
    assert list(find(history, SHORT).spans) == [spans[place]]


def test_a_range_is_left_out_as_a_whole() -> None:
    withheld = find(withdraw(SHORT, 3, 6), SHORT)
    assert withheld.list_touched(list(lay_out(SHORT))) == [3, 4, 5, 6]


def test_other_typography_does_not_hide_it() -> None:
    assert read_withheld(withdraw(TALK, 2), change(TALK, THINK=THINK.upper()))


def test_long_words_are_known_where_they_never_stood() -> None:
    moved = [*change(TALK, THINK=None), THINK]
    assert read_withheld(withdraw(TALK, 2), moved) == [THINK]


def test_short_words_elsewhere_are_let_in() -> None:
    elsewhere = [*SHORT[:6], ORDER, "Right."]
    assert read_withheld(withdraw(SHORT, 4), elsewhere)[:1] == ["Right."]
    assert read_withheld(withdraw(SHORT, 4), [*SHORT[:4], *SHORT[5:], "Right."]) == []


def test_the_same_words_that_stand_there_legitimately_are_let_in() -> None:
    twice = [THINK, WELCOME, ENGINE, THINK, ORDER]
    history, spans = withdraw(twice, 0), list(lay_out(twice))
    assert list(find(history, twice).spans) == [spans[0]]
    assert read_withheld(history, twice[1:]) == []


def test_words_that_are_cut_otherwise_are_known() -> None:
    history = withdraw(TALK, 2, 3)
    cut = [*TALK[:2], THINK[:22], f"{THINK[23:]} {ORDER}", *TALK[4:]]
    assert " ".join((THINK, ORDER)) in read_withheld(history, cut)


def test_words_that_were_merged_with_their_neighbour_are_known_within() -> None:
    merged = [WELCOME, f"{ENGINE[:-1]}; {THINK}", ORDER, NUMBERS, THANKS]
    history = withdraw(TALK, 2)
    assert THINK in read_withheld(history, merged)
    touched = find(history, merged).list_touched(list(lay_out(merged)))
    assert touched == [1]


def test_other_words_in_the_hole_are_let_in_and_told_of() -> None:
    history = withdraw(TALK, 2)
    marked = change(TALK, THINK="[A question was withdrawn.]")
    withheld = find(history, marked)
    assert (withheld.spans, withheld.replaced) == ([], [history.now.events[0].key])


def test_a_neighbour_that_was_corrected_is_no_other_word_in_the_hole() -> None:
    text = [one for one in change(TALK, ENGINE=f"{ENGINE[:-1]} all day.") if one != THINK]
    assert find(withdraw(TALK, 2), text) == Withheld([], [])


def test_of_quite_another_text_nothing_is_said_about_holes() -> None:
    other = [f"This is sentence number {number}." for number in range(MOST_SENTENCES + 1)]
    assert find(withdraw(TALK, 2), other) == Withheld([], [])
    assert read_withheld(withdraw(TALK, 2), [*other, THINK]) == [THINK]


def test_where_nothing_was_withdrawn_everything_is_let_in() -> None:
    assert find(begin(TALK), TALK) == Withheld([], [])

from app.transcript.history.states import History
from app.transcript.withdrawal.holes import list_holes
from app.transcript.withdrawal.withdrawal import Withdrawal, choose_keys
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
    go_on,
    key_of,
    tell,
)


def withdraw(history: History, *words: str) -> History:
    """A history from which sentences of its first state are withdrawn at once."""
    ends = [key_of(history, one) for one in (words[0], words[-1])]
    return Withdrawal(history, choose_keys(history, *ends), "Asked.", "").after


def read_around(history: History, original: list[str]) -> list[str]:
    """The text with its holes, each told by the words that it had."""
    texts = {key_of(begin(original), words): words for words in original}
    stand = [((place,), one.text) for place, one in enumerate(history.now.sentences)]
    holes = [(hole.place, f"({texts[hole.key]})") for hole in list_holes(history)]
    return [words for _, words in sorted([*stand, *holes])]


def test_a_hole_is_between_what_it_stood_between() -> None:
    assert read_around(withdraw(begin(TALK), THINK), TALK) == [
        WELCOME, ENGINE, f"({THINK})", ORDER, NUMBERS, THANKS
    ]  # fmt: skip


def test_holes_at_both_ends() -> None:
    history = withdraw(withdraw(begin(TALK), WELCOME), THANKS)
    assert read_around(history, TALK) == [
        f"({WELCOME})", ENGINE, THINK, ORDER, NUMBERS, f"({THANKS})"
    ]  # fmt: skip


def test_several_in_a_row_keep_their_order_whichever_went_first() -> None:
    holes = [WELCOME, f"({ENGINE})", f"({THINK})", f"({ORDER})", NUMBERS, THANKS]
    one = withdraw(begin(TALK), ENGINE, ORDER)
    two = withdraw(withdraw(withdraw(begin(TALK), THINK), ENGINE), ORDER)
    three = withdraw(withdraw(withdraw(begin(TALK), ORDER), THINK), ENGINE)
    four = withdraw(withdraw(begin(TALK), ENGINE), THINK, ORDER)
    assert [read_around(each, TALK) for each in (one, two, three, four)] == [holes] * 4


def test_a_hole_goes_with_its_neighbour_through_a_correction() -> None:
    history = withdraw(begin(TALK), THINK)
    text = [one.text for one in history.now.sentences]
    history = go_on(history, ["Hello.", *change(text, ENGINE=f"{ENGINE[:-1]} all day.")])
    assert read_around(history, TALK)[2:5] == [f"{ENGINE[:-1]} all day.", f"({THINK})", ORDER]


def test_where_its_neighbour_is_removed_it_is_behind_the_one_before() -> None:
    history = withdraw(begin(TALK), THINK)
    history = go_on(history, [one.text for one in history.now.sentences if one.text != ENGINE])
    assert read_around(history, TALK)[:3] == [WELCOME, f"({THINK})", ORDER]


def test_a_sentence_that_was_gone_before_has_a_hole_too() -> None:
    history = withdraw(tell(TALK, change(TALK, THINK=None)), THINK)
    assert read_around(history, TALK)[1:4] == [ENGINE, f"({THINK})", ORDER]


def test_a_text_of_which_nothing_was_withdrawn_has_none() -> None:
    assert list_holes(tell(TALK, change(TALK, THINK=None))) == []

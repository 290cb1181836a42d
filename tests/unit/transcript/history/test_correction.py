import pytest

from app.transcript.history.correction import Counts, correct, count_fates
from app.transcript.history.fates import Fate
from app.transcript.keys import mint_keys
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

KNITS = ENGINE.replace("weaves algebraic", "knits algebraic")


def test_a_reworded_sentence_keeps_its_key() -> None:
    history = begin(TALK)
    correction = correct(history, change(TALK, ENGINE=KNITS))
    assert [one.key for one in correction.sentences] == [one.key for one in history.now.sentences]
    assert [(event.key, event.fate) for event in correction.events] == [
        (key_of(history, ENGINE), Fate.CORRECTED)
    ]
    assert correction.counts == Counts(unchanged=5, corrected=1)


def test_an_added_sentence_gets_a_key_that_nobody_had() -> None:
    history = tell(TALK, change(TALK, THINK=None))
    new = "It might compose elaborate pieces of music of any complexity."
    correction = correct(history, [*change(TALK, THINK=None), new])
    assert correction.list_added()[0].text == new
    assert correction.list_added()[0].key not in history.minted
    assert correction.counts == Counts(unchanged=5, added=1)


def test_a_new_sentence_gets_the_key_that_it_would_have_had_from_the_start() -> None:
    correction = correct(begin(TALK[:5]), TALK)
    assert [one.key for one in correction.sentences] == mint_keys(TALK)


def test_a_repeat_keeps_its_key_when_one_is_added_before_it() -> None:
    history = begin([WELCOME, "Yes.", ENGINE, "Yes.", THINK])
    correction = correct(history, ["Yes.", WELCOME, "Yes.", ENGINE, "Yes.", THINK])
    assert [one.key for one in correction.sentences[1:]] == [
        one.key for one in history.now.sentences
    ]


def test_it_counts_what_became_of_every_sentence() -> None:
    merged = f"{WELCOME[:-1]}, and {ENGINE.lower()}"
    text = [merged, "Will it think one day?", "Or only do as it is told?", THANKS, ORDER]
    correction = correct(begin(TALK), text)
    assert correction.counts == Counts(unchanged=1, moved=1, merged=2, split=1, removed=1, added=0)
    assert sum(vars_of(correction.counts)) == len(TALK)


def vars_of(counts: Counts) -> list[int]:
    return [getattr(counts, name) for name in counts.__slots__]


def test_everything_is_new_in_a_first_state() -> None:
    assert count_fates(None, begin(TALK).now) == Counts(added=6)


def test_it_lists_the_links_whose_words_change_the_worst_first() -> None:
    text = change(TALK, ENGINE=KNITS, THINK=None, ORDER=ORDER.replace("we know how to", "I can"))
    changes = correct(begin(TALK), text).list_changes()
    assert [(one.before, one.fate) for one in changes] == [
        (THINK, Fate.REMOVED),
        (ORDER, Fate.CORRECTED),
        (ENGINE, Fate.CORRECTED),
    ]
    assert changes[0].after == ()
    assert changes[2].after == (KNITS,)
    assert 0 == changes[0].likeness < changes[1].likeness < changes[2].likeness < 1


@pytest.mark.parametrize(("kept", "breaks"), [(TALK, False), (TALK[1:], True), (TALK[4:], True)])
def test_it_knows_when_more_than_a_tenth_of_the_links_would_break(
    kept: list[str], breaks: bool
) -> None:
    assert correct(begin(TALK), kept).breaks_much is breaks


def test_no_key_is_given_twice_where_sentences_moved_and_came_back() -> None:
    history = tell([THANKS, ORDER, ENGINE, THINK, NUMBERS], [THANKS, ORDER, THINK, NUMBERS])
    correction = correct(history, [THANKS, ENGINE, THINK, ORDER, ENGINE, NUMBERS])
    keys = [one.key for one in correction.sentences]
    assert len(set(keys)) == len(keys)


def test_a_short_answer_is_not_taken_for_one_that_stood_somewhere_else() -> None:
    filler = [
        f"Sentence {number} tells of {number} ships and their {number} cargoes."
        for number in range(30)
    ]
    history = tell([WELCOME, "No.", *filler, THANKS], [WELCOME, *filler[:1], THANKS])
    again = go_on(history, [WELCOME, *[one.upper() + "!" for one in filler[:9:-1]], "No.", THANKS])
    assert "No." in [one.text for one in again.now.sentences]
    assert key_of(again, "No.", 3) != key_of(history, "No.")


# --- corrections taken back ------------------------------------------------------


def test_a_removed_sentence_that_comes_back_gets_its_key_back() -> None:
    history = tell(TALK, change(TALK, THINK=None), TALK)
    assert [one.key for one in history.now.sentences] == mint_keys(TALK)


def test_all_links_come_back_when_another_transcript_was_ingested_by_mistake() -> None:
    other = ["Good evening, Grace.", "Where did you find the moth that day?", "In relay seventy."]
    history = tell(TALK, other, TALK)
    assert [one.key for one in history.now.sentences] == mint_keys(TALK)


def test_a_removed_sentence_comes_back_only_where_it_stood() -> None:
    history = tell(TALK, change(TALK, THINK=None))
    history = go_on(history, [WELCOME, ENGINE, ORDER, THINK, NUMBERS, THANKS])
    assert key_of(history, THINK, 3) != key_of(history, THINK, 1)


def test_a_sentence_that_was_replaced_altogether_gets_its_key_back() -> None:
    replaced = "Nobody knows what this is about, not even those who built it."
    history = tell(TALK, change(TALK, THINK=replaced))
    corrected = go_on(history, TALK)
    assert key_of(corrected, THINK, 3) == key_of(corrected, THINK, 1)
    assert corrected.now.find_event(key_of(history, replaced, 2)).fate is Fate.REMOVED


def test_sentences_that_were_merged_and_split_again_get_their_keys_back() -> None:
    merged = [f"{WELCOME[:-1]}, and {ENGINE.lower()}", *TALK[2:]]
    history = tell(TALK, merged, TALK)
    assert [one.key for one in history.now.sentences] == mint_keys(TALK)


def test_a_sentence_that_was_split_and_merged_again_gets_its_key_back() -> None:
    split = [*TALK[:2], "Will it think one day?", "Or only do as it is told?", *TALK[3:]]
    history = tell(TALK, split, TALK)
    assert [one.key for one in history.now.sentences] == mint_keys(TALK)

import hashlib
from dataclasses import replace
from typing import Any

from app.transcript.history.fates import Fate
from app.transcript.history.soundness import find_history_faults, find_withdrawn, list_marks
from app.transcript.history.states import Event, History, State, Wording
from app.transcript.keys import take_fingerprint
from app.transcript.withdrawal.withdrawal import Withdrawal, choose_keys
from tests.unit.transcript.histories import ORDER, TALK, THINK, begin, change, key_of, tell

RESTORE = "Restore the database from a copy."
MERGED = change(TALK, THINK=f"{THINK[:-1]}; {ORDER}", ORDER=None)


def add_checksums(history: History) -> History:
    """A history whose states have the checksums of their words."""
    texts = [" ".join(one.text for one in state.sentences) for state in history.states]
    sums = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    pairs = zip(history.states, sums, strict=True)
    return History(tuple(replace(state, sha256=sha256) for state, sha256 in pairs))


def withdraw(history: History, words: str) -> History:
    key = key_of(history, words)
    return Withdrawal(history, choose_keys(history, key, key), "Asked.", "").after


def spoil(history: History, place: int, **changes: Any) -> History:
    """A history one state of which is other than it was written."""
    states = list(history.states)
    states[place] = replace(states[place], **changes)
    return History(tuple(states))


def list_faults(history: History) -> list[str]:
    return list(find_history_faults(history))


SOUND = add_checksums(tell(TALK, MERGED, TALK))


def test_nothing_is_amiss_in_a_history_as_it_was_written() -> None:
    assert list_faults(SOUND) == []
    assert list_faults(withdraw(withdraw(SOUND, THINK), ORDER)) == []


def test_it_finds_words_of_the_past_that_were_changed() -> None:
    forged = (Wording(SOUND.states[0].sentences[0].key, "Forged."), *SOUND.states[0].sentences[1:])
    assert list_faults(spoil(SOUND, 0, sentences=forged)) == [
        f"the sentences of revision 1 do not give its text. {RESTORE}"
    ]


def test_it_finds_keys_that_got_lost() -> None:
    faults = list_faults(spoil(SOUND, 1, events=()))
    keys = {key_of(SOUND, THINK), key_of(SOUND, ORDER)}
    assert set(faults) == {
        f"revision 2 lacks the sentence {key}, and nothing tells what became of it. {RESTORE}"
        for key in keys
    }


def test_it_finds_fates_that_lead_nowhere() -> None:
    key = key_of(SOUND, THINK)
    stray = (*SOUND.states[1].events, Event(key, Fate.MERGED, (key,)))
    assert list_faults(spoil(SOUND, 1, events=stray)) == [
        f"revision 2 leads {key} to what is not there. {RESTORE}"
    ]
    unknown = (*SOUND.states[1].events, Event("22222222", Fate.REMOVED))
    assert list_faults(spoil(SOUND, 1, events=unknown)) == [
        f"revision 2 leads 22222222 to what is not there. {RESTORE}"
    ]


def test_it_finds_withdrawn_words_that_came_back() -> None:
    before = add_checksums(begin(TALK))
    after, key = withdraw(before, THINK), key_of(before, THINK)
    assert list_faults(spoil(after, 0, sentences=before.now.sentences)) == [
        f"{key} still has words that revision 2 withdrew. "
        f"Withdraw {key}, too, or restore the database from a copy."
    ]


def test_it_finds_withdrawn_words_under_another_key() -> None:
    after = withdraw(add_checksums(begin(TALK)), THINK)
    again = (*after.now.sentences, Wording("22222222", THINK))
    assert list_faults(after.append(State(3, again))) == [
        "22222222 still has words that revision 2 withdrew. "
        "Withdraw 22222222, too, or restore the database from a copy."
    ]


def test_words_that_go_on_standing_elsewhere_are_no_fault() -> None:
    assert list_faults(withdraw(add_checksums(begin([THINK, *TALK])), THINK)) == []


def test_texts_are_compared_by_what_was_withdrawn_and_is_not_said_any_more() -> None:
    history = withdraw(begin([THINK, *TALK]), THINK)
    marks = list_marks(history)
    assert take_fingerprint(THINK) in marks
    assert not find_withdrawn([THINK], marks, history.now)
    twice = withdraw(begin(TALK), THINK)
    assert find_withdrawn([ORDER, THINK], list_marks(twice), twice.now)
    assert not find_withdrawn([ORDER], list_marks(twice), twice.now)


def test_short_words_prove_nothing() -> None:
    history = withdraw(begin([*TALK, "Yes."]), "Yes.")
    assert not find_withdrawn(["Yes."], list_marks(history), history.now)

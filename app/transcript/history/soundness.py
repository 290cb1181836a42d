"""Checks that a history holds together, and that nothing of it says what was withdrawn."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import pairwise

from app.transcript.alignment.likeness import read_wording
from app.transcript.history.fates import Fate
from app.transcript.history.states import History, State
from app.transcript.keys import take_fingerprint

_RESTORE = "Restore the database from a copy."


def find_history_faults(history: History) -> Iterator[str]:
    """What is amiss in the states of a text, a sentence each."""
    for state in history.states[:-1]:
        texts = [one.text for one in state.sentences]
        if all(texts) and hashlib.sha256(" ".join(texts).encode()).hexdigest() != state.sha256:
            yield f"the sentences of revision {state.number} do not give its text. {_RESTORE}"
    for before, state in pairwise(history.states):
        yield from _find_lost_keys(before, state)
    for state in history.states:
        yield from _find_lost_heirs(history, state)
    yield from _find_words_left(history)


def _find_lost_keys(before: State, state: State) -> Iterator[str]:
    for key in before.places.keys() - state.places.keys():
        if not state.find_event(key):
            yield (
                f"revision {state.number} lacks the sentence {key}, "
                f"and nothing tells what became of it. {_RESTORE}"
            )


def _find_lost_heirs(history: History, state: State) -> Iterator[str]:
    for event in state.events:
        if event.key not in history.minted or not state.places.keys() >= set(event.into):
            yield f"revision {state.number} leads {event.key} to what is not there. {_RESTORE}"


def _find_words_left(history: History) -> Iterator[str]:
    """Keys that were withdrawn and still have words, or whose words others have."""
    for ending in history.states:
        gone = [event for event in ending.events if event.fate is Fate.WITHDRAWN]
        keys = {event.key for event in gone}
        marks = {mark for event in gone for mark in event.fingerprints}
        for key in dict.fromkeys(
            one.key
            for state in history.states
            for one in state.sentences
            if one.text
            and (one.key in keys or (one.key not in ending.places and _says(one.text, marks)))
        ):
            yield (
                f"{key} still has words that revision {ending.number} withdrew. "
                f"Withdraw {key}, too, or restore the database from a copy."
            )


def list_marks(history: History) -> frozenset[str]:
    """The fingerprints of all words that were withdrawn."""
    events = (event for state in history.states for event in state.events)
    return frozenset(mark for event in events for mark in event.fingerprints)


def find_withdrawn(texts: Iterable[str], marks: frozenset[str], state: State) -> bool:
    """Whether some texts say what was withdrawn, but for what a state goes on saying."""
    said = frozenset(take_fingerprint(one.text) for one in state.sentences if one.text)
    return any(_says(text, marks - said) for text in texts)


def _says(text: str, marks: Iterable[str]) -> bool:
    """Whether a text is one that was withdrawn; what others say by chance counts for nothing."""
    return take_fingerprint(text) in marks and read_wording(text).is_telling

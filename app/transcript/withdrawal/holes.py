"""The holes that withdrawn sentences left in a text, among those that stand there today."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.transcript.history.fates import Fate
from app.transcript.history.locating import locate
from app.transcript.history.states import Event, History, State

BEGINNING = -1


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a key stood that was withdrawn, and by what its words are known again."""

    key: str
    fingerprints: frozenset[str]
    place: tuple[int, ...]
    """To be sorted with the places today, each alone in a tuple: behind what it stood behind."""


def list_holes(history: History) -> list[Hole]:
    """The holes in the order of the text."""
    withdrawn = _list_withdrawn(history)
    holes = [
        Hole(key, frozenset(event.fingerprints), _Places(history, withdrawn).find(key))
        for key, (_, event) in withdrawn.items()
    ]
    return sorted(holes, key=lambda hole: hole.place)


def _list_withdrawn(history: History) -> dict[str, tuple[State, Event]]:
    """The events that withdrew, by key, each with its state."""
    return {
        event.key: (state, event)
        for state in history.states
        for event in state.events
        if event.fate is Fate.WITHDRAWN
    }


@dataclass(frozen=True, slots=True)
class _Places:
    history: History
    withdrawn: Mapping[str, tuple[State, Event]]

    def find(self, key: str) -> tuple[int, ...]:
        """Behind the nearest sentence to the left that stands today, or left a hole before; of
        two behind the same one that which went first stood first.
        """
        ending, _ = self.withdrawn[key]
        stood = next(s for s in self.history.list_until(ending.number) if key in s.places)
        left = (one.key for one in reversed(stood.sentences[: stood.places[key]]))
        places = (place for one in left if (place := self._find_anchor(one, ending)))
        return (*next(places, (BEGINNING,)), ending.number, stood.places[key])

    def _find_anchor(self, key: str, ending: State) -> tuple[int, ...] | None:
        """None for what went at the same time, and for what nothing is left of."""
        if key in self.withdrawn:
            is_other = self.withdrawn[key][0] is not ending
            return self.find(key) if is_other else None
        places = locate(self.history, key, self.history.now)
        return (places[-1],) if places else None

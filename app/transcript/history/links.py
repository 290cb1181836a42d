"""Follows a shared link through the history of a text: which words it names today."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.transcript.history.fates import GONE, Fate, find_gravest
from app.transcript.history.locating import locate
from app.transcript.history.states import Event, History, State


@dataclass(frozen=True, slots=True)
class PastText:
    """The words of a passage from one state on, until they changed."""

    number: int
    """Of the state."""
    at: str
    text: str


@dataclass(frozen=True)
class SharedLink:
    """A passage as it was shared, from one key to another, and what became of it since.

    Both keys have to be known to the history.
    """

    history: History
    first: str
    last: str

    @property
    def ends(self) -> tuple[str, ...]:
        """The keys in the address, each once."""
        return tuple(dict.fromkeys((self.first, self.last)))

    @cached_property
    def shared(self) -> State:
        """The first state that both ends stood in; the link was made in it or later.

        Of two that never stood together, the first one that knew both.
        """
        known = max(self.history.minted[key] for key in self.ends)
        return next(iter(self._with_both), self.history.find_state(known))

    @cached_property
    def _with_both(self) -> list[State]:
        return [
            state for state in self.history.states if all(key in state.places for key in self.ends)
        ]

    @cached_property
    def is_reversed(self) -> bool:
        """Whether its last key stood before its first one in every state that had both.

        Not today's order alone: an address that led to another one now and back again after the
        next correction would, once browsers remember it, lead in a circle.
        """
        orders = {state.places[self.last] < state.places[self.first] for state in self._with_both}
        return orders == {True}

    @cached_property
    def own(self) -> Sequence[str]:
        """The keys of all that stood between the ends when it was shared."""
        places = sorted(at for key in self.ends for at in self._locate(key, self.shared))
        between = self.shared.sentences[places[0] : places[-1] + 1]
        return [sentence.key for sentence in between]

    def find_places(self, state: State) -> range:
        """Everything between the ends in a state; where an end is gone, from the next one on."""
        ends = [*self._find_end(self.own, state), *self._find_end(self.own[::-1], state)]
        return range(min(ends), max(ends) + 1) if ends else range(0)

    def _find_end(self, keys: Sequence[str], state: State) -> Sequence[int]:
        """Where the first of some keys stands that is still there; if its parts stand apart, the
        longest run of them.
        """
        places = next((found for key in keys if (found := self._locate(key, state))), [])
        return max(_part_runs(places), key=len, default=[])

    def _locate(self, key: str, state: State) -> list[int]:
        return locate(self.history, key, state)

    @cached_property
    def places(self) -> range:
        """Where it stands today; an empty range if nothing is left of it."""
        return self.find_places(self.history.now)

    @cached_property
    def added(self) -> list[int]:
        """The places within it, today, of sentences that were not a part of it."""
        own = {at for key in self.own for at in self._locate(key, self.history.now)}
        return [at for at in self.places if at not in own]

    @cached_property
    def elsewhere(self) -> list[int]:
        """The places today of its words that do not stand within it."""
        now = self.history.now
        own = {at for key in self.own for at in self._locate(key, now)}
        return sorted(own - set(self.places))

    @cached_property
    def lost(self) -> list[str]:
        """Its keys whose words are gone, or stand elsewhere today."""
        now = self.history.now
        within = set(self.places)
        return [key for key in self.own if within.isdisjoint(self._locate(key, now))]

    def find_fate(self, key: str) -> Fate:
        """What became of the words of one key."""
        return find_fate(self.history, key)

    @cached_property
    def fate(self) -> Fate:
        """What became of the whole: gone only if nothing is left of it."""
        fates = [self.find_fate(key) for key in dict.fromkeys((*self.ends, *self.own))]
        if not self.places:
            return find_gravest(fates)
        standing = [Fate.CORRECTED if fate in GONE else fate for fate in fates]
        return find_gravest([*standing, Fate.CORRECTED] if self.added else standing)

    @cached_property
    def readings(self) -> list[PastText]:
        """What it said in each state since it was shared, where that changed."""
        found: list[PastText] = []
        for state in self.history.states:
            if state.number < self.shared.number:
                continue
            text = state.write_text(self.find_places(state))
            if text and (not found or found[-1].text != text):
                found.append(PastText(state.number, state.at, text))
        return found

    @cached_property
    def ending(self) -> tuple[State, Event] | None:
        """What took the last of its words out of the text; None while some stand there."""
        if self.places:
            return None
        endings = (find_last_ending(self.history, key) for key in (*self.ends, *self.own))
        return max((one for one in endings if one), key=lambda one: one[0].number, default=None)

    def find_neighbours(self) -> tuple[int | None, int | None]:
        """The places today of what stood before and after it, once nothing is left of it."""
        before = self._find_last_standing()
        stood, now = self.find_places(before), self.history.now
        ahead = (before.sentences[at].key for at in reversed(range(stood.start)))
        behind = (before.sentences[at].key for at in range(stood.stop, len(before.sentences)))
        left = next((places[-1] for key in ahead if (places := self._locate(key, now))), None)
        right = next((places[0] for key in behind if (places := self._locate(key, now))), None)
        return left, right

    def _find_last_standing(self) -> State:
        """The latest state that had some of it."""
        return next(s for s in reversed(self.history.states) if self.find_places(s))


def _part_runs(places: Sequence[int]) -> list[list[int]]:
    """Places, parted where one is missing between two."""
    runs: list[list[int]] = []
    for place in places:
        if not runs or runs[-1][-1] != place - 1:
            runs.append([])
        runs[-1].append(place)
    return runs


def find_fate(history: History, key: str) -> Fate:
    """What became of the words of a key."""
    if ending := find_last_ending(history, key):
        fate = ending[1].fate
        # Words may also be dropped from a sentence that they were merged into.
        return fate if fate in GONE else Fate.REMOVED
    return find_gravest(_list_fates(history, key))


def _list_fates(history: History, key: str) -> Iterator[Fate]:
    """All that happened to a key that stands; or what ended it, and what followed."""
    for one in _list_followed(history, key):
        if one in history.now.places:
            happened = (state.find_event(one) for state in history.states)
            kept = {Fate.CORRECTED, Fate.MOVED}
            yield from (event.fate for event in happened if event and event.fate in kept)
        elif ending := history.find_ending(one, history.now.number):
            yield from {ending[1].fate} - GONE


def _list_followed(history: History, key: str) -> list[str]:
    """A key, and those that its words went into, each once."""
    followed = {key: True}
    waiting = [key]
    while waiting:
        ending = history.find_ending(waiting.pop(), history.now.number)
        for part in ending[1].into if ending else ():
            if part not in followed:
                followed[part] = True
                waiting.append(part)
    return list(followed)


def find_last_ending(history: History, key: str) -> tuple[State, Event] | None:
    """What took the last of a key's words out of the text; None while some stand there."""
    if locate(history, key, history.now):
        return None
    endings = (history.find_ending(one, history.now.number) for one in _list_followed(history, key))
    return max((one for one in endings if one), key=lambda one: one[0].number, default=None)


def list_leading(history: History, keys: Iterable[str]) -> list[str]:
    """Some keys, and all of the past whose words went, in whole or in part, into theirs."""
    reached = set(keys)
    for state in reversed(history.states):
        reached |= {event.key for event in state.events if reached.intersection(event.into)}
    return [key for key in history.minted if key in reached]

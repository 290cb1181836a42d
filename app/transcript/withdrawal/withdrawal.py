"""Withdraws words from a text: what has to go with them, and what is left of its history."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from app.transcript.history.fates import Fate
from app.transcript.history.links import SharedLink, find_fate, list_leading
from app.transcript.history.locating import locate
from app.transcript.history.states import WITHDRAWN_WORDS, Event, History, State, Wording
from app.transcript.keys import take_fingerprint
from app.transcript.withdrawal.telltales import find_whole, keep_telling


@dataclass(frozen=True)
class Withdrawal:
    """What a withdrawal does to the history of a text."""

    before: History
    keys: Sequence[str]
    """Those whose words were asked to be withdrawn, and that were not yet."""
    reason: str
    at: str

    @cached_property
    def remaining(self) -> list[Wording]:
        """The sentences that go on standing, in order."""
        gone = frozenset(self.keys)
        return [one for one in self.before.now.sentences if one.key not in gone]

    @property
    def taken(self) -> list[Wording]:
        """The sentences that stood until now, in order."""
        return [one for one in self.before.now.sentences if one.key in self.keys]

    @cached_property
    def doomed(self) -> frozenset[Wording]:
        """Every wording of the past and of today that goes: those of the keys themselves, of all
        that led to them or held their words later, and others that repeat a long one of these.
        """
        stand = {one.key: take_fingerprint(one.text) for one in self.remaining}
        kept = frozenset(self.remaining)
        free = {one for state in self.before.states for one in state.sentences if one.text} - kept
        leading = {*list_leading(self.before, self.keys), *_follow(self.before, self.keys)}
        own = {
            one
            for one in free
            if one.key in leading and take_fingerprint(one.text) != stand.get(one.key)
        }
        repeated = find_whole(keep_telling(one.text for one in own))
        return frozenset(own | {one for one in free if repeated.betray(one.text)})

    @cached_property
    def after(self) -> History:
        """The history without the words, and with the state that withdrew them."""
        states = [_wipe(state, self.doomed) for state in self.before.states]
        sha256 = hashlib.sha256(" ".join(one.text for one in self.remaining).encode()).hexdigest()
        now = replace(
            self.before.now,
            number=self.before.now.number + 1,
            sentences=tuple(self.remaining),
            events=tuple(self._list_events()),
            at=self.at,
            note=None,
            sha256=sha256,
        )
        return History((*states, now))

    def _list_events(self) -> list[Event]:
        """One for each key; the first has the fingerprints of words that were other keys', too."""
        prints: dict[str, list[str]] = {key: [] for key in (*self.keys, *self._list_repeating())}
        others = next(iter(prints))
        for one in sorted(self.doomed, key=lambda one: (one.key, one.text)):
            prints[one.key if one.key in prints else others].append(take_fingerprint(one.text))
        for run in self._list_runs():
            prints[run[0].key].append(take_fingerprint(" ".join(one.text for one in run)))
        return [
            Event(key, Fate.WITHDRAWN, reason=self.reason, fingerprints=tuple(dict.fromkeys(some)))
            for key, some in prints.items()
        ]

    def _list_repeating(self) -> Iterator[str]:
        """Keys that are gone, whose last words go too though they led nowhere."""
        led = frozenset(list_leading(self.before, self.keys))
        for key in dict.fromkeys(one.key for one in self.doomed if one.key not in led):
            last = self.before.find_last_wording(key, self.before.now.number)
            if Wording(key, last) in self.doomed and not locate(self.before, key, self.before.now):
                yield key

    def _list_runs(self) -> Iterator[list[Wording]]:
        """The withdrawn sentences that stand beside one another."""
        gone = frozenset(self.keys)
        for is_gone, run in groupby(self.before.now.sentences, lambda one: one.key in gone):
            if is_gone:
                yield list(run)


def _wipe(state: State, doomed: Collection[Wording]) -> State:
    wiped = (Wording(one.key, WITHDRAWN_WORDS) if one in doomed else one for one in state.sentences)
    return replace(state, sentences=tuple(wiped))


def choose_keys(history: History, first: str, last: str) -> list[str]:
    """The keys to withdraw for a link: all between its ends today, and all that ever stood there
    and is gone; without those that were withdrawn before.
    """
    link, now = SharedLink(history, first, last), history.now
    since = (state for state in history.states if state.number >= link.shared.number)
    stood = (state.sentences[at].key for state in since for at in link.find_places(state))
    gone = [key for key in (*link.ends, *stood) if not locate(history, key, now)]
    later = [key for key in _follow(history, gone) if not locate(history, key, now)]
    standing = [now.sentences[at].key for at in link.places]
    chosen = dict.fromkeys((*standing, *later))
    return [key for key in chosen if find_fate(history, key) is not Fate.WITHDRAWN]


def _follow(history: History, keys: Iterable[str]) -> Iterator[str]:
    """Some keys, and those that held their words later, once they were gone."""
    for key in dict.fromkeys(keys):
        yield key
        if ending := history.find_ending(key, history.now.number):
            yield from _follow(history, ending[1].into)


def find_twins(withdrawal: Withdrawal) -> list[str]:
    """The keys that go on standing though they repeat a long withdrawn sentence word for word."""
    repeated = find_whole(keep_telling(one.text for one in withdrawal.doomed))
    return [one.key for one in withdrawal.remaining if repeated.betray(one.text)]

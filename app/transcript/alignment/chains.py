"""Matches between two texts, and the heaviest run of them in which nothing crosses."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Sentences of the old text whose words stand in sentences of the new one; half-open."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    weight: int = 0

    @property
    def old(self) -> range:
        """The old sentences."""
        return range(self.old_start, self.old_end)

    @property
    def new(self) -> range:
        """The new sentences."""
        return range(self.new_start, self.new_end)

    @property
    def is_pair(self) -> bool:
        """Whether one sentence became one sentence."""
        return len(self.old) == len(self.new) == 1


def pair(old: int, new: int, weight: int = 0) -> Match:
    """The match of one sentence with one."""
    return Match(old, old + 1, new, new + 1, weight)


@dataclass(frozen=True, slots=True)
class _Chain:
    """A match with all that come before it."""

    last: Match
    before: "_Chain | None"
    weight: int


class _Heaviest:
    """The heaviest chain that ends before a place: a Fenwick tree of maxima."""

    def __init__(self, places: int) -> None:
        self._tree: list[_Chain | None] = [None] * (places + 1)

    def find(self, place: int) -> _Chain | None:
        best = self._tree[0]
        while place:
            chain = self._tree[place]
            if chain and (best is None or chain.weight > best.weight):
                best = chain
            place &= place - 1
        return best

    def note(self, place: int, chain: _Chain) -> None:
        while place < len(self._tree):
            best = self._tree[place]
            if best is None or chain.weight > best.weight:
                self._tree[place] = chain
            place += place & -place


def find_heaviest_chain(matches: Iterable[Match]) -> list[Match]:
    """The matches, in order and without crossings or overlaps, that weigh most together."""
    ordered = sorted(set(matches))
    offset = min((match.new_start for match in ordered), default=0)
    heaviest = _Heaviest(max((match.new_end for match in ordered), default=0) - offset)
    chains: list[_Chain] = []
    ended = iter(sorted(range(len(ordered)), key=lambda number: ordered[number].old_end))
    next_ended = next(ended, None)
    for match in ordered:
        while next_ended is not None and ordered[next_ended].old_end <= match.old_start:
            heaviest.note(ordered[next_ended].new_end - offset, chains[next_ended])
            next_ended = next(ended, None)
        before = heaviest.find(match.new_start - offset)
        chains.append(_Chain(match, before, match.weight + (before.weight if before else 0)))
    return _unroll(max(chains, key=lambda chain: chain.weight, default=None))


def _unroll(chain: _Chain | None) -> list[Match]:
    matches = []
    while chain:
        matches.append(chain.last)
        chain = chain.before
    return matches[::-1]

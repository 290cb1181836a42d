"""Finds sentences that stand in another order now, among those that have no match yet."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from app.transcript.alignment.chains import Match, pair
from app.transcript.alignment.likeness import Wording, find_likely_pairs
from app.transcript.alignment.rewordings import Rewordings

FLOOR = 0.75
"""The least part of its words that a sentence keeps when it is moved and reworded at once."""
LEAST_REWORDED = 8
NEAR_FLOOR = 0.6
"""The same where it moved by no more than a few sentences."""
_NEAR = 3
_NOWHERE = range(-9, -9)


class Unmatched:
    """The sentences of two texts that have no match yet, and where the others went."""

    def __init__(self, old: Sequence[Wording], new: Sequence[Wording]) -> None:
        self.old_count, self.new_count = len(old), len(new)
        self.old = dict(enumerate(old))
        self.new = dict(enumerate(new))
        self._places: dict[int, range] = {}
        self._counts = Counter(wording.words for wording in old)

    def settle(self, matches: Sequence[Match]) -> Sequence[Match]:
        """Notes matches that were found, and gives them back."""
        for match in matches:
            for i in match.old:
                del self.old[i]
                self._places[i] = match.new
            for j in match.new:
                self.new.pop(j, None)  # two that were merged may be matched one by one
        return matches

    def find_equals(self) -> set[tuple[str, ...]]:
        """The words of sentences that are left on both sides."""
        old = {wording.words for wording in self.old.values()}
        return old & {wording.words for wording in self.new.values()}

    def match_moved(self) -> list[Match]:
        """Pairs of the same words, never by place alone, and of long sentences little changed."""
        return [
            *self._match_telling(),
            *self._match_beside_neighbours(),
            *self._match_beside_swapped(),
            *self._match_near(),
            *self._match_reworded(),
        ]

    def _match_telling(self) -> Sequence[Match]:
        """Equal sentences wherever they are; repeats, if as many of them are left."""
        old, new = _group(self.old), _group(self.new)
        matches = [
            pair(i, j)
            for words in self.find_equals()
            if len(old[words]) == len(new[words]) == self._counts[words]
            and self.old[old[words][0]].is_telling
            for i, j in zip(old[words], new[words], strict=True)
        ]
        return self.settle(matches)

    def _match_beside_neighbours(self) -> list[Match]:
        """Short equal ones, where a neighbour of old still stands beside: two were swapped."""
        matches = []
        for i in [*self.old, *reversed(self.old)]:
            beside = (j for j in self._look_beside(i) if self._is_equal(i, j))
            if (j := next(beside, None)) is not None:
                matches.append(pair(i, j))
                self.settle(matches[-1:])
        return matches

    def _look_beside(self, i: int) -> Iterator[int]:
        for neighbour in (i - 1, i + 1):
            if place := self._places.get(neighbour):
                yield from (place.stop, place.start - 1)

    def is_beside(self, i: int, place: range) -> bool:
        """Whether a place is where a neighbour of an old sentence starts or ends."""
        return any(j in place for j in self._look_beside(i))

    def _is_equal(self, i: int, j: int) -> bool:
        return i in self.old and j in self.new and self.old[i].words == self.new[j].words

    def _match_beside_swapped(self) -> Sequence[Match]:
        """Reworded ones whose neighbour stands on the other side now."""
        beside = [(i, j) for i in self.old for j in self._look_across(i) if j in self.new]
        return self.settle(Rewordings(self.old, self.new, self.find_equals(), beside).likely)

    def _look_across(self, i: int) -> Iterator[int]:
        """Where a sentence stands if it changed places with a neighbour."""
        before, after = self._find(i - 1), self._find(i + 1)
        stayed = before.stop == after.start
        if before and (stayed or self._find(i - 2).stop == before.start - 1):
            yield before.start - 1
        if after and (stayed or self._find(i + 2).start == after.stop + 1):
            yield after.stop

    def _find(self, i: int) -> range:
        """Where an old sentence stands, or an edge of the text."""
        edge = range(self.new_count, self.new_count) if i >= self.old_count else range(0)
        return self._places.get(i, edge if not 0 <= i < self.old_count else _NOWHERE)

    def _match_near(self) -> Sequence[Match]:
        """Reworded, merged and split ones that were swapped with their neighbours as well."""
        near = [(i, j) for i in self.old for j in sorted(self._look_near(i)) if j in self.new]
        found = Rewordings(self.old, self.new, self.find_equals(), near, NEAR_FLOOR).sure
        return self.settle(found)

    def _look_near(self, i: int) -> set[int]:
        neighbours = range(i - _NEAR, i + _NEAR + 1)
        places = [self._places[near] for near in neighbours if near in self._places]
        return {j for place in places for j in range(place.start - _NEAR, place.stop + _NEAR)}

    def _match_reworded(self) -> Sequence[Match]:
        """Long ones that are much like one another and like no other that is left."""
        likely = [
            (i, j)
            for i, j in find_likely_pairs(self.old, self.new)
            if min(len(self.old[i].words), len(self.new[j].words)) >= LEAST_REWORDED
            and self.old[i].liken(self.new[j]) >= FLOOR
        ]
        old, new = Counter(i for i, _ in likely), Counter(j for _, j in likely)
        return self.settle([pair(i, j) for i, j in likely if old[i] == new[j] == 1])


def _group(wordings: Mapping[int, Wording]) -> dict[tuple[str, ...], list[int]]:
    places = defaultdict(list)
    for place, wording in wordings.items():
        places[wording.words].append(place)
    return dict(places)

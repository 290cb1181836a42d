"""Finds sentences that were merged into one whose other part was reworded."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.transcript.alignment.chains import Match, pair
from app.transcript.alignment.likeness import Wording

FLOOR = 0.5
"""The least part of its words that the reworded one keeps."""
RIVAL_FLOOR = 0.7
"""The part of what it keeps that makes another sentence a rival."""
LEAST_BESIDE = 2
"""The words of a short one; a single word might as well be a correction of the other part."""
_NEAR = 3  # sentences that it may have moved
_RIVALS_NEAR = 6
_MOST_ADDED = 2  # words between the two, or too many in the reworded one

Words = tuple[str, ...]


@dataclass(frozen=True)
class Inclusions:
    """The sentences of two texts, and the matches that were found between them."""

    old: Sequence[Wording]
    new: Sequence[Wording]
    matches: Sequence[Match]

    def find(self) -> list[Match]:
        """Old sentences without a match, each with the new one that holds its words at an end."""
        whole = {i: j for i in self._left if (j := self._find_whole(i)) is not None}
        places = {**self._pairs, **whole}
        others = (i for i in self._left if i not in whole)
        rest = {i: j for i in others if (j := self._find_rest(i, places)) is not None}
        return [pair(i, j) for i, j in (*whole.items(), *rest.items())]

    @cached_property
    def _places(self) -> dict[int, range]:
        return {i: match.new for match in self.matches for i in match.old}

    @cached_property
    def _left(self) -> list[int]:
        return [i for i in range(len(self.old)) if i not in self._places]

    @cached_property
    def _pairs(self) -> dict[int, int]:
        """Where sentences stand now that have a place of their own."""
        taken = Counter(j for match in self.matches for j in match.new for _ in match.old)
        pairs = [match for match in self.matches if match.is_pair]
        return {m.old_start: m.new_start for m in pairs if taken[m.new_start] == 1}

    @cached_property
    def _origins(self) -> dict[int, int | None]:
        """Where sentences stood before; None for those without a place of their own."""
        taken = {j: None for match in self.matches for j in match.new}
        return taken | {j: i for i, j in self._pairs.items()}

    def _find_whole(self, i: int) -> int | None:
        """The one sentence nearby that starts or ends with all words of another."""
        found = [
            j for j in self._look_near(i) if any(self._fits(i, j, *two) for two in self._cut(i, j))
        ]
        return found[0] if len(found) == 1 else None

    def _look_near(self, i: int) -> list[int]:
        around = range(i - _NEAR, i + _NEAR + 1)
        places = [self._places[near] for near in around if near in self._places]
        near = {j for place in places for j in range(place.start - _NEAR, place.stop + _NEAR)}
        return [j for j in sorted(near) if 0 <= j < len(self.new)]

    def _cut(self, i: int, j: int) -> Iterator[tuple[int, Words]]:
        """What else stands in a sentence that starts or ends with another; -1 if before it."""
        words, whole = self.old[i].words, self.new[j].words
        if len(words) < len(whole) and whole[: len(words)] == words:
            yield 1, whole[len(words) :]
        if len(words) < len(whole) and whole[-len(words) :] == words:
            yield -1, whole[: -len(words)]

    def _fits(self, i: int, j: int, side: int, rest: Words) -> bool:
        """Whether what else stands there is the neighbour's; beside a long one anyone's."""
        is_telling = self.old[i].is_telling
        if j not in self._origins:
            return is_telling and not self._has_rival(i, self.old[i].words)
        k = self._origins[j]
        if k is None:
            return False
        is_beside = k == i + side and len(self.old[i].words) >= LEAST_BESIDE
        return (is_telling or is_beside) and self._is_like(k, rest)

    def _is_like(self, i: int, rest: Words) -> bool:
        added = len(rest) - len(self.old[i].words)
        return 0 <= added <= _MOST_ADDED and self.old[i].liken(Wording("", rest)) >= FLOOR

    def _find_rest(self, i: int, places: Mapping[int, int]) -> int | None:
        """The one sentence whose other part is a neighbour, word for word."""
        found = {
            places[k]
            for k in (i - 1, i + 1)
            if k in places and self._origins.get(places[k], k) == k
            for _, rest in self._cut(k, places[k])
            if self._is_like(i, rest) and not self._has_rival(i, rest)
        }
        return found.pop() if len(found) == 1 else None

    def _has_rival(self, i: int, words: Words) -> bool:
        """Whether a sentence near it might be the one that stands there."""
        least = RIVAL_FLOOR * self.old[i].count_common(words)
        around = range(max(0, i - _RIVALS_NEAR), min(len(self.old), i + _RIVALS_NEAR + 1))
        return any(k != i and self.old[k].count_common(words) >= least for k in around)

"""Finds matches that might as well be another sentence's, also across sentences that stayed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.transcript.alignment.chains import Match
from app.transcript.alignment.likeness import Wording

LEAST_SHARED = 0.5
"""The least part of their words that a sentence and its rival have in common."""
_NEAR = 3  # sentences that a rival may be away


@dataclass(frozen=True)
class _Side:
    """One of two texts, where its sentences stand in the other, and that one's sentences."""

    texts: Sequence[Wording]
    places: Mapping[int, range]
    others: Sequence[Wording]

    def look_around(self, *stretches: range) -> list[int]:
        """The sentences near some stretches, without those of the first."""
        around = {near for one in stretches for near in range(one.start - _NEAR, one.stop + _NEAR)}
        within = around.intersection(range(len(self.texts)))
        return sorted(within.difference(stretches[0]))

    def find_beside(self, stretch: range) -> list[range]:
        """Where the two sentences beside a stretch stand in the other text."""
        beside = (stretch.start - 1, stretch.stop)
        return [self.places[place] for place in beside if place in self.places]

    def count_rest(self, place: int) -> int:
        """How many words of a sentence are not where it stands in the other text."""
        text = self.texts[place]
        there = self.places.get(place, range(0))
        return len(text.words) - sum(text.count_common(self.others[n].words) for n in there)


@dataclass(frozen=True)
class Rivals:
    """The sentences of two texts, and the matches that were found between them."""

    old: Sequence[Wording]
    new: Sequence[Wording]
    matches: Sequence[Match]

    def find_doubtful(self) -> set[Match]:
        """Reworded pairs with a twin as much alike whose words are not accounted for, and merged
        and split sentences of which a neighbour that went nowhere might be a part.
        """
        return {
            match
            for match in self.matches
            if (self._is_doubtful(match) if match.is_pair else self._has_rival_part(match))
        }

    @cached_property
    def _before(self) -> _Side:
        return _Side(
            self.old, {i: match.new for match in self.matches for i in match.old}, self.new
        )

    @cached_property
    def _after(self) -> _Side:
        return _Side(
            self.new, {j: match.old for match in self.matches for j in match.new}, self.old
        )

    @cached_property
    def _old_words(self) -> set[tuple[str, ...]]:
        return {one.words for one in self.old}

    def _is_doubtful(self, match: Match) -> bool:
        i, j = match.old_start, match.new_start
        old, new = self.old[i], self.new[j]
        if old.words == new.words:
            return False
        if new.words in self._old_words or self._is_crossed(match):
            return True
        own, likeness = old.count_common(new.words), old.liken(new)
        return any(_is_rival(*rival, own, likeness) for rival in self._list_rivals(match))

    def _is_crossed(self, match: Match) -> bool:
        """Whether it and a pair near it would fit as well the other way round."""
        i, j = match.old_start, match.new_start
        places = self._before.places
        pairs = [(k, places[k].start) for k in self._look_near_old(match) if k in places]
        return any(
            self._count_common(i, place) + self._count_common(k, j)
            >= self._count_common(i, j) + self._count_common(k, place)
            for k, place in pairs
        )

    def _count_common(self, i: int, j: int) -> int:
        return self.old[i].count_common(self.new[j].words)

    def _list_rivals(self, match: Match) -> Iterator[tuple[Wording, Wording, int]]:
        """Each with the sentence it might be, and the number of its words that went nowhere."""
        for k in self._look_near_old(match):
            yield self.old[k], self.new[match.new_start], self._before.count_rest(k)
        beside = self._before.find_beside(match.old)
        for k in self._after.look_around(match.new, *beside):
            yield self.new[k], self.old[match.old_start], self._after.count_rest(k)

    def _look_near_old(self, match: Match) -> list[int]:
        """Old sentences around a match, and around what stands beside it now."""
        return self._before.look_around(match.old, *self._after.find_beside(match.new))

    def _has_rival_part(self, match: Match) -> bool:
        old = (self._before, match.old, self.new[match.new_start])
        new = (self._after, match.new, self.old[match.old_start])
        return any(
            _is_rival_part(side.texts[twin], side.texts[part], whole)
            for side, stretch, whole in (old, new)
            if len(stretch) > 1
            for twin in side.look_around(stretch)
            if twin not in side.places
            for part in stretch
        )


def _is_rival(rival: Wording, other: Wording, rest: int, own: int, likeness: float) -> bool:
    """Whether as many of its words stand there as of the one that was matched, and nowhere else."""
    common, alike = rival.count_common(other.words), rival.liken(other)
    if alike > likeness:
        return True
    if rest < len(rival.words):
        return min(rest, common) >= own
    return alike == likeness or (common >= own and alike >= LEAST_SHARED)


def _is_rival_part(rival: Wording, part: Wording, whole: Wording) -> bool:
    """Whether it resembles a short part, or as many of its words stand in the whole."""
    if rival.liken(part) < LEAST_SHARED:
        return False
    return not part.is_telling or rival.count_common(whole.words) >= part.count_common(whole.words)

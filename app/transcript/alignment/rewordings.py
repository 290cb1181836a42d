"""Finds reworded, merged and split sentences between those that stayed, by their words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from app.transcript.alignment.chains import Match, find_heaviest_chain, pair
from app.transcript.alignment.likeness import Wording, find_likely_pairs, is_misspelt, liken_counts

FLOOR = 0.5
"""The least part of their words that a sentence and its correction have in common."""
PART_FLOOR = 0.75
"""The same for each part of a merged or split sentence: added words pass for one too easily."""
LEAST_INSIDE = 0.6
"""The least part of its words that such a part has in the whole: tells only what to look at."""
WHOLE_FLOOR = 0.8
SHORT_FLOOR = 0.9
"""The same for all parts together, and where one of them is short, and for a short part."""
MOST_PARTS = 4
LEAST_WEIGHT = 400
"""Lighter matches (eight words that half changed) are chance, unless a neighbour stays beside."""
_NARROW = 3  # sentences between two that stayed, among which an equal one is the same one
_SMALL = 2_500  # up to so many pairs all are tried, past that those that share rare words


@dataclass(frozen=True)
class Rewordings:
    """The sentences between two that stayed, by their numbers, and what they have in common."""

    old: Mapping[int, Wording]
    new: Mapping[int, Wording]
    equals: Set[tuple[str, ...]] = frozenset()
    """The words of sentences that stand in both texts, which are no correction of another's."""
    pairs: Collection[tuple[int, int]] | None = None
    """The only sentences to compare, if not all."""
    floor: float = FLOOR

    @cached_property
    def likely(self) -> list[Match]:
        """The heaviest run of matches, without those that might as well be another's."""
        chain = find_heaviest_chain([*self._pair(), *self._merge(), *self._split()])
        doubtful = self._find_doubtful(chain)
        return [match for match in chain if match not in doubtful]

    @property
    def sure(self) -> list[Match]:
        """Those that need no neighbour beside them to be believed."""
        narrow = self.pairs is None and max(len(self.old), len(self.new)) <= _NARROW
        return [
            match
            for match in self.likely
            if (match.weight >= LEAST_WEIGHT and not self._is_stock(match))
            or (narrow and match.is_pair and self._is_equal(match))
        ]

    def _is_stock(self, match: Match) -> bool:
        """Whether the same words, found at another place, might be said again by chance."""
        moved = self.pairs is not None and match.is_pair and self._is_equal(match)
        return moved and not self.old[match.old_start].is_telling

    def _is_equal(self, match: Match) -> bool:
        return self.old[match.old_start].words == self.new[match.new_start].words

    @cached_property
    def _common(self) -> dict[tuple[int, int], int]:
        """How many words an old sentence and a new one have in common."""
        return {(i, j): self.old[i].count_common(self.new[j].words) for i, j in self._choose()}

    def _choose(self) -> Iterable[tuple[int, int]]:
        if self.pairs is not None:
            return self.pairs
        if len(self.old) * len(self.new) <= _SMALL:
            return product(self.old, self.new)
        likely = find_likely_pairs(self.old, self.new)
        # Beside a likely pair may stand the other part of a sentence, too short for rare words.
        around = {(i + x, j + y) for i, j in likely for x in (-1, 0, 1) for y in (-1, 0, 1)}
        return [(i, j) for i, j in sorted(around) if i in self.old and j in self.new]

    @cached_property
    def _likeness(self) -> dict[tuple[int, int], float]:
        return {
            (i, j): liken_counts(common, len(self.old[i].words), len(self.new[j].words))
            for (i, j), common in self._common.items()
        }

    def _pair(self) -> Iterator[Match]:
        """One old sentence and one new one."""
        for (i, j), likeness in self._likeness.items():
            free = not (self._is_kept(self.old[i]) or self._is_kept(self.new[j]))
            free = free and not self._is_shortened(i, j)
            if likeness == 1 or (likeness >= self.floor and free and self._common[i, j] > 1):
                yield pair(i, j, _weigh(self._common[i, j], likeness))
            elif free and self._is_alone and is_misspelt(self.old[i], self.new[j]):
                yield pair(i, j)

    @property
    def _is_alone(self) -> bool:
        return len(self.old) == len(self.new) == 1

    @cached_property
    def _equals_here(self) -> set[tuple[str, ...]]:
        old = {wording.words for wording in self.old.values()}
        return old & {wording.words for wording in self.new.values()}

    def _is_kept(self, one: Wording) -> bool:
        """Whether the same words are left in the other text, here or anywhere."""
        return one.words in self._equals_here or one.words in self.equals

    def _is_shortened(self, i: int, j: int) -> bool:
        """Whether words were only added or left out, and what is left is a stock phrase perhaps."""
        short, long = sorted((self.old[i], self.new[j]), key=lambda one: len(one.words))
        return not short.is_telling and self._common[i, j] == len(short.words) < len(long.words)

    def _merge(self) -> Iterator[Match]:
        """Several old sentences in a new one."""
        common = {(j, i): count for (i, j), count in self._common.items()}
        for j, start, end, weight in self._join_parts(self.new, self.old, common):
            yield Match(start, end, j, j + 1, weight)

    def _split(self) -> Iterator[Match]:
        """An old sentence in several new ones."""
        for i, start, end, weight in self._join_parts(self.old, self.new, self._common):
            yield Match(i, i + 1, start, end, weight)

    def _join_parts(
        self,
        wholes: Mapping[int, Wording],
        parts: Mapping[int, Wording],
        common: Mapping[tuple[int, int], int],
    ) -> Iterator[tuple[int, int, int, int]]:
        """Sentences, the runs of others that stand in them one after another, and their weight."""
        # A short part whose equal stands in the other text, as “Yes.”, went there.
        free = {n: one.is_telling or one.words not in self.equals for n, one in parts.items()}
        inside = {
            (whole, part)
            for (whole, part), count in common.items()
            if count >= LEAST_INSIDE * len(parts[part].words) and free[part]
        }
        for whole, start in inside:
            for end in range(start + 2, start + MOST_PARTS + 1):
                if (whole, end - 1) not in inside:
                    break
                run = [parts[number] for number in range(start, end)]
                if weight := _weigh_parts(run, wholes[whole]):
                    yield whole, start, end, weight

    def _find_doubtful(self, chain: Sequence[Match]) -> set[Match]:
        """Pairs with a twin that has no match of its own and is as much alike."""
        pairs = {match for match in chain if match.is_pair and not self._is_equal(match)}
        of_old = {match.old_start: match for match in pairs}
        of_new = {match.new_start: match for match in pairs}
        old = {i for match in chain for i in match.old}
        new = {j for match in chain for j in match.new}
        rivals = [
            (of_new.get(j) if i not in old else of_old.get(i), likeness)
            for (i, j), likeness in self._likeness.items()
            if i not in old or j not in new
        ]
        return {
            match
            for match, likeness in rivals
            if match and likeness >= self._likeness[match.old_start, match.new_start]
        }


def _weigh_parts(parts: Sequence[Wording], whole: Wording) -> int:
    """What it weighs that sentences stand in another one after the other; 0 if they do not."""
    start = total = 0
    for number, part in enumerate(parts, 1):
        counts = part.count_common_so_far(whole.words[start:])
        ends = range(len(counts)) if number < len(parts) else [len(counts) - 1]
        likeness, end = max((liken_counts(counts[end], len(part.words), end), end) for end in ends)
        if likeness < (PART_FLOOR if part.is_telling else SHORT_FLOOR):
            return 0
        start, total = start + end, total + counts[end]
    words = sum(len(part.words) for part in parts)
    likeness = liken_counts(total, words, len(whole.words))
    floor = WHOLE_FLOOR if all(part.is_telling for part in parts) else SHORT_FLOOR
    return _weigh(total, likeness) if likeness >= floor else 0


def _weigh(common: int, likeness: float) -> int:
    return round(100 * common * likeness)

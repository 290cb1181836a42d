"""Which words of a text a quotation renders: a local alignment, word by word.

As in Smith and Waterman (Journal of Molecular Biology, 1981), but over the few pairs of words that
are alike instead of over all pairs, and with a cost that grows ever more slowly with the words
that are left out, as quotations leave out whole clauses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log1p

from app.search.quote_check.pairs import Pair, list_pairs
from app.search.quote_check.texts import Text
from app.search.quote_check.wording import Wording

SKIPPED_QUOTED = 0.3
"""What a word of the quotation costs that the text lacks, of its weight."""
SKIPPED_SAID = 0.35
"""What it costs that the text says more; of the logarithm of the weight that is left out."""
SKIPPED_MARKED = 0.05
"""The same where the quotation says that it leaves something out."""
REACH = 80
"""Words of the text that may be left out without a mark between two that are quoted."""
MARKED_REACH = 400
"""The same where the quotation says that it leaves something out."""
MOST_BEFORE = 60
"""Pairs of words, of those before one, that are tried as the one it follows on."""
MOST_BEFORE_MARKED = 1000
_EQUAL = 1e-9
"""Scores that are no farther apart are equal: what stands first in the text is taken."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of words in order, and how much they weigh less what is left out."""

    pairs: tuple[Pair, ...]
    score: float


def align(wording: Wording, text: Text) -> Alignment:
    """The best way to read the quotation, or a part of it, as a part of the text."""
    pairs = sorted(set(list_pairs(wording, text)), key=lambda pair: (pair.said, pair.quoted))
    if not pairs:
        return Alignment((), 0.0)
    quoted = wording.weights
    costs = _Costs(wording, text)
    scores: list[float] = []
    before: list[int] = []
    for number, pair in enumerate(pairs):
        best, came_from = 0.0, -1
        for other in costs.list_before(pairs, number):
            if scores[other] < best - _EQUAL:  # and what it costs to go on only makes it less
                continue
            score = scores[other] - costs.weigh(pairs[other], pair)
            if score > 0 and score >= best - _EQUAL:
                best, came_from = score, other
        scores.append(best + pair.likeness * (quoted[pair.quoted_end] - quoted[pair.quoted]))
        before.append(came_from)
    last = max(range(len(pairs)), key=scores.__getitem__)
    return Alignment(tuple(_unroll(pairs, before, last)), scores[last])


class _Costs:
    """What it costs to go on from one pair of words to another."""

    def __init__(self, wording: Wording, text: Text) -> None:
        self._quoted = wording.weights
        self._said = text.weights
        self._marks = sorted(wording.gaps | wording.insertions)
        self._reach = MARKED_REACH if self._marks else REACH
        self._most = MOST_BEFORE_MARKED if self._marks else MOST_BEFORE

    def list_before(self, pairs: Sequence[Pair], number: int) -> Iterator[int]:
        """The numbers of the pairs that one may follow on, the nearest first."""
        pair = pairs[number]
        tried = 0
        for other in range(number - 1, -1, -1):
            skipped = pair.said - pairs[other].said_end
            if skipped > self._reach or tried > self._most:
                return
            if skipped >= 0 and pairs[other].quoted_end <= pair.quoted:
                tried += 1
                yield other

    def weigh(self, one: Pair, other: Pair) -> float:
        """The cost of the words that are skipped on both sides."""
        cost = SKIPPED_QUOTED * (self._quoted[other.quoted] - self._quoted[one.quoted_end])
        if one.said_end < other.said:
            left_out = log1p(self._said[other.said] - self._said[one.said_end])
            is_marked = any(one.quoted_end <= mark <= other.quoted for mark in self._marks)
            cost += (SKIPPED_MARKED if is_marked else SKIPPED_SAID) * left_out
        return cost


def _unroll(pairs: Sequence[Pair], before: Sequence[int], last: int) -> list[Pair]:
    chain = []
    while last >= 0:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]

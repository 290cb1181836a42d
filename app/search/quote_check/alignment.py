"""Which words of a text a quotation renders: a local alignment, word by word.

As in Smith and Waterman (Journal of Molecular Biology, 1981), but over the few pairs of words that
are alike instead of over all pairs, and with a cost that grows ever more slowly with the words
that are left out, as quotations leave out whole clauses.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log1p

from app.search.quote_check.likeness import SAME
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
MOST_TRIED = 400
"""Pairs of words, of those before one, that are tried as the one it follows on."""
MOST_TRIED_MARKED = 3000
MOST_BEYOND = 8
"""Words of the quotation at either end that are looked for though they say little."""
NEAR = 3
"""Words of the text that are passed over for the next of them."""
AFTER_MARK = 3
"""Words behind a mark of omission at which the text may still go on far away."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of words in order, and how much they weigh less what is left out."""

    pairs: tuple[Pair, ...]
    score: float


def align(wording: Wording, text: Text) -> Alignment:
    """The best way to read the quotation, or a part of it, as a part of the text."""
    pairs = sorted(list_pairs(wording, text), key=lambda pair: (pair.said, pair.quoted))
    if not pairs:
        return Alignment((), 0.0)
    costs = _Costs(wording, text)
    marks = wording.gaps | wording.insertions.keys()
    ends: dict[tuple[int, int], int] = {}
    scores: list[float] = []
    before: list[int] = []
    for number, pair in enumerate(pairs):
        # What it follows on without a gap is as good as all else, and most have that.
        came_from = ends.get((pair.quoted, pair.said), -1) if pair.quoted not in marks else -1
        best = scores[came_from] if came_from >= 0 else 0.0
        if came_from < 0:
            for other in costs.list_before(pairs, number):
                if scores[other] > best:  # what it costs to go on only makes it less
                    score = scores[other] - costs.weigh(pairs[other], pair)
                    if score > best:
                        best, came_from = score, other
        scores.append(best + pair.likeness * costs.weigh_quoted(pair))
        before.append(came_from)
        end = pair.quoted_end, pair.said_end
        if end not in ends or scores[ends[end]] < scores[number]:
            ends[end] = number
    last = max(range(len(pairs)), key=scores.__getitem__)
    chain = _unroll(pairs, before, last)
    chain = list(_draw_together(chain, wording, text))
    ahead = _reach_out(chain[0].quoted, chain[0].said, -1, wording, text)
    behind = _reach_out(chain[-1].quoted_end - 1, chain[-1].said_end - 1, 1, wording, text)
    whole = (*reversed(list(ahead)), *chain, *behind)
    return Alignment(
        (*_replace_first(whole, wording, text), *whole, *_replace_last(whole, wording, text)),
        scores[last],
    )


class _Costs:
    """What it costs to go on from one pair of words to another."""

    def __init__(self, wording: Wording, text: Text) -> None:
        self._quoted = wording.weights
        self._said = text.weights
        self._marks = sorted(wording.gaps | wording.insertions.keys())

    def _has_mark(self, first: int, last: int) -> bool:
        """Whether a mark of omission stands before any of some words."""
        place = bisect_left(self._marks, first)
        return place < len(self._marks) and self._marks[place] <= last

    def weigh_quoted(self, pair: Pair) -> float:
        """How much the quotation's words of a pair say."""
        return self._quoted[pair.quoted_end] - self._quoted[pair.quoted]

    def list_before(self, pairs: Sequence[Pair], number: int) -> Iterator[int]:
        """The numbers of the pairs that one may follow on, the nearest first."""
        pair = pairs[number]
        is_marked = self._has_mark(pair.quoted - AFTER_MARK, pair.quoted)
        reach, most = (MARKED_REACH, MOST_TRIED_MARKED) if is_marked else (REACH, MOST_TRIED)
        for other in range(number - 1, max(number - 1 - most, -1), -1):
            skipped = pair.said - pairs[other].said_end
            if skipped > reach:
                return
            if skipped >= 0 and pairs[other].quoted_end <= pair.quoted:
                yield other

    def weigh(self, one: Pair, other: Pair) -> float:
        """The cost of the words that are skipped on both sides."""
        cost = SKIPPED_QUOTED * (self._quoted[other.quoted] - self._quoted[one.quoted_end])
        if one.said_end < other.said:
            left_out = log1p(self._said[other.said] - self._said[one.said_end])
            is_marked = self._has_mark(one.quoted_end, other.quoted)
            cost += (SKIPPED_MARKED if is_marked else SKIPPED_SAID) * left_out
        return cost


def _unroll(pairs: Sequence[Pair], before: Sequence[int], last: int) -> list[Pair]:
    chain = []
    while last >= 0:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]


def _draw_together(chain: Sequence[Pair], wording: Wording, text: Text) -> Iterator[Pair]:
    """The same words where they stand first: what is left out comes as late as it can.

    Of “five. Five years” a quotation “five years” has the first five, and leaves out the second;
    but where it says that it leaves something out, there it does.
    """
    marks = wording.gaps | wording.insertions.keys()
    last: Pair | None = None
    for pair in chain:
        follows = last is not None and last.quoted_end == pair.quoted and pair.quoted not in marks
        if last is not None and follows and last.said_end < pair.said:
            length = pair.said_end - pair.said
            here = slice(last.said_end, last.said_end + length)
            if text.words[here] == text.words[pair.said : pair.said_end]:
                last = pair._replace(said=here.start, said_end=here.stop)
                yield last
                continue
        yield pair
        last = pair


def _reach_out(quoted: int, said: int, step: int, wording: Wording, text: Text) -> Iterator[Pair]:
    """The words beyond one end that are the same within the sentence, from there outwards.

    They say too little to be reached over what differs: “they” of “they hardly ask”, which renders
    “they never ask”.
    """
    for number in range(quoted + step, quoted + step * (MOST_BEYOND + 1), step):
        if not 0 <= number < len(wording.words):
            return
        for place in range(said + step, said + step * (NEAR + 1), step):
            if not 0 <= place < len(text.words) or text.is_parted(min(place, place - step)):
                break
            if text.words[place] == wording.words[number].folded:
                yield Pair(number, number + 1, place, place + 1, SAME)
                said = place
                break


def _replace_last(pairs: Sequence[Pair], wording: Wording, text: Text) -> Iterator[Pair]:
    """The last word of a quotation beside the one that the text has in its place."""
    last = pairs[-1]
    is_one_left = last.quoted_end == len(wording.words) - 1 and last.quoted_end not in wording.gaps
    if is_one_left and last.said_end < len(text.words) and not text.is_parted(last.said_end - 1):
        yield Pair(last.quoted_end, last.quoted_end + 1, last.said_end, last.said_end + 1, 0.0)


def _replace_first(pairs: Sequence[Pair], wording: Wording, text: Text) -> Iterator[Pair]:
    """The first one in the same way."""
    first = pairs[0]
    is_one_left = first.quoted == 1 and 1 not in wording.gaps
    if is_one_left and first.said > 0 and not text.is_parted(first.said - 1):
        yield Pair(0, 1, first.said - 1, first.said, 0.0)

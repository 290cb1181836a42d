"""Quotations that are put together: parts from several places, or of several speakers."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.archive.values import Turn
from app.search.quote_check.candidates import Candidate
from app.search.quote_check.pairs import Pair
from app.search.quote_check.rendering import Rendering, find_rendering
from app.search.quote_check.wording import Wording

LEAST_WORDS = 3
"""Of a part, so that it can be told where it comes from."""
LEAST_WEIGHT = 2.6
LEAST_LIKE = 0.85
"""The share that a part and its place must have of one another."""
MOST_PIECES = 6


def find_pieces(rendering: Rendering, candidates: Sequence[Candidate]) -> list[Rendering]:
    """The parts of a quotation that stand somewhere, in the order in which they are quoted."""
    main = _narrow(rendering)
    if not _is_clear(main):
        return [rendering]
    found = [(rendering.pairs[0].quoted, main)]
    left = list(_list_left(rendering, 0))
    while left and len(found) < MOST_PIECES:
        first, last = left.pop(0)
        part = rendering.wording.take(first, last)
        other = find_rendering(part, candidates)
        if other is None:
            continue
        piece = _narrow(other)
        if _is_clear(piece):
            found.append((first + other.pairs[0].quoted, piece))
            left += _list_left(other, first)
    return [piece for _, piece in sorted(found, key=lambda each: each[0])]


def _is_clear(piece: Rendering) -> bool:
    """Whether a part surely comes from its place."""
    wording = piece.wording
    is_long = len(wording.words) >= LEAST_WORDS and wording.weights[-1] >= LEAST_WEIGHT
    return is_long and min(piece.coverage, piece.density) >= LEAST_LIKE


def part_by_speaker(rendering: Rendering, turns: Sequence[Turn]) -> list[Rendering]:
    """A rendering in parts, each of one turn."""
    text = rendering.candidate.text

    def find_turn(pair: Pair) -> int:
        start = text.measure(pair.said, pair.said_end).start
        return next((n for n, turn in enumerate(turns) if turn.start <= start < turn.end), -1)

    return [
        _narrow(Rendering(rendering.wording, rendering.candidate, tuple(pairs), rendering.score))
        for _, pairs in groupby(rendering.pairs, key=find_turn)
    ]


def _list_left(rendering: Rendering, first: int) -> Iterator[tuple[int, int]]:
    """The runs of words that a rendering leaves, by their numbers in the whole quotation."""
    for change in rendering.changes:
        if len(change.quoted) >= LEAST_WORDS:
            yield first + change.quoted.start, first + change.quoted.stop


def _narrow(rendering: Rendering) -> Rendering:
    """The same, of just the words of the quotation from the first that is rendered to the last."""
    alike = [pair for pair in rendering.pairs if pair.likeness]
    first, last = alike[0].quoted, alike[-1].quoted_end
    pairs = tuple(
        pair._replace(quoted=pair.quoted - first, quoted_end=pair.quoted_end - first)
        for pair in alike
    )
    part: Wording = rendering.wording.take(first, last)
    return Rendering(part, rendering.candidate, pairs, rendering.score)

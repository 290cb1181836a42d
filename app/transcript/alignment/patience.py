"""Finds what two texts share word for word, as patience diff does (Bram Cohen, 2005):
sentences that are unique in both lead, so that short repeats do not mislead.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.transcript.alignment.chains import Match, find_heaviest_chain, pair
from app.transcript.alignment.likeness import Wording


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the old text, and the stretch of the new one between the same neighbours."""

    old: range
    new: range


def find_gaps(matches: Sequence[Match], whole: Gap) -> Iterator[Gap]:
    """What lies between matches that are in order; one side may be empty."""
    before = Match(whole.old.start, whole.old.start, whole.new.start, whole.new.start)
    behind = Match(whole.old.stop, whole.old.stop, whole.new.stop, whole.new.stop)
    for left, right in pairwise([before, *matches, behind]):
        gap = Gap(range(left.old_end, right.old_start), range(left.new_end, right.new_start))
        if gap.old or gap.new:
            yield gap


def match_equals(old: Sequence[Wording], new: Sequence[Wording]) -> list[Match]:
    """Sentences with the same words in the same order: unique ones, and what stands beside them."""
    matches: list[Match] = []
    gaps = [Gap(range(len(old)), range(len(new)))]
    while gaps:
        gap = gaps.pop()
        found = list(_match_edges(old, new, gap))
        for inner in find_gaps(found, gap):
            led = _match_unique(old, new, inner)
            gaps.extend(find_gaps(led, inner) if led else ())
            found += led
        matches += found
    return sorted(matches)


def _match_edges(old: Sequence[Wording], new: Sequence[Wording], gap: Gap) -> Iterator[Match]:
    """The equal sentences at the start of a gap, then those at its end."""
    most = min(len(gap.old), len(gap.new))
    ahead = 0
    while ahead < most and old[gap.old[ahead]].words == new[gap.new[ahead]].words:
        yield pair(gap.old[ahead], gap.new[ahead])
        ahead += 1
    behind = 0
    while behind < most - ahead and _is_equal_from_end(old, new, gap, behind + 1):
        behind += 1
    for place in range(behind, 0, -1):
        yield pair(gap.old[-place], gap.new[-place])


def _is_equal_from_end(
    old: Sequence[Wording], new: Sequence[Wording], gap: Gap, place: int
) -> bool:
    return old[gap.old[-place]].words == new[gap.new[-place]].words


def _match_unique(old: Sequence[Wording], new: Sequence[Wording], gap: Gap) -> list[Match]:
    """The heaviest run of sentences that occur once in either side of a gap."""
    places = _place_unique(new, gap.new)
    return find_heaviest_chain(
        pair(place, places[words], len(words))
        for words, place in _place_unique(old, gap.old).items()
        if words in places
    )


def _place_unique(wordings: Sequence[Wording], stretch: range) -> dict[tuple[str, ...], int]:
    counts = Counter(wordings[place].words for place in stretch)
    return {
        wordings[place].words: place
        for place in stretch
        if counts[wordings[place].words] == 1 and wordings[place].is_telling
    }

"""How good a match is: words that tell much, often, near one another, and under the right heading.

Words are weighed as in BM25F (Robertson, Zaragoza and Taylor, CIKM 2004), in which a word in a
heading counts as a part of one more occurrence in the text; nearness and neighbours add to that.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Protocol

SATURATION = 1.4
"""k1 of BM25: how soon one more occurrence of a word stops to matter."""
LENGTH_SHARE = 0.4
"""b of BM25: how far a long passage has to say a word more often than a short one."""
IN_HEADING = 0.4
"""What a word over a passage counts, of one in its text."""
NEARNESS = 2.0
"""What it is worth that words stand near one another, of what the words themselves are worth."""
NEIGHBOURS = 0.2
"""What it is worth that two words are neighbours as in the query, of the pair's rarity."""
REACH = 12
"""Words after which nearness has dropped to a third."""
MOST_ANCHORS = 20


def weigh_rarity(count: int, total: int) -> float:
    """How telling it is to stand in `count` of `total` documents: above 0, even if it is all."""
    return log(1 + (max(total - count, 0) + 0.5) / (count + 0.5))


def weigh_words(times: float, length_ratio: float) -> float:
    """How much of a word's rarity its occurrences earn, in a passage of so many mean lengths."""
    needed = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length_ratio)
    return times * (1 + SATURATION) / (times + needed)


class Occurrences(Protocol):
    """Where something stands, by the numbers of documents and of the words in them."""

    documents: set[int]

    def count(self, documents: Collection[int]) -> dict[int, int]:
        """How often it stands in each of some documents; those without it are left out."""

    def read(self, document: int) -> Sequence[int]:
        """The words at which it starts, in order."""

    def read_runs(self, document: int) -> Sequence[tuple[Sequence[int], int]]:
        """The same by how many words long it is there."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one thing that is looked for stands, and how telling it is that it does."""

    places: Occurrences
    headings: Occurrences
    rarity: float

    def count(self, documents: Collection[int]) -> dict[int, float]:
        """How often it stands in each of some documents, the headings over it included."""
        counts: dict[int, float] = dict(self.places.count(documents))
        for document, times in self.headings.count(documents).items():
            counts[document] = counts.get(document, 0) + IN_HEADING * times
        return counts


def weigh_nearness(evidence: Sequence[Evidence], document: int) -> float:
    """How near one another words come in a document, at the place where they come nearest.

    The rarest is the anchor; each other adds its rarity, less the farther away it stands.
    """
    stands = [(one.rarity, one.places.read(document)) for one in evidence]
    present = sorted((stand for stand in stands if stand[1]), key=lambda stand: -stand[0])
    if len(present) < 2:
        return 0.0
    (_, anchors), *others = present
    return NEARNESS * max(
        sum(
            rarity * exp(-min(abs(place - anchor) for place in places) / REACH)
            for rarity, places in others
        )
        for anchor in anchors[:MOST_ANCHORS]
    )

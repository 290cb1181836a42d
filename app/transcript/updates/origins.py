"""Which old sentences each new sentence comes from, and which of them kept their order."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.transcript.alignment.chains import Match, find_heaviest_chain
from app.transcript.alignment.following import Following
from app.transcript.alignment.rewordings import PART_FLOOR
from app.transcript.words import split_words

_NEAR = 3


@dataclass(frozen=True)
class Origins:
    """How the sentences of a text went into its correction, seen from both ends."""

    following: Following

    @cached_property
    def places(self) -> list[tuple[int, int] | None]:
        """For each old sentence the first and the last new one that hold its words."""
        return [outcome.place for outcome in self.following.alignment.outcomes]

    @cached_property
    def sources(self) -> list[list[int]]:
        """For each new sentence the old ones whose words it holds; none for an added one."""
        sources: list[list[int]] = [[] for _ in self.following.new.sentences]
        for old, place in enumerate(self.places):
            for new in range(place[0], place[1] + 1) if place else ():
                sources[new].append(old)
        return sources

    @cached_property
    def steady(self) -> frozenset[int]:
        """The old sentences that are still there and did not move out of their order."""
        groups: dict[tuple[int, int], list[int]] = defaultdict(list)
        for old, place in enumerate(self.places):
            if place:
                groups[place].append(old)
        matches = [
            Match(olds[0], olds[-1] + 1, first, last + 1, self.count_letters(olds))
            for (first, last), olds in groups.items()
        ]
        return frozenset(old for match in find_heaviest_chain(matches) for old in match.old)

    def count_letters(self, olds: Iterable[int]) -> int:
        """How long some old sentences are together."""
        sentences = self.following.old.sentences
        return sum(sentences[old].end - sentences[old].start for old in olds)

    @cached_property
    def worded(self) -> list[bool]:
        """For each new sentence whether it can be quoted; a lone dash cannot."""
        new = self.following.new
        holders = {new.sentence_at(word.start) for word in new.words}
        return [sentence in holders for sentence in new.sentences]

    def find_start(self, stretch: range) -> int | None:
        """Where the first sentence of a stretch stands now, of those that kept their order."""
        places = (self.places[old] for old in stretch if old in self.steady)
        starts = (new for place in places if place for new in range(place[0], place[1] + 1))
        return next((new for new in starts if self.worded[new]), None)

    def find_swallowed(self, new: int) -> list[int]:
        """Old sentences near those a new one comes from that count as removed, yet whose words
        stand in it: a short “Yes.” that was merged is too little to be followed.
        """
        sources = self.sources[new]
        reading = self.following.new
        words = Counter(_fold(reading.sentences[new].cut(reading.text)))
        left = words - Counter(word for old in sources for word in self._fold_old(old))
        near = range(max(0, sources[0] - _NEAR), min(len(self.places), sources[-1] + 1 + _NEAR))
        return [old for old in near if self.places[old] is None and self._stands_in(old, left)]

    def _stands_in(self, old: int, words: Counter[str]) -> bool:
        wanted = Counter(self._fold_old(old))
        return bool(wanted) and (wanted & words).total() >= PART_FLOOR * wanted.total()

    def _fold_old(self, number: int) -> list[str]:
        return _fold(self.following.old.sentences[number].cut(self.following.old.text))


def _fold(text: str) -> list[str]:
    return [word.folded for word in split_words(text)]

"""What the index keeps of a document beside its words: all that results are counted by."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from app.search.engine import Document, Scope
from app.search.words import read_words

NOBODY = 0
"""The id that stands for whoever is not named."""


class Card(NamedTuple):
    """What is kept of a document beside its words."""

    ingest: int
    interview_id: int
    segment_id: int
    position: int
    words: int
    chapter: str | None
    speakers: tuple[int, ...]
    topics: tuple[int, ...]
    names: tuple[int, ...]
    voices: tuple[tuple[int, int], ...]
    """Who speaks from which word on; also in the words that follow the document."""

    def fits(self, scope: Scope) -> bool:
        """Whether it lies where one is to look."""
        return (
            self.ingest not in scope.without
            and scope.interview_id in {None, self.interview_id}
            and scope.chapter in {None, self.chapter}
            # Whether this is who says the words is to be seen where they stand.
            and (scope.speaker is None or scope.speaker in self.speakers)
            and (scope.topic is None or scope.topic in self.topics)
            and (scope.name is None or scope.name in self.names)
        )

    def count_voices(self, starts: Sequence[int], length: int = 1) -> Counter[int]:
        """Who says what starts at some words, which are in order, by id and how often.

        What one begins to say and another ends, nobody says.
        """
        if not self.voices:
            return Counter({NOBODY: len(starts)} if starts else {})
        if length > 1:
            said = (
                (self._find_voice(word), self._find_voice(word + length - 1)) for word in starts
            )
            return Counter(one if one == other else NOBODY for one, other in said)
        counts: Counter[int] = Counter()
        ends = [*(start for start, _ in self.voices[1:]), 1 << 16]
        for (start, id_), end in zip(self.voices, ends, strict=True):
            count = bisect_left(starts, end) - bisect_left(starts, start)
            if count:
                counts[id_] += count
        return counts

    def _find_voice(self, word: int) -> int:
        return self.voices[bisect_right(self.voices, (word, 1 << 62)) - 1][1]


def make_card(document: Document) -> Card:
    """What is to be kept of a document."""
    return Card(
        document.ingest,
        document.interview_id,
        document.segment_id,
        document.position,
        len(read_words(document.text)),
        document.chapter,
        document.speakers,
        document.topics,
        document.names,
        document.voices,
    )

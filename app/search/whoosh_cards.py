"""What the index keeps of a document beside its words: all that results are counted by."""

from bisect import bisect_left
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

    def count_voices(self, words: Sequence[int]) -> dict[int, int]:
        """How many of some words, which are in order, each of those who are heard says, by id."""
        if not self.voices:
            return {NOBODY: len(words)} if words else {}
        counts: dict[int, int] = {}
        ends = [start for start, _ in self.voices[1:]] + [self.words]
        for (start, id_), end in zip(self.voices, ends, strict=True):
            count = bisect_left(words, end) - bisect_left(words, start)
            if count:
                counts[id_] = counts.get(id_, 0) + count
        return counts


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

"""What the index keeps of a document beside its words: all that results are counted by."""

from bisect import bisect_right
from collections.abc import Iterable
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

    def find_voice(self, word: int) -> int:
        """The id of who says a word; 0 where nobody is named."""
        place = bisect_right(self.voices, (word, 1 << 62)) - 1
        return self.voices[place][1] if self.voices else NOBODY

    def find_voices(self, words: Iterable[int]) -> set[int]:
        """The ids of those who say any of some words."""
        all_voices = {id_ for _, id_ in self.voices}
        heard: set[int] = set()
        for word in words:
            heard.add(self.find_voice(word))
            if len(heard) == len(all_voices):  # a common word is soon said by everybody
                break
        return heard


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

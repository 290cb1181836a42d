"""Which sentences of the old text each line of an ordered file (turns, chapters) stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from app.transcript.annotations import place_in_order
from app.transcript.chapters import ChapterLine
from app.transcript.turns import CueSheetLine
from app.transcript.updates.origins import Origins
from app.transcript.words import split_words

Opening = CueSheetLine | ChapterLine


@dataclass(frozen=True)
class Stretches:
    """The lines of a file as they were placed in the old text, beside those of today."""

    stored: Sequence[Opening]
    present: Sequence[Opening]
    origins: Origins

    def find(self) -> list[range | None]:
        """For each present line its old sentences, up to the next one; None for a new line.

        The sentences of a line that was deleted go with the line above it.
        """
        pairs = dict(self._pair())
        edges = [*(self._starts[stored] for stored in pairs.values()), len(self.origins.places)]
        stretches = [range(start, end) for start, end in pairwise(edges)]
        found = dict(zip(pairs, stretches, strict=True))
        return [found.get(number) for number in range(len(self.present))]

    @cached_property
    def _starts(self) -> list[int]:
        """The numbers of the old sentences at which the stored lines start."""
        old = self.origins.following.old
        numbers = {sentence.start: number for number, sentence in enumerate(old.sentences)}
        openings = [(entry.line, entry.words) for entry in self.stored]
        return [numbers[start] for start in place_in_order(old, openings)]

    def _pair(self) -> Iterator[tuple[int, int]]:
        """The numbers of present lines with those of the stored ones that they were, in order."""
        was = [entry.line.text for entry in self.stored]
        now = [entry.line.text for entry in self.present]
        changes = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
        for tag, start, end, first, behind in changes:
            if tag == "equal":
                yield from zip(range(first, behind), range(start, end), strict=True)
            elif tag == "replace":
                yield from self._pair_edited(range(start, end), range(first, behind))

    def _pair_edited(self, stored: range, present: range) -> Iterator[tuple[int, int]]:
        """Lines that an editor changed, yet which open the same sentence."""
        left = stored.start
        for now in present:
            same = (one for one in range(left, stored.stop) if self._is_same(one, now))
            if (found := next(same, None)) is not None:
                yield now, found
                left = found + 1

    def _is_same(self, stored: int, present: int) -> bool:
        """Whether a line has the same words, or those with which its first sentence opens now."""
        words = self.present[present].words
        if _fold(words) == _fold(self.stored[stored].words):
            return True
        ends = [*self._starts, len(self.origins.places)][stored + 1]
        start = self.origins.find_start(range(self._starts[stored], ends))
        if start is None:
            return False
        new = self.origins.following.new
        offset = new.sentences[start].start
        return new.find_opening(words, offset, offset + 1) is not None


def _fold(words: str) -> list[str]:
    return [word.folded for word in split_words(words)]

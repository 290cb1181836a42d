"""A source as it was received, with the places of its spoken words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.transcript.redaction.cuts import Cut
from app.transcript.redaction.hearing import Hearing
from app.transcript.redaction.letters import place_words
from app.transcript.redaction.lines import match_lines, split_source


@dataclass(frozen=True)
class Sheet:
    """The lines of a source, and where in them its words stand."""

    hearing: Hearing

    @cached_property
    def lines(self) -> list[str]:
        return split_source(self.hearing.source)

    @cached_property
    def spoken(self) -> list[int]:
        """The number of the line for each caption line; none where that cannot be told."""
        return match_lines(self.lines, self.hearing.lines)

    def find_cuts(self, run: range) -> Mapping[int, Cut]:
        """What to cut out of which lines, to be rid of a run of words; lines by their numbers."""
        return {number: self._place(number, row, words) for number, row, words in self._rows(run)}

    def _place(self, number: int, row: int, words: range) -> Cut:
        said = [word.text for word in self.hearing.lines[row]]
        return Cut(place_words(self.lines[number], said), words)

    def _rows(self, run: range) -> Iterator[tuple[int, int, range]]:
        """The caption lines that hold a run: where they stand, and which of their words it is."""
        start = 0
        for row, (number, line) in enumerate(zip(self.spoken, self.hearing.lines, strict=False)):
            inside = range(max(run.start - start, 0), min(run.stop - start, len(line)))
            if inside:
                yield number, row, inside
            start += len(line)

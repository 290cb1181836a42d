"""The lines of a cue sheet that open the turns of a corrected text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.transcript.alignment.chains import find_heaviest_chain, pair
from app.transcript.reading import Reading
from app.transcript.turns import Basis, CueSheetLine
from app.transcript.updates.changes import LineChange, rewrite
from app.transcript.updates.needed_turns import NeededTurn
from app.transcript.updates.quotes import (
    USUAL_WORDS,
    count_quoted,
    find_opening_words,
    find_windows,
    opens,
)
from app.transcript.updates.speakers import Speaker, read_speaker


@dataclass(frozen=True)
class NewSheet:
    """The turns that are needed, beside the lines that are there."""

    turns: Sequence[NeededTurn]
    present: Sequence[CueSheetLine]
    stretches: Sequence[range | None]
    reading: Reading

    @cached_property
    def windows(self) -> list[tuple[int, int]]:
        """Between which offsets the words of each turn must open no other sentence."""
        starts = [self.reading.sentences[turn.start].start for turn in self.turns]
        return find_windows(starts, len(self.reading.text))

    @property
    def is_there(self) -> bool:
        """Whether the lines as they are give just these turns in the new text."""
        return len(self.present) == len(self.turns) and all(
            read_speaker(entry) == turn.speaker and self._opens(entry, turn, between)
            for entry, turn, between in zip(self.present, self.turns, self.windows, strict=True)
        )

    def list_changes(self) -> Iterator[LineChange]:
        """Lines rewritten, moved and added."""
        anchor = 0
        in_order = self._find_in_order()
        for turn, between in zip(self.turns, self.windows, strict=True):
            after = self._write(turn, between)
            if turn.line is None:
                yield LineChange(anchor, None, after)
            elif turn.line in in_order:
                yield from rewrite(self.present[turn.line].line, after)
                anchor = self.present[turn.line].line.number
            else:
                line = self.present[turn.line].line
                yield LineChange(line.number, line.text, after, moved_behind=anchor)

    def _find_in_order(self) -> set[int]:
        """The lines that can stay where they are in the file."""
        lines = [turn.line for turn in self.turns if turn.line is not None]
        chain = find_heaviest_chain(pair(place, line, 1) for place, line in enumerate(lines))
        return {match.new_start for match in chain}

    def _write(self, turn: NeededTurn, between: tuple[int, int]) -> str:
        """The line that opens a turn: as it was, as far as it can."""
        if turn.line is None:
            return f"{_write_speaker(turn.speaker)} {self._quote(turn, between, USUAL_WORDS)}"
        entry = self.present[turn.line]
        text = entry.line.text
        if self.stretches[turn.line] is None:
            return text
        words = entry.words
        if not self._opens(entry, turn, between):
            words = self._quote(turn, between, count_quoted(words))
        if read_speaker(entry) != turn.speaker:
            return f"{_write_speaker(turn.speaker)} {words}"
        return text.removesuffix(entry.words) + words

    def _opens(self, entry: CueSheetLine, turn: NeededTurn, between: tuple[int, int]) -> bool:
        start = self.reading.sentences[turn.start].start
        return opens(self.reading, entry.words, start, between)

    def _quote(self, turn: NeededTurn, between: tuple[int, int], count: int) -> str:
        sentence = self.reading.sentences[turn.start]
        words = find_opening_words(self.reading, sentence, between, count)
        # Turns that no words could tell apart were parted before.
        return words or sentence.cut(self.reading.text)


def _write_speaker(speaker: Speaker) -> str:
    return f"{speaker.name or ''}{'' if speaker.basis is Basis.ANNOTATED else '?'}:"

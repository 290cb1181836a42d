"""The table of contents of a corrected text: each chapter starts where its words do now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.transcript.chapters import ChapterLine, parse_chapter_list
from app.transcript.updates.changes import LineChange, leave, rewrite
from app.transcript.updates.origins import Origins
from app.transcript.updates.quotes import count_quoted, find_opening_words, find_windows, opens
from app.transcript.updates.stretches import Stretches

MOVED = "The words of this chapter stand in another order now. Put its line where it belongs."
UNFOUND = "Its words open no sentence behind the chapter above. Quote them as they stand now."
ALIKE = "No words tell where this chapter starts now. Join it with another one."


def update_chapters(
    stored: str, present: Sequence[ChapterLine], origins: Origins
) -> list[LineChange]:
    """What has to change in the lines of the present list.

    `stored` is the list as it was when all its lines had their places in the old text.
    """
    stored_lines = parse_chapter_list(stored, present[0].line.file)
    return list(_NewChapters(stored_lines, present, origins).list_changes())


@dataclass(frozen=True)
class _NewChapters:
    stored: Sequence[ChapterLine]
    present: Sequence[ChapterLine]
    origins: Origins

    def list_changes(self) -> Iterator[LineChange]:
        """Lines with other words, lines without any chapter left, and doubtful ones."""
        stretches = Stretches(self.stored, self.present, self.origins).find()
        starts = self._find_starts(stretches)
        new = self.origins.following.new
        offsets = [new.sentences[start].start for start in starts.values()]
        windows = dict(zip(starts, find_windows(offsets, len(new.text)), strict=True))
        for number, entry in enumerate(self.present):
            if number not in starts:
                yield from self._explain_absence(entry, stretches[number])
            elif stretches[number] is not None:
                yield from self._reword(entry, starts[number], windows[number])

    def _find_starts(self, stretches: Sequence[range | None]) -> dict[int, int]:
        """The new sentences at which chapters start, by the numbers of their lines."""
        starts: dict[int, int] = {}
        earliest = 0
        for number, stretch in enumerate(stretches):
            start = self._find_start(self.present[number], stretch, earliest)
            if start is not None and start >= earliest:
                # The first chapter starts the text, whatever was added or moved above it.
                starts[number] = start if starts or stretch is None else 0
                earliest = start + 1
        return starts

    def _find_start(self, entry: ChapterLine, stretch: range | None, earliest: int) -> int | None:
        if stretch is not None:
            return self.origins.find_start(stretch)
        new = self.origins.following.new
        offset = new.sentences[earliest].start if earliest < len(new.sentences) else len(new.text)
        found = new.find_opening(entry.words, offset)
        return new.sentences.index(found) if found else None

    def _explain_absence(self, entry: ChapterLine, stretch: range | None) -> list[LineChange]:
        if stretch is None:
            return [leave(entry.line, UNFOUND)]
        if any(self.origins.places[old] for old in stretch):
            return [leave(entry.line, MOVED)]
        return rewrite(entry.line, None)

    def _reword(self, entry: ChapterLine, start: int, between: tuple[int, int]) -> list[LineChange]:
        """The line with words that open a sentence; none where those it has do."""
        new = self.origins.following.new
        sentence = new.sentences[start]
        if opens(new, entry.words, sentence.start, between):
            return []
        words = find_opening_words(new, sentence, between, count_quoted(entry.words))
        if words is None:
            return [leave(entry.line, ALIKE)]
        return rewrite(entry.line, entry.line.text.removesuffix(entry.words) + words)

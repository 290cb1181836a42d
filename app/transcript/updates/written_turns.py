"""Lines that an editor wrote into the cue sheet since the text was ingested: they hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.transcript.reading import Reading
from app.transcript.turns import CueSheetLine
from app.transcript.updates.changes import LineChange, leave
from app.transcript.updates.needed_turns import cut_turns
from app.transcript.updates.speakers import Said, read_speaker


@dataclass(frozen=True)
class WrittenTurns:
    """Who says each new sentence, and the sentences at which lines open, with these lines."""

    said: list[Said]
    homes: dict[int, int]
    reading: Reading

    def take(
        self, present: Sequence[CueSheetLine], stretches: Sequence[range | None]
    ) -> list[LineChange]:
        """Lets each new line say who speaks from its words to the next turn; gives back those whose
        words are not found behind the line above, or open the turn of another line.
        """
        problems = []
        places = {line: new for new, line in self.homes.items()}
        earliest = 0
        for number, entry in enumerate(present):
            if stretches[number] is None:
                place = self._find_place(entry, earliest)
                if place is None:
                    problems.append(leave(entry.line, _explain(entry)))
                    continue
                self._override(place, Said(number, read_speaker(entry)))
                places[number] = place
            if number in places:
                earliest = self.reading.sentences[places[number]].start + 1
        return problems

    def _find_place(self, entry: CueSheetLine, earliest: int) -> int | None:
        """The number of the sentence that a line opens, unless another line opens it."""
        found = self.reading.find_opening(entry.words, earliest)
        place = self.reading.sentences.index(found) if found else None
        return None if place in self.homes else place

    def _override(self, place: int, one: Said) -> None:
        starts = {turn.start for turn in cut_turns(self.said, self.homes)} | self.homes.keys()
        end = min((start for start in starts if start > place), default=len(self.said))
        self.said[place:end] = [one] * (end - place)
        self.homes[place] = one.turn


def _explain(entry: CueSheetLine) -> str:
    return (
        f"“{entry.words}” opens no sentence behind the line above it that has no line of its own. "
        "Quote the words as they stand in the transcript now."
    )

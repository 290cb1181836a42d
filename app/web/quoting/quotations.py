"""The words of a passage by who says them, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.archive.permalinks import Passage
from app.archive.values import Interview, Turn
from app.web.presenting import name_speaker, write_date

UNKNOWN = "Speaker not identified"


@dataclass(frozen=True, slots=True)
class Words:
    """What one speaker says of a quotation; `speaker` is None where unknown."""

    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of one interview, character for character, with what belongs to them."""

    parts: tuple[Words, ...]
    """By turns; two that follow one another are of two speakers, or of one in two turns."""
    where: str
    """The show, or else the title, and the date."""
    url: str
    """Of the words; absolute where the origin is known."""
    language: str

    @property
    def text(self) -> str:
        """The words alone."""
        return " ".join(part.text for part in self.parts)

    @property
    def told(self) -> str:
        """The words; with several speakers each name before what they say."""
        if self.speaker:
            return self.text
        return " ".join(f"{part.speaker or UNKNOWN}: {part.text}" for part in self.parts)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who says any of it; also that of some it is not known."""
        return tuple(dict.fromkeys(part.speaker or UNKNOWN for part in self.parts))

    @property
    def speaker(self) -> str | None:
        """Who says all of it, or that it is not known; None where it is of several speakers."""
        speakers = {part.speaker for part in self.parts}
        return (speakers.pop() or UNKNOWN) if len(speakers) == 1 else None


def make_quotation(passage: Passage, turns: Sequence[Turn], url: str) -> Quotation:
    """A passage, by the turns that hold it."""
    parts = []
    for turn in turns:
        spoken = [one.text for one in passage.sentences if turn.holds(one)]
        if spoken:
            parts.append(Words(name_speaker(turn), " ".join(spoken)))
    return Quotation(tuple(parts), tell_where(passage.interview), url, passage.interview.language)


def tell_where(interview: Interview) -> str:
    """Where an interview was first to be heard, and when."""
    told = (interview.series or interview.title, write_date(interview.date))
    return ", ".join(part for part in told if part)

"""What the stand-off files have in common: one annotation a line, placed by quoted words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.errors import AnnotationError
from app.transcript.formats.header import split_lines
from app.transcript.reading import Reading


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an annotation file that is neither blank nor a comment."""

    file: str
    number: int
    text: str

    def refuse(self, message: str) -> AnnotationError:
        """An error that names this line."""
        return AnnotationError(message, file=self.file, line=self.number)


def read_lines(text: str, file: str) -> Iterator[Line]:
    """The lines that say something; `#` opens a comment line."""
    for number, line in enumerate(split_lines(text.removeprefix("\ufeff")), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield Line(file, number, line.strip())


def place_in_order(reading: Reading, openings: Sequence[tuple[Line, str]]) -> list[int]:
    """Where each opening starts, each after the one before and at the start of a sentence.

    Raises AnnotationError for an opening that is not found, or that fits a second place before
    the next opening's.
    """
    starts: list[int] = []
    for line, words in openings:
        earliest = starts[-1] + 1 if starts else 0
        starts.append(_find_first(reading, line, words, earliest))
    ends = [*starts[1:], len(reading.text)]
    for (line, words), start, following in zip(openings, starts, ends, strict=False):
        _refuse_second_place(reading, line, words, start, following)
    return starts


def _find_first(reading: Reading, line: Line, words: str, earliest: int) -> int:
    if found := reading.find_opening(words, earliest):
        return found.start
    raise line.refuse(_explain_absence(reading, words, earliest))


def _explain_absence(reading: Reading, words: str, earliest: int) -> str:
    if inside := reading.find(words, earliest):
        sentence = reading.name_place(reading.sentence_at(inside[0].start).start)
        return (
            f"“{words}” stands inside the sentence {sentence}; it must start a sentence. "
            "Quote the sentence from its first word."
        )
    if (above := reading.find_opening(words)) and above.start == earliest - 1:
        return f"“{words}” is where the line above it starts. Take out one of the two lines."
    if above:
        return (
            f"“{words}” stands only before the line above it. "
            "Put the lines in the order of the transcript."
        )
    return (
        f"“{words}” is not in the transcript; the nearest text is "
        f"{reading.nearest(words, earliest)}. Quote the words as they stand there."
    )


def _refuse_second_place(
    reading: Reading, line: Line, words: str, start: int, following: int
) -> None:
    if second := reading.find_opening(words, start + 1, following):
        raise line.refuse(
            f"“{words}” fits two places: {describe(reading, start)} and "
            f"{describe(reading, second.start)}. Quote more words until only one fits."
        )


def describe(reading: Reading, start: int) -> str:
    """A place with its offset, so that two places with the same words can be told apart."""
    return f"{reading.name_place(start)} (at character {start})"

"""What the lines for topics and names have in common: which are followed, and how they read."""

from collections.abc import Sequence

from app.transcript.annotations import read_lines
from app.transcript.placements import PlacementLine
from app.transcript.reading import Reading
from app.transcript.spans import Span


def keep_stored(stored: str, present: Sequence[PlacementLine]) -> list[PlacementLine]:
    """The lines that had a place in the old text; a new one speaks of the new text anyway."""
    known = {line.text for line in read_lines(stored, "")}
    return [entry for entry in present if entry.line.text in known]


def resolve(reading: Reading, first: str, last: str | None) -> Span | None:
    """The stretch that quotes stand for, as find_stretch has it, or None where it would refuse."""
    places = reading.find(first)
    if len(places) != 1 or last is None:
        return places[0] if len(places) == 1 else None
    ends = reading.find(last, places[0].start)
    return Span(places[0].start, ends[0].end) if ends else None


def write_line(entry: PlacementLine, first: str, last: str | None) -> str:
    """A line with other quotes; what stands before them is left as it is typed."""
    head, colon, rest = entry.line.text.partition(":")
    blank = rest[: len(rest) - len(rest.lstrip())]
    return f"{head}{colon}{blank}{first}" + (f" .. {last}" if last else "")

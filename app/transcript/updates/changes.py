"""What an update does to the lines of an annotation file; all other lines stay as they are."""

from dataclasses import dataclass

from app.transcript.annotations import Line


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that is rewritten, moved, added or taken out, or one that a person must see to."""

    number: int
    """In the present file; for an added line that of the line it goes behind, 0 above all lines."""
    before: str | None
    """None for an added line."""
    after: str | None
    """None for a line that is taken out, since none of its words is left for it to stand at."""
    problem: str | None = None
    """Why the line cannot be followed, a sentence; the line is left as it is."""
    moved_behind: int | None = None
    """For a line that moved, the line it goes behind now, 0 above all lines."""

    @property
    def anchor(self) -> int:
        """The line at which, or behind which, the change is seen."""
        return self.number if self.moved_behind is None else self.moved_behind


@dataclass(frozen=True, slots=True)
class Update:
    """An annotation file as it should be for the corrected text."""

    file: str
    changes: tuple[LineChange, ...]
    text: str


def rewrite(line: Line, after: str | None) -> list[LineChange]:
    """The change of a line into another, or into none; nothing where it stays the same."""
    return [] if line.text == after else [LineChange(line.number, line.text, after)]


def leave(line: Line, problem: str) -> LineChange:
    """A line that stays as it is until a person has seen to it."""
    return LineChange(line.number, line.text, line.text, problem)

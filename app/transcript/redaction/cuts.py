"""The ways in which words can be cut out of a line of a source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, pairwise, product

from app.transcript.redaction.letters import Letter

_HOLDER = "\u200b"  # a line that only looks empty still counts as a line
_BLANKS = " \t"
_OPENING = re.compile(r"[*_`\[]+$")  # of Markdown, as is what closes
_CLOSING = re.compile(r"^(?:[*_`]|\]\([^()]*\))+")


class Reach(StrEnum):
    """What goes with the words, all between the first and the last of them included."""

    WORDS = "nothing else"
    MARKS = "the marks that touch them"
    OPENING = "the marks that touch the first"
    CLOSING = "the marks that touch the last"
    LETTERS = "not even the marks between them"


class Emptied(StrEnum):
    """What becomes of a line of which no word is left."""

    DROPPED = "it goes, with its label and marks"
    KEPT = "its label and marks stay"
    HELD = "an invisible letter holds its place"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to cut."""

    reach: Reach
    joint: str
    """What stands where the words were, if some stand before and behind them."""
    emptied: Emptied


_REACHES = [
    (Reach.WORDS, " "),
    (Reach.WORDS, ""),
    (Reach.MARKS, " "),
    (Reach.OPENING, ""),
    (Reach.CLOSING, ""),
    (Reach.LETTERS, ""),
    (Reach.LETTERS, " "),
    (Reach.WORDS, "\n\n"),
]
WAYS = [Way(*reach, emptied) for reach, emptied in product(_REACHES, Emptied)]
"""All ways, the tidiest first."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The words of a line that are to be taken out; `places` has the letters of all its words."""

    places: Sequence[Sequence[Letter]]
    words: range

    @property
    def letters(self) -> list[Letter]:
        return list(chain.from_iterable(self.places[word] for word in self.words))

    @property
    def has_more(self) -> bool:
        """Whether a word behind them stays."""
        return self.words.stop < len(self.places)

    @property
    def is_whole(self) -> bool:
        return len(self.words) == len(self.places)


def cut_line(line: str, cut: Cut, way: Way) -> str:
    """A line without the words, in one of the ways; as it is, where they were not found."""
    if not cut.letters:
        return line
    body = line.rstrip("\r\n")
    line_break = line[len(body) :]
    left, right = _part(body, cut, way.reach)
    left, right = left.rstrip(_BLANKS), right.lstrip(_BLANKS)
    if not cut.is_whole:
        joint = way.joint if cut.has_more else ""
        return (left + joint + right if left else right) + line_break
    if way.emptied is Emptied.HELD:
        return f"{left} {_HOLDER}{right}".lstrip(_BLANKS) + line_break
    rest = left + right if way.emptied is Emptied.KEPT else ""
    return rest + line_break if rest.strip() else ""


def _part(body: str, cut: Cut, reach: Reach) -> tuple[str, str]:
    """What stays of a line before the words, and what stays behind where they start."""
    left, right = body[: cut.letters[0].start], body[cut.letters[-1].end :]
    if reach in {Reach.MARKS, Reach.OPENING}:
        left = _OPENING.sub("", left)
    if reach in {Reach.MARKS, Reach.CLOSING}:
        right = _CLOSING.sub("", right)
    if reach is Reach.LETTERS:
        right = "".join(_find_marks(body, cut.letters)) + right
    return left, right


def _find_marks(body: str, letters: Sequence[Letter]) -> Iterator[str]:
    """What stands between letters, without the blanks around it."""
    return (body[one.end : other.start].strip() for one, other in pairwise(letters))

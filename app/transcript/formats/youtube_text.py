"""YouTube captions saved as text: `&nbsp;` marks at line ends tell how lines belong together.

The number of marks on a line = (the line ends its cue) + (the text runs on into the next line).
Cues have two lines, so a line with one mark is settled by pairing from the first line on. Where
the marks contradict that, some cue before has a single line. All this is one question: which way
of grouping the lines needs the fewest contradictions, then the fewest single lines, and then
agrees best with where sentences end?
"""

import re
from dataclasses import dataclass

from app.transcript.cues import CaptionLine, Cue
from app.transcript.formats.format import Format
from app.transcript.formats.header import drop_header, split_lines

_MARK = re.compile(r"&nbsp;|\u00a0")
# Every cue ends in a mark and has two lines at most, so about half of the lines have one. A single
# hard blank at the end of some line is no caption's.
ENOUGH_MARKED = 1 / 3
_SENTENCE_END = re.compile(r"[.?!…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True, order=True)
class Cost:
    """What speaks against a grouping, the weightiest first."""

    contradictions: int = 0
    single_lines: int = 0
    odd_run_ons: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            self.contradictions + other.contradictions,
            self.single_lines + other.single_lines,
            self.odd_run_ons + other.odd_run_ons,
        )


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line without its marks, and their number."""

    text: str
    marks: int
    is_last: bool
    """The last line of a file ends its cue, whether or not a mark says so."""

    def runs_on(self, ends_cue: bool) -> bool:
        """Whether the text goes on in the next line, given the line's place in its cue."""
        return self.marks > int(ends_cue) and not self.is_last

    def weigh(self, ends_cue: bool) -> Cost:
        """What speaks against this place in a cue."""
        explained = int(ends_cue) + int(self.runs_on(ends_cue))
        at_end = bool(_SENTENCE_END.search(self.text))
        return Cost(
            contradictions=int(self.marks != explained and not self.is_last),
            odd_run_ons=int(self.runs_on(ends_cue) == at_end),
        )


def matches(text: str) -> bool:
    """Whether enough of the lines below the header end in a mark; the last one need not."""
    lines = [line for line in drop_header(split_lines(text)) if line.strip()]
    marked = sum(bool(_MARK.search(_cut_marks(line)[1])) for line in lines)
    return marked > 0 and marked >= (len(lines) - 1) * ENOUGH_MARKED


def parse(text: str) -> list[Cue]:
    """The cues of captions saved as text, of two lines each but for the odd one."""
    lines = _read_marks(text)
    cues, first = [], 0
    for size in _choose_sizes(lines):
        group = lines[first : first + size]
        cues.append(Cue(tuple(_settle(line, line is group[-1]) for line in group)))
        first += size
    return cues


def _read_marks(text: str) -> list[MarkedLine]:
    lines = [line for line in drop_header(split_lines(text)) if line.strip()]
    read = []
    for number, line in enumerate(lines, start=1):
        words, marks = _cut_marks(line)
        is_last = number == len(lines)
        read.append(MarkedLine(words.strip(), len(_MARK.findall(marks)), is_last))
    return read


def _cut_marks(line: str) -> tuple[str, str]:
    """A line's words, and the marks and blanks behind them."""
    end = len(line)  # walked, because a pattern would try every blank of a long row as the first
    while end and (line[end - 1].isspace() or line.endswith("&nbsp;", 0, end)):
        end -= 1 if line[end - 1].isspace() else len("&nbsp;")
    return line[:end], line[end:]


def _choose_sizes(lines: list[MarkedLine]) -> list[int]:
    """How many lines each cue has, found from the last line backwards (dynamic programming)."""
    best = [Cost()] * (len(lines) + 1)
    sizes = [0] * len(lines)
    for first in reversed(range(len(lines))):
        alone = lines[first].weigh(ends_cue=True) + best[first + 1]
        best[first], sizes[first] = alone, 1
        if first + 1 < len(lines):
            alone += Cost(single_lines=1)
            pair = lines[first].weigh(ends_cue=False) + lines[first + 1].weigh(ends_cue=True)
            pair += best[first + 2]
            best[first], sizes[first] = (pair, 2) if pair <= alone else (alone, 1)
    return _follow(sizes)


def _follow(sizes: list[int]) -> list[int]:
    chosen, first = [], 0
    while first < len(sizes):
        chosen.append(sizes[first])
        first += sizes[first]
    return chosen


def _settle(line: MarkedLine, ends_cue: bool) -> CaptionLine:
    return CaptionLine(line.text, line.runs_on(ends_cue))


FORMAT = Format("YouTube captions as text", matches, parse)

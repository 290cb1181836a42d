"""Times that somebody wrote into a transcript: they tell where, and were never spoken."""

import re
from collections.abc import Sequence
from itertools import pairwise

NEARLY_ALL = 0.9

CLOCK = r"\d{1,3}:[ ]?\d{2}(?::[ ]?\d{1,2}){0,2}(?:[.,]\d{1,3})?"
_TO = r"\s*(?:to|-->|[-–—])\s*"
_OPEN, _CLOSE = r"\\?[\[(]\s*", r"\s*\\?[\])]"  # behind the backslash of Markdown, too
TIME = rf"{_OPEN}{CLOCK}(?:{_TO}{CLOCK})?{_CLOSE}(?:{_TO}{_OPEN}{CLOCK}{_CLOSE})?"

_ALONE = re.compile(rf"\s*{TIME}\s*")
_BARE = re.compile(rf"\s*{CLOCK}(?:{_TO}{CLOCK})?\s*")
# Round brackets stay inside a line, because a time of day may be spoken of in them.
_SQUARE = rf"\[\s*{CLOCK}(?:{_TO}{CLOCK})?\s*\](?:{_TO}\[\s*{CLOCK}\s*\])?"
_INSIDE = re.compile(_SQUARE)
_BEFORE_STOP = re.compile(rf" ?{_SQUARE}(?=[.,;:?!…])")
_INSIDE_MARK = re.compile(
    rf"\[([a-z/ ]{{1,40}}|(?i:inaudible|unintelligible|indiscernible|crosstalk))\s*{CLOCK}\s*\]"
)


def drop_times(line: str) -> str:
    """A line without its bracketed times; a mark such as `[inaudible 00:12]` stays as a mark."""
    if _ALONE.fullmatch(line):
        return ""
    marked = _INSIDE_MARK.sub(lambda mark: f"[{mark[1].strip()}]", line)
    return _INSIDE.sub(" ", _BEFORE_STOP.sub("", marked))


def is_bare_time(line: str) -> bool:
    """Whether a line is a time without brackets. It may be somebody's answer, too."""
    return bool(_BARE.fullmatch(line))


def read_seconds(time: str) -> int:
    """The first clock of a time in seconds; the fourth part counts frames."""
    clock = re.search(r"\d+(?:: ?\d+){1,2}", time)
    parts = clock[0].split(":") if clock else []
    return sum(int(part) * 60**place for place, part in enumerate(reversed(parts)))


def ascend(seconds: Sequence[int]) -> bool:
    """Whether nearly all times are later than the ones before, as in a recording."""
    steps = [before <= after for before, after in pairwise(seconds)]
    return sum(steps) >= len(steps) * NEARLY_ALL

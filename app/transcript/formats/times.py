"""Times that somebody wrote into a transcript: they tell where, and were never spoken."""

import re

CLOCK = r"\d{1,3}:[ ]?\d{2}(?::[ ]?\d{1,2}){0,2}(?:[.,]\d{1,3})?"
_TO = r"\s*(?:to|-->|[-–—])\s*"
_OPEN, _CLOSE = r"\\?[\[(]\s*", r"\s*\\?[\])]"  # behind the backslash of Markdown, too
TIME = rf"{_OPEN}{CLOCK}(?:{_TO}{CLOCK})?{_CLOSE}(?:{_TO}{_OPEN}{CLOCK}{_CLOSE})?"

_ALONE = re.compile(rf"\s*(?:{TIME}|{CLOCK}(?:{_TO}{CLOCK})?)\s*")
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

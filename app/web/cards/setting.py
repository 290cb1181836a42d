"""Sets words as a typesetter does: in few lines of even length, shortened where it has to be."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

ELLIPSIS = "…"
_PIECES = re.compile(r"[^ —]*—+ ?|[^ —]+ ?| ")
"""What stays together: a word, with the blank or the dash after it."""
_LOOSE_ENDS = " ,;:–—-([{“‘«„¿¡"
_SENTENCE_ENDS = (".", "!", "?")

Measure = Callable[[str], float]
"""The width of a text, in pixels."""


def break_lines(text: str, measure: Measure, width: float, most_lines: int) -> list[str] | None:
    """As few lines as can be, as even as can be; None where they are too many or too wide."""
    pieces = _PIECES.findall(text)
    ends = _add_up(pieces, measure, width * most_lines)
    starts = _choose_breaks(ends, width) if ends else None
    if starts is None or len(starts) - 1 > most_lines:
        return None
    return ["".join(pieces[start:end]).rstrip() for start, end in pairwise(starts)]


def shorten(text: str, fits: Callable[[str], bool]) -> str:
    """The most words that fit, with “…” where any are missing; letters where no word fits."""
    if fits(text):
        return text
    words = text.split(" ")
    count = _count_most(len(words), lambda count: fits(_break_off(" ".join(words[:count]))))
    if count:
        return _break_off(" ".join(words[:count]))
    count = _count_most(len(text), lambda count: fits(text[:count] + ELLIPSIS))
    while count and unicodedata.combining(text[count]):
        count -= 1
    return text[:count] + ELLIPSIS


def _add_up(pieces: Sequence[str], measure: Measure, most: float) -> list[float] | None:
    """Where each piece ends, were all of them in one line; None where that is too long."""
    ends = [0.0]
    for piece in pieces:
        ends.append(ends[-1] + measure(piece))
        if ends[-1] > most:
            return None
    return ends


def _choose_breaks(ends: Sequence[float], width: float) -> list[int] | None:
    """Where lines start, and the end; chosen so that little room is left in each line.

    Room counts by its square, that of the last line too: it evens them out, and keeps them few.
    """
    last = len(ends) - 1
    best = {last: (0.0, last)}
    for start in reversed(range(last)):
        choices = []
        for end in range(start + 1, last + 1):
            room = width - (ends[end] - ends[start])
            if room < 0:
                break
            if end in best:
                choices.append((best[end][0] + room**2, end))
        if choices:
            best[start] = min(choices)
    return _follow(best, last) if 0 in best else None


def _follow(best: Mapping[int, tuple[float, int]], last: int) -> list[int]:
    starts = [0]
    while starts[-1] != last:
        starts.append(best[starts[-1]][1])
    return starts


def _count_most(total: int, fits: Callable[[int], bool]) -> int:
    """The largest number below the total that fits, provided that all smaller ones do."""
    return bisect_left(range(1, total), True, key=lambda count: not fits(count))


def _break_off(text: str) -> str:
    kept = text.rstrip(_LOOSE_ENDS)
    if kept.endswith(ELLIPSIS):
        return kept
    # After a full stop the sign stands apart, or it would be read as four dots.
    return kept + ("\xa0" if kept.endswith(_SENTENCE_ENDS) else "") + ELLIPSIS

"""The order of an index at the back of a book: what stands where, and under which letter."""

import re
from collections.abc import Iterable
from itertools import groupby

from app.archive.values import Name
from app.transcript.words import fold

OTHERS = "0–9 and others"

# An article counts only before another word: “A” alone is a name. Those of other languages stay:
# they belong to too many names, such as Los Angeles and Die Hard.
_BEFORE = re.compile(r"^[\W_]*(?:(?:the|an|a)\s+(?=\w))?[\W_]*")
# Letters that are one sign, not a letter with an accent.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def file_under(name: str) -> str:
    """What a name is sorted by: without case, accents, signs and an article before it."""
    return _BEFORE.sub("", fold(name).translate(_LETTERS))


def find_letter(name: str) -> str:
    """The heading that a name stands under."""
    letter = file_under(name)[:1].upper()
    return letter if "A" <= letter <= "Z" else OTHERS


def sort_names(names: Iterable[Name]) -> list[Name]:
    """Names from A to Z, then those under the last heading."""
    return sorted(names, key=lambda name: (find_letter(name.name) == OTHERS, *_rank(name)))


def _rank(name: Name) -> tuple[str, str, str]:
    return file_under(name.name), name.name, name.slug


def part_by_letter(names: Iterable[Name]) -> list[tuple[str, list[Name]]]:
    """Names under their headings, in order."""
    parts = groupby(sort_names(names), key=lambda name: find_letter(name.name))
    return [(letter, list(part)) for letter, part in parts]

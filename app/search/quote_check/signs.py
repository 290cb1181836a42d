"""Signs that make a number or a statement another one: <5, ~5, -5, .8, 20+, 5 %, ≠, and/or.

Searches pass them over, and so do words as they are indexed. Whether somebody's words are quoted
exactly depends on them.
"""

import re
from bisect import bisect_left

from app.transcript.words import Word

_MONEY = "$€£¥"
_RELATIONS = "<>≤≥≈~±+\u2212"
# What stands at a number, from the outermost sign on; a dash counts only where no word precedes it.
_LEFT = re.compile(rf"(?:[{_RELATIONS}{_MONEY}]\s?|(?<!\w)[–-]|(?<![\w.…])\.)+$")
_RIGHT = re.compile(rf"\s?[%‰]|[+°](?!\+)|\s?[{_MONEY}](?!\s?\d)")
_MOST_LEFT = 8
"""Characters before a number in which its signs are looked for."""
_ALONE = re.compile(
    r"[¬=×÷<>±~\u2190-\u21ff\u2200-\u22ff]|(?<=\w)[/^*](?=\w)|(?<!\S)[&+/](?!\S)|(?<!\w)!(?=\w)"
)
_ANY = re.compile(
    rf"{_ALONE.pattern}|[{_RELATIONS}{_MONEY}‰°]|\s%|(?<!\w)[.–-](?=\d|[{_MONEY}]|\.\d)"
)
_WRITTEN = str.maketrans({"\u2212": "-", "–": "-", " ": ""})
_BEFORE, _BEHIND = _RELATIONS + "-.", "+°‰"


def has_signs(text: str) -> bool:
    """Whether there may be any, which in most texts there is not."""
    return _ANY.search(text) is not None


def add_signs(text: str, words: list[Word]) -> list[Word]:
    """Words with the signs that belong to them, and those that stand for words of their own."""
    signed = [_sign(word, text) if _is_number(word.folded) else word for word in words]
    for mark in _ALONE.finditer(text):
        place = bisect_left(signed, mark.end(), key=lambda word: word.end)
        if place == len(signed) or mark.start() < signed[place].start:
            folded = "and" if mark[0] == "&" else mark[0]
            signed.insert(place, Word(folded, mark.start(), mark.end()))
    return signed


def drop_signs(word: str) -> str:
    """A word as the index has it; nothing for a sign alone."""
    if not any(letter.isalnum() for letter in word):
        return ""
    bare = word.lstrip(_BEFORE).rstrip(_BEHIND)
    return bare if _is_number(bare) else word


def is_sign(word: str) -> bool:
    """Whether a folded word is, or begins or ends with, such a sign."""
    return drop_signs(word) != word


def _is_number(word: str) -> bool:
    return word.lstrip(_MONEY)[:1].isdigit()


def _sign(word: Word, text: str) -> Word:
    """A number with all that stands at it; the sign of money goes before it."""
    first = max(0, word.start - _MOST_LEFT)
    left = _LEFT.search(text[first : word.start])
    right = _RIGHT.match(text, word.end)
    before = left[0].translate(_WRITTEN) if left else ""
    behind = right[0].strip() if right else ""
    if behind and behind in _MONEY:
        before, behind = before + behind, ""
    start = first + left.start() if left else word.start
    end = right.end() if right else word.end
    return Word(before + word.folded + behind, start, end)

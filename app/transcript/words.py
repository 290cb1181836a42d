"""Words as people compare them: without regard to case, accents and typography."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.transcript.spans import Span

# Marks that belong to the letter before them, such as the vowels of Hindi; `\w` leaves them out.
ACCENTS = "".join(
    chr(code) for code in range(0x300, 0x3100) if unicodedata.category(chr(code)).startswith("M")
)
_LETTERS = rf"(?:[^\W_]++[{ACCENTS}]*+)++"
# A word may hold apostrophes (don't) and, between digits, points and commas (3.5, 1,000); a sign
# that changes what a number or a name means belongs to it ($3, 100%, C++).
_WORD = re.compile(
    r"[$€£¥]?\d+(?:[.,:]\d+)*[^\W\d_]*%?"
    rf"|{_LETTERS}(?:['’ʼ]{_LETTERS})*(?:\+\+|\#(?!\w))?",
)
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


class Word(NamedTuple):  # of which a page makes thousands: half the time of a dataclass
    """A word of a text: as it is compared, and where it stands."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Text without case, accents and the curl of apostrophes."""
    if text.isascii():  # which most words are, and search folds thousands of them a page
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def split_words(text: str) -> list[Word]:
    """The words of a text with their offsets, in code points; hyphens and dashes part words."""
    return [Word(fold(word[0]), word.start(), word.end()) for word in _WORD.finditer(text)]


def list_folded(text: str) -> list[str]:
    """The words of a text as they are compared, without their offsets."""
    return list(map(fold, _WORD.findall(text)))


def list_word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text start and end, in code points."""
    return [word.span() for word in _WORD.finditer(text)]


def find_run(words: Sequence[Word], wanted: Sequence[str]) -> list[Span]:
    """Where the wanted words stand one after another."""
    if not wanted:
        return []
    return [
        Span(words[place].start, words[place + len(wanted) - 1].end)
        for place in range(len(words) - len(wanted) + 1)
        if all(words[place + step].folded == word for step, word in enumerate(wanted))
    ]

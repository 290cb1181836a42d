"""The letters of a line as they are read, each with where it stands in the line as written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.transcript.canonical import clean_line
from app.transcript.formats.times import drop_times

MOST_LETTERS = 10_000
"""In a line with marks among its words; comparing takes time with the square of them."""

_ASIDE = re.compile(r"(?P<address>(?<=\])\([^()]*\))|[\[(][^\[\]()]*[\])]")
_PIECE = re.compile(r"&#?\w+;|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, composed and decoded; `start` and `end` count from the start of its line."""

    text: str
    start: int
    end: int


def place_words(line: str, words: Sequence[str]) -> list[list[Letter]]:
    """The letters of each spoken word of a line; a letter that is not found is left out."""
    letters = read_letters(_blank_asides(line, " ".join(words)))
    owners = [letter for letter in letters for _ in letter.text]
    written = "".join(letter.text for letter in letters)
    found = dict(_pair_letters("".join(words), written))
    places, start = [], 0
    for word in words:
        inside = range(start, start + len(word))
        places.append([owners[found[place]] for place in inside if place in found])
        start += len(word)
    return places


def _blank_asides(line: str, spoken: str) -> str:
    """A line without its sounds, times and addresses, whose letters could be taken for spoken."""
    return _ASIDE.sub(lambda aside: _blank_unspoken(aside, spoken), line)


def _blank_unspoken(aside: re.Match[str], spoken: str) -> str:
    words = clean_line(aside[0])
    is_mark = bool(aside["address"]) or not drop_times(words)
    is_heard = bool(words) and words in spoken
    return " " * len(aside[0]) if is_mark and not is_heard else aside[0]


def read_letters(line: str) -> list[Letter]:
    """The letters of a line, without blanks and what nobody sees."""
    letters: list[Letter] = []
    for piece in _PIECE.finditer(line):
        text = clean_line(piece[0])
        if not text:
            continue
        last = letters[-1] if letters else Letter("", 0, 0)
        joined = clean_line(line[last.start : piece.end()])
        if letters and " " not in joined and joined != last.text + text:  # an accent
            letters[-1] = Letter(joined, last.start, piece.end())
        else:
            letters.append(Letter(text, piece.start(), piece.end()))
    return letters


def _pair_letters(spoken: str, written: str) -> Iterator[tuple[int, int]]:
    """Where each spoken letter is written; what stands before, such as a label, is not spoken."""
    whole = written.rfind(spoken)
    if whole >= 0:
        yield from ((place, whole + place) for place in range(len(spoken)))
    elif len(written) <= MOST_LETTERS:
        for block in SequenceMatcher(None, spoken, written, autojunk=False).get_matching_blocks():
            yield from ((block.a + step, block.b + step) for step in range(block.size))

"""The lines of a source, and in which of them each caption line stands."""

import re
from collections.abc import Sequence

from app.transcript.canonical import clean_line
from app.transcript.formats.markdown import is_layout
from app.transcript.redaction.hearing import SpokenWord
from app.transcript.words import split_words

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_MISSING = 10  # how much worse it is to lack a word than to have one that is not spoken
_HEADING = "#"  # counts as a word that is not spoken

Words = frozenset[str]
Chain = tuple[int, "Chain | None"]


def split_source(source: str) -> list[str]:
    """The lines of a source with their line breaks, whatever system wrote it."""
    return _LINE.findall(source)


def match_lines(lines: Sequence[str], spoken: Sequence[Sequence[SpokenWord]]) -> list[int]:
    """The number of the line that each caption line is read from: in order, each from its own,
    with as few words as can be that are neither spoken nor a label; none if lines are too few.
    """
    candidates = [number for number, line in enumerate(lines) if line.strip()]
    said = [_read_spoken(line) for line in spoken]
    spare = len(candidates) - len(said)
    best: list[tuple[float, Chain | None]] = [(0, None), *[(float("inf"), None)] * len(said)]
    for row, number in enumerate(candidates):
        written = _read_written(clean_line(lines[number]))
        for column in range(min(row, len(said) - 1), max(row - spare, 0) - 1, -1):
            cost, chain = best[column]
            cost += _weigh(written, *said[column])
            if cost <= best[column + 1][0]:  # of equals the later, because headers stand on top
                best[column + 1] = cost, (number, chain)
    return _unroll(best[-1][1])


def _read_written(line: str) -> Words:
    return _read_words(line) | ({_HEADING} if is_layout(line) else set())


def _read_spoken(line: Sequence[SpokenWord]) -> tuple[Words, Words]:
    """The words of a caption line, and those of its label."""
    return _read_words(" ".join(word.text for word in line)), _read_words(line[0].voice or "")


def _read_words(text: str) -> Words:
    return frozenset(word.folded for word in split_words(text))


def _weigh(written: Words, spoken: Words, label: Words) -> int:
    return len(written - spoken - label) + _MISSING * len(spoken - written)


def _unroll(chain: Chain | None) -> list[int]:
    numbers = []
    while chain:
        number, chain = chain
        numbers.append(number)
    return numbers[::-1]

"""Stretches of the canonical text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points into the canonical text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words of this stretch."""
        return text[self.start : self.end]

    def holds(self, offset: int) -> bool:
        """Whether an offset lies inside."""
        return self.start <= offset < self.end

    def overlap(self, other: "Span") -> int:
        """How many code points two stretches share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def tile(text: str, cuts: Iterable[int]) -> list[Span]:
    """The stretches between cuts, each trimmed of the blanks around it; empty ones are dropped."""
    edges = sorted({0, len(text), *cuts})
    spans = []
    for start, end in pairwise(edges):
        part = text[start:end]
        if words := part.strip():
            first = start + len(part) - len(part.lstrip())
            spans.append(Span(first, first + len(words)))
    return spans


def tiles(text: str, spans: Sequence[Span]) -> bool:
    """Whether joining the stretches with single blanks gives the text back."""
    return " ".join(span.cut(text) for span in spans) == text


def lay_out(texts: Iterable[str]) -> Iterator[Span]:
    """Where texts stand that are joined with single blanks."""
    start = 0
    for text in texts:
        yield Span(start, start + len(text))
        start += len(text) + 1


def count_words(text: str) -> int:
    """How many words stand between the blanks."""
    return len(re.findall(r"\S+", text))

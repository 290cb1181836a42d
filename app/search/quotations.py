"""Looks for a long quotation sentence by sentence, word for word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from app.archive.database import Session
from app.search.engine import Engine
from app.search.finding import find_best
from app.search.hits import Hit
from app.search.query import MOST_WORDS, Query, Term
from app.search.rungs import MOST_LOOSE_CHOICES
from app.search.words import compose, is_telling, read_words

MOST_CHARACTERS = 2000
_ENDS = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+")
MOST_PARTS = 40
"""Sentences that are looked for; what comes after them is not."""
MOST_PLACES = 3
LEAST_TELLING = 3
"""Words that tell something, below which a sentence comes near too much to be near anything."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a quotation, and where it stands word for word."""

    text: str
    hits: tuple[Hit, ...]
    nearest: Hit | None
    """A passage that comes near, where no transcript has these words in this order."""
    sentences: int = 1
    """How many of the quotation it holds."""


def look_up(session: Session, engine: Engine, quotation: str) -> list[Part]:
    """The sentences of a quotation in order, each looked for by itself.

    Those that stand in one passage, one after the other, are one part.
    """
    known: dict[str, Part] = {}
    parts: list[Part] = []
    for text in islice(_split(compose(quotation)), MOST_PARTS):
        part = known.get(text) or _look_up(session, engine, text)
        known[text] = part
        joined = _join(parts[-1], part) if parts else None
        parts[-1:] = [joined] if joined else [*parts[-1:], part]
    return parts


def _join(one: Part, other: Part) -> Part | None:
    """Two parts as one, where the second goes on in the passage of the first."""
    if not (one.hits and other.hits):
        return None
    first, second = one.hits[0], other.hits[0]
    if first.segments != second.segments or first.marks[-1].end > second.marks[0].start:
        return None
    hit = replace(first, last=second.last, marks=(*first.marks, *second.marks))
    return Part(f"{one.text} … {other.text}", (hit,), None, one.sentences + other.sentences)


def _look_up(session: Session, engine: Engine, text: str) -> Part:
    words = tuple(word.folded for word in read_words(text))
    exact = Query(text, choices=((Term(words, quoted=True),),))
    hits = find_best(session, engine, exact, MOST_PLACES)
    if hits:
        return Part(text, hits, None)
    telling = list(dict.fromkeys(word for word in words if is_telling(word)))
    if len(telling) < LEAST_TELLING:
        return Part(text, (), None)
    loose = Query(text, choices=tuple((Term((word,)),) for word in telling[:MOST_LOOSE_CHOICES]))
    return Part(text, (), next(iter(find_best(session, engine, loose, 1)), None))


def _split(quotation: str) -> Iterator[str]:
    """Its sentences that have words; a long one in pieces that can be looked for."""
    for sentence in _ENDS.split(quotation):
        words = read_words(sentence)
        for first in range(0, len(words), MOST_WORDS):
            piece = words[first : first + MOST_WORDS]
            yield sentence[piece[0].start : piece[-1].end]

"""Looks for a long quotation sentence by sentence, word for word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.archive.database import Session
from app.search.engine import Engine
from app.search.finding import Window, find_passages
from app.search.hits import Hit
from app.search.query import MOST_WORDS, Filters, Query, Term
from app.search.words import compose, read_words

MOST_CHARACTERS = 2000
_ENDS = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+")
_FOUND = Window(limit=3)


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a quotation, and where it stands word for word."""

    text: str
    hits: tuple[Hit, ...]
    nearest: Hit | None
    """A passage that comes near, where no transcript has these words in this order."""


def look_up(session: Session, engine: Engine, quotation: str) -> list[Part]:
    """The sentences of a quotation in order, each looked for by itself."""
    return [_look_up(session, engine, text) for text in _split(compose(quotation))]


def _look_up(session: Session, engine: Engine, text: str) -> Part:
    words = tuple(word.folded for word in read_words(text))
    exact = Query(text, choices=((Term(words, quoted=True),),))
    hits = find_passages(session, engine, exact, Filters(), _FOUND).hits
    if hits:
        return Part(text, hits, None)
    loose = Query(text, choices=tuple((Term((word,)),) for word in dict.fromkeys(words)))
    near = find_passages(session, engine, loose, Filters(), Window(limit=1)).hits
    return Part(text, (), next(iter(near), None))


def _split(quotation: str) -> Iterator[str]:
    """Its sentences that have words; a long one in pieces that can be looked for."""
    for sentence in _ENDS.split(quotation):
        words = read_words(sentence)
        for first in range(0, len(words), MOST_WORDS):
            piece = words[first : first + MOST_WORDS]
            yield sentence[piece[0].start : piece[-1].end]

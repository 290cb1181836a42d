"""Somebody who speaks in the archive and whose name is in a query, though no transcript says it."""

from collections.abc import Sequence

from app.archive.database import Session
from app.archive.speakers import find_speakers_called
from app.archive.values import Heading
from app.search.query import Query, Term
from app.search.words import is_telling, read_words

LEAST_LETTERS = 4
"""Of a word that can stand for the whole of a name."""


def find_speaker_box(session: Session, query: Query) -> tuple[Heading, str] | None:
    """The one speaker who goes by words of a query, and the query without their name."""
    words = {_bare(word) for word in query.words}
    asked = {word for word in words if len(word) >= LEAST_LETTERS and is_telling(word)}
    if query.is_quoted or not asked:
        return None
    found = find_speakers_called(session, asked, limit=2)
    if len(found) != 1:
        return None
    name = {word.folded for word in read_words(found[0].name)}
    terms = [term for choice in query.choices for term in choice]
    rest = [term for term in terms if not name.issuperset(map(_bare, term.words))]
    return found[0], " ".join(query.text[term.start : term.end] for term in _trim(rest))


def _trim(terms: Sequence[Term]) -> Sequence[Term]:
    """Terms without those at either end that tell nothing: “emotions by” without “by”."""
    telling = [place for place, term in enumerate(terms) if term.is_telling]
    return terms[telling[0] : telling[-1] + 1] if telling else ()


def _bare(word: str) -> str:
    return word.removesuffix("'s")

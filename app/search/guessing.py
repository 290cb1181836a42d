"""Did you mean: a query in which words that no text has are spelt like words that some have."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.search.engine import Scope, View
from app.search.forms import is_unknown, list_exact, list_joined, list_spellings
from app.search.query import MOST_CHARACTERS, Query, Term, parse_query
from app.search.rungs import FEW_HITS, LOOSE, Find, find_surely
from app.search.words import read_words
from app.transcript.words import Word

MOST_UNKNOWN = 3
"""Words that a guess may change; a query with more of them is hardly misspelt."""


def guess_query(view: View, query: Query, scope: Scope, finds: Sequence[Find]) -> str | None:
    """A query that surely finds more than this one, changed only in words that no text has."""
    sure = sum(find.rung not in LOOSE for find in finds)
    if sure >= FEW_HITS:
        return None
    unknown = list_unknown(view, query)
    if not unknown or len(unknown) > MOST_UNKNOWN:
        return None
    text = query.text
    for word in sorted(unknown, key=lambda word: -word.start):
        alike = list_spellings(word.folded, view)
        if alike:
            text = text[: word.start] + alike[0] + text[word.end :]
    if text == query.text or len(text) > MOST_CHARACTERS:
        return None
    return text if len(find_surely(view, parse_query(text), scope)) > sure else None


def list_unknown(view: View, query: Query) -> list[Word]:
    """The words that no text has in any form, with their offsets in the query."""
    joined = {
        term
        for one, other in pairwise(query.choices)
        if len(one) == len(other) == 1 and list_joined(one[0], other[0], view)
        for term in (*one, *other)
    }
    terms = (term for choice in query.choices for term in choice if term not in joined)
    return [word for term in terms for word in _list_unknown(view, query, term)]


def _list_unknown(view: View, query: Query, term: Term) -> Iterator[Word]:
    if term.open or len(list_exact(term.words, view)) > 1:  # open, or written another way
        return
    for word in read_words(query.text[term.start : term.end]):
        if is_unknown(word.folded, view):
            yield Word(word.folded, term.start + word.start, term.start + word.end)

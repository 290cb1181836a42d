"""A topic that a query names: shown beside what was found, never as found in a text."""

from collections.abc import Sequence
from functools import lru_cache

from app.archive.database import Session
from app.archive.topics import find_topic, list_terms
from app.archive.values import Topic
from app.search.query import Query
from app.search.words import find_stem, is_telling, read_words

ENOUGH = 0.5
"""Of the words of a query that tell something, the part that a topic's term must be."""


def find_topic_box(session: Session, query: Query) -> tuple[Topic, str] | None:
    """The topic whose name, or another word for it, makes up most of a query; and that word."""
    asked = [_stem(query.words), _stem(_choose_telling(query.words))]
    best: tuple[int, str, str] | None = None
    for slug, terms in list_terms(session).items():
        for term in terms:
            words = _read_term(term)
            if any(_is_part(words, each) for each in asked) and (not best or len(words) > best[0]):
                best = len(words), slug, term
    if best is None:
        return None
    topic = find_topic(session, best[1])
    return (topic, best[2]) if topic and topic.segment_count else None


def _is_part(words: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    if not words or len(words) < ENOUGH * len(asked):
        return False
    starts = range(len(asked) - len(words) + 1)
    return any(asked[start : start + len(words)] == words for start in starts)


@lru_cache(maxsize=4096)
def _read_term(term: str) -> tuple[str, ...]:
    """The stems of the words that tell something; of all, where most tell nothing."""
    words = [word.folded for word in read_words(term)]
    telling = _choose_telling(words)
    return _stem(telling if 2 * len(telling) >= len(words) else words)


def _choose_telling(words: Sequence[str]) -> Sequence[str]:
    return [word for word in words if is_telling(word)] or words


def _stem(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(find_stem, words))

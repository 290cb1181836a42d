"""The query language: words, and “phrases” in quotation marks. Anything else is literal text."""

import re
import unicodedata
from dataclasses import dataclass

from app.errors import QueryError
from app.transcript.words import split_words

MOST_CHARACTERS = 300
MOST_WORDS = 40
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for, in folded words."""

    text: str
    """As typed, without the blanks around it."""
    words: tuple[str, ...]
    """Those outside of quotation marks, in order; a word said twice stands twice."""
    phrases: tuple[tuple[str, ...], ...]
    """Those inside, each a run of words."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words and not self.phrases


def parse_query(text: str) -> Query:
    """The query behind what was typed; raises QueryError when it is too long."""
    # Composed as the canonical text is, where an accent is no sign that parts a word.
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if len(text) > MOST_CHARACTERS:
        raise QueryError(f"A search can have at most {MOST_CHARACTERS} characters. Shorten it.")
    phrases = [_fold_words(quoted) for quoted in _QUOTED.findall(text)]
    words = _fold_words(_QUOTED.sub(" ", text))
    if len(words) + sum(len(phrase) for phrase in phrases) > MOST_WORDS:
        raise QueryError(f"A search can have at most {MOST_WORDS} words. Leave some out.")
    return Query(text, words, tuple(dict.fromkeys(phrase for phrase in phrases if phrase)))


def _fold_words(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in split_words(text))


def describe_query(query: Query) -> str:
    """What was understood, in words: exactly “age of research”, and all of “big” and “data”."""
    parts = [f"exactly “{' '.join(phrase)}”" for phrase in query.phrases]
    words = [f"“{word}”" for word in dict.fromkeys(query.words)]
    if words:
        parts.append(("all of " if len(words) > 1 else "") + _join(words))
    return ", and ".join(parts)


def _join(parts: list[str]) -> str:
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last

"""The words of an interview, to take runs from and to look runs up in."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from random import Random

from app.search.words import list_words, read_words
from app.transcript.words import Word

_MARKED = re.compile(r"[\"“”…\[\]()<>*]|\.\s?\.")
"""What a quotation reads as marks of its own: words beside them may be left out, or unquoted."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a text, and what stands between them."""

    first: int
    """The number of its first word in the text."""
    parts: tuple[str, ...]
    """A word, what follows it, a word, and so on to the last word."""

    @property
    def words(self) -> tuple[str, ...]:
        """As they are written."""
        return self.parts[::2]

    @property
    def text(self) -> str:
        """As it stands."""
        return "".join(self.parts)

    @property
    def is_plain(self) -> bool:
        """Whether no marks stand in it that a quotation may have of its own."""
        return not _MARKED.search(self.text)

    def change(self, number: int, *words: str, instead_of: int = 1) -> str:
        """The text with other words in the place of one, or of several in a row."""
        parts = list(self.parts)
        start, end = 2 * number, 2 * (number + instead_of) - 1
        if words:
            parts[start:end] = [" ".join(words)]
        else:
            parts[start : end + 1] = []
        return "".join(parts).strip()


@dataclass(frozen=True)
class Said:
    """A text of which quotations are made."""

    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return read_words(self.text)

    @cached_property
    def _folded(self) -> str:
        return f" {' '.join(word.folded for word in self.words)} "

    def has(self, quote: str) -> bool:
        """Whether the words of a quotation stand in it one after another."""
        return f" {' '.join(list_words(quote))} " in self._folded

    def cut(self, first: int, count: int) -> Run:
        """So many words from one on."""
        words = self.words[first : first + count]
        parts = [self.text[words[0].start : words[0].end]]
        for before, word in pairwise(words):
            parts += [self.text[before.end : word.start], self.text[word.start : word.end]]
        return Run(first, tuple(parts))

    def take(self, random: Random, fewest: int, most: int) -> Run:
        """Some words in a row, from anywhere."""
        count = random.randint(fewest, most)
        return self.cut(random.randrange(len(self.words) - count), count)

    def take_plain(self, random: Random, fewest: int, most: int) -> Run:
        """The same, without quotation marks, ellipses or brackets in it."""
        while not (run := self.take(random, fewest, most)).is_plain:
            pass
        return run

    def take_word(self, random: Random) -> str:
        """One word, as it is written."""
        return self.take(random, 1, 1).text

"""Knows words that were taken out of a text wherever somebody repeats them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.transcript.alignment.likeness import read_wording
from app.transcript.words import split_words

MOST_WORDS = 5
"""So many words in a row are told again, even without those beside them."""

_PARTS = re.compile(r"[#:|]| \.\. ")


@dataclass(frozen=True, slots=True)
class Telltales:
    """Runs of words that tell what was taken out."""

    runs: frozenset[str]

    def betray(self, text: str) -> bool:
        """Whether a text holds one of them; typography and case do not matter."""
        folded = _fold(text)
        return any(run in folded for run in self.runs)


def find_telltales(taken: Iterable[str], allowed: Iterable[str] = ()) -> Telltales:
    """The runs of words in sentences that were taken out, but for those that others still say."""
    runs = {run for sentence in taken for run in _list_runs(sentence)}
    still = "|".join(map(_fold, allowed))
    return Telltales(frozenset(run for run in runs if run not in still))


def find_whole(taken: Iterable[str]) -> Telltales:
    """The sentences themselves, from the first word to the last."""
    return Telltales(frozenset(folded for one in taken if (folded := _fold(one)).strip()))


def keep_telling(sentences: Iterable[str]) -> list[str]:
    """Those that are too long to be said again by chance."""
    return [one for one in sentences if read_wording(one).is_telling]


def list_parts(text: str) -> list[str]:
    """The lines of an editor's file, whole and in parts: comments, titles, quoted words."""
    return [part for line in text.splitlines() for part in (line, *_PARTS.split(line))]


def finds_quote(parts: Iterable[str], taken: Iterable[str], kept: Iterable[str]) -> bool:
    """Whether a part is words of a sentence that was taken out, and of none that stays."""
    gone, still = ("|".join(map(_fold, sentences)) for sentences in (taken, kept))
    folded = {_fold(part) for part in parts}
    return any(part.strip() and part in gone and part not in still for part in folded)


def _list_runs(sentence: str) -> Iterator[str]:
    words = [word.folded for word in split_words(sentence)]
    length = min(len(words), MOST_WORDS)
    for start in range(len(words) - length + 1 if words else 0):
        yield f" {' '.join(words[start : start + length])} "


def _fold(text: str) -> str:
    return f" {' '.join(word.folded for word in split_words(text))} "

"""How alike two words are."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.search.quote_check.weights import NUMBERS
from app.search.spelling import list_variants

SAME = 1.0
REWRITTEN = 0.9
"""The same said otherwise: it's and it is, ten and 10, generalise and generalize."""
INFLECTED = 0.8
"""Another form of the word: model and models."""
MISSPELT = 0.7

_WRITTEN = {digits: word for word, digits in NUMBERS.items()}
_DENYING = re.compile(r"un|in|im|ir|dis|non")

_CONTRACTED = {
    "'s": ("is", "has"),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will",),
    "'d": ("would", "had"),
    "'m": ("am",),
    "n't": ("not",),
}
_IRREGULAR = {
    "won't": (("will", "not"),),
    "can't": (("can", "not"), ("cannot",)),
    "cannot": (("can", "not"), ("can't",)),
    "let's": (("let", "us"),),
    "gonna": (("going", "to"),),
    "wanna": (("want", "to"),),
    "gotta": (("got", "to"), ("have", "to")),
    "kinda": (("kind", "of"),),
    "sorta": (("sort", "of"),),
    "alright": (("all", "right"),),
    "ok": (("okay",),),
    "cause": (("because",),),
}

LEAST_LETTERS = 5
LEAST_ALIKE = 0.75


@lru_cache(maxsize=1 << 14)
def list_rewritings(word: str) -> tuple[tuple[str, ...], ...]:
    """Other ways to write one folded word, each as the words that it takes."""
    others: list[tuple[str, ...]] = list(_IRREGULAR.get(word, ()))
    others += [
        (word.removesuffix(ending), full)
        for ending, fulls in _CONTRACTED.items()
        if word.endswith(ending) and word != ending
        for full in fulls
    ]
    others += [(variant,) for variant in list_variants(word)]
    others += [(known[word],) for known in (NUMBERS, _WRITTEN) if word in known]
    return tuple(others)


def list_contractions(one: str, other: str) -> list[str]:
    """Two folded words drawn together into one: it is as it's."""
    pair = (one, other)
    drawn = [one + ending for ending, fulls in _CONTRACTED.items() if other in fulls]
    return drawn + [word for word, ways in _IRREGULAR.items() if pair in ways]


def find_misspelt(word: str, said: Iterable[str]) -> Mapping[str, float]:
    """Those of some folded words that one may be a slip for, and how alike they are."""
    if len(word) < LEAST_LETTERS or not word.isalpha():
        return {}
    near = process.extract(
        word, list(said), scorer=OSA.normalized_similarity, score_cutoff=LEAST_ALIKE, limit=None
    )
    return {
        other: MISSPELT
        for other, _, _ in near
        if other != word and not _is_opposite(word, other) and other[:1] == word[:1]
    }


def _is_opposite(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and bool(_DENYING.fullmatch(long.removesuffix(short)))

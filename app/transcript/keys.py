"""Mints the permanent public names of sentences."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count

from app.transcript.words import ACCENTS

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 8
PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"
MOST_REACH = 20
"""How many sentences to either side may tell a repeat apart; past that, their order does."""


def mint_keys(
    sentences: Sequence[str], taken: Collection[str] = (), kept: Mapping[int, str] | None = None
) -> list[str]:
    """A key for each sentence of a text, from its words and, for words that occur more than once,
    from what stands around them. Skips every key that was ever given (`taken`); the sentences of
    an earlier text keep theirs (`kept`, by number).
    """
    kept = kept or {}
    given = {*taken, *kept.values()}
    keys = []
    candidates: dict[str, Iterator[str]] = {}
    for number, seed in enumerate(_tell_apart([_normalise(sentence) for sentence in sentences])):
        untried = candidates.setdefault(seed, _candidates(seed))
        key = kept.get(number) or next(key for key in untried if key not in given)
        given.add(key)
        keys.append(key)
    return keys


def take_fingerprint(sentence: str) -> str:
    """What a sentence can be known by without being read: 16 hexadecimal digits of its words."""
    return hashlib.sha256(_normalise(sentence).encode()).hexdigest()[:16]


def _normalise(sentence: str) -> str:
    """The words alone. Links depend on this: changing it would change keys not minted yet."""
    words = re.findall(rf"[\w{ACCENTS}]+", unicodedata.normalize("NFKC", sentence).casefold())
    return " ".join(words) or sentence


def _tell_apart(sentences: Sequence[str]) -> list[str]:
    """A seed for each sentence: its words, with as much around them as makes them unique."""
    seeds = list(sentences)
    for reach in range(1, MOST_REACH + 1):
        for place in _find_alike(seeds):
            before = sentences[max(0, place - reach) : place]
            after = sentences[place + 1 : place + 1 + reach]
            seeds[place] = "\n".join([sentences[place], "before", *before, "after", *after])
    return seeds


def _find_alike(seeds: Sequence[str]) -> list[int]:
    places = defaultdict(list)
    for place, seed in enumerate(seeds):
        places[seed].append(place)
    return [place for alike in places.values() if len(alike) > 1 for place in alike]


def _candidates(seed: str) -> Iterator[str]:
    """Endless keys for a seed, the first one first; later ones are for the rare collision."""
    return (_make_key(f"{attempt}\n{seed}") for attempt in count())


def _make_key(seed: str) -> str:
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big")
    return "".join(
        ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(LENGTH)
    )

"""Words of a quotation beside the words of a text that are like them."""

from collections.abc import Iterator
from typing import NamedTuple

from app.search.quote_check.likeness import (
    INFLECTED,
    MISSPELT,
    REWRITTEN,
    SAME,
    find_misspelt,
    list_contractions,
    list_rewritings,
)
from app.search.quote_check.signs import drop_signs, is_sign
from app.search.quote_check.texts import HYPHENS, Text
from app.search.quote_check.weights import OF_FUNCTION, denies, turns_sense, weigh
from app.search.quote_check.wording import Wording
from app.search.words import FUNCTION_WORDS, find_stem, is_telling
from app.transcript.words import fold

LONG = 60
"""Words of a quotation up to which each of them is looked for."""


LEAST_BROKEN = 4
"""Letters of a word of which a quotation may have the first alone."""
LEAST_BEGUN = 3
"""Letters that a word must keep if its ending may be changed in brackets."""
_ENDINGS = frozenset(["", "s", "es", "ed", "d", "ing", "e"])
_OF_Y = frozenset(["y", "ies", "ied"])


class Pair(NamedTuple):
    """Words of the quotation and those of the text that they render; numbers, half-open."""

    quoted: int
    quoted_end: int
    said: int
    said_end: int
    likeness: float


def list_pairs(wording: Wording, text: Text) -> list[Pair]:
    """The words of a quotation beside the words of a text that are like them, in no order.

    In a long quotation words that say little, and stand everywhere, count only beside others.
    """
    pairs = set(_list_all(wording, text))
    if len(wording.words) <= LONG:
        return list(pairs)
    starts = {(pair.quoted, pair.said) for pair in pairs}
    ends = {(pair.quoted_end, pair.said_end) for pair in pairs}
    return [
        pair
        for pair in pairs
        if weigh(wording.words[pair.quoted].folded) > OF_FUNCTION
        or (pair.quoted, pair.said) in ends
        or (pair.quoted_end, pair.said_end) in starts
    ]


def _list_all(wording: Wording, text: Text) -> Iterator[Pair]:
    words = [word.folded for word in wording.words]
    for number, word in enumerate(words):
        for said, likeness in _list_alike(word, text).items():
            for place in text.places[said]:
                yield Pair(number, number + 1, place, place + 1, likeness)
        yield from _list_longer(number, word, text)
        if number + 1 < len(words):
            yield from _list_joined(number, wording, text)
    for number in wording.endings:
        yield from _list_ended(number, wording, text)
    if wording.is_broken_off or wording.ends_in_letter:
        yield from _list_broken_off(wording, text)


def _list_alike(word: str, text: Text) -> dict[str, float]:
    """The words of the text that one may stand for, and how alike they are."""
    alike: dict[str, float] = {}
    if is_telling(word):
        alike |= dict.fromkeys(text.stems.get(find_stem(word), ()), INFLECTED)
    alike |= {
        other[0]: REWRITTEN
        for other in list_rewritings(word)
        if len(other) == 1 and other[0] in text.places
    }
    if is_sign(word):
        alike |= dict.fromkeys({drop_signs(word)} & text.places.keys(), MISSPELT)
    if word in text.places:
        alike[word] = SAME
    return alike or dict(find_misspelt(word, text.places))


def _list_longer(number: int, word: str, text: Text) -> Iterator[Pair]:
    """Where the text says in several words what the quotation says in one."""
    for other in list_rewritings(word):
        if len(other) > 1:
            for place in text.find(other):
                yield Pair(number, number + 1, place, place + len(other), REWRITTEN)
    for cut in range(2, len(word) - 1):
        if _is_number(word[:cut], word[cut:]):
            continue
        for place in text.find((word[:cut], word[cut:])):
            likeness = SAME if text.is_hyphenated(place) else REWRITTEN
            yield Pair(number, number + 1, place, place + 2, likeness)


def _list_joined(number: int, wording: Wording, text: Text) -> Iterator[Pair]:
    """Where the text says in one word what the quotation says in two."""
    one, other = wording.words[number : number + 2]
    is_hyphenated = wording.text[one.end : other.start] in HYPHENS
    ways = dict.fromkeys(list_contractions(one.folded, other.folded), REWRITTEN)
    if not _is_number(one.folded, other.folded):
        ways[one.folded + other.folded] = SAME if is_hyphenated else REWRITTEN
    for word, likeness in ways.items():
        for place in text.places.get(word, ()):
            yield Pair(number, number + 2, place, place + 1, likeness)


def _list_ended(number: int, wording: Wording, text: Text) -> Iterator[Pair]:
    """Where the text has another form of a word whose ending was changed in brackets."""
    word = wording.words[number]
    if turns_sense(word.folded) or not is_telling(word.folded):
        return
    kept = fold(wording.text[word.start : wording.text.index("[", word.start + 1)])
    for other, places in text.places.items():
        if len(kept) < LEAST_BEGUN or turns_sense(other) or not is_telling(other):
            continue
        ending = word.folded.removeprefix(kept)
        endings = {ending, other.removeprefix(kept)}
        is_form = ending in _ENDINGS | _OF_Y and find_stem(other) == find_stem(word.folded)
        if endings <= _ENDINGS or endings <= _OF_Y or is_form:
            for place in places:
                yield Pair(number, number + 1, place, place + 1, SAME)


def _list_broken_off(wording: Wording, text: Text) -> Iterator[Pair]:
    """Where the last word goes on: “would im…” for “would imply”.

    What is a word as it stands is none that is broken off: “they can…” says something else than
    “they can't”, and “by 4…” something else than “by 40%”.
    """
    number, last = len(wording.words) - 1, wording.words[-1].folded
    is_word = len(last) > 1 and (last in FUNCTION_WORDS or last in text.places)
    if not last.isalpha() or is_word:
        return
    for said, places in text.places.items():
        is_long = wording.is_broken_off or len(said) >= LEAST_BROKEN
        goes_on = said.startswith(last) and said.isalpha() and not denies(said)
        if goes_on and is_long and find_stem(said) != find_stem(last):
            for place in places:
                yield Pair(number, number + 1, place, place + 1, SAME)


def _is_number(one: str, other: str) -> bool:
    """Whether two parts of a word are parts of one number: 20-25 is not 2025."""
    return one[-1].isdigit() and other[0].isdigit()

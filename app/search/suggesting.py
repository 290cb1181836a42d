"""What a search box offers while somebody types: whatever has words that begin so."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from app.search.words import list_words

_LAST = chr(0x10FFFF)
"""Comes after whatever can follow a beginning."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be offered, and where it leads."""

    text: str
    description: str
    url: str
    others: tuple[str, ...] = ()
    """What else it goes by."""


class Beginnings:
    """Finds by its beginning what stands in a list of words."""

    def __init__(self, places: Mapping[str, set[int]]) -> None:
        self._words = sorted(places)
        self._places = [places[word] for word in self._words]

    def find(self, beginning: str) -> set[int]:
        """The places of all words that begin so."""
        first = bisect_left(self._words, beginning)
        end = bisect_left(self._words, beginning + _LAST, first)
        return set().union(*self._places[first:end])


class Terms:
    """What offers are called, by the place of each offer in its list."""

    def __init__(self, terms: Iterable[tuple[str, int]]) -> None:
        whole: defaultdict[str, set[int]] = defaultdict(set)
        single: defaultdict[str, set[int]] = defaultdict(set)
        for text, place in terms:
            words = _read_bare(text)
            whole["".join(words)].add(place)
            for word in words:
                single[word].add(place)
        self._whole, self._single = Beginnings(whole), Beginnings(single)

    def find(self, words: Sequence[str]) -> Iterator[int]:
        """Where a term begins with the words, however they are parted; then, where offers have a
        word that begins with each of them.
        """
        yield from sorted(self._whole.find("".join(words)))
        yield from sorted(self._hold(words))

    def _hold(self, words: Sequence[str]) -> set[int]:
        # Long words first: they leave little for those that begin much.
        first, *rest = sorted(set(words), key=len, reverse=True)
        found = self._single.find(first)
        for word in rest:
            if not found:
                break
            found &= self._single.find(word)
        return found


class Catalogue:
    """All that can be offered; where nothing else decides, in the order in which it was given."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self._offers = tuple(offers)
        texts = [(offer.text, place) for place, offer in enumerate(self._offers)]
        others = [
            (other, place) for place, offer in enumerate(self._offers) for other in offer.others
        ]
        self._texts, self._terms = Terms(texts), Terms([*texts, *others])

    def suggest(self, typed: str, most: int) -> list[Offer]:
        """What begins with the words, then what has words that begin so, then what is also called
        so.
        """
        words = _read_bare(typed)
        places = islice(self._find(words), most) if words else ()
        return [self._offers[place] for place in places]

    def _find(self, words: Sequence[str]) -> Iterator[int]:
        seen: set[int] = set()
        for terms in (self._texts, self._terms):
            for place in terms.find(words):
                if place not in seen:
                    seen.add(place)
                    yield place


def _read_bare(text: str) -> list[str]:
    """The words as searches compare them, and without apostrophes, which are seldom typed."""
    return [word.replace("'", "") for word in list_words(text)]

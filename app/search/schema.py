"""The index's fields: each text word for word, by stems and by pairs of neighbours."""

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer
from whoosh.fields import ID, NUMERIC, STORED, TEXT, Schema
from whoosh.formats import Positions

from app.search.words import list_stems, read_words

VERSION = 10
"""Raised when documents would be indexed another way; older indexes are then built anew."""
_LAST_PLACE = 0xFFFF


class PlacedWords(Analyzer):
    """Makes Whoosh's tokens of words and their places; a place may have several words."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """The tokens of a text; Whoosh wants one object, changed from word to word."""
        token = Token(options.get("positions", False), mode=options.get("mode", ""))
        for token.pos, token.text in self.place(value):
            token.boost, token.stopped = 1.0, False
            yield token

    def place(self, text: str) -> Iterable[tuple[int, str]]:
        """Words with the number of their place, from 0."""
        return enumerate(word.folded for word in read_words(text))


class PlacedStems(PlacedWords):
    """The stems of words, so that “models” is found by “model”."""

    def place(self, text: str) -> Iterable[tuple[int, str]]:
        """Stems with the number of their word, from 0."""
        for place, word in enumerate(read_words(text)):
            for stem in list_stems(word.folded):
                yield place, stem


class PlacedPairs(PlacedWords):
    """Neighbouring words as one, by which phrases are found even where each word is common."""

    def place(self, text: str) -> Iterable[tuple[int, str]]:
        """Pairs with the number of their first word, from 0."""
        words = (word.folded for word in read_words(text))
        return enumerate(join_pair(*pair) for pair in pairwise(words))


def join_pair(first: str, second: str) -> str:
    """Two neighbours as the index has them."""
    return f"{first} {second}"


class PackedPlaces(Positions):
    """Keeps of each word in a document the numbers of its places, two bytes each.

    Whoosh's own form has to be unpickled, which takes several times as long.
    """

    # Whoosh says bytes, but takes text here and encodes it itself.
    def word_values(  # type: ignore[override]
        self, value: Any, analyzer: Any, **_: Any
    ) -> Iterator[tuple[str, int, float, bytes]]:
        """Each word with how often it occurs, a weight that nobody reads, and its places."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for token in analyzer(value, positions=True):
            places[token.text].append(token.pos)
        for word, stands in places.items():
            yield word, len(stands), 1.0, pack_places(stands)


def pack_places(places: Sequence[int]) -> bytes:
    """The numbers of words as the index keeps them; none is past the 65,536th of a passage."""
    kept = [place for place in places if place <= _LAST_PLACE]
    return struct.pack(f"<{len(kept)}H", *kept)


def unpack_places(packed: bytes) -> tuple[int, ...]:
    """The same, back again."""
    return struct.unpack(f"<{count_places(packed)}H", packed)


def count_places(packed: bytes) -> int:
    """How many there are."""
    return len(packed) // 2


def _make_field(analyzer: PlacedWords) -> TEXT:
    field = TEXT(analyzer=analyzer)
    field.format = PackedPlaces()
    return field


SCHEMA = Schema(
    # One stored document, found by its marker, tells how far the index is complete.
    marker=ID(),
    state=STORED(),
    ingest=NUMERIC(int, bits=64),
    card=STORED(),
    words=_make_field(PlacedWords()),
    stems=_make_field(PlacedStems()),
    pairs=_make_field(PlacedPairs()),
    headings=_make_field(PlacedStems()),
)

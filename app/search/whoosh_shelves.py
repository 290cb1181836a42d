"""What is kept in memory of each part of an index, so that a commit costs only what it wrote."""

from collections.abc import Mapping

from whoosh.reading import IndexReader

from app.search.whoosh_cards import Card
from app.search.words import bare_word


class Shelf:
    """One part of an index. Parts are written once: what was read of one stays true."""

    def __init__(self, leaf: IndexReader) -> None:
        stored = ((number, leaf.stored_fields(number)) for number in range(leaf.doc_count_all()))
        self.cards = {
            number: Card(*fields["card"]) for number, fields in stored if "card" in fields
        }
        """By the part's own numbers, also those of documents that were deleted since."""
        self._words: dict[str, frozenset[str]] = {}
        self._spellings: tuple[str, ...] | None = None

    def list_words(self, leaf: IndexReader, field: str) -> frozenset[str]:
        """The words that a field of the part has. `leaf` is the part, opened in any commit."""
        if field not in self._words:
            self._words[field] = frozenset(word.decode() for word in leaf.lexicon(field))
        return self._words[field]

    def list_spellings(self, leaf: IndexReader) -> tuple[str, ...]:
        """The words of its texts without their signs."""
        if self._spellings is None:
            bare = {bare_word(word) for word in self.list_words(leaf, "words")}
            self._spellings = tuple(sorted(bare))
        return self._spellings


def read_shelves(reader: IndexReader, known: Mapping[str, Shelf]) -> dict[str, Shelf]:
    """The shelves of an index by their parts' names; those known are not read again."""
    names = {name_part(leaf): leaf for leaf, _ in reader.leaf_readers()}
    return {name: known.get(name) or Shelf(leaf) for name, leaf in names.items()}


def join_cards(reader: IndexReader, shelves: Mapping[str, Shelf]) -> dict[int, Card]:
    """The cards of the whole index, without those of documents that were deleted."""
    return {
        first + number: card
        for leaf, first in reader.leaf_readers()
        for number, card in shelves[name_part(leaf)].cards.items()
        if not leaf.is_deleted(number)
    }


def name_part(leaf: IndexReader) -> str:
    """What tells a part of an index from all others, in every commit."""
    segment = leaf.segment()
    return str(segment.segment_id()) if segment else ""  # type: ignore[no-untyped-call]  # so is Whoosh

"""Reads from Whoosh's files where words stand."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise

from whoosh.matching.wrappers import FilterMatcher
from whoosh.reading import IndexReader, TermNotFound

from app.search.engine import Form, Forms, Likeness
from app.search.schema import count_places, join_pair, pack_places, unpack_places
from app.search.whoosh_shelves import Shelf, join_cards, name_part

MOST_EXPANSIONS = 400
"""Words that one beginning stands for."""
_FIELDS = {Likeness.SAME: "words", Likeness.STEM: "stems"}

Packed = dict[int, bytes]
"""By the document's number, the places of a word in it as the index keeps them."""


class Places:
    """Where something stands: in which documents, how often, at which words."""

    def __init__(self, sources: Iterable[tuple[Packed, int]] = ()) -> None:
        """Each source comes with how many words long is what it has the beginnings of."""
        self._sources = [(source, length) for source, length in sources if source]
        self.documents: set[int] = set().union(*(source for source, _ in self._sources))

    def count(self, documents: Collection[int]) -> dict[int, int]:
        """How often it stands in each of some documents; those without it are left out."""
        counts: dict[int, int] = {}
        for source, _ in self._sources:
            for document, packed in source.items():
                if document in documents:
                    counts[document] = counts.get(document, 0) + count_places(packed)
        return counts

    def read(self, document: int) -> list[int]:
        """The numbers of the words at which it starts, in order."""
        return sorted(place for places, _ in self.read_runs(document) for place in places)

    def read_runs(self, document: int) -> list[tuple[tuple[int, ...], int]]:
        """The same by how many words long it is there."""
        return [
            (unpack_places(source[document]), length)
            for source, length in self._sources
            if document in source
        ]


class Postings:
    """What one commit of an index knows of words."""

    def __init__(self, reader: IndexReader, shelves: Mapping[str, Shelf]) -> None:
        self.cards = join_cards(reader, shelves)
        """By the documents' numbers."""
        self._leaves = reader.leaf_readers()
        self._shelves = [(shelves[name_part(leaf)], leaf) for leaf, _ in self._leaves]
        self._read: dict[tuple[str, str], Packed] = {}
        self._known: dict[Form, bool] = {}

    def find(self, forms: Forms) -> Places:
        """Where any of some forms stands. A phrase stands where it begins."""
        sources: list[tuple[Packed, int]] = []
        for form in forms:
            if form.likeness is Likeness.BEGINNING:
                begun = self._list_begun(form.words[0])
                sources += [(self.read("words", word), 1) for word in begun]
            else:
                sources.append((self._find_form(form), len(form.words)))
        return Places(sources)

    def _find_form(self, form: Form) -> Packed:
        if len(form.words) == 1:
            return self.read(_FIELDS[form.likeness], form.words[0])
        if form.likeness is Likeness.STEM:
            return self._find_run("stems", form.words)
        return self._find_run("pairs", [join_pair(*pair) for pair in pairwise(form.words)])

    def read(self, field: str, word: str) -> Packed:
        """The documents that have a word in a field; remembered until `forget`."""
        if (field, word) not in self._read:
            self._read[field, word] = self._read_leaves(field, word)
        return self._read[field, word]

    def forget(self) -> None:
        """Drops what was read: the rungs of one search share it, other searches hardly would."""
        self._read.clear()
        self._known.clear()

    def has(self, form: Form) -> bool:
        """Whether words stand in any text, one after another; remembered until `forget`."""
        if form not in self._known:
            self._known[form] = self._look_for(form)
        return self._known[form]

    def _look_for(self, form: Form) -> bool:
        if len(form.words) > 1:
            return bool(self.find((form,)).documents)
        field, [word] = _FIELDS[form.likeness], form.words
        return any(
            word in shelf.list_words(leaf, field) and self._is_alive(leaf, field, word)
            for shelf, leaf in self._shelves
        )

    def count(self, field: str, word: str) -> int:
        """In how many documents a word stood; those that were deleted since may be among them."""
        return sum(leaf.doc_frequency(field, word) for leaf, _ in self._leaves)

    def list_spellings(self) -> Iterator[tuple[str, ...]]:
        """The words of all texts without their signs, from each part of the index."""
        return (shelf.list_spellings(leaf) for shelf, leaf in self._shelves)

    def _read_leaves(self, field: str, word: str) -> Packed:
        found: Packed = {}
        for leaf, first in self._leaves:
            with suppress(TermNotFound):
                matcher = leaf.postings(field, word)
                # Almost no document was deleted: one look at all of them, below, is faster.
                whole = matcher.child if isinstance(matcher, FilterMatcher) else matcher
                while whole.is_active():
                    found[first + whole.id()] = whole.value()
                    whole.next()
        if found.keys() <= self.cards.keys():
            return found
        return {document: found[document] for document in found.keys() & self.cards.keys()}

    def _is_alive(self, leaf: IndexReader, field: str, word: str) -> bool:
        """Whether any document that has a word is still there.

        The words of those that were deleted stay until parts of the index are merged.
        """
        deleted = leaf.doc_count_all() - leaf.doc_count()
        return leaf.doc_frequency(field, word) > deleted or bool(self.read(field, word))

    def _list_begun(self, letters: str) -> list[str]:
        """The words that begin with some letters: the commonest ones, where there are too many."""
        begun = {
            word.decode()
            for leaf, _ in self._leaves
            for word in leaf.expand_prefix("words", letters)
        }
        commonest = sorted(begun, key=lambda word: (-self.count("words", word), word))
        return commonest[:MOST_EXPANSIONS]

    def _find_run(self, field: str, words: Sequence[str]) -> Packed:
        """The documents in which words stand one after another, and where such a run begins."""
        read: dict[int, Packed] = {}
        for step in sorted(range(len(words)), key=lambda step: self.count(field, words[step])):
            read[step] = self.read(field, words[step])
            if not read[step]:
                return {}
        rarest, *others = sorted(read.values(), key=len)
        shared = [document for document in rarest if all(document in each for each in others)]
        return dict(self._place_runs(read, shared))

    def _place_runs(
        self, read: Mapping[int, Packed], documents: Iterable[int]
    ) -> Iterator[tuple[int, bytes]]:
        for document in documents:
            starts = set.intersection(
                *(
                    {place - step for place in unpack_places(packed[document])}
                    for step, packed in read.items()
                )
            )
            # What begins among the words that follow a document belongs to a later one.
            within = [start for start in starts if 0 <= start < self.cards[document].words]
            if within:
                yield document, pack_places(sorted(within))

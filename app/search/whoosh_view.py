"""One commit of Whoosh's index, and what it answers."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest, nsmallest
from itertools import chain, islice
from typing import Any

from whoosh.searching import Searcher

from app.search.engine import NOTHING, Form, Forms, Likeness, Match, Scope, State, Wanted
from app.search.ranking import (
    IN_HEADING,
    NEIGHBOURS,
    Evidence,
    Occurrences,
    weigh_nearness,
    weigh_rarity,
    weigh_words,
)
from app.search.schema import join_pair
from app.search.spelling import spell_alike
from app.search.whoosh_cards import Card
from app.search.whoosh_postings import Places, Postings
from app.search.whoosh_shelves import Shelf
from app.search.words import find_stem

LEAST_SHARE = 0.15
"""Of what all words together tell, the part that a passage must have to be among the nearest."""
MOST_COMPARED = 200
"""Of words that are spelt alike, so many are looked up."""
MOST_NEAR = 100
"""So many of the best documents are looked at for how near the words stand."""


class WhooshView:
    """One commit of the index, open for reading."""

    def __init__(self, searcher: Searcher, state: State, shelves: Mapping[str, Shelf]) -> None:
        self.state = state
        self._searcher = searcher
        self._postings = Postings(searcher.reader(), shelves)
        self._cards = self._postings.cards
        words = sum(card.words for card in self._cards.values())
        self._average = words / (len(self._cards) or 1)

    def search(
        self, wanted: Wanted, scope: Scope, known: Mapping[int, frozenset[int]] = NOTHING
    ) -> list[Match]:
        """All documents that match, the best one first; of those known see the protocol."""
        every = [self._gather(forms) for forms in wanted.every]
        some = [self._gather(forms) for forms in wanted.some]
        found = _choose_documents(every, some)
        if wanted.without:
            found -= self._postings.find(wanted.without).documents
        if scope != Scope():
            found = {document for document in found if self._cards[document].fits(scope)}
        heard = dict(self._hear(found, known, every, some))
        if scope.speaker is not None:
            heard = {document: who for document, who in heard.items() if scope.speaker in who}
        scores = self._score([*every, *some], wanted.near, heard.keys() - known.keys())
        rarities = tuple(one.rarity for one in [*every, *some])
        best_first = sorted((-score, document) for document, score in scores.items())
        ranked = [(document, -score) for score, document in best_first]
        again = [(document, 0.0) for document in heard if document in known]
        return [self._make_match(*one, rarities, heard[one[0]]) for one in [*ranked, *again]]

    def narrow(self, matches: Sequence[Match], scope: Scope) -> list[Match]:
        """Those of some matches that lie in a scope."""
        return [
            match
            for match in matches
            if self._cards[match.place].fits(scope) and scope.speaker in {None, *match.speakers}
        ]

    def count_facets(self, matches: Sequence[Match]) -> dict[str, Counter[Any]]:
        """How many matches have each value that one can narrow to, by filter."""
        cards = [self._cards[match.place] for match in matches]
        return {
            "interview": Counter(card.interview_id for card in cards),
            "speaker": Counter(chain.from_iterable(match.speakers for match in matches)),
            "chapter": Counter(card.chapter for card in cards if card.chapter),
            "topic": Counter(chain.from_iterable(card.topics for card in cards)),
            "name": Counter(chain.from_iterable(card.names for card in cards)),
        }

    def count_uses(self, forms: Forms, scope: Scope) -> Counter[int]:
        """How often something stands in the text, by the speaker's id; 0 where nobody is named."""
        places = self._postings.find(forms)
        uses: Counter[int] = Counter()
        for document in places.documents:
            card = self._cards[document]
            if card.fits(scope):
                uses.update(_count_voices(card, places, document))
        wanted = uses if scope.speaker is None else {scope.speaker}
        return Counter({id_: uses[id_] for id_ in wanted if uses[id_]})

    def has(self, form: Form) -> bool:
        """Whether words stand in any text, one after another, as they are or by their stems."""
        return self._postings.has(form)

    def suggest(self, word: str, limit: int) -> list[str]:
        """Words of the texts that are spelt like a folded word, or begin with it."""
        alike: dict[str, int] = {}
        for words in self._postings.list_spellings():
            alike |= spell_alike(word, words)
        # Of those as far off, what is said often is more often meant.
        likest = nsmallest(MOST_COMPARED, alike, key=lambda other: (alike[other], other))
        counts = {other: self._postings.count("stems", find_stem(other)) for other in likest}
        likest.sort(key=lambda other: (alike[other], -counts[other], other))
        living = (other for other in likest if self._stands(other))
        return list(islice(living, limit))

    def _stands(self, word: str) -> bool:
        """Whether a word without its sign stands in a text that is still there."""
        return any(self.has(Form((word + sign,))) for sign in ("", "++", "#"))

    def count_ingests(self) -> dict[int, int]:
        """How many documents each ingest has."""
        return dict(Counter(card.ingest for card in self._cards.values()))

    def forget(self) -> None:
        """Drops what it has read for one search."""
        self._postings.forget()

    def close(self) -> None:
        """Lets go of the files."""
        self._searcher.close()  # type: ignore[no-untyped-call]  # Whoosh types most of itself

    def _gather(self, forms: Forms) -> Evidence:
        places = self._postings.find(forms)
        headings = [
            (self._postings.read("headings", form.words[0]), 1)
            for form in forms
            if form.likeness is Likeness.STEM
        ]
        rarity = weigh_rarity(len(places.documents), len(self._cards))
        return Evidence(places, Places(headings), rarity)

    def _score(
        self, evidence: Sequence[Evidence], near: Iterable[tuple[str, str]], found: Collection[int]
    ) -> dict[int, float]:
        scores = dict.fromkeys(found, 0.0)
        for one in evidence:
            for document, times in one.count(scores).items():
                length_ratio = self._cards[document].words / self._average
                scores[document] += one.rarity * weigh_words(times, length_ratio)
        for pair in near:
            having = self._postings.read("pairs", join_pair(*pair))
            worth = NEIGHBOURS * weigh_rarity(len(having), len(self._cards))
            for document in scores.keys() & having.keys():
                scores[document] += worth
        for document in nlargest(MOST_NEAR, scores, key=scores.__getitem__):
            scores[document] += weigh_nearness(evidence, document)
        return scores

    def _hear(
        self,
        found: Iterable[int],
        known: Mapping[int, frozenset[int]],
        every: Sequence[Evidence],
        some: Sequence[Evidence],
    ) -> Iterator[tuple[int, frozenset[int]]]:
        """Who says all of `every`; or, where there is only `some`, any of that.

        Known documents are left out where nobody else can say it.
        """
        asked = [one.places for one in every or some]
        for document in found:
            card = self._cards[document]
            speakers = frozenset(card.speakers)
            if document in known and speakers <= known[document]:
                continue
            if len(card.voices) > 1:
                said = [_count_voices(card, places, document).keys() for places in asked]
                who = set.intersection(*map(set, said)) if every else set[int]().union(*said)
                speakers &= who
            yield document, speakers

    def _make_match(
        self, document: int, score: float, rarities: tuple[float, ...], who: frozenset[int]
    ) -> Match:
        card = self._cards[document]
        numbers = card.ingest, card.interview_id, card.segment_id, document, card.position
        return Match(*numbers, score, rarities, who)


def _count_voices(card: Card, places: Occurrences, document: int) -> Counter[int]:
    """Who says something in a document, by id and how often."""
    counts: Counter[int] = Counter()
    for starts, length in places.read_runs(document):
        counts += card.count_voices(starts, length)
    return counts


def _choose_documents(every: Sequence[Evidence], some: Sequence[Evidence]) -> set[int]:
    """Those that have all of `every`; or, where there is only `some`, enough of that."""
    if every:
        first, *others = (one.places.documents for one in every)
        return set(first).intersection(*others)
    shares: defaultdict[int, float] = defaultdict(float)
    for one in some:
        for document in one.places.documents:
            shares[document] += one.rarity
        for document in one.headings.documents - one.places.documents:
            shares[document] += IN_HEADING * one.rarity
    # What no text has cannot be asked of any.
    needed = LEAST_SHARE * sum(one.rarity for one in some if one.places.documents)
    within = set[int]().union(*(one.places.documents for one in some))
    return {document for document in within if shares[document] >= needed}

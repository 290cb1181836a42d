"""A quotation beside the words that it renders: how they differ, and how much they share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.search.quote_check.alignment import align
from app.search.quote_check.candidates import Candidate
from app.search.quote_check.likeness import SAME
from app.search.quote_check.pairs import Pair
from app.search.quote_check.verdicts import Operation, Verdict
from app.search.quote_check.weights import turns_sense, weigh
from app.search.quote_check.wording import Wording
from app.search.words import find_stem, list_words
from app.transcript.spans import Span

NEEDED = 0.38
"""How similar a passage must be to be clearly the one that a quotation means."""
NEEDED_OF_SHORT = 1.1
"""What is needed more, divided by the weight: a few words stand together in many places."""
MOST_NEEDED = 0.95
LEAST_DENSE = 0.12
"""The share of a passage that a quotation must render, from its first word there to its last."""
MOST_OF_CHANGED = 0.99
"""How similar words can be that differ."""
OF_DENSITY = 0.15
"""How much of the similarity is the share of the passage, the rest being that of the quotation."""
MOST_INSERTED_FOR = 12
"""Words of the text that an insertion in brackets may stand for."""
SHORT_GAP = 12
LONG_GAP = 40
"""Words left out at a mark, from which on what stands on either side must say more."""
BESIDE_GAP = 1.0
BESIDE_LONG_GAP = 1.5
"""The weight of what must stand on either side: “the models … can … do” is put together."""
FIRST_WORDS = 8
MOST_COMPARED = 6
"""Candidates that are compared word by word."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quotation beside those of the text, by their numbers, half-open."""

    operation: Operation
    quoted: range
    said: range


@dataclass(frozen=True)
class Rendering:
    """A quotation, and the words of a candidate that it renders."""

    wording: Wording
    candidate: Candidate
    pairs: tuple[Pair, ...]
    score: float

    @property
    def span(self) -> Span:
        """The words of the text from the first that is rendered to the last."""
        return self.candidate.text.measure(self.pairs[0].said, self.pairs[-1].said_end)

    @cached_property
    def coverage(self) -> float:
        """The share of the quotation's weight that the passage has, 0 to 1."""
        weights = self.wording.weights
        matched = sum(
            pair.likeness * (weights[pair.quoted_end] - weights[pair.quoted]) for pair in self.pairs
        )
        return matched / weights[-1]

    @cached_property
    def density(self) -> float:
        """The share of the passage's weight that the quotation has, 0 to 1."""
        weights = self.candidate.text.weights
        rendered = sum(weights[pair.said_end] - weights[pair.said] for pair in self.pairs)
        omitted = sum(
            weights[each.said.stop] - weights[each.said.start]
            for each in self.differences
            if each.operation is Operation.OMIT
        )
        return rendered / (weights[self.pairs[-1].said_end] - weights[self.pairs[0].said] - omitted)

    @property
    def similarity(self) -> float:
        """How much the two share, 0 to 1; only what does not differ has 1."""
        if not self.changes:
            return 1.0
        shared: float = self.coverage ** (1 - OF_DENSITY) * self.density**OF_DENSITY
        return min(shared, MOST_OF_CHANGED)

    @property
    def verdict(self) -> Verdict:
        """How the quotation stands there."""
        if not self.changes:
            is_marked = self.wording.insertions or self.wording.endings or self.is_broken_off
            is_whole = len(self.differences) == 1 and not is_marked
            return Verdict.VERBATIM if is_whole else Verdict.ABRIDGED
        is_dense = self.density >= LEAST_DENSE
        is_meant = is_dense and self.similarity >= measure_needed(self.wording)
        return Verdict.ALTERED if is_meant else Verdict.ABSENT

    @property
    def is_broken_off(self) -> bool:
        """Whether the quotation marks that it has only the beginning of its last word."""
        last, words = self.pairs[-1], self.candidate.text.words
        quoted = "".join(word.folded for word in self.wording.words[last.quoted :])
        return self.wording.is_broken_off and quoted != "".join(words[last.said : last.said_end])

    @cached_property
    def changes(self) -> list[Difference]:
        """The differences that the quotation does not tell of."""
        told = {Operation.EQUAL, Operation.OMIT}
        return [each for each in self.differences if each.operation not in told]

    @cached_property
    def differences(self) -> list[Difference]:
        """The quotation and the passage from the first to the last word, stretch by stretch."""
        found = list(_join(self._compare()))
        beside = zip([None, *found], found, [*found[1:], None], strict=False)
        return [self._judge(before, each, after) for before, each, after in beside]

    def _judge(
        self, before: Difference | None, each: Difference, after: Difference | None
    ) -> Difference:
        """A long gap between words that say nothing is not what its mark says."""
        if each.operation is not Operation.OMIT or len(each.said) <= SHORT_GAP:
            return each
        needed = BESIDE_LONG_GAP if len(each.said) > LONG_GAP else BESIDE_GAP
        if all(side and self.wording.weigh(side.quoted) >= needed for side in (before, after)):
            return each
        return Difference(Operation.INSERT, each.quoted, each.said)

    def _compare(self) -> Iterator[Difference]:
        quoted, said = 0, self.pairs[0].said
        for pair in self.pairs:
            yield from self._skip(range(quoted, pair.quoted), range(said, pair.said))
            operation = Operation.EQUAL if pair.likeness >= SAME else Operation.REPLACE
            yield Difference(
                operation, range(pair.quoted, pair.quoted_end), range(pair.said, pair.said_end)
            )
            quoted, said = pair.quoted_end, pair.said_end
        yield from self._skip(range(quoted, len(self.wording.words)), range(said, said))

    def _skip(self, quoted: range, said: range) -> Iterator[Difference]:
        """What stands between two pairs of words, on either side."""
        if quoted and said:
            yield Difference(Operation.REPLACE, quoted, said)
        elif quoted:
            yield Difference(Operation.DELETE, quoted, said)
        elif said or quoted.start in self.wording.insertions:
            is_told = quoted.start in self.wording.gaps or self._stands_for(quoted.start, said)
            yield Difference(Operation.OMIT if is_told else Operation.INSERT, quoted, said)

    def _stands_for(self, number: int, said: range) -> bool:
        """Whether what is put in before a word may be given for some words of the text."""
        words = self.candidate.text.words[said.start : said.stop]
        put_in = list_words(self.wording.insertions.get(number, ""))
        is_short = len(said) <= MOST_INSERTED_FOR
        return bool(put_in) and is_short and (put_in == words or not any(map(turns_sense, words)))


def measure_needed(wording: Wording) -> float:
    """How similar a passage must be to be clearly the one that a quotation means, 0 to 1."""
    return min(NEEDED + NEEDED_OF_SHORT / wording.weights[-1], MOST_NEEDED)


def find_rendering(wording: Wording, candidates: Sequence[Candidate]) -> Rendering | None:
    """The best of what the candidates have of a quotation; the first of several."""
    best: Rendering | None = None
    for candidate in choose_fullest(wording, candidates):
        alignment = align(wording, candidate.text)
        if alignment.pairs and (best is None or alignment.score > best.score + 1e-9):
            best = Rendering(wording, candidate, alignment.pairs, alignment.score)
            if not best.changes:
                break
    return best


def choose_fullest(wording: Wording, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that have its first words as they are, and then those with most of all its words."""
    words = [word.folded for word in wording.words][:FIRST_WORDS]
    stems = {find_stem(word.folded): weigh(word.folded) for word in wording.words}
    shares = [
        (
            not candidate.text.find(words),
            -sum(weight for stem, weight in stems.items() if stem in candidate.text.stems),
            number,
        )
        for number, candidate in enumerate(candidates)
    ]
    return [candidates[number] for *_, number in sorted(shares)[:MOST_COMPARED]]


def _join(differences: Iterator[Difference]) -> Iterator[Difference]:
    """Neighbours of one kind as one; words put in and left out side by side as replaced."""
    last: Difference | None = None
    for each in differences:
        if last is not None and last.operation is each.operation:
            last = Difference(
                last.operation,
                range(last.quoted.start, each.quoted.stop),
                range(last.said.start, each.said.stop),
            )
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last

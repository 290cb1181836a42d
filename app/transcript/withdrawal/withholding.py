"""Finds withdrawn words that come in again, though only their fingerprints are kept.

A sentence that is long enough to tell is known wherever it stands. A short one, which others say
too, is known in the hole that it left: between the sentences that it stood between.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.transcript.alignment.likeness import read_wording
from app.transcript.history.states import History
from app.transcript.keys import take_fingerprint
from app.transcript.spans import Span
from app.transcript.withdrawal.holes import Hole, list_holes

MOST_SENTENCES = 50
"""Of a longer stretch of new sentences nobody can say that it fills a hole."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What of a text was withdrawn before."""

    spans: Sequence[Span]
    """The words."""
    replaced: Sequence[str]
    """Keys that were withdrawn, where other words stand now."""

    def list_touched(self, sentences: Sequence[Span]) -> list[int]:
        """The numbers of the sentences of which words are withheld."""
        touched = (any(one.overlap(span) for span in self.spans) for one in sentences)
        return [number for number, is_touched in enumerate(touched) if is_touched]


@dataclass(frozen=True, slots=True)
class _Gap:
    """New sentences between two that stood before, and what stood or was withdrawn there."""

    holes: Sequence[Hole]
    lost: int
    """How many sentences stood there."""
    new: Sequence[Span]

    @property
    def may_fill(self) -> bool:
        return bool(self.holes) and len(self.new) <= MOST_SENTENCES


def find_withheld(history: History, text: str, sentences: Sequence[Span]) -> Withheld:
    """The words of a text, by its sentences, that were withdrawn from its history."""
    holes = list_holes(history)
    known = frozenset(mark for hole in holes for mark in hole.fingerprints)
    spans: list[Span] = []
    replaced: list[str] = []
    for gap in _find_gaps(history, holes, text, sentences) if known else ():
        found = list(dict.fromkeys(_find_known(gap, known, text)))
        spans += found
        if gap.may_fill and not found and len(gap.new) > gap.lost:
            replaced.append(gap.holes[0].key)
    return Withheld(spans, replaced)


def _find_gaps(
    history: History, holes: Sequence[Hole], text: str, sentences: Sequence[Span]
) -> Iterator[_Gap]:
    """The stretches of a text that did not stand there, word for word, until now."""
    stand = [((place,), one.text) for place, one in enumerate(history.now.sentences)]
    then: list[tuple[tuple[int, ...], str | Hole]] = sorted(
        [*stand, *((hole.place, hole) for hole in holes)], key=lambda one: one[0]
    )
    before = [take_fingerprint(one) if isinstance(one, str) else one.key for _, one in then]
    after = [take_fingerprint(sentence.cut(text)) for sentence in sentences]
    start = new_start = 0
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    for block in blocks:
        gone = [one for _, one in then[start : block.a]]
        inside = [one for one in gone if isinstance(one, Hole)]
        if new := sentences[new_start : block.b]:
            yield _Gap(inside, len(gone) - len(inside), new)
        start, new_start = block.a + block.size, block.b + block.size


def _find_known(gap: _Gap, known: frozenset[str], text: str) -> Iterator[Span]:
    """The words of a gap that were withdrawn: whole sentences, and long runs within one."""
    own = frozenset(mark for hole in gap.holes for mark in hole.fingerprints)
    for run in _list_runs(gap):
        mark = take_fingerprint(run.cut(text))
        if mark in own or (mark in known and _is_telling(run.cut(text))):
            yield run
    for sentence in gap.new if gap.may_fill else ():
        for run in _list_parts(sentence, text):
            if take_fingerprint(run.cut(text)) in own and _is_telling(run.cut(text)):
                yield run


def _list_runs(gap: _Gap) -> Iterator[Span]:
    """Every sentence and, where they may be cut otherwise than before, every run of them."""
    most = len(gap.new) if gap.may_fill else 1
    for first, sentence in enumerate(gap.new):
        for last in gap.new[first : first + most]:
            yield Span(sentence.start, last.end)


def _list_parts(sentence: Span, text: str) -> Iterator[Span]:
    """Every run of words in a sentence."""
    words = [word.span() for word in re.finditer(r"\S+", sentence.cut(text))]
    for first, (start, _) in enumerate(words):
        for _, end in words[first:]:
            yield Span(sentence.start + start, sentence.start + end)


def _is_telling(words: str) -> bool:
    return read_wording(words).is_telling

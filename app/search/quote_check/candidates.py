"""The stretches of the transcripts that a quotation may come from."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.archive.database import Session
from app.archive.segments import read_stretches
from app.archive.values import Sentence
from app.search.engine import Form, Likeness, Match, Scope, View, Wanted
from app.search.query import MOST_WORDS
from app.search.quote_check.signs import drop_signs
from app.search.quote_check.texts import Text, read_text
from app.search.quote_check.wording import Wording
from app.search.words import find_stem, is_telling

PIECE_WORDS = 30
MOST_PIECES = 8
"""Of a long quotation, so many pieces are looked for, from its beginning to its end."""
MOST_TELLING = 12
"""Of the words of a piece."""
MOST_MATCHES = 8
"""Passages that are compared with a piece."""
MOST_EXACT = 200
"""Passages that are looked through for the same words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of an interview that a quotation is compared with."""

    interview_id: int
    sentences: Sequence[Sentence]
    text: Text


@dataclass(frozen=True, slots=True)
class Leads:
    """What the index knows of a quotation."""

    exact: Sequence[Match]
    """The passages that have its words, or its first, one after another."""
    loose: Sequence[Match]
    """Those that have most of what is telling in it."""
    rarities: Mapping[str, float]
    """How telling the stem of each of its words is."""

    @property
    def matches(self) -> list[Match]:
        """All of them."""
        return [*self.exact, *self.loose]


def find_leads(view: View, scope: Scope, wording: Wording, most_exact: int = MOST_EXACT) -> Leads:
    """Where a quotation may come from; of the passages that have its words not more than asked."""
    words = [bare for word in wording.words if (bare := drop_signs(word.folded))]
    if not words:
        return Leads([], [], {})
    exact = view.search(Wanted(every=((Form(tuple(words[:MOST_WORDS])),),)), scope)
    loose: list[Match] = []
    rarities: dict[str, float] = {}
    for piece in _cut(words):
        if wanted := _want(piece):
            matches = view.search(wanted, scope)[:MOST_MATCHES]
            loose += matches
            stems = [form.words[0] for [form] in wanted.some]
            for match in matches[:1]:
                rarities |= dict(zip(stems, match.rarities, strict=True))
    return Leads(exact[:most_exact], loose, rarities)


def read_candidates(session: Session, matches: Collection[Match]) -> list[Candidate]:
    """The stretches around some matches."""
    ids = dict.fromkeys(match.segment_id for match in matches)
    return [make_candidate(*stretch) for stretch in read_stretches(session, ids)]


def make_candidate(interview_id: int, sentences: Sequence[Sentence]) -> Candidate:
    """Consecutive sentences, made ready to be compared."""
    text = " ".join(sentence.text for sentence in sentences)
    return Candidate(interview_id, sentences, read_text(text, sentences[0].start))


def _cut(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """A quotation's words in pieces; of very many, some from each part of it."""
    pieces = min(-(-len(words) // PIECE_WORDS), MOST_PIECES)
    for number in range(pieces):
        first = number * len(words) // pieces
        yield words[first : first + PIECE_WORDS]


def _want(words: Sequence[str]) -> Wanted | None:
    """What is telling in a piece; None where nothing is."""
    telling = list(dict.fromkeys(find_stem(word) for word in words if is_telling(word)))
    forms = tuple((Form((stem,), Likeness.STEM),) for stem in telling[:MOST_TELLING])
    return Wanted(some=forms, near=tuple(dict.fromkeys(pairwise(words)))) if forms else None

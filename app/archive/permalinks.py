"""Resolves keys to the words they name."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.archive.histories import read_history
from app.archive.interviews import read_sentences, select_sentences
from app.archive.models import FateRow, KeyRow, PlaceRow
from app.archive.values import Interview, Sentence
from app.transcript.history.fates import Fate
from app.transcript.history.links import SharedLink
from app.transcript.spans import Span

LEAST_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one interview, from one on."""

    interview: Interview
    sentences: tuple[Sentence, ...]

    @property
    def start(self) -> int:
        """Where the first sentence starts."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """Behind the last character of the last sentence."""
        return self.sentences[-1].end

    @property
    def span(self) -> Span:
        """All of it."""
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        """The words, character for character."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a shared link leads today."""

    passage: Passage | None
    """The words now; None if nothing is left of them."""
    link: SharedLink | None
    """What became of them since they were shared; None if nothing did."""
    since: int
    """The first revision that had both ends."""
    is_reversed: bool = False
    """Whether the address names the last sentence first."""

    @property
    def fate(self) -> Fate:
        """What became of the whole."""
        return self.link.fate if self.link else Fate.UNCHANGED

    def find_fate(self, key: str) -> Fate:
        """What became of the words of one end."""
        return self.link.find_fate(key) if self.link else Fate.UNCHANGED


def follow_link(
    session: Session, interview: Interview, first_key: str, last_key: str
) -> Destination | None:
    """Where a link to everything between two keys leads; None for a key that was never given."""
    known = _find_keys(session, interview, {first_key, last_key})
    if len(known) < len({first_key, last_key}):
        return None
    if passage := _find_untouched(session, interview, known):
        is_reversed = passage.sentences[0].key != first_key
        return Destination(passage, None, max(known.values()), is_reversed)
    link = SharedLink(read_history(session, interview.id), first_key, last_key)
    passage = _read_passage(session, interview, link)
    return Destination(passage, link, link.shared.number, link.is_reversed)


def _find_keys(session: Session, interview: Interview, keys: set[str]) -> dict[str, int]:
    """The numbers of the revisions that brought some keys, by key."""
    rows = select(KeyRow.key, KeyRow.minted_in).where(
        KeyRow.interview_id == interview.id, KeyRow.key.in_(keys)
    )
    return {row.key: row.minted_in for row in session.execute(rows)}


def _find_untouched(
    session: Session, interview: Interview, minted: Mapping[str, int]
) -> Passage | None:
    """The passage whose words nothing can have happened to; what most links lead to."""
    if len(minted) == 1:
        fates = select(FateRow.id).join(KeyRow, KeyRow.id == FateRow.key_id)
        happened = fates.where(KeyRow.interview_id == interview.id, KeyRow.key.in_(minted))
        if session.scalars(happened.limit(1)).first() is not None:
            return None
    elif interview.revision > max(minted.values()):
        return None
    found = [find_sentence(session, interview, key) for key in minted]
    ends = sorted(end.position for end in found if end)
    if len(ends) < len(minted):
        return None
    return _read_between(session, interview, ends[0], ends[-1])


def _read_passage(session: Session, interview: Interview, link: SharedLink) -> Passage | None:
    if not link.places:
        return None
    return _read_between(session, interview, link.places[0], link.places[-1])


def _read_between(session: Session, interview: Interview, first: int, last: int) -> Passage:
    """The sentences from one position to another."""
    rows = select_sentences().where(
        PlaceRow.interview_id == interview.id, PlaceRow.position.between(first, last)
    )
    found = session.execute(rows.order_by(PlaceRow.position))
    return Passage(interview, tuple(Sentence(*row) for row in found))


def find_sentence(session: Session, interview: Interview, key: str) -> Sentence | None:
    """The sentence that a key names today."""
    row = session.execute(
        select_sentences().where(
            PlaceRow.interview_id == interview.id,
            KeyRow.interview_id == interview.id,  # so that the key is looked up, not searched
            KeyRow.key == key,
        )
    ).first()
    return Sentence(*row) if row else None


def find_likely(session: Session, interview: Interview, words: str) -> Sentence | None:
    """The sentence that comes closest to the words an address carries; None if none is close."""
    wanted = words.replace("-", " ").casefold()
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    best, best_ratio = None, LEAST_LIKENESS
    for sentence in read_sentences(session, interview):
        matcher.set_seq1(sentence.text.casefold()[: len(wanted) + 20])
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = sentence, ratio
    return best

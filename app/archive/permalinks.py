"""Resolves keys to the words they name."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlalchemy.orm import Session

from app.archive.interviews import read_sentences, select_sentences
from app.archive.models import KeyRow, PlaceRow
from app.archive.values import Interview, Sentence

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
    def text(self) -> str:
        """The words, character for character."""
        return " ".join(sentence.text for sentence in self.sentences)


def find_sentence(session: Session, interview: Interview, key: str) -> Sentence | None:
    """The sentence that a key names."""
    row = session.execute(
        select_sentences().where(
            PlaceRow.interview_id == interview.id,
            KeyRow.interview_id == interview.id,  # so that the key is looked up, not searched
            KeyRow.key == key,
        )
    ).first()
    return Sentence(*row) if row else None


def find_passage(
    session: Session, interview: Interview, first_key: str, last_key: str
) -> Passage | None:
    """Everything between two keys, whichever of them stands first in the text."""
    first = find_sentence(session, interview, first_key)
    last = find_sentence(session, interview, last_key)
    if first is None or last is None:
        return None
    first, last = sorted((first, last), key=lambda sentence: sentence.position)
    return Passage(interview, tuple(read_sentences(session, interview, first.start, last.end)))


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

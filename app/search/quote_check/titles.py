"""Titles that are printed as if somebody had said them."""

from dataclasses import dataclass

from app.archive.database import Session
from app.archive.interviews import find_titles
from app.search.quote_check.alignment import align
from app.search.quote_check.findings import Note, NoteKind
from app.search.quote_check.texts import read_text
from app.search.quote_check.weights import weigh
from app.search.quote_check.wording import Wording
from app.search.words import is_telling

LEAST_SHARED = 0.85
"""The share of a quotation's weight that a title must have, to be where it comes from."""
LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Title:
    """A title that a quotation repeats."""

    share: float
    """How much of the quotation's weight it has, 0 to 1."""
    note: Note


def find_title(session: Session, wording: Wording) -> Title | None:
    """The title that has most of a quotation, if any has nearly all of it."""
    telling = [word for word in wording.words if is_telling(word.folded)]
    if len(wording.words) < LEAST_WORDS or not telling:
        return None
    rarest = max(telling, key=lambda word: (weigh(word.folded), len(word.folded)))
    best: Title | None = None
    asked = wording.text[rarest.start : rarest.end]
    for title, of_chapter in find_titles(session, asked):
        alignment = align(wording, read_text(title))
        matched = sum(
            pair.likeness * (wording.weights[pair.quoted_end] - wording.weights[pair.quoted])
            for pair in alignment.pairs
        )
        shared = matched / wording.weights[-1]
        if shared >= LEAST_SHARED and (best is None or shared > best.share):
            what = "a chapter’s title" if of_chapter else "the interview’s title"
            text = f"These are words of {what}, “{title}”, and not of the transcript."
            best = Title(shared, Note(NoteKind.TITLE_ONLY, text))
    return best

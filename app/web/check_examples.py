"""Quotations to try the check with, made of what stands in the archive."""

import re

from app.archive.database import Session
from app.archive.interviews import list_interviews, read_sentences
from app.web.components import Link
from app.web.urls import Urls

LEAST_WORDS = 9
MOST_WORDS = 14
_PLAIN = re.compile(r"(?:[^\W\d_]+(?:['’-][^\W\d_]+)*,? )+[^\W\d_]+[.!?]")
"""A sentence of words and commas alone: there is nothing in it that a quotation would alter."""


def make_check_examples(session: Session, urls: Urls) -> tuple[Link, ...]:
    """A sentence of the newest interview, shortened, and misquoted; empty where none is plain."""
    sentence = _choose_sentence(session)
    if not sentence:
        return ()
    words = sentence.split()
    third = len(words) // 3
    longest = max(range(1, len(words) - 1), key=lambda number: len(words[number]))
    quotations = {
        f"“{sentence}”": words,
        "the same, shortened": [*words[:third], "…", *words[-third:]],
        "the same, with a word missing": [*words[:longest], *words[longest + 1 :]],
    }
    return tuple(Link(text, urls.check(" ".join(made))) for text, made in quotations.items())


def _choose_sentence(session: Session) -> str:
    """Of the plain sentences of a good length the one that says most, by its letters a word."""
    plain = [
        sentence.text
        for interview in list_interviews(session, 1)
        for sentence in read_sentences(session, interview)
        if LEAST_WORDS <= len(sentence.text.split()) <= MOST_WORDS
        and _PLAIN.fullmatch(sentence.text)
    ]
    return max(plain, key=lambda text: len(text) / len(text.split()), default="")

"""Histories of small texts, made as an ingest makes them."""

from collections.abc import Sequence

from app.transcript.history.correction import correct
from app.transcript.history.states import History, State, Wording
from app.transcript.keys import mint_keys

WELCOME = "Welcome to the show, and thank you for coming all this way."
ENGINE = "The engine weaves algebraic patterns just as the loom weaves flowers."
THINK = "Will it think one day, or only do as it is told?"
ORDER = "It does whatever we know how to order it to perform."
NUMBERS = "We may say most aptly that numbers are not the only thing it could act upon."
THANKS = "I am grateful to everybody who has read the notes so far."
TALK = [WELCOME, ENGINE, THINK, ORDER, NUMBERS, THANKS]


def begin(sentences: Sequence[str]) -> History:
    """A text in its first state."""
    keys = mint_keys(sentences)
    wordings = (Wording(key, text) for key, text in zip(keys, sentences, strict=True))
    return History((State(1, tuple(wordings)),))


def go_on(history: History, sentences: Sequence[str]) -> History:
    """The same text after a correction."""
    correction = correct(history, sentences)
    number = history.now.number + 1
    return history.append(State(number, correction.sentences, correction.events, f"day {number}"))


def tell(*texts: Sequence[str]) -> History:
    """A text with all of its corrections."""
    history = begin(texts[0])
    for text in texts[1:]:
        history = go_on(history, text)
    return history


def key_of(history: History, words: str, number: int = 1) -> str:
    """The key that a sentence had in a state."""
    return next(one.key for one in history.find_state(number).sentences if one.text == words)


def change(text: Sequence[str], **changes: str | None) -> list[str]:
    """A text with some sentences replaced, by their names above, or left out."""
    new = {globals()[name]: words for name, words in changes.items()}
    return [words for one in text if (words := new.get(one, one)) is not None]

"""Finds where the words of a key stand in a later state of its text, word for word."""

from collections.abc import Iterator

from app.transcript.alignment.following import map_words
from app.transcript.history.states import History, State
from app.transcript.spans import Span, lay_out


def locate(history: History, key: str, state: State) -> list[int]:
    """Where the words of a key stand in a state, in order; nowhere if they are gone.

    A key that was merged or split is followed by its own words: those of a sentence that was
    merged with it, or that was parted from it again, are not what it names.
    """
    if (place := state.places.get(key)) is not None:
        return [place]
    words = history.find_last_wording(key, state.number)
    return sorted(set(_leave(history, key, words, Span(0, len(words)), state)))


def _leave(history: History, key: str, text: str, wanted: Span, state: State) -> Iterator[int]:
    """Follows some words of a key out of it, into what it was merged or split into."""
    ending = history.find_ending(key, state.number)
    if ending is None or not ending[1].into:
        return
    then, event = ending
    texts = [then.sentences[then.places[part]].text for part in event.into]
    now = _map(text, " ".join(texts), wanted) or Span(0, len(" ".join(texts)))
    for part, stretch, own in zip(event.into, lay_out(texts), texts, strict=True):
        if now.overlap(stretch) or not own:
            inside = Span(max(now.start, stretch.start), min(now.end, stretch.end))
            shifted = Span(inside.start - stretch.start, inside.end - stretch.start)
            yield from _stay(history, part, shifted, then, state)


def _stay(history: History, key: str, wanted: Span, then: State, state: State) -> Iterator[int]:
    """Follows some words within a key, through its corrections, and on where it ended."""
    first, *later = history.list_wordings(key, then.number, state.number)
    text = first
    for correction in later:
        mapped = _map(text, correction, wanted)
        if mapped is None:
            return
        text, wanted = correction, mapped
    if (place := state.places.get(key)) is not None:
        yield place
    else:
        yield from _leave(history, key, text, wanted, state)


def _map(old: str, new: str, wanted: Span) -> Span | None:
    """Where words stand after a correction; all of it where the words themselves were withdrawn."""
    if not old or not new:
        return Span(0, len(new))
    return map_words(old, Span(0, len(old)), new, Span(0, len(new)), wanted)

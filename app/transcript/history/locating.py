"""Finds where the words of a key stand in a later state of its text, word for word."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.transcript.alignment.following import map_words
from app.transcript.history.states import Event, History, State
from app.transcript.spans import Span, lay_out


def locate(history: History, key: str, state: State) -> list[int]:
    """Where the words of a key stand in a state, in order; nowhere if they are gone.

    A key that was merged or split is followed by its own words: those of a sentence that was
    merged with it, or that was parted from it again, are not what it names.
    """
    if (place := state.places.get(key)) is not None:
        return [place]
    words = history.find_last_wording(key, state.number)
    return sorted(set(_Search(history, state).leave(key, words, Span(0, len(words)))))


@dataclass(frozen=True)
class _Search:
    """Follows words to one state; no stretch of a key twice, however it was parted and joined."""

    history: History
    state: State
    seen: set[tuple[str, Span, int]] = field(default_factory=set)

    def leave(self, key: str, text: str, wanted: Span) -> Iterator[int]:
        """Follows some words of a key out of it, into what it was merged or split into."""
        ending = self.history.find_ending(key, self.state.number)
        if ending is None or not ending[1].into:
            return
        then, event = ending
        texts = [then.sentences[then.places[part]].text for part in event.into]
        old, start = self._join_merged(key, text, then, event)
        now = _map(old, " ".join(texts), Span(start + wanted.start, start + wanted.end))
        for part, stretch in zip(event.into, lay_out(texts), strict=True):
            if now and (now.overlap(stretch) or stretch.start == stretch.end):
                inside = Span(max(now.start, stretch.start), min(now.end, stretch.end))
                shifted = Span(inside.start - stretch.start, inside.end - stretch.start)
                yield from self._stay(part, shifted, then)

    def _join_merged(self, key: str, text: str, then: State, event: Event) -> tuple[str, int]:
        """The words of all that were merged into the same, in their order, and where a key's own
        start: alone, its changed words would pass for those of another.
        """
        before = self.history.find_state(then.number - 1)
        merged = sorted(
            (one.key for one in then.events if one.into == event.into),
            key=lambda one: before.places[one],
        )
        stood = {one: before.sentences[before.places[one]].text for one in merged} | {key: text}
        ahead = [stood[one] for one in merged[: merged.index(key)] if stood[one]]
        joined = " ".join(stood[one] for one in merged if stood[one])
        return joined, sum(len(one) + 1 for one in ahead)

    def _stay(self, key: str, wanted: Span, then: State) -> Iterator[int]:
        """Follows some words within a key, through its corrections, and on where it ended."""
        if (key, wanted, then.number) in self.seen:
            return
        self.seen.add((key, wanted, then.number))
        first, *later = self.history.list_wordings(key, then.number, self.state.number)
        text, stretch = first, wanted
        for correction in later:
            mapped = _map(text, correction, stretch)
            if mapped is None:
                return
            text, stretch = correction, mapped
        if (place := self.state.places.get(key)) is not None:
            yield place
        else:
            yield from self.leave(key, text, stretch)


def _map(old: str, new: str, wanted: Span) -> Span | None:
    """Where words stand after a correction; all of it where the words themselves were withdrawn."""
    if not old or not new or wanted.start == wanted.end:
        return Span(0, len(new))
    return map_words(old, Span(0, len(old)), new, Span(0, len(new)), wanted)

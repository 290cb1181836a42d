"""What became of each sentence from one state of a text to another, for people to compare."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.archive.values import Interview
from app.transcript.history.fates import Fate
from app.transcript.history.states import Event, State
from app.transcript.reading import shorten
from app.web.components import Link
from app.web.correction_components import ChangeView, WordingView
from app.web.urls import Urls
from app.web.wordings import compare_wordings, leave_plain

LABELS = {
    Fate.CORRECTED: "Corrected",
    Fate.MOVED: "Moved",
    Fate.MERGED: "Joined",
    Fate.SPLIT: "Split",
    Fate.REMOVED: "Removed",
    Fate.WITHDRAWN: "Withdrawn",
}
ADDED = "Added"
Change = int | tuple[Event, ...]
"""The place of a sentence that was added; or what was done to one, or to a few together."""
_HIDDEN = "Its earlier wording was withdrawn."


@dataclass(frozen=True)
class Comparison:
    """Two states of an interview's text, and what the later one did to the earlier one's words."""

    urls: Urls
    interview: Interview
    before: State
    after: State
    labels: tuple[str, str] = ("Before", "After")
    """Of the two wordings."""

    def sort_changes(self, events: Sequence[Event], added: Iterable[int]) -> list[Change]:
        """All changes, in the order in which the words stand, or stood."""
        places = dict(self._find_places(events))
        behind = (len(self.after.sentences), 0)  # what was withdrawn of the past alone
        changes: list[tuple[tuple[int, int], Change]] = [((at, 1), at) for at in added]
        changes += [(places.get(some[0].key, behind), some) for some in _join_merged(events)]
        return [change for _, change in sorted(changes, key=lambda one: one[0])]

    def show(self, changes: Iterable[Change]) -> tuple[ChangeView, ...]:
        """Some changes, each with its wordings."""
        return tuple(
            self._add(change) if isinstance(change, int) else self._tell(change)
            for change in changes
        )

    def _find_places(self, events: Sequence[Event]) -> Iterator[tuple[str, tuple[int, int]]]:
        """For each earlier sentence its place now; if it is gone, behind what stood before it."""
        into = {event.key: event.into for event in events if event.into}
        moved = {event.key for event in events if event.fate is Fate.MOVED}
        last = -1
        for sentence in self.before.sentences:
            keys = into.get(sentence.key, (sentence.key,))
            stands = [self.after.places[key] for key in keys if key in self.after.places]
            yield sentence.key, (stands[0], 0) if stands else (last, 2)
            if stands and sentence.key not in moved:
                last = stands[-1]

    def _tell(self, events: Sequence[Event]) -> ChangeView:
        first = events[0]
        if first.fate is Fate.WITHDRAWN:
            return ChangeView(LABELS[first.fate], first.reason, (), self._link(first.key, ""))
        old = self._write(self.before, (event.key for event in events))
        new = self._write(self.after, first.into or (first.key,))
        return ChangeView(
            label=LABELS[first.fate],
            reason=_explain(events) if old else _HIDDEN,
            wordings=tuple(self._show(old, new)),
            link=self._link(first.key, new or old),
        )

    def _show(self, old: str, new: str) -> Iterator[WordingView]:
        """Both wordings where they differ; one alone where the other is not to be had."""
        if not old or not new or old == new:
            text = new or old
            if text:
                yield WordingView("", leave_plain(text), past=False)
            return
        pieces = compare_wordings(old, new)
        for label, shown, past in zip(self.labels, pieces, (True, False), strict=True):
            yield WordingView(label, shown, past)

    def _add(self, place: int) -> ChangeView:
        sentence = self.after.sentences[place]
        wording = WordingView("", leave_plain(sentence.text), past=False)
        known = sentence.key in self.before.places
        return ChangeView(
            label=f"{LABELS[Fate.MOVED]} here" if known else ADDED,
            reason=None,
            wordings=(wording,) if sentence.text else (),
            link=self._link(sentence.key, sentence.text),
        )

    def _link(self, key: str, words: str) -> Link:
        return Link(shorten(words, 60) if words else "", self.urls.sentence(self.interview, key))

    @staticmethod
    def _write(state: State, keys: Iterable[str]) -> str:
        places = (state.places.get(key) for key in keys)
        return state.write_text(place for place in places if place is not None)


def _explain(events: Sequence[Event]) -> str | None:
    """Into how many sentences one went, or of how many one was made; or what else is known."""
    first = events[0]
    if first.fate is Fate.SPLIT and len(first.into) > 1:
        return f"into {len(first.into)} sentences"
    return f"from {len(events)} sentences" if len(events) > 1 else first.reason


def _join_merged(events: Iterable[Event]) -> Iterator[tuple[Event, ...]]:
    """Sentences that went into the same one are one change."""
    joined = groupby(events, key=lambda event: (event.fate, event.into or event.key))
    return (tuple(group) for _, group in joined)


def count_changes(events: Iterable[Event], added: int) -> str:
    """What was done to sentences, in words: "3 sentences corrected, 1 removed"."""
    fates = [event.fate for event in events]
    counts = [(fates.count(fate), label.lower()) for fate, label in LABELS.items()]
    told = [(count, label) for count, label in (*counts, (added, ADDED.lower())) if count]
    if not told:
        return "no sentence changed"
    (count, label), *others = told
    first = f"{count:,} {'sentence' if count == 1 else 'sentences'} {label}"
    return ", ".join([first, *(f"{count:,} {label}" for count, label in others)])


def find_added(before: State, after: State) -> list[int]:
    """The places of sentences whose words do not come from the state before."""
    came = {key for event in after.events for key in event.into}
    return [
        place
        for place, sentence in enumerate(after.sentences)
        if sentence.key not in came and sentence.key not in before.places
    ]

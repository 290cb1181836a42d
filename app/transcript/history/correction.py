"""Corrects a text: which sentences keep their keys, and what becomes of the other keys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.transcript.alignment.likeness import read_wording
from app.transcript.alignment.sentences import Alignment, Outcome, align_sentences
from app.transcript.history.fates import Fate, weigh
from app.transcript.history.restoring import find_restored
from app.transcript.history.states import Event, History, State, Wording
from app.transcript.keys import mint_keys

MOST_BROKEN = 0.1
"""The largest part of its links that a correction may break without being asked twice."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a state did to the keys of the one before it, and how many sentences it brought."""

    unchanged: int = 0
    corrected: int = 0
    moved: int = 0
    merged: int = 0
    split: int = 0
    removed: int = 0
    """Those that were withdrawn too."""
    added: int = 0


@dataclass(frozen=True, slots=True)
class KeyChange:
    """What a correction does to one link."""

    key: str
    fate: Fate
    before: str
    after: tuple[str, ...]
    """The sentences that hold its words; none where they are removed."""
    likeness: float
    """The part of their words that both have in common, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected text with its keys, and what became of those of the text before it."""

    before: State
    sentences: tuple[Wording, ...]
    events: tuple[Event, ...]
    alignment: Alignment

    @property
    def counts(self) -> Counts:
        """How many sentences fared in which way."""
        return count_fates(self.before, State(self.before.number + 1, self.sentences, self.events))

    def list_changes(self) -> list[KeyChange]:
        """Every link whose words change, the worst first."""
        texts = {sentence.key: sentence.text for sentence in self.sentences}
        changes = []
        for event in self.events:
            before = self.before.sentences[self.before.places[event.key]].text
            holding = event.into or ((event.key,) if event.key in texts else ())
            after = tuple(texts[key] for key in holding)
            likeness = read_wording(before).liken(read_wording(" ".join(after)))
            changes.append(KeyChange(event.key, event.fate, before, after, likeness))
        return sorted(changes, key=lambda change: (-weigh(change.fate), change.likeness))

    def list_added(self) -> list[Wording]:
        """The sentences that hold no words of an earlier one, in order."""
        return [self.sentences[place] for place in self.alignment.added]

    @property
    def breaks_much(self) -> bool:
        """Whether so many links would lead to words no longer that it may be a mistake."""
        return self.counts.removed > MOST_BROKEN * len(self.before.sentences)


def correct(history: History, sentences: Sequence[str]) -> Correction:
    """Follows the present sentences of a text into its corrected ones.

    A key stays with its sentence; one whose words come back exactly where they stood is theirs
    again; every other sentence gets a new one, which nobody ever had.
    """
    before = history.now
    alignment = align_sentences([sentence.text for sentence in before.sentences], sentences)
    kept = {new: before.sentences[old].key for new, old in alignment.find_heirs().items()}
    restored = find_restored(history, sentences, kept, alignment)
    keys = mint_keys(sentences, history.minted, kept | restored)
    events = _list_events(before, keys, alignment.outcomes)
    wordings = (Wording(key, text) for key, text in zip(keys, sentences, strict=True))
    return Correction(before, tuple(wordings), tuple(events), alignment)


def _list_events(
    before: State, keys: Sequence[str], outcomes: Sequence[Outcome]
) -> Iterator[Event]:
    for sentence, outcome in zip(before.sentences, outcomes, strict=True):
        if outcome.fate is Fate.UNCHANGED:
            continue
        into: tuple[str, ...] = ()
        if outcome.place and outcome.heir is None:
            into = tuple(keys[outcome.place[0] : outcome.place[1] + 1])
        yield Event(sentence.key, outcome.fate, into)


def count_fates(before: State | None, state: State) -> Counts:
    """What a state did to the keys of the one before it; all are new in the first one."""
    fates = [event.fate for event in state.events if before and event.key in before.places]
    old = len(before.sentences) if before else 0
    came = {key for event in state.events for key in event.into}
    added = sum(
        sentence.key not in came and not (before and sentence.key in before.places)
        for sentence in state.sentences
    )
    return Counts(
        unchanged=old - len(fates),
        corrected=fates.count(Fate.CORRECTED),
        moved=fates.count(Fate.MOVED),
        merged=fates.count(Fate.MERGED),
        split=fates.count(Fate.SPLIT),
        removed=fates.count(Fate.REMOVED) + fates.count(Fate.WITHDRAWN),
        added=added,
    )

"""The file history.jsonl: every state that a text has been in, one line of JSON each.

A sentence whose wording stood in the line above is its key alone, and one that was withdrawn has
null for words, so that a correction reads like a correction where two versions are compared.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import SourceError
from app.transcript.history.fates import Fate
from app.transcript.history.record_lines import Line, LineError, read_line
from app.transcript.history.states import WITHDRAWN_WORDS, Event, History, State, Wording

REMEDY = "Put back an earlier copy of this file."


@dataclass(frozen=True, slots=True)
class Record:
    """The history of a text, and what each of its states was made from."""

    history: History
    sources: Mapping[int, tuple[str, str]]
    """The name of the transcript file and the SHA-256 of its bytes, by revision."""


def write_record(record: Record) -> str:
    """The file; the same record gives the same file, and one more state one more line."""
    befores = (None, *record.history.states)
    lines = [
        _describe(state, before, *record.sources[state.number])
        for before, state in zip(befores, record.history.states, strict=False)
    ]
    return "".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines
    )


def _describe(state: State, before: State | None, name: str, sha256: str) -> dict[str, Any]:
    stood = frozenset(before.sentences) if before else frozenset()
    return {
        "revision": state.number,
        "at": state.at,
        "note": state.note,
        "text_version": state.text_version,
        "sha256": state.sha256,
        "source": {"name": name, "sha256": sha256},
        "sentences": [
            one.key if one in stood else [one.key, one.text or None] for one in state.sentences
        ],
        "fates": [_describe_event(event) for event in state.events],
    }


def _describe_event(event: Event) -> dict[str, Any]:
    told: dict[str, Any] = {"key": event.key, "fate": event.fate.value}
    if event.into:
        told["into"] = event.into
    if event.reason is not None:
        told["reason"] = event.reason
    if event.fingerprints:
        told["fingerprints"] = event.fingerprints
    return told


def parse_record(text: str, file: str) -> Record:
    """What such a file says; raises SourceError for the first line that cannot be."""
    states: list[State] = []
    sources: dict[int, tuple[str, str]] = {}
    given: set[str] = set()
    for number, written in enumerate(text.rstrip().split("\n"), start=1):
        try:
            line = read_line(written)
            state = _make_state(line, states[-1] if states else None)
            given.update(state.places)
            _check(state, number, states[-1] if states else None, given)
        except LineError as fault:
            raise SourceError(f"{fault} {REMEDY}", file=file, line=number) from None
        states.append(state)
        sources[number] = (line.source.name, line.source.sha256)
    return Record(History(tuple(states)), sources)


def _make_state(line: Line, before: State | None) -> State:
    return State(
        number=line.revision,
        sentences=tuple(_read_wordings(line, before)),
        events=tuple(
            Event(one.key, one.fate, one.into, one.reason, one.fingerprints) for one in line.fates
        ),
        at=line.at,
        note=line.note,
        text_version=line.text_version,
        sha256=line.sha256,
    )


def _read_wordings(line: Line, before: State | None) -> Iterator[Wording]:
    stood = {wording.key: wording for wording in before.sentences} if before else {}
    for entry in line.sentences:
        if not isinstance(entry, str):
            yield Wording(entry[0], entry[1] or WITHDRAWN_WORDS)
        elif entry in stood:
            yield stood[entry]
        else:
            raise LineError(f"the key {entry} has no words here, nor in the line above.")


def _check(state: State, number: int, before: State | None, given: Collection[str]) -> None:
    """Raises LineError for a state that no correction leads to; `given` are the keys so far."""
    if state.number != number:
        raise LineError(f"this is revision {state.number}, where revision {number} has to stand.")
    if len(state.places) < len(state.sentences):
        raise LineError("one key stands twice.")
    for event in state.events:
        _check_event(event, state, given)
    if len({event.key for event in state.events}) < len(state.events):
        raise LineError("two fates are told of one key.")
    for wording in before.sentences if before else ():
        _check_told(wording, state)
    texts = [sentence.text for sentence in state.sentences]
    if all(texts) and hashlib.sha256(" ".join(texts).encode()).hexdigest() != state.sha256:
        raise LineError("these are not the words that once stood here (`sha256` differs).")


def _check_told(stood: Wording, state: State) -> None:
    """Raises LineError for words that changed, or went, without a fate."""
    place = state.places.get(stood.key)
    if state.find_event(stood.key):
        return
    if place is None:
        raise LineError(f"the key {stood.key} is gone, and no fate says what became of it.")
    if state.sentences[place].text not in {stood.text, WITHDRAWN_WORDS} and stood.text:
        raise LineError(f"the words of {stood.key} changed, and no fate says so.")


def _check_event(event: Event, state: State, given: Collection[str]) -> None:
    if event.key not in given:
        raise LineError(f"a fate is told of the key {event.key}, which no sentence ever had.")
    if (event.fate in {Fate.CORRECTED, Fate.MOVED}) is not (event.key in state.places):
        raise LineError(f"{event.key} cannot be {event.fate} and stand, or not stand, as it does.")
    if not event.into:
        return
    first = state.places.get(event.into[0], len(state.sentences))
    run = state.sentences[first : first + len(event.into)]
    if tuple(sentence.key for sentence in run) != event.into:
        raise LineError(f"{event.key} went `into` sentences that do not stand here in a row.")


def is_prefix(shorter: History, longer: History) -> bool:
    """Whether one history continues another: the same keys, which fared the same.

    Notes and dates do not matter, nor do words that were withdrawn from one of them meanwhile.
    """
    pairs = zip(shorter.states, longer.states, strict=False)
    return len(shorter.states) <= len(longer.states) and all(
        _outline(one) == _outline(other) for one, other in pairs
    )


def _outline(state: State) -> tuple[list[str], list[tuple[str, Fate, tuple[str, ...]]]]:
    events = [(event.key, event.fate, event.into) for event in state.events]
    return list(state.places), events

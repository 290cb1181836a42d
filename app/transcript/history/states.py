"""The states that a text has been in, and what each of them did to the links before it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.transcript import TEXT_VERSION
from app.transcript.history.fates import Fate

WITHDRAWN_WORDS = ""
"""What is left of a wording that was withdrawn."""
WITHDRAWN_MARK = "[withdrawn]"


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence in one state of a text: its key, and its words then."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """What a state did to the words of a key."""

    key: str
    fate: Fate
    into: tuple[str, ...] = ()
    """The keys that hold the words since, where the key itself was merged or split."""
    reason: str | None = None
    """Why the words were withdrawn."""
    fingerprints: tuple[str, ...] = ()
    """Of words that were withdrawn, so that they can be known again and not be read."""


@dataclass(frozen=True)
class State:
    """A text as it stood from one revision until the next."""

    number: int
    sentences: tuple[Wording, ...]
    events: tuple[Event, ...] = ()
    at: str = ""
    """When it was written, in UTC (ISO 8601)."""
    note: str | None = None
    text_version: int = TEXT_VERSION
    """Of the program that cut the text; another version may cut another way."""
    sha256: str = ""
    """Of the canonical text in UTF-8, as it was then."""

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each key stands."""
        return {sentence.key: place for place, sentence in enumerate(self.sentences)}

    @cached_property
    def _events(self) -> Mapping[str, Event]:
        return {event.key: event for event in self.events}

    def find_event(self, key: str) -> Event | None:
        """What it did to a key, if anything."""
        return self._events.get(key)

    def write_text(self, places: Iterable[int]) -> str:
        """The words of some sentences, a mark for those that were withdrawn; "" if all were."""
        texts = [self.sentences[place].text for place in places]
        return " ".join(text or WITHDRAWN_MARK for text in texts) if any(texts) else ""


@dataclass(frozen=True)
class History:
    """Every state of a text, the first one first; their numbers grow."""

    states: tuple[State, ...] = ()

    @property
    def now(self) -> State:
        """The state that pages show."""
        return self.states[-1]

    @cached_property
    def minted(self) -> Mapping[str, int]:
        """The number of the state that brought each key."""
        found: dict[str, int] = {}
        for state in self.states:
            for sentence in state.sentences:
                found.setdefault(sentence.key, state.number)
        return found

    def find_state(self, number: int) -> State:
        """The state with a number."""
        return next(state for state in self.states if state.number == number)

    def list_until(self, number: int) -> Iterator[State]:
        """The states up to one, the latest first."""
        return (state for state in reversed(self.states) if state.number <= number)

    def list_wordings(self, key: str, first: int, last: int) -> list[str]:
        """The words of a key from one state to another, where they changed."""
        texts: list[str] = []
        for state in self.states:
            place = state.places.get(key) if first <= state.number <= last else None
            if place is not None and state.sentences[place].text not in texts[-1:]:
                texts.append(state.sentences[place].text)
        return texts

    def find_last_wording(self, key: str, number: int) -> str:
        """The words of a key when it stood last, up to a state; none for those withdrawn."""
        for state in self.list_until(number):
            if (place := state.places.get(key)) is not None:
                return state.sentences[place].text
        return WITHDRAWN_WORDS

    def find_ending(self, key: str, number: int) -> tuple[State, Event] | None:
        """What took a key out of the text last, up to a state; None for one that still stands."""
        for state in self.list_until(number):
            if key in state.places:
                return None
            if event := state.find_event(key):
                return state, event
        return None

    def append(self, state: State) -> "History":
        """The same history with one more state."""
        return History((*self.states, state))

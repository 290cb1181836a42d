"""What the program asks of a full-text engine; kept small so that another can stand behind it."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Document:
    """A segment as the engine sees it. `ingest` is the number of the ingest that wrote it."""

    ingest: int
    interview_id: int
    segment_id: int
    text: str
    chapter: str | None
    speakers: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    """By the ids of their rows, which stay when slugs change."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: each field that is set must fit. Ids, but for the chapter's slug."""

    interview_id: int | None = None
    chapter: str | None = None
    speaker: int | None = None
    topic: int | None = None
    name: int | None = None
    without: tuple[int, ...] = ()
    """Ingests whose documents are left out."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for, in folded words: every phrase, every one of `words`, any of `some`."""

    phrases: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    some: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A document that was found; a higher score is a better match."""

    ingest: int
    interview_id: int
    segment_id: int
    score: float


@dataclass(frozen=True, slots=True)
class State:
    """How far an index is complete."""

    generation: int | None = None
    """The ingest up to which it is; None while that is not known."""
    unsettled: tuple[int, ...] = ()
    """The ingests being written, and those they replace: the database knows which are current."""

    def holds(self, generation: int) -> bool:
        """Whether every passage that the archive has at a generation can be found."""
        begun = generation in self.unsettled and self.generation == generation - 1
        return begun or self.generation == generation


class View(Protocol):
    """One commit of the index: all searches of it see the same documents."""

    @property
    def state(self) -> State:
        """How far the index was complete then."""

    def search(self, wanted: Wanted, scope: Scope, limit: int) -> list[Match]:
        """The best matches, the best one first."""


class Engine(Protocol):
    """A full-text index. Each writing method is one commit: it happens whole or not at all."""

    def state(self) -> State:
        """How far the index is complete; nothing is known of one that cannot be read."""

    def ingests(self) -> dict[int, int]:
        """How many documents each ingest has in the index."""

    def is_sound(self) -> bool:
        """Whether the files are what was written; reads every byte of them."""

    def index(self, ingest: int, documents: Iterable[Document], replaces: Sequence[int]) -> None:
        """Adds what an ingest wrote. Until `remove`, it and what it replaces are unsettled."""

    def remove(self, ingests: Sequence[int], generation: int) -> None:
        """Takes out what these ingests wrote; the index is then complete up to `generation`."""

    def rebuild(self, generation: int, documents: Iterable[Document]) -> int:
        """Replaces everything; gives back the number of documents."""

    def look(self) -> AbstractContextManager[View]:
        """The latest commit, to search it; raises IndexUnavailableError where there is none."""

    def close(self) -> None:
        """Lets go of the index's files."""

"""What the program asks of a full-text engine; kept small so that another can stand behind it."""

from collections.abc import Iterable, Sequence
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
    speakers: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: each field that is set must fit. Slugs, but for the interview's id."""

    interview_id: int | None = None
    chapter: str | None = None
    speaker: str | None = None
    topic: str | None = None


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


class Engine(Protocol):
    """A full-text index. Each writing method is one commit: it happens whole or not at all."""

    def generation(self) -> int | None:
        """The ingest up to which the index is complete; None while that is not known."""

    def ingests(self) -> dict[int, int]:
        """How many documents each ingest has in the index."""

    def index(self, ingest: int, documents: Iterable[Document]) -> None:
        """Adds what an ingest wrote. Until `remove`, the index does not count as complete."""

    def remove(self, ingests: Sequence[int], generation: int) -> None:
        """Takes out what these ingests wrote; the index is then complete up to `generation`."""

    def rebuild(self, generation: int, documents: Iterable[Document]) -> None:
        """Replaces everything."""

    def search(self, wanted: Wanted, scope: Scope, limit: int) -> list[Match]:
        """The best matches, the best one first; sees every commit made before the call."""

    def close(self) -> None:
        """Lets go of the index's files."""

"""What the program asks of a full-text engine; kept small so that another can stand behind it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class Document:
    """A segment as the engine sees it. `ingest` is the number of the ingest that wrote it."""

    ingest: int
    interview_id: int
    segment_id: int
    position: int
    """Which segment of its interview it is, from 0."""
    text: str
    after: str = ""
    """The words that follow in the conversation, so that phrases are found that run over."""
    headings: str = ""
    """What stands over it: the chapter's title, topics, names."""
    chapter: str | None = None
    speakers: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    """By the ids of their rows, which stay when slugs change."""
    voices: tuple[tuple[int, int], ...] = ()
    """Who speaks from which word on, as (number of the word, id); 0 where nobody is named."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: each field that is set must fit. Ids, but for the chapter's slug.

    The speaker is the one who says what is looked for.
    """

    interview_id: int | None = None
    chapter: str | None = None
    speaker: int | None = None
    topic: int | None = None
    name: int | None = None
    without: tuple[int, ...] = ()
    """Ingests whose documents are left out."""


class Likeness(StrEnum):
    """How near a word of the text must come to one that is asked for."""

    SAME = "same"
    STEM = "stem"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class Form:
    """Folded words that stand one after another."""

    words: tuple[str, ...]
    likeness: Likeness = Likeness.SAME


Forms = tuple[Form, ...]
"""Ways of writing one thing: any of them will do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: all of `every`, and what there is of `some`, but none of `without`."""

    every: tuple[Forms, ...] = ()
    some: tuple[Forms, ...] = ()
    without: Forms = ()
    near: tuple[tuple[str, str], ...] = ()
    """Pairs of neighbouring words as they were typed: a passage that has them too is better."""


class Match(NamedTuple):  # of which a common word makes thousands
    """A document that was found; a higher score is a better match."""

    ingest: int
    interview_id: int
    segment_id: int
    place: int
    """The view's own number of it."""
    position: int
    """Which segment of its interview it is, from 0."""
    score: float
    rarities: tuple[float, ...]
    """How telling each thing is that was looked for, in the order of `every` and `some`."""
    speakers: frozenset[int] = frozenset()
    """Who says what was looked for: all of it, or some of it, where only some is there."""


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


NOTHING: Mapping[int, frozenset[int]] = MappingProxyType({})


class View(Protocol):
    """One commit of the index: all questions to it are about the same documents."""

    @property
    def state(self) -> State:
        """How far the index was complete then."""

    def search(
        self, wanted: Wanted, scope: Scope, known: Mapping[int, frozenset[int]] = NOTHING
    ) -> list[Match]:
        """All documents that match, the best one first.

        Of those that are known, by their places and by who says there what was looked for, only
        come again, without a score, where somebody else says it too.
        """

    def narrow(self, matches: Sequence[Match], scope: Scope) -> list[Match]:
        """Those of some matches that lie in a scope."""

    def count_facets(self, matches: Sequence[Match]) -> dict[str, Counter[Any]]:
        """How many matches have each value that one can narrow to, by filter: interview, speaker,
        chapter, topic and name; the values are ids, but chapters are slugs.
        """

    def count_uses(self, forms: Forms, scope: Scope) -> Counter[int]:
        """How often something stands in the text, by the speaker's id; 0 where nobody is named."""

    def has(self, form: Form) -> bool:
        """Whether words stand in any text, one after another, as they are or by their stems."""

    def suggest(self, word: str, limit: int) -> list[str]:
        """Words of the texts that are spelt like a folded word, or begin with it."""


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

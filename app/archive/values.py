"""The plain values that the archive answers with. Offsets are code points into the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in an interview; `role` is host, guest or speaker."""

    slug: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview as a whole, in its current state."""

    id: int
    slug: str
    title: str
    series: str | None
    date: str | None
    language: str
    source_url: str | None
    source_kind: str
    collection: str | None
    identifier: str | None
    place: str | None
    rights: str | None
    words: int
    sentences: int
    segments: int
    revision: int
    ingest: int
    removed_at: datetime | None
    """In UTC; None while it stands in the archive."""
    participants: tuple[Participant, ...]

    def describe(self) -> dict[str, Any]:
        """What is known of it as a whole, named as in interview.toml."""
        people = {
            role: tuple(one.name for one in self.participants if one.role == role)
            for role in ("host", "guest")
        }
        return {
            "title": self.title,
            "series": self.series,
            "date": self.date,
            "language": self.language,
            "source": self.source_url,
            "kind": self.source_kind,
            "collection": self.collection,
            "identifier": self.identifier,
            "place": self.place,
            "rights": self.rights,
            **people,
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the current revision."""

    key: str
    position: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says; `speaker` is None where unknown."""

    speaker: Participant | None
    basis: str
    words: int
    start: int
    end: int

    @property
    def is_guessed(self) -> bool:
        """Whether nobody knows for sure that it is this speaker's."""
        return self.basis == "inferred"

    def holds(self, sentence: Sentence) -> bool:
        """Whether a sentence is a part of it; no sentence is of two."""
        return self.start <= sentence.start < self.end


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled stretch; `time_s` is where it starts in the recording, in seconds."""

    slug: str
    title: str
    time_s: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TopicPlace:
    """A segment's place under a topic: `weight` from 0 to 1; `placed` is editor or found."""

    slug: str
    name: str
    weight: float
    placed: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stored passage: the unit of search and of pages."""

    id: int
    interview_id: int
    position: int
    start: int
    end: int
    first_sentence: int
    last_sentence: int
    chapter: Chapter | None
    turns: tuple[Turn, ...]
    """Those that it holds, or holds a part of."""
    topics: tuple[TopicPlace, ...]
    """The weightiest first."""
    sentences: tuple[Sentence, ...]

    @property
    def key(self) -> str:
        """The key of its first sentence."""
        return self.sentences[0].key

    @property
    def text(self) -> str:
        """The words, character for character."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def speakers(self) -> tuple[Participant, ...]:
        """Those who are known, in the order in which they speak."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))

    def find_topic(self, slug: str) -> TopicPlace:
        """Its place under a topic that it has."""
        return next(place for place in self.topics if place.slug == slug)


@dataclass(frozen=True, slots=True)
class Topic:
    """A term of the vocabulary, and how much of the archive stands under it."""

    slug: str
    name: str
    summary: str
    words: tuple[str, ...]
    see: tuple[str, ...]
    related: tuple[str, ...]
    broader: str | None
    """The slug of the topic that this one is a part of."""
    segment_count: int
    interview_count: int


@dataclass(frozen=True, slots=True)
class Name:
    """Something that is mentioned by its name; `kind` is person, organisation, model and so on."""

    slug: str
    name: str
    kind: str
    mention_count: int
    interview_count: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a name is mentioned, with what stands around it and who says it."""

    segment: Segment
    sentence: Sentence
    turn: Turn
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A name or a speaker, by what they are called."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Measure:
    """How much a speaker says: in `spoken` of `interviews` interviews a turn of theirs is known."""

    interviews: int
    spoken: int
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a speaker has of one interview; `words` of the interview's words in `turns` turns."""

    interview: Interview
    role: str
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class Deposit:
    """What came in with a revision: the transcript file, and the editor's files beside it."""

    name: str
    sha256: str
    """Of the transcript as received; of what is left of it where words were withdrawn."""
    content: bytes
    """Byte for byte, but for what was withdrawn; empty where it is not at hand."""
    editor_files: Mapping[str, bytes]
    """By name."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an interview's text, and what it did to the links before it."""

    number: int
    text_version: int
    """Of the program that cut the text; another version may cut another way."""
    sha256: str
    source_name: str
    source_sha256: str
    ingested_at: datetime
    note: str | None
    unchanged: int
    corrected: int
    moved: int
    merged: int
    split: int
    removed: int
    added: int

"""What the components are given: one frozen value for each macro in templates/components."""

from dataclasses import dataclass
from enum import StrEnum

Marks = tuple[tuple[int, int], ...]
"""Half-open code-point ranges into the text they come with; sorted, never overlapping."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere."""

    text: str
    url: str


class SpeakerBasis(StrEnum):
    """How far a speaker's name can be trusted, in words for people."""

    LABELLED = "named in the source"
    ANNOTATED = "identified by an editor"
    INFERRED = "inferred, not certain"
    UNKNOWN = "speaker not identified"


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence as a reader meets it; `lit` when the page was opened on it."""

    key: str
    text: str
    url: str
    lit: bool = False
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class TurnView:
    """What one speaker says, in paragraphs of whole sentences; `speaker` is None where unknown."""

    speaker: str | None
    basis: SpeakerBasis
    lane: int
    """0, 1, … in the order of the interview's people: a second, weaker sign beside the name."""
    paragraphs: tuple[tuple[SentenceView, ...], ...]
    continues: bool = False
    """True when the turn began before what is shown."""


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter of the reading page; `title` is None in an interview without chapters."""

    slug: str
    title: str | None
    time: str | None
    url: str
    recording: Link | None
    """Where it can be heard."""
    turns: tuple[TurnView, ...]


@dataclass(frozen=True, slots=True)
class ChapterCard:
    """A chapter in a table of contents, with one good sentence from it."""

    title: str
    time: str | None
    url: str
    words: int
    opening: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the conversation line; `x` and `width` are in percent of the text."""

    x: float
    width: float
    title: str
    url: str | None
    number: int | None = None
    """Of a chapter; None where there is no room to write it."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One speaker's part of the conversation line."""

    name: str
    hue: int | None
    """The lane of this speaker's turns; None where nobody is named."""
    bars: tuple[Stretch, ...]
    """Those that are links."""
    path: str
    """All others in one outline, in hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class ConversationLine:
    """A whole interview from left to right: who speaks when, chapters, what is lit."""

    language: str
    lanes: tuple[Lane, ...]
    chapters: tuple[Stretch, ...]
    lit: tuple[Stretch, ...]
    where: str | None
    """What is lit, and where, in words."""
    chapter: str | None
    """The title of the one chapter that holds what is lit."""
    caption: str
    """How to read the line, and who has how much of the words."""


@dataclass(frozen=True, slots=True)
class InterviewCard:
    """An interview in a list, and at the head of each page that belongs to it."""

    title: str
    url: str
    series: str | None
    date: str | None
    """As people write it, and as exactly as it is known: "25 November 2025", "May 2025", "2025"."""
    date_iso: str | None
    language: str
    people: tuple[tuple[Link, str], ...]
    """(name, role) pairs, guests first."""
    words: int
    source: Link | None
    """Where the recording is."""
    source_kind: str
    """Such as "edited captions"."""
    details: tuple[tuple[str, str], ...] = ()
    """Further (label, text) pairs where they are known: collection, identifier, place, rights."""


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic in a list; `share` is its passages as a share of the largest topic's, 0 to 1."""

    name: str
    summary: str
    url: str
    passages: int
    share: float


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """What one speaker says in a passage; `speaker` is None where unknown."""

    speaker: str | None
    lane: int
    text: str
    marks: Marks
    cut_before: bool = False
    """Whether words of the passage are left out before these."""
    cut_after: bool = False
    """Whether the passage goes on."""


@dataclass(frozen=True, slots=True)
class PassageCard:
    """A passage in a list of passages: a topic's, a search's, a suggestion."""

    url: str
    parts: tuple[SpokenPart, ...]
    chapter: str | None
    interview: Link
    language: str
    note: str | None = None
    """Such as "placed by an editor"."""


@dataclass(frozen=True, slots=True)
class ChapterGroup:
    """Passages that stand under one chapter."""

    anchor: str
    title: str | None
    passages: tuple[PassageCard, ...]


@dataclass(frozen=True, slots=True)
class InterviewGroup:
    """Passages that stand in one interview, by chapter, in the order they were said."""

    anchor: str
    interview: InterviewCard
    chapters: tuple[ChapterGroup, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to narrow results: its link adds the filter, or takes it off when `active`."""

    label: str
    count: int | None
    """None where nothing was asked that could be counted."""
    url: str
    active: bool


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Filters of one kind, such as topics."""

    label: str
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an API operation."""

    name: str
    place: str
    required: bool
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One API operation, drawn from the OpenAPI document."""

    anchor: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    body: str | None
    """What is sent to it, as an example; None where nothing is."""
    example_url: str | None
    """None where the archive does not hold what the example shows."""
    example: str
    """The example answer, as text."""

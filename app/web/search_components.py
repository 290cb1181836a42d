"""What the components of search results are given."""

from dataclasses import dataclass

from app.web.components import ConversationLine, FilterGroup, Link, PassageCard, TopicCard


@dataclass(frozen=True, slots=True)
class RungGroup:
    """What one rung found of the hits on a page, under its own heading."""

    heading: str
    explanation: str
    count: int
    """How many there are on all pages."""
    passages: tuple[PassageCard, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """A search to learn from, and what it shows."""

    example: Link
    explanation: str


@dataclass(frozen=True, slots=True)
class WordUse:
    """How often words stand in the transcripts, and who says them."""

    words: str
    count: int
    by: tuple[tuple[Link, int], ...]
    """The speakers who are known, each with a way to just theirs; the most frequent first."""


@dataclass(frozen=True, slots=True)
class SearchSummary:
    """What was found for a query, in words and figures."""

    understood: str
    """The query in words."""
    where: str
    """Such as "in this interview"."""
    sure: int
    """How many passages hold all that was asked for."""
    near: int
    """How many others come near."""
    aside: tuple[str, ...]
    """Words that say little, and are not asked for by themselves."""
    absent: tuple[str, ...]
    """Words that no transcript has."""
    problems: tuple[str, ...]
    """What is wrong with filters, a sentence each."""
    guess: Link | None
    """Another spelling that finds more."""
    uses: tuple[WordUse, ...]


@dataclass(frozen=True, slots=True)
class SpeakerBox:
    """Somebody whose name is in the query."""

    speaker: Link
    said: Link | None
    """The rest of the query, narrowed to what they say."""


@dataclass(frozen=True, slots=True)
class Results:
    """What was found for a query, rung by rung, with the ways on from there."""

    summary: SearchSummary
    total: int
    rungs: tuple[RungGroup, ...]
    speaker_box: SpeakerBox | None
    topic_box: TopicCard | None
    because: str | None
    """The word for the topic that was in the query, where it is not the topic's name."""
    work: Link | None
    """The interview, where everything on the page is from one."""
    inside: str | None
    """The same search inside that interview, in the order of the conversation."""
    line: ConversationLine | None
    """Where the hits fall, in that interview."""
    filters: tuple[FilterGroup, ...]
    sort: Link | None
    """A way to the other order; None where there is only one."""
    earlier: str | None
    later: str | None
    """Addresses of the pages of results beside this one."""
    anywhere: str | None
    """The same search without its filters, where it has some."""
    tips: tuple[str, ...]
    """What to try when nothing was found."""
    examples: tuple[Link, ...]
    """The same, as searches."""


@dataclass(frozen=True, slots=True)
class HitView:
    """One of the hits inside an interview, with the ways to those before and after it."""

    anchor: str
    """The id of the hit on its page."""
    number: int
    """1, 2, … among the hits of its group."""
    passage: PassageCard
    context_url: str
    """The conversation, opened at the hit."""
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Hits inside an interview under their own heading."""

    heading: str
    explanation: str
    count: int
    """How many there are on all pages."""
    hits: tuple[HitView, ...]


@dataclass(frozen=True, slots=True)
class HitsInside:
    """What was found inside one interview, in the order of the conversation."""

    summary: SearchSummary
    line: ConversationLine | None
    """Where the hits of this page fall, each with a way to it; None where there are none."""
    groups: tuple[HitGroup, ...]
    tips: tuple[str, ...]
    """Shown when nothing was surely found."""
    everywhere: str
    """The same search in the whole archive."""
    earlier: str | None
    later: str | None
    """Addresses of the pages of hits beside this one."""

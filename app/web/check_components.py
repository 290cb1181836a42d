"""What components show of a checked quotation."""

from dataclasses import dataclass

from app.web.components import Link, PassageCard


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """Words as quoted over words as in the transcript; `kind` is how they differ."""

    kind: str
    """equal, replace, insert, delete or omit."""
    quoted: str
    said: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Both wordings word by word, between what the quotation cuts off its sentences."""

    before: str
    words: tuple[AlignedWords, ...]
    after: str
    language: str
    """Of the transcript."""

    @property
    def is_same(self) -> bool:
        """Whether both wordings are the same, sign for sign, so that one tells both."""
        return all(each.quoted == each.said for each in self.words)

    @property
    def says_more(self) -> bool:
        """Whether there is more to see than the quotation: other words, or what it cuts off."""
        return not self.is_same or bool(self.before or self.after)


@dataclass(frozen=True, slots=True)
class NoteView:
    """What a careful person would add; `is_grave` where the quotation may mislead."""

    text: str
    is_grave: bool


@dataclass(frozen=True, slots=True)
class PieceView:
    """A part of a quotation that stands in a place of its own."""

    quoted: str
    verdict: str
    speaker: str | None
    passage: Link


@dataclass(frozen=True, slots=True)
class CitationView:
    """What can be copied: the words of the transcript with who, where and when."""

    text: str
    source: str
    """The kind of the source, and what to do before printing."""
    language: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A quotation and how it stands in the transcripts."""

    sign: str
    """What its mark shows: the verdict, or that the words are somebody else's."""
    summary: str
    quoted: str
    language: str
    """Of the transcript."""
    notes: tuple[NoteView, ...]
    """The gravest first."""
    comparison: ComparisonView | None
    """None where there is nothing to compare with."""
    pieces: tuple[PieceView, ...]
    passage: PassageCard | None
    """Where it stands; where it does not, the nearest passage, if any comes near."""
    address: str | None
    """The permanent address of its sentences."""
    citation: CitationView | None
    """None where the words are of several speakers."""
    elsewhere: tuple[Link, ...]
    """Other places with the same words."""
    more_elsewhere: int
    """How many of them are not listed."""

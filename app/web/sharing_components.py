"""What components show of a passage that somebody wants to take along."""

from dataclasses import dataclass

from app.web.citing.styles import Styled
from app.web.components import Link


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """An entry of a reference list in one style."""

    style: str
    """As people call it: APA, MLA, Chicago."""
    runs: Styled
    """The entry as it is printed; titles of whole works lean."""
    text: str
    """The same as plain text."""


@dataclass(frozen=True, slots=True)
class CopyView:
    """A text to take along, and what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SharingView:
    """A passage, or a whole interview, in all forms to copy, cite and embed."""

    copies: tuple[CopyView, ...]
    """The words with who and where; none of a whole interview."""
    references: tuple[ReferenceView, ...]
    embeds: tuple[CopyView, ...]
    """What makes another page show the passage."""
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RelatedPassage:
    """A passage that is about the same things, by its first words."""

    text: str
    url: str
    speakers: str
    """Those who are known; empty where nobody is."""
    where: str
    """The chapter, or the interview where it is another one."""
    language: str


@dataclass(frozen=True, slots=True)
class WideningView:
    """Addresses of a passage with a sentence more or less at either end; None where none is."""

    earlier: str | None
    later: str | None
    without_first: str | None
    without_last: str | None

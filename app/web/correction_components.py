"""What the components of notices and of the corrections page are given."""

from dataclasses import dataclass

from app.web.components import Link
from app.web.wordings import Pieces


@dataclass(frozen=True, slots=True)
class WordingView:
    """The words of some sentences at one time, with those marked that another wording has not."""

    label: str
    """Such as "Until 3 May 2027"."""
    pieces: Pieces
    past: bool
    """Whether its marked words went; otherwise they came."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What became of a sentence, or of a few together."""

    label: str
    """Such as "Corrected"."""
    reason: str | None
    """Why words were withdrawn, or are not shown; or into how many sentences they went."""
    wordings: tuple[WordingView, ...]
    """The earlier one first; empty where none may be shown."""
    link: Link | None
    """Where the words stand now, or what is told of them there."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Tells whoever follows a link that other words stand there than when it was shared."""

    title: str
    """Such as "Corrected on 3 May 2027"."""
    explanation: str
    wordings: tuple[WordingView, ...]
    """Today's, and the one before it; empty where `changes` show them sentence by sentence."""
    earlier: tuple[WordingView, ...]
    """All further ones, oldest last."""
    changes: tuple[ChangeView, ...]
    """Of a passage, in the order of its sentences."""
    further: int
    """How many of its changes are left out."""
    url: str
    """All corrections of the interview."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One revision of an interview, or that part of it that a page has room for."""

    title: str
    """Such as "Corrected on 3 May 2027"."""
    note: str | None
    """The editor's."""
    counts: str
    """Such as "3 sentences corrected, 1 removed"."""
    continued: bool
    """Whether the page before has its first changes."""
    changes: tuple[ChangeView, ...]

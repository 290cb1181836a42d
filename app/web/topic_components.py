"""What the topic map is given."""

from dataclasses import dataclass

from app.web.components import TopicCard


@dataclass(frozen=True, slots=True)
class MapColumn:
    """A chapter or an interview at the head of the map."""

    title: str
    short: str
    """The title, cut where it is long."""
    url: str
    language: str
    number: int | None
    """Of a chapter."""


@dataclass(frozen=True, slots=True)
class MapCell:
    """What is said about a topic in one column; `step`, from 1 to 5, is how dark it is."""

    passages: int
    step: int
    url: str


@dataclass(frozen=True, slots=True)
class MapRow:
    """A topic, and what each column has of it; None where that is nothing."""

    topic: TopicCard
    cells: tuple[MapCell | None, ...]


@dataclass(frozen=True, slots=True)
class TopicMap:
    """Topics down, the conversation or the newest interviews across; perhaps no columns at all."""

    caption: str
    """How to read it."""
    columns: tuple[MapColumn, ...]
    rows: tuple[MapRow, ...]

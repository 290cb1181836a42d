"""The tables of what is said about a text: turns, chapters, segments, topics and names."""

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.archive.models.base import Base


class TurnRow(Base):
    """What one speaker says until another speaks."""

    __tablename__ = "turns"

    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    basis: Mapped[str] = mapped_column(String(20))
    words: Mapped[int] = mapped_column(server_default="0")
    """How many it has; counted once, when it is written."""
    start: Mapped[int]
    end: Mapped[int]


class ChapterRow(Base):
    """A titled stretch of an interview."""

    __tablename__ = "chapters"
    __table_args__ = (UniqueConstraint("interview_id", "slug"),)

    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(500))
    time_s: Mapped[int | None]
    """Where it starts in the recording, in seconds."""
    start: Mapped[int]
    end: Mapped[int]


class SegmentRow(Base):
    """A few whole sentences: the unit of search and of pages."""

    __tablename__ = "segments"
    __table_args__ = (UniqueConstraint("interview_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"))
    position: Mapped[int]
    chapter: Mapped[int | None]
    """The position of its chapter."""
    first_sentence: Mapped[int]
    last_sentence: Mapped[int]
    first_turn: Mapped[int]
    last_turn: Mapped[int]
    """Positions of what it holds, or holds a part of; the last ones belong to it."""
    start: Mapped[int]
    end: Mapped[int]


class TopicRow(Base):
    """A term of the archive's vocabulary."""

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(200), unique=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(500))
    summary: Mapped[str] = mapped_column(Text)
    words: Mapped[list[str]]
    see: Mapped[list[str]]
    related: Mapped[list[str]]
    """Slugs of other topics."""
    broader: Mapped[str | None] = mapped_column(String(200))
    """The slug of the topic that this one is a part of."""


class SegmentTopicRow(Base):
    """A segment's place under a topic; `placed` says by whom: editor or found."""

    __tablename__ = "segment_topics"

    segment_id: Mapped[int] = mapped_column(ForeignKey("segments.id"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), primary_key=True, index=True)
    weight: Mapped[float]
    placed: Mapped[str] = mapped_column(String(10))


class NameRow(Base):
    """A person, organisation, model, work, place or thing that is mentioned."""

    __tablename__ = "names"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(200), unique=True)
    name: Mapped[str] = mapped_column(String(500))
    kind: Mapped[str] = mapped_column(String(20))


class MentionRow(Base):
    """A place where a name is mentioned."""

    __tablename__ = "mentions"

    id: Mapped[int] = mapped_column(primary_key=True)
    name_id: Mapped[int] = mapped_column(ForeignKey("names.id"), index=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("segments.id"), index=True)
    sentence: Mapped[int]
    """The position of its sentence in the interview."""
    start: Mapped[int]
    end: Mapped[int]


class FormerHeadingRow(Base):
    """A slug that a topic, name or speaker had once, and that leads to it for good."""

    __tablename__ = "former_headings"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    """topic, name or speaker"""
    slug: Mapped[str] = mapped_column(String(200), primary_key=True)
    current: Mapped[str] = mapped_column(String(200))
    """The slug that it has now."""

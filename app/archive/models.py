"""The tables. Offsets are code points into the canonical text, half-open."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    DateTime,
    ForeignKey,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """Names constraints the same way on every machine, so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        dict[str, Any]: JSON,
        list[Any]: JSON,
        list[str]: JSON,
        list[int]: JSON,
    }


class ArchiveRow(Base):
    """The one row that tells which state the archive is in."""

    __tablename__ = "archive"

    id: Mapped[int] = mapped_column(primary_key=True)
    generation: Mapped[int]
    """The number of the latest ingest; the index must hold what that ingest wrote."""


class InterviewRow(Base):
    """One recorded conversation."""

    __tablename__ = "interviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(200), unique=True)
    title: Mapped[str] = mapped_column(String(500))
    series: Mapped[str | None] = mapped_column(String(500))
    date: Mapped[str | None] = mapped_column(String(10))
    """A year, a month or a day in ISO 8601, as exactly as it is known."""
    language: Mapped[str] = mapped_column(String(35))
    source_url: Mapped[str | None] = mapped_column(Text)
    source_kind: Mapped[str] = mapped_column(String(500))
    collection: Mapped[str | None] = mapped_column(String(500))
    identifier: Mapped[str | None] = mapped_column(String(500))
    place: Mapped[str | None] = mapped_column(String(500))
    rights: Mapped[str | None] = mapped_column(String(500))
    words: Mapped[int]
    sentences: Mapped[int]
    segments: Mapped[int]
    """How many it has; counted once, when they are written."""
    revision: Mapped[int]
    """The number of the current revision."""
    ingest: Mapped[int] = mapped_column(index=True)
    """The number of the ingest that wrote the current state; index documents carry it too."""
    inputs: Mapped[str] = mapped_column(String(64))
    """SHA-256 over everything the current state was made from."""

    people: Mapped[list["InterviewPersonRow"]] = relationship(
        order_by="InterviewPersonRow.position", cascade="all, delete-orphan"
    )
    former_slugs: Mapped[list["FormerSlugRow"]] = relationship(cascade="all, delete-orphan")


class FormerSlugRow(Base):
    """A slug that an interview had once, and that leads to it for good."""

    __tablename__ = "former_slugs"

    slug: Mapped[str] = mapped_column(String(200), primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"), index=True)


class PersonRow(Base):
    """Somebody who takes part in interviews."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(200), unique=True)
    name: Mapped[str] = mapped_column(String(500))


class InterviewPersonRow(Base):
    """A person's part in an interview: host, guest or, where only a turn names them, speaker."""

    __tablename__ = "interview_people"

    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]

    person: Mapped[PersonRow] = relationship()


class RevisionRow(Base):
    """One state of an interview's text, with the source it was made from."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("interview_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"))
    number: Mapped[int]
    text_version: Mapped[int]
    """Of the program that cut the text; another version may cut another way."""
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the canonical text in UTF-8."""
    source_name: Mapped[str] = mapped_column(String(255))
    source_sha256: Mapped[str] = mapped_column(String(64))
    source: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    """The transcript as received, byte for byte."""
    sentence_ids: Mapped[list[int]] = mapped_column(deferred=True)
    """The sentence rows of this revision in order, so that each state can be rebuilt."""
    ingested_at: Mapped[datetime] = mapped_column(DateTime)
    """In UTC."""
    note: Mapped[str | None] = mapped_column(Text)
    unchanged: Mapped[int] = mapped_column(default=0)
    corrected: Mapped[int] = mapped_column(default=0)
    moved: Mapped[int] = mapped_column(default=0)
    merged: Mapped[int] = mapped_column(default=0)
    split: Mapped[int] = mapped_column(default=0)
    removed: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)


class KeyRow(Base):
    """A key that was ever given. It is never given again, whatever became of its words."""

    __tablename__ = "keys"
    __table_args__ = (UniqueConstraint("interview_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"))
    key: Mapped[str] = mapped_column(String(8))
    minted_in: Mapped[int]
    """The number of the revision that brought it."""


class SentenceRow(Base):
    """One wording of a sentence, in the revisions that have it."""

    __tablename__ = "sentences"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_id: Mapped[int] = mapped_column(ForeignKey("keys.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    first_revision: Mapped[int]
    last_revision: Mapped[int | None]
    """None while the wording is current."""


class PlaceRow(Base):
    """Where a sentence stands in the current revision."""

    __tablename__ = "places"

    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    sentence_id: Mapped[int] = mapped_column(ForeignKey("sentences.id"), unique=True)
    start: Mapped[int]
    end: Mapped[int]


class FateRow(Base):
    """What a revision did to a key's words; a key without a row is unchanged since it was minted.

    `first_key_id` and `last_key_id` name the passage that holds the words now, where there is one.
    """

    __tablename__ = "fates"

    key_id: Mapped[int] = mapped_column(ForeignKey("keys.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    fate: Mapped[str] = mapped_column(String(20))
    first_key_id: Mapped[int | None] = mapped_column(ForeignKey("keys.id"))
    last_key_id: Mapped[int | None] = mapped_column(ForeignKey("keys.id"))
    reason: Mapped[str | None] = mapped_column(Text)


class TurnRow(Base):
    """What one speaker says until another speaks."""

    __tablename__ = "turns"

    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    basis: Mapped[str] = mapped_column(String(20))
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


class SegmentTopicRow(Base):
    """A segment's place under a topic; `placed` says by whom: editor or found."""

    __tablename__ = "segment_topics"

    segment_id: Mapped[int] = mapped_column(ForeignKey("segments.id"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), primary_key=True, index=True)
    weight: Mapped[float]
    placed: Mapped[str] = mapped_column(String(10))

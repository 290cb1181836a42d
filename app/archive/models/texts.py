"""The tables of texts: revisions and their sources, keys, sentences, and their fates."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.archive.models.base import Base


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
    """The transcript as received, byte for byte; without what was withdrawn. Empty where it is not
    at hand."""
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


class EditorFileRow(Base):
    """A file of an editor's beside the transcript, as received with a revision."""

    __tablename__ = "editor_files"

    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    """The number of the revision that it annotates."""
    name: Mapped[str] = mapped_column(String(255), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    """Byte for byte, so that an interview can be given back as it came."""


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
    """Empty where it was withdrawn."""
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
    """What became of a key's words; a key without a row is unchanged since it was minted.

    `first_key_id` and `last_key_id` name the passage that holds the words now, where there is one.
    """

    __tablename__ = "fates"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_id: Mapped[int] = mapped_column(ForeignKey("keys.id"), index=True)
    revision: Mapped[int]
    """The number of the revision that did it, or that stood when it was done."""
    happened_at: Mapped[datetime] = mapped_column(DateTime)
    """In UTC."""
    fate: Mapped[str] = mapped_column(String(20))
    first_key_id: Mapped[int | None] = mapped_column(ForeignKey("keys.id"))
    last_key_id: Mapped[int | None] = mapped_column(ForeignKey("keys.id"))
    reason: Mapped[str | None] = mapped_column(Text)
    """Why the words were withdrawn."""
    fingerprints: Mapped[list[str]] = mapped_column(server_default="[]")
    """By which words that were withdrawn are known again; see `take_fingerprint`."""

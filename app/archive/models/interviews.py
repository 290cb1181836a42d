"""The tables of interviews and of the people in them."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.archive.models.base import Base


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
    removed_at: Mapped[datetime | None] = mapped_column(DateTime)
    """In UTC; None while it stands in the archive."""

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

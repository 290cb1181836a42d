"""Interviews and their parts."""

from pydantic import Field

from app.web.api.shapes.base import END, START, URL, Shape


class SpeakerShape(Shape):
    """A person's part in an interview."""

    slug: str = Field(examples=["ilya-sutskever"])
    name: str = Field(examples=["Ilya Sutskever"])
    role: str = Field(examples=["guest"], description="guest, host or speaker")


class InterviewShape(Shape):
    """An interview as a whole."""

    slug: str = Field(examples=["ilya-sutskever-2025"])
    title: str
    date: str | None = Field(examples=["2025-11-25"], description="a year, a month or a day")
    language: str = Field(examples=["en"])
    speakers: list[SpeakerShape]
    words: int = Field(examples=[13034])
    sentences: int
    segments: int
    revision: int = Field(examples=[1])
    url: str = URL


class InterviewsShape(Shape):
    """Interviews, the newest first."""

    interviews: list[InterviewShape]


class SourceShape(Shape):
    """Where the words come from."""

    file: str = Field(examples=["transcript.txt"])
    sha256: str
    url: str | None = Field(description="where the recording is")
    kind: str = Field(examples=["edited captions"])


class ChapterShape(Shape):
    """A titled stretch."""

    slug: str
    title: str
    start: int = START
    end: int = END
    time: int | None = Field(description="where it starts in the recording, in seconds")
    url: str = URL


class WholeInterviewShape(InterviewShape):
    """An interview with its source and its table of contents."""

    source: SourceShape
    chapters: list[ChapterShape]


class SentenceShape(Shape):
    """The smallest unit that can be linked."""

    key: str = Field(examples=["6c2g8kpp"])
    start: int = START
    end: int = END
    text: str


class SentencesShape(Shape):
    """Sentences that tile the canonical text."""

    sentences: list[SentenceShape]


class TurnShape(Shape):
    """What one speaker says."""

    speaker: str | None = Field(examples=["ilya-sutskever"], description="slug; null if unknown")
    basis: str = Field(examples=["annotated"], description="labelled|annotated|inferred|unknown")
    start: int = START
    end: int = END


class TurnsShape(Shape):
    """Turns that tile the canonical text."""

    turns: list[TurnShape]


class SegmentShape(Shape):
    """A stored passage."""

    key: str = Field(description="of its first sentence")
    start: int = START
    end: int = END
    speakers: list[str]
    chapter: str | None
    topics: list[str]
    url: str = URL


class SegmentsShape(Shape):
    """Segments that tile the canonical text."""

    segments: list[SegmentShape]


class RevisionShape(Shape):
    """One state of the text, and what it did to the links before it."""

    number: int
    sha256: str
    ingested_at: str = Field(examples=["2026-11-22T21:00:00Z"])
    note: str | None
    unchanged: int
    corrected: int
    moved: int
    merged: int
    split: int
    removed: int
    added: int


class RevisionsShape(Shape):
    """Every revision, the first one first."""

    revisions: list[RevisionShape]

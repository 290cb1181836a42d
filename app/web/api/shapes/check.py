"""What the quote check found."""

from pydantic import Field

from app.web.api.shapes.base import END, START, URL, Shape

VERDICT = Field(examples=["altered"], description="verbatim|abridged|altered|absent")
SIMILARITY = Field(ge=0, le=1, description="1 where no word differs but as the quotation says")


class QuoteShape(Shape):
    """What somebody printed."""

    quote: str = Field(description="up to 2,000 characters; prose with quotations is taken apart")


class DifferenceShape(Shape):
    """Words as quoted, and as in the transcript."""

    op: str = Field(description="equal|replace|insert|delete: what leads from quoted to said")
    quoted: str
    said: str


class OmissionShape(Shape):
    """What the quotation says that it leaves out."""

    start: int = START
    end: int = END
    text: str


class OccurrenceShape(Shape):
    """A place with the same words."""

    interview: str
    key: str
    start: int = START
    end: int = END
    url: str = URL


class NoteShape(Shape):
    """What a careful person would add."""

    kind: str = Field(
        description="part_of_sentence|quoting_others|crosses_speakers|other_speaker|fillers_only|"
        "out_of_order|long_gap|title_only"
    )
    text: str


class PartShape(Shape):
    """One of several quotations; or a part of one, with a place or a speaker of its own."""

    quoted: str
    verdict: str = VERDICT
    interview: str | None
    key: str | None
    start: int | None
    end: int | None
    text: str | None
    speakers: list[str]
    url: str | None


class NearestShape(Shape):
    """The passage that comes closest to what stands in no transcript."""

    interview: str
    key: str
    start: int = START
    end: int = END
    text: str
    similarity: float = SIMILARITY
    url: str = URL


class CheckShape(Shape):
    """How a quotation stands in the transcripts; of several, the one that stands worst."""

    verdict: str = VERDICT
    similarity: float = SIMILARITY
    interview: str | None = Field(description="null, as all that places it, where it is absent")
    key: str | None = Field(description="of the first sentence that has its words")
    last_key: str | None
    start: int | None
    end: int | None
    text: str | None
    speakers: list[str]
    url: str | None
    diff: list[DifferenceShape]
    omitted: list[OmissionShape]
    parts: list[PartShape]
    occurrences: list[OccurrenceShape]
    notes: list[NoteShape] = Field(description="the gravest first")
    nearest: NearestShape | None

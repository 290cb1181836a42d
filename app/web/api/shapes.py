"""The shapes of the API's answers: a contract with the outside."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.web.problems import PROBLEM_JSON

START = Field(description="first code point in the canonical text", examples=[24874])
END = Field(description="code point behind the last one", examples=[24920])
URL = Field(description="address; absolute when the site's origin is set")


class Shape(BaseModel):
    """Immutable; every field is always there."""

    model_config = ConfigDict(frozen=True)


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


class KeyFateShape(Shape):
    """What became of the words of a key."""

    key: str
    fate: str = Field(examples=["unchanged"])


class WordingShape(Shape):
    """The words in an earlier or the present revision."""

    revision: int
    text: str


class SelectorShape(Shape):
    """A W3C TextQuoteSelector."""

    exact: str
    prefix: str
    suffix: str


class PassageShape(Shape):
    """The words behind a permalink."""

    interview: str
    keys: list[KeyFateShape]
    fate: str = Field(examples=["unchanged"])
    start: int = START
    end: int = END
    text: str
    speakers: list[str]
    revision: int
    history: list[WordingShape]
    selector: SelectorShape
    url: str = URL


class TopicShape(Shape):
    """A term of the vocabulary."""

    slug: str = Field(examples=["value-functions"])
    name: str
    summary: str
    segment_count: int
    interview_count: int
    url: str = URL


class TopicsShape(Shape):
    """The vocabulary."""

    topics: list[TopicShape]


class TopicSegmentShape(Shape):
    """A stored passage under a topic."""

    interview: str
    key: str
    start: int = START
    end: int = END
    weight: float = Field(description="from 0 to 1")
    placed: str = Field(examples=["editor"], description="editor|found")
    url: str = URL


class WholeTopicShape(TopicShape):
    """A topic with its passages, in the order they were said."""

    related: list[str]
    segments: list[TopicSegmentShape]


class QueryShape(Shape):
    """A query as typed, and as understood."""

    text: str
    understood_as: str | None


class HitShape(Shape):
    """A passage that was found."""

    interview: str
    key: str = Field(description="of its best sentence")
    last_key: str
    start: int = START
    end: int = END
    rung: str = Field(examples=["exact"], description="exact|all|similar|some")
    score: float
    marks: list[tuple[int, int]] = Field(description="ranges of the canonical text")
    speakers: list[str]
    url: str = URL


class FacetShape(Shape):
    """A value to narrow by, and how many hits have it."""

    value: str
    count: int


class FacetsShape(Shape):
    """Values to narrow by, the most frequent first."""

    topic: list[FacetShape]
    speaker: list[FacetShape]
    interview: list[FacetShape]
    chapter: list[FacetShape]
    name: list[FacetShape] = []


class TopicBoxShape(Shape):
    """A topic that the query names."""

    slug: str
    name: str
    because: str


class SearchShape(Shape):
    """What a search found."""

    query: QueryShape
    total: int
    hits: list[HitShape]
    facets: FacetsShape
    topic_box: TopicBoxShape | None
    did_you_mean: str | None = None


class ProblemShape(Shape):
    """What went wrong (RFC 9457), with a sentence that a person can act on."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str


# "default" also keeps FastAPI from promising its own 422, which is never answered.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": description,
        "content": {PROBLEM_JSON: {"schema": ProblemShape.model_json_schema()}},
    }
    for status, description in (
        (400, "A parameter cannot be taken"),
        (404, "Nothing stands there"),
        ("default", "Something else went wrong"),
    )
}

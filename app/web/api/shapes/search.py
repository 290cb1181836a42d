"""What a search found."""

from pydantic import Field

from app.web.api.shapes.base import END, START, URL, Shape


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
    name: list[FacetShape]


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

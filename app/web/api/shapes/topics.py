"""The vocabulary."""

from pydantic import Field

from app.web.api.shapes.base import END, START, URL, Shape


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

"""The index of names."""

from pydantic import Field

from app.web.api.shapes.base import END, START, URL, Shape


class NameShape(Shape):
    """Something that is mentioned by its name."""

    slug: str = Field(examples=["openai"])
    name: str = Field(examples=["OpenAI"])
    kind: str = Field(
        examples=["organisation"], description="person|organisation|model|work|place|thing"
    )
    mention_count: int
    url: str = URL


class NamesShape(Shape):
    """The index of names, from A to Z."""

    names: list[NameShape]


class MentionShape(Shape):
    """A place where a name is mentioned."""

    interview: str
    key: str = Field(description="of its sentence")
    start: int = START
    end: int = END


class WholeNameShape(NameShape):
    """A name with its mentions, in the order they were said."""

    mentions: list[MentionShape]

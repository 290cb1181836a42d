"""The words behind a permalink."""

from pydantic import Field

from app.web.api.shapes.base import END, START, URL, Shape


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

"""The words behind a permalink."""

from pydantic import Field

from app.web.api.shapes.base import END, START, URL, Shape
from app.web.api.shapes.problems import ProblemShape

FATES = "unchanged|corrected|moved|merged|split|removed|withdrawn"


class KeyFateShape(Shape):
    """What became of the words of a key."""

    key: str
    fate: str = Field(examples=["unchanged"], description=FATES)


class WordingShape(Shape):
    """The words from one revision on, until they changed."""

    revision: int
    text: str = Field(description="without what was withdrawn since")


class SelectorShape(Shape):
    """A W3C TextQuoteSelector."""

    exact: str
    prefix: str
    suffix: str


class QuotationShape(Shape):
    """The words as people quote them, with who says them, where they stand, and their address."""

    text: str
    markdown: str
    html: str = Field(description="a <blockquote> without script or style")


class PassageShape(Shape):
    """The words behind a permalink."""

    interview: str
    keys: list[KeyFateShape] = Field(description="those of the address")
    fate: str = Field(examples=["unchanged"], description=f"of the whole, the gravest: {FATES}")
    start: int = START
    end: int = END
    text: str
    speakers: list[str]
    revision: int = Field(description="that holds the words now")
    history: list[WordingShape] = Field(description="every wording since it could be linked")
    selector: SelectorShape
    quote: QuotationShape
    url: str = Field(description=f"{URL.description}; where the words stand now")


class GonePassageShape(ProblemShape):
    """What became of words that are gone (RFC 9457 with further members).

    An interview that was removed as a whole tells none of them.
    """

    fate: str | None = Field(default=None, examples=["removed"], description="removed|withdrawn")
    history: list[WordingShape] | None = Field(
        default=None, description="every wording there was; left out of what was withdrawn"
    )
    reason: str | None = Field(default=None, description="why the words were withdrawn")
    withdrawn_at: str | None = Field(default=None, examples=["2027-05-03T12:00:00Z"])

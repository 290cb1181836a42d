"""What every page is given. A page's own context adds its fields to this and names its template."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same in another form: a feed, a text, a citation."""

    type: str
    """Its media type."""
    url: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """The declared context of a page: its template may use these fields and nothing else."""

    template: ClassVar[str]

    title: str
    """Without the site's name, which the base template adds; empty on the front page."""
    description: str
    """For search engines and previews."""
    canonical: str | None = None
    """The one address of this content; None on errors."""
    query: str = ""
    """What the search box in the header holds."""
    section: str = ""
    """The entry of the navigation that is lit: "interviews", "topics", "names", "search",
    "about"."""
    indexed: bool = True
    """False on pages that search engines should pass over."""
    picture: str | None = None
    """The card that other sites show beside a link; None where the public origin is not known."""
    alternates: tuple[Alternate, ...] = ()
    citation: tuple[tuple[str, str], ...] = ()
    """Names and contents of meta tags, from which reference managers take an entry."""
    structured: Markup | None = None
    """JSON-LD."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """The declared context of what is no page of the site: a part of one, or what others frame."""

    template: ClassVar[str]

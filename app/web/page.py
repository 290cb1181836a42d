"""What every page is given. A page's own context adds its fields to this and names its template."""

from dataclasses import dataclass
from typing import ClassVar


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


@dataclass(frozen=True, kw_only=True)
class Part:
    """The declared context of a part of a page, which a script asks for alone."""

    template: ClassVar[str]

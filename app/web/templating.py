"""Renders a page: its declared context into its template."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from app.web.page import Page, Part
from app.web.urls import Urls

_RIGHT_TO_LEFT = re.compile(
    r"(ar|arc|ckb|dv|fa|glk|he|iw|ks|lrc|mzn|nqo|ps|sd|syr|ug|ur|yi)\b(?!-[a-z]{4}\b)"
    r"|[a-z]+-(adlm|arab|hebr|nkoo|rohg|syrc|thaa)\b",
    re.IGNORECASE,
)
"""Languages written from right to left, as BCP 47 names them; a script goes before its language."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of the site as a whole."""

    name: str
    contact: str | None


# Kept, because templates are compiled once for each: several sites in one process share them.
@lru_cache(maxsize=8)
def make_environment(folder: Path, site: Site, urls: Urls) -> Environment:
    """Templates that escape everything and fail on what they were not given."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {"site": site, "urls": urls}
    environment.filters["marked"] = mark
    environment.filters["direction"] = find_direction
    return environment


def render_page(environment: Environment, page: Page | Part) -> str:
    """A page, or a part of one, as HTML."""
    context = {field.name: getattr(page, field.name) for field in fields(page)}
    return environment.get_template(page.template).render(context)


def mark(text: str, marks: Iterable[tuple[int, int]]) -> Markup:
    """Text as HTML with marks around the given ranges: escaped first, marked after."""
    parts, last = [], 0
    for start, end in marks:
        parts.append(escape(text[last:start]))
        parts.append(Markup("<mark>{}</mark>").format(text[start:end]))
        last = end
    parts.append(escape(text[last:]))
    return Markup("").join(parts)


def find_direction(language: str) -> str:
    """The direction in which a language is written, as HTML names it."""
    return "rtl" if _RIGHT_TO_LEFT.match(language) else "ltr"

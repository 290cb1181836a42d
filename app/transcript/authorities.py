"""What the interviews of a collection share: tables of people, names and topics, by slug.

Librarians call such a list an authority file: it says which form of a name is the one to use.
"""

import difflib
from collections.abc import Iterable, Mapping
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints

from app.errors import SourceError
from app.transcript import slugs
from app.transcript.toml_files import check_table, find_line, parse_toml

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class Heading(BaseModel):
    """What every table has: a name, and the slugs that led to it before."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Text
    formerly: tuple[str, ...] = ()


HeadingType = TypeVar("HeadingType", bound=Heading)


def parse_headings(
    model: type[HeadingType], text: str, file: str, noun: str
) -> dict[str, HeadingType]:
    """The tables of a file by slug, in its order; raises SourceError for the first wrong one.

    `noun` is what messages call a table, such as “topic”.
    """
    headings: dict[str, HeadingType] = {}
    for slug, table in parse_toml(text, file).items():
        if not slugs.is_slug(slug) or not isinstance(table, dict):
            raise SourceError(
                f"`{slug}` is not a {noun}. Open each with [its-slug], in a-z, 0-9 and hyphens.",
                file=file,
                line=find_line(text, slug) or find_line(text, "", slug),
            )
        headings[slug] = check_table(model, table, text=text, file=file, section=slug)
    _refuse_taken_slugs(headings, text, file)
    return headings


def _refuse_taken_slugs(headings: Mapping[str, Heading], text: str, file: str) -> None:
    """A slug of the past leads to one table only, and to none that has it now."""
    takers = {slug: slug for slug in headings}
    for slug, heading in headings.items():
        for former in heading.formerly:
            if not slugs.is_slug(former):
                problem = f"“{former}” is not a slug. Use a-z, 0-9 and single hyphens."
            elif former in headings:
                problem = f"`{former}` is in use here. List only slugs that nothing has any more."
            elif takers.setdefault(former, slug) != slug:
                problem = f"`{former}` already leads to `{takers[former]}`. Take it out of one."
            else:
                continue
            raise SourceError(problem, file=file, line=find_line(text, "formerly", slug))


def suggest(slug: str, known: Iterable[str], file: str) -> str:
    """What to do about a slug that no table has."""
    near = difflib.get_close_matches(slug, known, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"Add it to {file} first."

"""What is known about an interview as a whole (interview.toml)."""

import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
)

from app.transcript import slugs
from app.transcript.toml_files import check_table, parse_toml

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WEB_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#]\S*)?")

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


def _take_one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _write_date(value: object) -> object:
    return value if isinstance(value, str) else str(value)


def _read_date(value: str) -> str:
    parts = [int(part) for part in value.split("-")] if _DATE.fullmatch(value) else []
    try:
        datetime.date(*[*parts, 1, 1][:3])
    except (TypeError, ValueError):
        raise ValueError(
            f"“{value}” is not a date. Write a year, a month or a day: "
            '"2025", "2025-11" or "2025-11-25".'
        ) from None
    return value


def _read_slug(value: str) -> str:
    if len(value) > slugs.MOST_LETTERS:
        raise ValueError(f"“{value}” is longer than {slugs.MOST_LETTERS} letters. Shorten it.")
    if not slugs.is_slug(value):
        raise ValueError(f"“{value}” is not a slug. Use a-z, 0-9 and single hyphens.")
    return value


People = Annotated[tuple[Text, ...], BeforeValidator(_take_one_or_many)]
PartialDate = Annotated[str, BeforeValidator(_write_date)]


class Metadata(BaseModel):
    """The keys that interview.toml may have; only a title is needed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text
    slug: str | None = Field(default=None, description="in place of the folder's name")
    series: Text | None = None
    date: PartialDate | None = Field(default=None, description="a year, a month or a day")
    language: str = "en"
    host: People = ()
    guest: People = ()
    source: Text | None = Field(default=None, description="web address of the recording")
    kind: Text = Field(default="transcript", description="such as edited captions")
    collection: Text | None = None
    identifier: Text | None = None
    place: Text | None = None
    rights: Text | None = None
    formerly: tuple[str, ...] = Field(default=(), description="earlier slugs, which redirect")

    @field_validator("date")
    @classmethod
    def _check_date(cls, value: str | None) -> str | None:
        return value if value is None else _read_date(value)

    @field_validator("language")
    @classmethod
    def _check_language(cls, value: str) -> str:
        if not _LANGUAGE.fullmatch(value):
            raise ValueError(f"“{value}” is not a language tag. Write one such as en or pt-BR.")
        return value

    @field_validator("source")
    @classmethod
    def _check_source(cls, value: str | None) -> str | None:
        if value is not None and not _WEB_ADDRESS.fullmatch(value):
            raise ValueError(f"“{value}” is not a web address. Start it with https://.")
        return value

    @field_validator("slug")
    @classmethod
    def _check_slug(cls, value: str | None) -> str | None:
        return value if value is None else _read_slug(value)

    @field_validator("formerly")
    @classmethod
    def _check_formerly(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(_read_slug, value))


def parse_metadata(text: str, file: str) -> Metadata:
    """What interview.toml says; raises SourceError with the line of the first wrong key."""
    return check_table(Metadata, parse_toml(text, file), text=text, file=file)


def check_metadata(table: dict[str, Any], file: str) -> Metadata:
    """The same for what was said elsewhere, such as on the command line."""
    return check_table(Metadata, table, text="", file=file)


def write_metadata(known: Mapping[str, str | Sequence[str] | None]) -> str:
    """An interview.toml that says what is known, a key a line."""
    return "".join(f"{key} = {_quote(value)}\n" for key, value in known.items() if value)


def _quote(value: str | Sequence[str]) -> str:
    """A text or a list of texts in TOML: that of JSON, but for one letter."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def complete_metadata(text: str, slug: str | None, formerly: Iterable[str]) -> str:
    """The same interview.toml with a slug if it has none, and all earlier slugs."""
    listed = parse_metadata(text, "interview.toml")
    missing = [former for former in formerly if former not in listed.formerly]
    if missing and "formerly" in listed.model_fields_set:
        opening = r"^(\s*[\"']?formerly[\"']?\s*=\s*\[)"
        more = "".join(f"{_quote(former)}, " for former in missing)
        text = re.sub(opening, lambda found: found[1] + more, text, count=1, flags=re.MULTILINE)
        missing = []
    return write_metadata({"slug": None if listed.slug else slug, "formerly": missing}) + text

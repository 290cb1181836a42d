"""Reads TOML files strictly: every complaint names the file, the line and the next step."""

import difflib
import re
import tomllib
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.errors import SourceError

Table = TypeVar("Table", bound=BaseModel)


def parse_toml(text: str, file: str) -> dict[str, Any]:
    """The table a TOML file holds; raises SourceError that names the line it cannot read."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise SourceError("brackets stand too deep inside each other.", file=file) from None
    except ValueError as error:  # a TOMLDecodeError, or a number with thousands of digits
        place = re.search(r" ?\(at line (\d+).*\)| ?\(at end of document\)", str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        reason = str(error).replace(place[0], "") if place else str(error)
        raise SourceError(
            f"this is not TOML ({reason[:1].lower() + reason[1:]}). {_advise(text, line)}",
            file=file,
            line=line,
        ) from None


def _advise(text: str, line: int) -> str:
    written = [*text.split("\n"), ""][line - 1].strip()
    if re.search("[“”‘’„]", written):
        return f"Put straight quotation marks around the text: `{written}`."
    if value := re.fullmatch(r"(\w+)\s*=\s*([\d./-]+)", written):
        return f'Write `{value[1]} = "{value[2]}"`.'
    return "Put text in quotation marks, one `key = value` a line."


def check_table(
    model: type[Table], table: dict[str, Any], *, text: str, file: str, section: str = ""
) -> Table:
    """The table as a model; raises SourceError for the first key that does not fit."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        raise SourceError(
            _explain(first["type"], key, first["msg"], model.model_fields),
            file=file,
            line=find_line(text, key, section),
        ) from None


def _explain(kind: str, key: str, message: str, known: Iterable[str]) -> str:
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"Did you mean `{near[0]}`?" if near else f"Known keys: {', '.join(sorted(known))}."
        return f"unknown key `{key}`. {hint}"
    if kind == "missing":
        return f"the key `{key}` is missing. Add `{key} = …`."
    if kind == "tuple_type":
        return f'`{key}` takes a list of texts, such as `{key} = ["…", "…"]`.'
    reason = message.removeprefix("Value error, ")
    return f"`{key}`: {reason[:1].lower()}{reason[1:]}{'' if reason.endswith('.') else '.'}"


def find_line(text: str, key: str, section: str = "") -> int | None:
    """The number of the line that sets a key, in a section if one is named; else the section's."""
    here, section_line = not section, None
    for number, line in enumerate(text.split("\n"), start=1):
        if header := re.match(r"\s*\[\s*\"?([^\]\"]+)\"?\s*\]", line):
            here = header[1].strip() == section
            section_line = number if here else section_line
        elif here and re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line):
            return number
    return section_line

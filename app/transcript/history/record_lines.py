"""The form of a line of history.jsonl."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from app.transcript.history.fates import Fate
from app.transcript.keys import PATTERN

_Key = Annotated[str, StringConstraints(pattern=f"^{PATTERN}$")]
_Words = Annotated[str, StringConstraints(min_length=1)]
_Sha256 = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
_Fingerprint = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
_Time = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9-]{5}T[0-9:]{8}(?:\.[0-9]{1,6})?Z$")
]
_FileName = Annotated[str, StringConstraints(pattern="^[^/]+$", max_length=255)]
_Number = Annotated[int, Field(ge=1, lt=2**31)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Source(_Part):
    name: _FileName
    sha256: _Sha256


class _Fate(_Part):
    key: _Key
    fate: Fate
    into: tuple[_Key, ...] = ()
    reason: str | None = None
    fingerprints: tuple[_Fingerprint, ...] = ()


class Line(_Part):
    """A state of a text as the file has it."""

    revision: _Number
    at: _Time
    note: str | None
    text_version: _Number
    sha256: _Sha256
    source: _Source
    sentences: tuple[_Key | tuple[_Key, _Words | None], ...]
    fates: tuple[_Fate, ...]


class LineError(ValueError):
    """What is amiss in a line, a sentence."""


def read_line(written: str) -> Line:
    """A line of the file; raises LineError for one that has not this form."""
    try:
        line = Line.model_validate_json(written)
    except ValidationError as error:
        raise LineError(_explain(error)) from None
    try:
        datetime.fromisoformat(line.at)
    except ValueError:
        raise LineError(f"`at` is no time: “{line.at}”.") from None
    return line


def _explain(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return "this is no line of JSON, or not the whole of one."
    field, *inside = first["loc"] or ("this line",)
    place = f", number {inside[0] + 1}," if inside and isinstance(inside[0], int) else ""
    reason = first["msg"][:1].lower() + first["msg"][1:]
    return f"`{field}`{place} is not as this program writes it ({reason})."

"""References made ready to be written: each value on one line, each entry once."""

import unicodedata
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from app.web.citing.references import Reference


def list_entries(references: Iterable[Reference]) -> list[Reference]:
    """References as the entries of a file: cleaned, without repeats, each under its own key."""
    taken: set[str] = set()
    entries = []
    for reference in dict.fromkeys(map(clean_reference, references)):
        key = _find_free_key(reference.key, taken)
        taken.add(key)
        entries.append(replace(reference, key=key))
    return entries


def _find_free_key(key: str, taken: set[str]) -> str:
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    return free


def clean_reference(reference: Reference) -> Reference:
    """A reference with every text of it on one line, and without names that are empty."""
    values = {field.name: _clean(getattr(reference, field.name)) for field in fields(reference)}
    return replace(reference, **values)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return write_on_one_line(value)
    if isinstance(value, tuple):
        return tuple(filter(None, map(write_on_one_line, value)))
    return value


def write_on_one_line(text: str) -> str:
    """A text with single spaces for all white space, and without control characters.

    What cannot be written as UTF-8 (half of a surrogate pair) is left out too.
    """
    kept = (
        letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cs"}
    )
    return " ".join("".join(kept).split())

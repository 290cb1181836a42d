"""References as CSL-JSON, the data model of the Citation Style Language 1.0.2.

See https://github.com/citation-style-language/schema (schemas/input/csl-data.json).
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from app.web.citing.entries import list_entries
from app.web.citing.person_names import part_name
from app.web.citing.references import Reference
from app.web.citing.wording import find_interviewers, write_note


def write_csl_json(references: Iterable[Reference]) -> str:
    """A list with an item of the type “interview” for each reference."""
    items = [_make_item(reference) for reference in list_entries(references)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _make_item(reference: Reference) -> dict[str, Any]:
    """What is not known is left out: the schema takes no null."""
    values = {
        "id": reference.key,
        "type": "interview",
        "title": reference.title,
        "author": _list_names(reference.authors),
        "interviewer": _list_names(find_interviewers(reference)),
        "container-title": reference.series,
        "publisher": reference.site,
        "issued": _part_date(reference.date),
        "medium": "Transcript",
        # With the word, because styles would print “version” before a bare number.
        "version": f"Revision {reference.revision}",
        "URL": reference.url,
        "language": reference.language,
        "abstract": reference.words,
        "note": write_note(reference),
    }
    return {name: value for name, value in values.items() if value}


def _list_names(names: Sequence[str]) -> list[dict[str, str]]:
    """As family and given names; in one piece what is not known to have parts."""
    listed = []
    for name in map(part_name, names):
        if not name.given:
            listed.append({"literal": name.direct})
            continue
        parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
        listed.append({part: value for part, value in parts.items() if value})
    return listed


def _part_date(date: str | None) -> dict[str, list[list[int]]] | None:
    """As exactly as it is known: [2025], [2025, 11] or [2025, 11, 25]."""
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None

"""Read back with citeproc-py, a processor from the field."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from app.web.citing.csl_json import write_csl_json
from app.web.citing.entries import write_on_one_line
from app.web.citing.references import Reference
from tests.unit.web.citing.cited import HOSTILE, INJECTED, PASSAGE

STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Test</title><id>test</id><updated>2025-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout suffix=".">
      <group delimiter=" / ">
        <names variable="author"><name name-as-sort-order="all" and="text"/></names>
        <text variable="title"/>
        <names variable="interviewer"/>
        <text variable="container-title"/>
        <date variable="issued" form="numeric" date-parts="year-month-day"/>
        <text variable="publisher"/>
        <text variable="version"/>
        <text variable="URL"/>
      </group>
    </layout>
  </bibliography>
</style>
"""
TEXTS = {
    *("id", "type", "title", "container-title", "publisher", "medium", "version"),
    *("URL", "language", "abstract", "note"),
}
"""Fields of csl-data.json 1.0.2 that hold a string."""


def parse(*references: Reference) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(write_csl_json(references))
    return items


def format_reference(reference: Reference, folder: Path) -> str:
    """A reference in the little style above."""
    style = folder / "test.csl"
    style.write_text(STYLE, encoding="utf-8")
    source = CiteProcJSON(parse(reference))
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(str(style), validate=False), source, formatter.plain
    )
    bibliography.register(Citation([CitationItem(reference.key)]))
    return str(bibliography.bibliography()[0])


def test_it_describes_an_interview() -> None:
    assert parse(PASSAGE) == [
        {
            "id": "ada-2025-bcdfghjk",
            "type": "interview",
            "title": "A talk with Ada",
            "author": [{"family": "Lovelace", "given": "Ada"}],
            "interviewer": [{"family": "Babbage", "given": "Charles"}],
            "container-title": "The Engine Room",
            "publisher": "Onrecord",
            "issued": {"date-parts": [[2025, 11, 25]]},
            "medium": "Transcript",
            "version": "Revision 1",
            "URL": "https://archive.example/interviews/ada-2025/bcdfghjk",
            "language": "en",
            "abstract": "An engine that weaves algebraic patterns.",
            "note": "Interview by Charles Babbage. Transcript, revision 1. "
            "Text from edited captions.",
        }
    ]


def test_a_style_sets_it(tmp_path: Path) -> None:
    assert format_reference(PASSAGE, tmp_path) == (
        "Lovelace, Ada / A talk with Ada / Charles Babbage / The Engine Room / 11/25/2025 / "
        "Onrecord / Revision 1 / https://archive.example/interviews/ada-2025/bcdfghjk."
    )


def test_it_leaves_out_what_is_not_known() -> None:
    bare = replace(PASSAGE, authors=(), interviewers=(), series=None, date=None, words=None)
    (item,) = parse(bare)
    assert not {"author", "interviewer", "container-title", "issued", "abstract"} & set(item)
    assert set(item) < TEXTS


@pytest.mark.parametrize(("date", "parts"), [("2025", [2025]), ("2025-09", [2025, 9])])
def test_a_date_has_the_parts_that_are_known(date: str, parts: list[int]) -> None:
    assert parse(replace(PASSAGE, date=date))[0]["issued"] == {"date-parts": [parts]}


def test_a_name_has_the_parts_that_are_known() -> None:
    names = ("Martin Luther King, Jr.", "Plato", "宮崎 駿", "Elizabeth II")
    assert parse(replace(PASSAGE, authors=names))[0]["author"] == [
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "Plato"},
        {"literal": "宮崎 駿"},
        {"literal": "Elizabeth II"},
    ]


def test_nobody_interviews_themselves() -> None:
    (item,) = parse(replace(PASSAGE, authors=("Charles Babbage",)))
    assert "interviewer" not in item
    assert item["note"].startswith("Interview with Ada Lovelace.")


def test_each_item_has_an_id_of_its_own() -> None:
    items = parse(PASSAGE, PASSAGE, replace(PASSAGE, revision=2))
    assert [item["id"] for item in items] == ["ada-2025-bcdfghjk", "ada-2025-bcdfghjk-2"]


def test_it_writes_letters_and_not_their_numbers() -> None:
    assert "駿" in write_csl_json([replace(PASSAGE, title="駿")])


@pytest.mark.parametrize("text", [HOSTILE, INJECTED])
def test_hostile_words_are_words(text: str, tmp_path: Path) -> None:
    reference = replace(PASSAGE, title=text, words=text)
    (item,) = parse(reference)
    assert item["title"] == item["abstract"] == write_on_one_line(text)
    assert write_on_one_line(text) in format_reference(reference, tmp_path)

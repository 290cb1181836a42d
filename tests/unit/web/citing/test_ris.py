"""Read back with rispy, a parser from the field."""

from dataclasses import replace
from typing import Any

import pytest
import rispy

from app.web.citing.entries import write_on_one_line
from app.web.citing.references import Reference
from app.web.citing.ris import write_ris
from tests.unit.web.citing.cited import HOSTILE, INJECTED, PASSAGE


def parse(*references: Reference) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = rispy.loads(write_ris(references))
    return records


def test_it_is_read_as_what_it_was_written_for() -> None:
    assert parse(PASSAGE) == [
        {
            "type_of_reference": "ELEC",
            "id": "ada-2025-bcdfghjk",
            "authors": ["Lovelace, Ada"],
            "title": "A talk with Ada",
            "secondary_title": "The Engine Room",
            "year": "2025",
            "date": "2025/11/25/",
            "type_of_work": "Interview transcript",
            "urls": ["https://archive.example/interviews/ada-2025/bcdfghjk"],
            "database_provider": "Onrecord",
            "language": "en",
            "notes": [
                "Interview by Charles Babbage. Transcript, revision 1. Text from edited captions."
            ],
            "abstract": "An engine that weaves algebraic patterns.",
        }
    ]


def test_its_lines_are_as_the_format_wants_them() -> None:
    text = write_ris([PASSAGE, replace(PASSAGE, revision=2)])
    lines = text.split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(line[2:6] == "  - " for line in lines[:-1])
    assert text.count("\n") == text.count("\r\n")


def test_it_leaves_out_what_is_not_known() -> None:
    (record,) = parse(replace(PASSAGE, authors=(), series=None, date=None, words=None))
    assert not {"authors", "year", "date", "abstract"} & set(record)
    assert record["secondary_title"] == "Onrecord"


@pytest.mark.parametrize(("date", "written"), [("2025-11", "2025/11//"), ("2025", "2025///")])
def test_a_partial_date_keeps_its_slashes(date: str, written: str) -> None:
    assert parse(replace(PASSAGE, date=date))[0]["date"] == written


def test_it_lists_each_author() -> None:
    authors = ("Martin Luther King, Jr.", "Plato")
    (record,) = parse(replace(PASSAGE, authors=authors))
    assert record["authors"] == ["King, Martin Luther, Jr.", "Plato"]


def test_each_record_has_a_name_of_its_own() -> None:
    records = parse(PASSAGE, PASSAGE, replace(PASSAGE, revision=2))
    assert [record["id"] for record in records] == ["ada-2025-bcdfghjk", "ada-2025-bcdfghjk-2"]


@pytest.mark.parametrize("text", [HOSTILE, INJECTED])
def test_hostile_words_stay_on_their_line(text: str) -> None:
    (record,) = parse(replace(PASSAGE, title=text, words=text, gaps=(text,)))
    assert record["title"] == record["abstract"] == write_on_one_line(text)

import os
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from app.ingest.library import Library
from app.ingest.verification import find_faults
from app.search.engine import Document
from tests.archives import open_test_library
from tests.unit.ingest.talks import ingest, write_annotated


@pytest.fixture
def ada(library: Library, tmp_path: Path) -> Library:
    """An archive that holds one interview, to be spoilt."""
    ingest(library, write_annotated(tmp_path / "seeds/ada"))
    return library


def spoil(library: Library, statement: str, *values: object) -> None:
    connection = sqlite3.connect(library.database.engine.url.database or "")
    with connection:
        connection.execute(statement, values)
    connection.close()


def test_it_finds_nothing_amiss_in_the_first_interview(seeded_library: Library) -> None:
    assert find_faults(seeded_library) == []


def test_it_finds_nothing_amiss_in_an_empty_archive(library: Library) -> None:
    assert find_faults(library) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "UPDATE sentences SET text = 'Will it sing?' WHERE text = 'Will it think?'",
            "ada: the sentences do not give the text of the current revision.",
        ),
        (
            "UPDATE revisions SET source = CAST('Forged.' AS BLOB)",
            "ada: the stored source is not the one that was received.",
        ),
        ("UPDATE places SET start = start + 1", "ada: the sentences do not tile the text."),
        ("DELETE FROM turns WHERE position = 1", "ada: the turns do not tile the text."),
        ("UPDATE segments SET end = end - 1", "ada: the segments do not tile the text."),
        (
            "UPDATE archive SET generation = 7",
            "the index does not belong to the state of the database. Run `onrecord reindex`.",
        ),
        (
            "UPDATE interviews SET segments = 2",
            "the index lacks passages. Run `onrecord reindex`.",
        ),
    ],
)
def test_it_names_what_does_not_agree(ada: Library, statement: str, fault: str) -> None:
    spoil(ada, statement)
    assert fault in find_faults(ada)


def test_it_finds_a_source_that_does_not_give_the_text(ada: Library) -> None:
    forged = sha256(b"Forged.").hexdigest()
    spoil(ada, "UPDATE revisions SET source = ?, source_sha256 = ?", b"Forged.", forged)
    assert find_faults(ada) == ["ada: the stored source does not give the text."]


def test_it_finds_documents_that_are_missing(ada: Library) -> None:
    ada.engine.remove([1], generation=1)
    assert find_faults(ada) == ["the index lacks passages. Run `onrecord reindex`."]


def test_it_finds_documents_that_are_not_current(ada: Library) -> None:
    ada.engine.index(9, [Document(9, 1, 9, 0, "Words of nobody")], [])
    ada.engine.remove([], generation=1)
    assert find_faults(ada) == [
        "the index holds passages that are not current. Run `onrecord reindex`."
    ]


def test_it_finds_an_index_that_is_damaged(ada: Library) -> None:
    next((ada.lock_file.parent / "index").glob("*.toc")).write_bytes(b"noise")
    again = open_test_library(ada.lock_file.parent)
    assert find_faults(again) == [
        "the index does not belong to the state of the database. Run `onrecord reindex`."
    ]
    again.close()


def test_it_finds_damage_that_a_start_does_not_look_for(ada: Library) -> None:
    path = next((ada.lock_file.parent / "index").glob("*.seg"))
    content, times = path.read_bytes(), path.stat()
    path.write_bytes(content[:-9] + bytes([content[-9] ^ 255]) + content[-8:])
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert find_faults(ada) == ["the index has files that were damaged. Run `onrecord reindex`."]

import sqlite3
from pathlib import Path

import pytest

from app.ingest.library import Library
from app.ingest.removing import remove
from app.ingest.verification import find_faults
from tests.builders import TALK
from tests.unit.ingest.talks import TURNS, ingest, write_annotated
from tests.unit.ingest.withdrawals import PERFORM, find_key, take_out

HELD = (
    "ada: the stored {} of revision {} holds words that were withdrawn. "
    "Restore the database from a copy, then withdraw them again."
)


@pytest.fixture
def ada(library: Library, tmp_path: Path) -> Library:
    """An archive from which one sentence was withdrawn, to be spoilt."""
    ingest(library, write_annotated(tmp_path / "seeds/ada"))
    take_out(library, PERFORM)
    return library


def spoil(library: Library, statement: str, *values: object) -> None:
    connection = sqlite3.connect(library.database.engine.url.database or "")
    with connection:
        connection.execute(statement, values)
    connection.close()


def test_a_withdrawal_is_sound(ada: Library) -> None:
    assert find_faults(ada) == []


def test_it_finds_words_in_the_past(ada: Library) -> None:
    key = find_key(ada, "")
    spoil(ada, "UPDATE sentences SET text = ? WHERE text = ''", PERFORM)
    assert find_faults(ada) == [
        f"ada: {key} still has words that revision 2 withdrew. "
        f"Withdraw {key}, too, or restore the database from a copy."
    ]


def test_it_finds_words_in_a_stored_transcript(ada: Library) -> None:
    spoil(ada, "UPDATE revisions SET source = ? WHERE number = 1", TALK.encode())
    assert find_faults(ada) == [HELD.format("transcript.txt", 1)]


@pytest.mark.parametrize(
    "line",
    [f"# {PERFORM}", f"Ada: {PERFORM}", f"1:00 | {PERFORM} | Will", f"weaving: {PERFORM} .. Will"],
)
def test_it_finds_words_in_a_stored_file_of_an_editor(ada: Library, line: str) -> None:
    content = f"{TURNS}{line}\n".encode()
    spoil(
        ada,
        "UPDATE editor_files SET content = ? WHERE revision = 1 AND name = 'turns.txt'",
        content,
    )
    assert find_faults(ada) == [HELD.format("turns.txt", 1)]


def test_it_looks_at_removed_interviews_too(ada: Library) -> None:
    remove(ada, "ada")
    assert find_faults(ada) == []
    spoil(ada, "UPDATE revisions SET source = ? WHERE number = 1", TALK.encode())
    assert find_faults(ada) == [HELD.format("transcript.txt", 1)]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM sentences WHERE text = ''",
        "UPDATE sentences SET key_id = 99 WHERE text = ''",
    ],
)
def test_it_finds_that_rows_of_the_past_are_missing(ada: Library, statement: str) -> None:
    spoil(ada, statement)
    assert (
        "ada: its history names rows that are not there. Restore the database from a copy."
        in find_faults(ada)
    )


def test_it_finds_a_key_that_nothing_tells_of(ada: Library) -> None:
    key = find_key(ada, "")
    spoil(ada, "DELETE FROM fates")
    assert find_faults(ada) == [
        f"ada: revision 2 lacks the sentence {key}, and nothing tells what became of it. "
        "Restore the database from a copy."
    ]

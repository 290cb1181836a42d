"""An archive in which everything has happened to a text that can happen to it."""

import sqlite3
from pathlib import Path

from app.ingest.healing import mend_archive
from app.ingest.library import Library
from app.ingest.pipeline import Orders, ingest_sources
from app.ingest.removing import remove
from app.ingest.withdrawal.withdrawing import Order, withdraw
from app.sources import find_sources
from tests.archives import open_test_library
from tests.builders import write_source

TALK = """\
Welcome, Ada.
What are you working on this winter?
An engine that weaves algebraic patterns.
It is very large. It is made of polished brass.
Nobody has paid for it yet and the workshop is cold in the mornings.
The neighbours complain about the noise at night.
My mother disapproves of the whole affair.
Tell me about the cards with the holes.
They carry the pattern from one row to the next.
A card that is torn spoils the whole cloth.
Perhaps it will compose elaborate music some day.
Will it think?
It does whatever we know how to order it to perform.
And who will read your notes?
Somebody with patience, I should hope.
Thank you for your time, Ada.
"""
CORRECTIONS = [
    ("weaves algebraic", "knits algebraic"),
    ("very large. It is made", "very large, and it is made"),
    ("for it yet and the workshop", "for it yet. And the workshop"),
    ("The neighbours complain about the noise at night.\n", ""),
    ("A card that is torn", "Nothing about it is made of wood.\nA card that is torn"),
]
LATER_CORRECTIONS = [
    ("An engine that knits algebraic", "An engine, which knits algebraic"),
    ("Perhaps it will compose elaborate music some day.\n", ""),
    ("And who will read", "Perhaps it will compose elaborate music some day.\nAnd who will read"),
]
NOTE = "Compared with the letters."
REASON = "The family asked for it."
WITHDRAWN = "disapproves"
DAYS = ("2027-01-02", "2027-05-03", "2027-06-11", "2027-07-20")


def build_corrected(data_dir: Path, seeds: Path) -> None:
    """Ingests a talk, corrects it twice, withdraws a sentence of it; removes another talk."""
    library = open_test_library(data_dir)
    mend_archive(library)
    folder = write_source(seeds / "ada", TALK, title="A talk with Ada")
    _ingest(library, folder, None)
    for changes, note in ((CORRECTIONS, NOTE), (LATER_CORRECTIONS, None)):
        _change(folder / "transcript.txt", changes)
        _ingest(library, folder, note)
    key = find_key(data_dir, "My mother")
    withdraw(library, Order("ada", key, key, REASON))
    _ingest(library, write_source(seeds / "gone", f"In secret. {TALK}", title="A lost talk"), None)
    remove(library, "gone")
    library.close()
    _set_days(data_dir)


def _ingest(library: Library, folder: Path, note: str | None) -> None:
    ingest_sources(library, find_sources(folder), Orders(note=note, may_break_links=True))


def _change(path: Path, changes: list[tuple[str, str]]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def find_key(data_dir: Path, opening: str, slug: str = "ada") -> str:
    """The key of the sentence that began, in any revision, with some words."""
    rows = _ask(
        data_dir,
        "SELECT keys.key FROM keys JOIN sentences ON key_id = keys.id "
        "JOIN interviews ON interviews.id = interview_id WHERE text LIKE ? AND slug = ?",
        f"{opening}%",
        slug,
    )
    return str(rows[0][0])


def find_withdrawn(data_dir: Path) -> str:
    """The key whose words were withdrawn, which no words can find any more."""
    wanted = "SELECT key FROM keys JOIN fates ON key_id = keys.id WHERE fate = 'withdrawn'"
    return str(_ask(data_dir, wanted)[0][0])


def _set_days(data_dir: Path) -> None:
    """Sets the days of the revisions apart, as if years had not been minutes."""
    for number, day in enumerate(DAYS, 1):
        at = f"{day} 12:00:00.000000"
        _ask(data_dir, "UPDATE revisions SET ingested_at = ? WHERE number = ?", at, number)
    _ask(
        data_dir,
        "UPDATE interviews SET removed_at = ? WHERE slug = 'gone'",
        f"{DAYS[3]} 12:00:00.000000",
    )


def _ask(data_dir: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(data_dir / "onrecord.db")
    with connection:
        rows = connection.execute(query, values).fetchall()
    connection.close()
    return rows

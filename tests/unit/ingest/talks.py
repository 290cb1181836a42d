"""A small interview with all that can be said about it, and ways to look at an archive whole."""

import sqlite3
from pathlib import Path
from typing import Any

from app.archive.database import Session
from app.archive.interviews import find_interview, read_sentences
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.ingest.planning import Plan
from app.sources import find_sources
from tests.builders import write_source

VOCABULARY = """\
[weaving]
name = "Weaving"
summary = "How patterns come about."
see = ["loom"]

[thinking]
name = "Thinking"
summary = "Whether engines think."
"""
TURNS = """\
Charles: Welcome, Ada.
Ada: An engine that weaves
Charles: Will it think?
Ada: It does whatever
"""
CHAPTERS = "0:00 | The engine | Welcome, Ada.\n"
TOPICS = "weaving: Welcome, Ada. .. to perform.\n"


def write_annotated(folder: Path, **changes: Any) -> Path:
    """The small interview, annotated; what is given differs."""
    parts: dict[str, Any] = {"turns": TURNS, "chapters": CHAPTERS, "topics": TOPICS}
    return write_source(folder, **{**parts, "vocabulary": VOCABULARY, **changes})


def ingest(library: Library, *folders: Path) -> list[Plan]:
    return ingest_sources(library, [source for path in folders for source in find_sources(path)])


def read_keys(session: Session, slug: str) -> list[str]:
    interview = find_interview(session, slug)
    assert interview is not None
    return [sentence.key for sentence in read_sentences(session, interview)]


def list_keys(library: Library, slug: str) -> list[str]:
    with library.database.read() as session:
        return read_keys(session, slug)


def read_tables(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    connection = sqlite3.connect(library.database.engine.url.database or "")
    try:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}  # noqa: S608  # our own tables
    finally:
        connection.close()


def read_index_files(library: Library) -> dict[str, bytes]:
    """Every byte of the index."""
    folder = library.lock_file.parent / "index"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def take_snapshot(library: Library) -> tuple[dict[str, Any], dict[str, bytes]]:
    """All that the archive holds."""
    return read_tables(library), read_index_files(library)

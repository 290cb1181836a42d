"""Database and index are asked about one state of the archive, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.archive.database import Session
from app.archive.interviews import list_interviews
from app.archive.state import read_generation
from app.errors import IndexUnavailableError
from app.ingest.library import Library
from app.ingest.pipeline import Step, ingest_sources
from app.search.consulting import MOST_TRIES, consult, find_stale
from app.search.engine import Scope
from app.search.whoosh_engine import WhooshEngine
from app.search.whoosh_view import WhooshView
from app.sources import find_sources
from tests.builders import write_source
from tests.unit.search.answers import ingest
from tests.unit.search.indexes import ENGINE


def list_titles(session: Session) -> list[str]:
    return [interview.title for interview in list_interviews(session)]


def ask(library: Library, session: Session) -> tuple[int, list[str]]:
    """How many passages the index finds, and the titles of the database at that moment."""
    return consult(
        session,
        library.engine,
        lambda view: (len(view.search(ENGINE, Scope())), list_titles(session)),
    )


def test_index_and_database_answer_of_one_state(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    with library.database.read() as session:
        assert ask(library, session) == (1, ["A talk with Ada"])


def test_a_session_from_before_an_ingest_is_turned_to_the_state_after_it(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    with library.database.read() as session:
        assert read_generation(session) == 1
        ingest(library, write_source(tmp_path / "ada", title="Another talk"))
        assert list_titles(session) == ["A talk with Ada"]
        assert ask(library, session) == (1, ["Another talk"])


def test_an_index_that_lacks_what_the_database_has_is_not_asked(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    library.engine.remove([1], generation=0)
    with (
        library.database.read() as session,
        pytest.raises(IndexUnavailableError, match="is being rebuilt"),
    ):
        ask(library, session)


def test_where_one_ingest_ends_after_the_other_it_gives_up_at_last(
    library: Library, tmp_path: Path
) -> None:
    class Hurried(WhooshEngine):
        """An ingest ends each time before the index is looked at."""

        looks = 0

        @contextmanager
        def look(self) -> Iterator[WhooshView]:
            self.looks += 1
            ingest(library, write_source(tmp_path / "ada", title=f"Talk {self.looks}"))
            with super().look() as view:
                yield view

    ingest(library, write_source(tmp_path / "ada"))
    engine = Hurried(library.lock_file.parent / "index")
    with library.database.read() as session, pytest.raises(IndexUnavailableError):
        consult(session, engine, lambda view: view)
    engine.close()
    assert engine.looks == MOST_TRIES


def list_stale(library: Library) -> set[int]:
    with library.database.read() as session:
        return consult(session, library.engine, lambda view: find_stale(session, view))


def test_what_is_not_yet_or_no_longer_in_the_archive_is_stale(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    assert list_stale(library) == set()
    seen: list[set[int]] = []

    def report(_: Step) -> None:
        seen.append(list_stale(library))

    folder = write_source(tmp_path / "ada", title="Another talk")
    ingest_sources(library, find_sources(folder), report=report)
    assert list_stale(library) == set()
    assert {1} in seen or {2} in seen
    assert all(stale <= {1, 2} and len(stale) < 2 for stale in seen)

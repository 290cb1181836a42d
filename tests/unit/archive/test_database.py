import sqlite3
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from app.archive import database as module
from app.archive.database import Database
from app.archive.state import begin_ingest, read_generation
from app.errors import ArchiveError


def open_database(path: Path) -> Database:
    return Database(f"sqlite:///{path}")


def assert_refused(database: Database, said: str) -> None:
    with pytest.raises(ArchiveError, match=said) as refusal:
        database.migrate()
    assert "\n" not in str(refusal.value)
    database.close()


def test_it_makes_its_folder_and_its_tables(tmp_path: Path) -> None:
    database = open_database(tmp_path / "a/b/onrecord.db")
    assert not database.is_current()
    database.migrate()
    assert database.is_current()
    database.migrate()
    with database.read() as session:
        assert read_generation(session) == 0
    database.close()


def test_it_can_live_in_memory() -> None:
    database = Database("sqlite://")
    database.migrate()
    database.close()


@pytest.mark.parametrize(
    "url", ["nonsense", "nobody://here", "postgresql+nodriver://localhost/onrecord"]
)
def test_it_names_the_setting_when_an_address_is_wrong(url: str) -> None:
    with pytest.raises(ArchiveError, match=r"^ONRECORD_DATABASE_URL is '.*', which cannot"):
        Database(url)


def test_it_names_the_setting_when_the_folder_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ArchiveError, match=r"^ONRECORD_DATABASE_URL is"):
        open_database(tmp_path / "file/onrecord.db")


def test_it_refuses_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "onrecord.db").write_text("Dear diary, " * 100)
    database = open_database(tmp_path / "onrecord.db")
    assert_refused(database, "cannot be brought up to date .*not a database.*Restore it")


def test_it_refuses_a_folder(tmp_path: Path) -> None:
    assert_refused(open_database(tmp_path), "cannot be brought up to date")


def test_it_refuses_a_database_that_was_cut_short(tmp_path: Path) -> None:
    whole = open_database(tmp_path / "whole.db")
    whole.migrate()
    whole.close()
    (tmp_path / "cut.db").write_bytes((tmp_path / "whole.db").read_bytes()[:5000])
    assert_refused(open_database(tmp_path / "cut.db"), "cannot be brought up to date")


def test_it_refuses_a_database_of_another_program(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "onrecord.db") as connection:
        connection.execute("CREATE TABLE interviews (question TEXT)")
    connection.close()
    assert_refused(open_database(tmp_path / "onrecord.db"), "interviews already exists")


def test_it_refuses_a_database_of_a_newer_version(tmp_path: Path) -> None:
    database = open_database(tmp_path / "onrecord.db")
    database.migrate()
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not database.is_current()
    assert_refused(database, "was written by a newer version of this program")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = open_database(tmp_path / "onrecord.db")
    database.migrate()
    return database


def test_a_session_sees_one_state_from_its_first_query_on(database: Database) -> None:
    with database.read() as session:
        assert read_generation(session) == 0
        with database.write() as writer:
            assert begin_ingest(writer) == 1
        assert read_generation(session) == 0
    with database.read() as session:
        assert read_generation(session) == 1
    database.close()


def test_it_undoes_what_failed(database: Database) -> None:
    def fail() -> None:
        with database.write() as writer:
            begin_ingest(writer)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with database.read() as session:
        assert read_generation(session) == 0
    database.close()


def test_two_writers_take_turns(database: Database) -> None:
    begun = Event()

    def write() -> None:
        begun.set()
        with database.write() as writer:
            begin_ingest(writer)

    thread = Thread(target=write)
    with database.write() as writer:
        assert begin_ingest(writer) == 1
        thread.start()
        begun.wait()
        assert read_generation(writer) == 1
    thread.join()
    with database.read() as session:
        assert read_generation(session) == 2
    database.close()


def test_it_says_that_somebody_holds_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_TIMEOUT_MS", 10)
    database = open_database(tmp_path / "onrecord.db")
    database.migrate()
    holder = sqlite3.connect(tmp_path / "onrecord.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    locked = pytest.raises(ArchiveError, match=r"cannot be written \(database is locked\)")
    with locked, database.write() as writer:
        begin_ingest(writer)
    holder.close()
    database.close()


def damage(path: Path) -> None:
    """Keeps the first page, which says that this is a database and of which tables."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xaa" * (len(content) - 4096))


def test_it_says_in_a_sentence_that_a_database_is_damaged(
    database: Database, tmp_path: Path
) -> None:
    database.close()
    damage(tmp_path / "onrecord.db")
    with pytest.raises(ArchiveError) as reading, database.read() as session:
        read_generation(session)
    assert str(reading.value) == (
        f"the database sqlite:///{tmp_path}/onrecord.db cannot be read "
        "(database disk image is malformed). "
        "Restore it from a copy, or move it away and ingest again."
    )
    with pytest.raises(ArchiveError, match="cannot be written"), database.write() as writer:
        begin_ingest(writer)
    database.close()


def test_it_does_not_hide_a_mistake_of_the_program(database: Database) -> None:
    with pytest.raises(ProgrammingError), database.read() as session:
        session.connection().exec_driver_sql("SELECT ?", (1, 2))
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(text("INSERT INTO archive (id, generation) VALUES (1, 1)"))
    database.close()


def test_it_keeps_to_foreign_keys(database: Database) -> None:
    with database.read() as session:
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    database.close()

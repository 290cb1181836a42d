from pathlib import Path

import pytest
from sqlalchemy import text

from app.archive.database import Database
from app.errors import ArchiveError

SECRET = b"He has been ill for years."


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A database in which something was written and deleted."""
    monkeypatch.setattr("app.archive.database.BUSY_TIMEOUT_MS", 50)
    database = Database(f"sqlite:///{tmp_path / 'onrecord.db'}")
    database.migrate()
    with database.write() as session:
        session.execute(text("INSERT INTO lists VALUES ('notes', :words)"), {"words": SECRET})
    with database.write() as session:
        session.execute(text("DELETE FROM lists"))
    return database


def is_kept(folder: Path) -> bool:
    return any(SECRET in path.read_bytes() for path in folder.iterdir())


def test_what_was_deleted_is_left_in_no_file(database: Database, tmp_path: Path) -> None:
    assert is_kept(tmp_path)
    database.forget_deleted()
    assert not is_kept(tmp_path)
    database.close()


def test_what_is_not_deleted_stays(database: Database) -> None:
    with database.write() as session:
        session.execute(text("INSERT INTO lists VALUES ('kept', :words)"), {"words": b"Kept."})
    database.forget_deleted()
    with database.read() as session:
        assert session.scalars(text("SELECT name FROM lists")).all() == ["kept"]
    database.close()


def test_while_somebody_reads_it_says_so(database: Database) -> None:
    other = Database(str(database.engine.url))
    with other.read() as session:
        session.execute(text("SELECT * FROM lists")).all()
        with pytest.raises(ArchiveError, match=r"still holds what was deleted \(somebody is"):
            database.forget_deleted()
    database.forget_deleted()
    other.close()
    database.close()


def test_while_somebody_writes_it_says_so(database: Database) -> None:
    other = Database(str(database.engine.url))
    with other.write() as session:
        session.execute(text("DELETE FROM lists"))
        with pytest.raises(ArchiveError, match=r"\(database is locked\)"):
            database.forget_deleted()
    other.close()
    database.close()


def test_another_kind_of_database_sees_to_that_itself(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.engine.dialect, "name", "postgresql")
    database.forget_deleted()
    assert is_kept(tmp_path)
    database.close()

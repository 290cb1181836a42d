"""Opens the database: sessions to read and write with, and migrations run from code."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.orm import Session, sessionmaker

from app.bundled import find_bundled_folder
from app.errors import ArchiveError

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["Database", "Session", "make_alembic_config"]

BUSY_TIMEOUT_MS = 10_000
# Nothing that an operator could mend; whoever mends the program needs the traceback.
_MISTAKES_OF_OURS = (ProgrammingError, IntegrityError, DataError)


class Database:
    """The archive's database; a session is one consistent view of it."""

    def __init__(self, url: str) -> None:
        try:
            self.engine = _open_engine(url)
        except (ArgumentError, ImportError, OSError, SQLAlchemyError) as error:
            raise ArchiveError(
                f"ONRECORD_DATABASE_URL is {url!r}, which cannot be opened ({error}). "
                "Leave it unset for SQLite in the data folder."
            ) from error
        self._readers = sessionmaker(self.engine)
        self._writers = sessionmaker(self.engine.execution_options(begin="IMMEDIATE"))

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the archive from its first query on."""
        remedy = "Restore it from a copy, or move it away and ingest again."
        with self._explain("read", remedy), self._readers() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose work is committed at the end, or on any error undone."""
        remedy = (
            "See to its disk, end the program that holds it, or restore it from a copy; "
            "then try again."
        )
        with self._explain("written", remedy), self._writers.begin() as session:
            yield session

    @contextmanager
    def _explain(self, done: str, remedy: str) -> Iterator[None]:
        try:
            yield
        except _MISTAKES_OF_OURS:
            raise
        except DatabaseError as error:
            raise ArchiveError(
                f"the database {self.engine.url} cannot be {done} ({error.orig}). {remedy}"
            ) from error

    def migrate(self) -> None:
        """Brings the tables up to this program's version."""
        # Here, because it takes a fifth of a second to come, and most starts do without.
        from alembic import command  # noqa: PLC0415
        from alembic.util import CommandError  # noqa: PLC0415

        try:
            with self.engine.begin() as connection:
                command.upgrade(make_alembic_config(connection), "head")
        except DatabaseError as error:
            raise ArchiveError(
                f"the database {self.engine.url} cannot be brought up to date "
                f"({error.orig}). Restore it from a copy, or move it away and start again."
            ) from error
        except CommandError as error:
            raise ArchiveError(
                f"the database {self.engine.url} was written by a newer version of this program "
                f"({error}). Install that version, or restore the database from a copy."
            ) from error

    def is_current(self) -> bool:
        """Whether the tables are those of this program's version."""
        try:
            with self.engine.connect() as connection:
                present = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
                return present.scalars().all() == [find_newest_version()]
        except DatabaseError:  # there are none yet; or migrate() tells what is wrong with it
            return False

    def forget_deleted(self) -> None:
        """Leaves nothing of deleted rows in the files; SQLite would keep it until it needs room.

        Another database sees to that itself.
        """
        if self.engine.dialect.name != "sqlite":
            return
        connection = self.engine.raw_connection()  # both want to stand outside of a transaction
        try:
            connection.cursor().execute("VACUUM")
            (busy, *_) = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError as error:
            raise self._refuse_to_forget(error) from error
        finally:
            connection.close()
        if busy:
            raise self._refuse_to_forget("somebody is reading it")

    def _refuse_to_forget(self, reason: object) -> ArchiveError:
        return ArchiveError(
            f"the database {self.engine.url} still holds what was deleted ({reason}). "
            "End the programs that read it and see to its disk; then try again."
        )

    def close(self) -> None:
        """Closes every connection."""
        self.engine.dispose()


def find_newest_version() -> str:
    """The version of the tables that this program's latest migration makes: its number."""
    versions = find_bundled_folder("migrations") / "versions"
    return max(path.stem.partition("_")[0] for path in versions.glob("[0-9]*.py"))


def make_alembic_config(connection: Any = None) -> "Config":
    """Alembic's settings, which in a wheel cannot come from a file."""
    from alembic.config import Config  # noqa: PLC0415 # as late as migrations themselves

    config = Config()
    config.set_main_option("script_location", str(find_bundled_folder("migrations")))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _open_engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # The driver would open transactions late, and so let one session see two states.
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "foreign_keys = ON",
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")

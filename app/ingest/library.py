"""The things that an ingest writes to, and the lock that lets one write at a time."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from app.archive.database import Database
from app.errors import ArchiveError
from app.search.engine import Engine
from app.search.whoosh_engine import WhooshEngine
from app.shelf import Shelf

LOCK_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Library:
    """An archive that can be written to."""

    database: Database
    engine: Engine
    lock_file: Path
    cards: Shelf
    """Pictures of passages that were drawn; they go when words are withdrawn."""

    def close(self) -> None:
        """Lets go of every file."""
        self.engine.close()
        self.database.close()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Waits until nobody else writes, in this process or another."""
        with self._acquire(LOCK_TIMEOUT_S):
            yield

    def is_free(self) -> bool:
        """Whether nobody is writing right now."""
        try:
            with self._acquire(timeout_s=0):
                return True
        except ArchiveError:
            return False

    def _acquire(self, timeout_s: float) -> AbstractContextManager[object]:
        try:
            return FileLock(self.lock_file, timeout=timeout_s).acquire()
        except Timeout as error:
            raise ArchiveError(
                f"another process has been writing to the archive for {LOCK_TIMEOUT_S:.0f} s. "
                "Wait for it to end, then try again."
            ) from error
        except OSError as error:
            raise _explain_unwritable(self.lock_file.parent, error) from error


def _explain_unwritable(data_dir: Path, error: OSError) -> ArchiveError:
    return ArchiveError(
        f"the data folder {data_dir} cannot be written ({error.strerror}). "
        "Make it writable, or name another one in ONRECORD_DATA_DIR."
    )


def open_library(database_url: str, data_dir: Path) -> Library:
    """The archive whose index and lock live in a data folder, which is made if need be."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _explain_unwritable(data_dir, error) from error
    engine = WhooshEngine(data_dir / "index")
    lock_file, cards = data_dir / "onrecord.lock", Shelf(data_dir / "cards")
    return Library(Database(database_url), engine, lock_file, cards)

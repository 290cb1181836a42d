"""The engine that comes along: Whoosh, in a folder of its own."""

import logging
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.index import FileIndex, LockError, create_in, open_dir
from whoosh.query.terms import Term
from whoosh.writing import CLEAR, IndexWriter

from app.errors import ArchiveError, IndexUnavailableError, OnrecordError
from app.search.checksums import are_sound, write_checksums
from app.search.engine import Document, State
from app.search.schema import SCHEMA, VERSION
from app.search.whoosh_cards import make_card
from app.search.whoosh_merging import merge_rarely
from app.search.whoosh_shelves import Shelf, read_shelves
from app.search.whoosh_view import WhooshView

LOCK_TIMEOUT_S = 10.0
MOST_TRIES = 50
PAUSE_S = 0.01
"""How often, and after what pause, a commit is opened anew because another one just ended."""
_MARKER = "state"
_SUFFIXES = {".seg", ".toc"}

Stamp = frozenset[tuple[str, int, int]]
"""Name, inode and time (in ns) of every file: where one differs, the index was written to."""

log = logging.getLogger(__name__)


class WhooshEngine:
    """A full-text index on disk. Safe to share between threads; other processes may write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._view: WhooshView | None = None
        self._stamp: Stamp | None = None
        self._shelves: dict[str, Shelf] = {}

    def state(self) -> State:
        """How far the index is complete; nothing is known of one that cannot be read."""
        with self._lock:
            view = self._refresh()
            return view.state if view else State()

    def ingests(self) -> dict[int, int]:
        """How many documents each ingest has in the index."""
        with self._lock:
            view = self._refresh()
            return view.count_ingests() if view else {}

    def is_sound(self) -> bool:
        """Whether the files are what was written; reads every byte of them."""
        return are_sound(self._folder, thorough=True)

    def index(self, ingest: int, documents: Iterable[Document], replaces: Sequence[int]) -> None:
        """Adds what an ingest wrote; any earlier try of the same ingest is taken out."""
        with self._write() as writer:
            before = self.state()
            writer.delete_by_query(Term("ingest", ingest))
            _add(writer, documents)
            unsettled = {*before.unsettled, ingest, *replaces}
            _mark(writer, State(before.generation, tuple(sorted(unsettled))))

    def remove(self, ingests: Sequence[int], generation: int) -> None:
        """Takes out what these ingests wrote; the index is then complete up to `generation`."""
        with self._write() as writer:
            for ingest in ingests:
                writer.delete_by_query(Term("ingest", ingest))
            _mark(writer, State(generation))

    def rebuild(self, generation: int, documents: Iterable[Document]) -> int:
        """Replaces everything, in a new index if the old one cannot be read."""
        with self._write(create=True, mergetype=CLEAR) as writer:
            count = _add(writer, documents)
            # Not _mark(), which reads what is there, and that may be damaged.
            writer.add_document(**_make_marker(State(generation)))
        return count

    @contextmanager
    def look(self) -> Iterator[WhooshView]:
        """The latest commit, to search it; raises IndexUnavailableError where there is none."""
        with self._lock:
            view = self._refresh()
            if view is None:
                raise IndexUnavailableError
            try:
                yield view
            # Damage that came after the files were checked can raise anything.
            except Exception as error:
                if isinstance(error, OnrecordError) or are_sound(self._folder):
                    raise
                self._drop_view()
                raise IndexUnavailableError from error
            finally:
                view.forget()

    def close(self) -> None:
        """Lets go of the index's files."""
        with self._lock:
            self._drop_view()

    @contextmanager
    def _write(
        self, create: bool = False, mergetype: Callable[..., Any] = merge_rarely
    ) -> Iterator[IndexWriter]:
        with self._lock:
            if self._refresh():
                opened = self._open()
            elif create:
                opened = self._create()
            else:  # a part of the archive would else be taken for the whole
                raise IndexUnavailableError
        try:
            writer = opened.writer(timeout=LOCK_TIMEOUT_S)
        except LockError as error:
            raise ArchiveError(
                f"the index {self._folder} is being written by another process. "
                "Wait for it to end, then try again."
            ) from error
        try:
            yield writer
        except BaseException:
            writer.cancel()
            raise
        writer.commit(mergetype=mergetype)
        write_checksums(self._folder)

    def _open(self) -> FileIndex:
        return open_dir(str(self._folder), schema=SCHEMA)

    def _create(self) -> FileIndex:
        """A new, empty index in place of whatever was there."""
        if self._folder.is_dir():
            log.warning("The index %s cannot be used; it is built anew.", self._folder)
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True)
        return create_in(str(self._folder), SCHEMA)

    def _refresh(self) -> WhooshView | None:
        """The latest commit; None if there is none that can be read. Only under the lock."""
        for _ in range(MOST_TRIES):
            stamp = _read_stamp(self._folder)
            if self._view is not None and self._stamp != stamp:
                self._drop_view()
            if self._view is not None or stamp is None:
                break
            try:
                self._view, self._stamp = self._open_checked(), stamp
            # Whoosh believes its files: what another version wrote can raise anything.
            except Exception as error:  # noqa: BLE001
                # A commit that ends while this one is opened takes its files away.
                if _read_stamp(self._folder) == stamp:
                    log.info("The index %s cannot be read (%s).", self._folder, error)
                    break
                time.sleep(PAUSE_S)
        return self._view

    def _open_checked(self) -> WhooshView:
        """An open commit; raises anything at all where a file is damaged."""
        if not are_sound(self._folder):
            raise ValueError("its files are not as they were written")
        searcher = self._open().searcher()
        fields = searcher.document(marker=_MARKER)
        if fields is None or fields["state"].pop("version", None) != VERSION:
            searcher.close()  # type: ignore[no-untyped-call]  # Whoosh types most of itself
            raise ValueError("it is of another version")
        self._shelves = read_shelves(searcher.reader(), self._shelves)
        return WhooshView(searcher, State(**fields["state"]), self._shelves)

    def _drop_view(self) -> None:
        if self._view is not None:
            self._view.close()
        self._view = None


def _read_stamp(folder: Path) -> Stamp | None:
    """What tells these files from those of any other commit; None where there are none."""
    # Whoosh counts its commits, but from 0 again when the folder is made anew.
    for _ in range(MOST_TRIES):
        # A commit may drop a file at any moment, and the new ones are not in an old listing.
        with suppress(FileNotFoundError):
            return frozenset(_read_stamps(folder)) or None
    return None


def _read_stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in folder.glob("*"):
        if path.suffix in _SUFFIXES:
            stat = path.stat()
            yield path.name, stat.st_ino, stat.st_mtime_ns


def _mark(writer: IndexWriter, state: State) -> None:
    writer.delete_by_term("marker", _MARKER)
    writer.add_document(**_make_marker(state))


def _make_marker(state: State) -> dict[str, object]:
    return {"marker": _MARKER, "state": {"version": VERSION, **asdict(state)}}


def _add(writer: IndexWriter, documents: Iterable[Document]) -> int:
    count = 0
    for count, document in enumerate(documents, start=1):  # noqa: B007 (counts them)
        writer.add_document(
            ingest=document.ingest,
            card=tuple(make_card(document)),
            words=document.text,
            stems=document.text,
            pairs=f"{document.text} {document.after}",
            headings=document.headings,
        )
    return count

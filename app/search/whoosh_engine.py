"""The engine that comes along: Whoosh, in a folder of its own."""

import logging
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.index import FileIndex, LockError, create_in, open_dir
from whoosh.query.compound import And, Or
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Query
from whoosh.query.terms import Term
from whoosh.searching import Searcher
from whoosh.writing import CLEAR, IndexWriter

from app.errors import ArchiveError
from app.search.checksums import are_sound, write_checksums
from app.search.engine import Document, Match, Scope, Wanted
from app.search.schema import SCHEMA, VERSION
from app.search.stems import stem

COMMON_SHARE = 0.25
LOCK_TIMEOUT_S = 10.0
_MARKER = "state"

log = logging.getLogger(__name__)


class WhooshEngine:
    """A full-text index on disk. Safe to share between threads; other processes may write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._index: FileIndex | None = None
        self._searcher: Searcher | None = None

    def generation(self) -> int | None:
        """The ingest up to which the index is complete; None while that is not known."""
        with self._lock:
            state = self._read_state()
        return state.get("generation") if state.get("version") == VERSION else None

    def ingests(self) -> dict[int, int]:
        """How many documents each ingest has in the index."""
        with self._lock:
            searcher = self._refresh()
            if searcher is None or self._read_state().get("version") != VERSION:
                return {}
            counts: dict[int, int] = {}
            for fields in searcher.reader().all_stored_fields():
                if "ingest" in fields:
                    counts[fields["ingest"]] = counts.get(fields["ingest"], 0) + 1
        return counts

    def index(self, ingest: int, documents: Iterable[Document]) -> None:
        """Adds what an ingest wrote; any earlier try of the same ingest is taken out."""
        with self._write() as writer:
            writer.delete_by_query(Term("ingest", ingest))
            _add(writer, documents)
            _mark(writer, generation=None)

    def remove(self, ingests: Sequence[int], generation: int) -> None:
        """Takes out what these ingests wrote; the index is then complete up to `generation`."""
        with self._write() as writer:
            for ingest in ingests:
                writer.delete_by_query(Term("ingest", ingest))
            _mark(writer, generation)

    def rebuild(self, generation: int, documents: Iterable[Document]) -> None:
        """Replaces everything, in a new index if the old one cannot be read."""
        with self._write(mergetype=CLEAR) as writer:
            _add(writer, documents)
            writer.add_document(**_make_state(generation))

    def search(self, wanted: Wanted, scope: Scope, limit: int) -> list[Match]:
        """The best matches, the best one first; sees every commit made before the call."""
        with self._lock:
            searcher = self._refresh()
            if searcher is None:
                return []
            asked = _ask(wanted, searcher)
            found = searcher.search(asked, filter=_narrow(scope), limit=limit)
            return [
                Match(hit["ingest"], hit["interview"], hit["segment"], hit.score) for hit in found
            ]

    def close(self) -> None:
        """Lets go of the index's files."""
        with self._lock:
            if self._searcher is not None:
                self._searcher.close()  # type: ignore[no-untyped-call]  # Whoosh types most of itself
            self._searcher = None

    @contextmanager
    def _write(self, **commit: Any) -> Iterator[IndexWriter]:
        with self._lock:
            opened = self._open() or self._create()
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
        writer.commit(**commit)
        write_checksums(self._folder)

    def _open(self) -> FileIndex | None:
        """The index on disk; None if there is none, or none that can be read."""
        if self._index is None and self._folder.is_dir():
            try:
                self._index, self._searcher = _open_checked(self._folder)
            # Whoosh believes its files: what another version wrote can raise anything.
            except Exception as error:  # noqa: BLE001
                log.info("The index %s cannot be read (%s).", self._folder, error)
        return self._index

    def _create(self) -> FileIndex:
        """A new, empty index in place of whatever was there."""
        if self._folder.is_dir():
            log.warning("The index %s was damaged; it is built anew.", self._folder)
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._index, self._searcher = create_in(str(self._folder), SCHEMA), None
        return self._index

    def _refresh(self) -> Searcher | None:
        """A searcher on the latest commit; None without an index. Only under the lock."""
        opened = self._open()
        if opened is None:
            return None
        if self._searcher is not None and not self._searcher.up_to_date():  # type: ignore[no-untyped-call]  # as above
            # Not refresh(), which brings back the segments that the last commit dropped.
            self._searcher.close()  # type: ignore[no-untyped-call]  # as above
            self._searcher = None
        if self._searcher is None:
            self._searcher = opened.searcher()
        return self._searcher

    def _read_state(self) -> dict[str, int | None]:
        searcher = self._refresh()
        fields = searcher.document(marker=_MARKER) if searcher else None
        return dict(fields["state"]) if fields else {}


def _open_checked(folder: Path) -> tuple[FileIndex, Searcher]:
    """An index and its searcher; raises anything at all where a file is damaged."""
    if not are_sound(folder):
        raise ValueError("its files are not as they were written")
    opened = open_dir(str(folder), schema=SCHEMA)
    return opened, opened.searcher()


def _make_state(generation: int | None) -> dict[str, object]:
    return {"marker": _MARKER, "state": {"generation": generation, "version": VERSION}}


def _mark(writer: IndexWriter, generation: int | None) -> None:
    writer.delete_by_term("marker", _MARKER)
    writer.add_document(**_make_state(generation))


def _add(writer: IndexWriter, documents: Iterable[Document]) -> None:
    for document in documents:
        writer.add_document(
            ingest=document.ingest,
            interview=document.interview_id,
            segment=document.segment_id,
            exact=document.text,
            stems=document.text,
            chapter=document.chapter,
            speaker=" ".join(document.speakers),
            topic=" ".join(document.topics),
        )


def _ask(wanted: Wanted, searcher: Searcher) -> Query:
    parts: list[Query] = []
    for phrase in wanted.phrases:
        if len(phrase) == 1:
            parts.append(Term("exact", phrase[0]))
        else:
            parts.append(Phrase("exact", list(phrase)))
    parts += [Term("stems", stem(word)) for word in wanted.words]
    if wanted.some:
        parts.append(Or(_choose_telling(wanted.some, searcher)))
    return And(parts)


def _choose_telling(words: Sequence[str], searcher: Searcher) -> list[Query]:
    """The words that tell passages apart; all of them where each is common or occurs nowhere."""
    stems = [stem(word) for word in words]
    most = COMMON_SHARE * max(1, searcher.doc_count())
    reader = searcher.reader()
    telling = [word for word in stems if 0 < reader.doc_frequency("stems", word) <= most]
    return [Term("stems", word) for word in telling or stems]


def _narrow(scope: Scope) -> Query | None:
    parts: list[Query] = []
    if scope.interview_id is not None:
        parts.append(Term("interview", scope.interview_id))
    fields = {"chapter": scope.chapter, "speaker": scope.speaker, "topic": scope.topic}
    parts += [Term(field, value) for field, value in fields.items() if value]
    return And(parts) if parts else None

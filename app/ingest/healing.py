"""Brings an archive into working order: tables, index, and a first interview."""

import logging
from pathlib import Path

from app.archive.editions import find_inputs
from app.archive.state import is_empty, read_generation
from app.errors import ArchiveError
from app.ingest.agreement import agrees, can_be_read, heal_index
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources, read_drafts
from app.ingest.withdrawal.withdrawing import finish_withdrawal, is_unfinished
from app.search.documents import make_all_documents
from app.sources import find_sources

log = logging.getLogger(__name__)


def mend_archive(library: Library) -> None:
    """Brings the tables up to date, and the index into agreement; locks only if it has to."""
    if library.database.is_current() and (_is_in_order(library) or _is_being_written(library)):
        return
    with library.lock():
        library.database.migrate()
        heal_index(library)
        _finish_withdrawal(library)


def _is_in_order(library: Library) -> bool:
    return agrees(library) and not is_unfinished(library)


def _finish_withdrawal(library: Library) -> None:
    """What is left of withdrawn words in the files can wait for readers to end; they see none."""
    try:
        finish_withdrawal(library)
    except ArchiveError as error:
        log.warning("A withdrawal is not finished: %s", error)


def _is_being_written(library: Library) -> bool:
    """Whether what is unfinished is somebody's work, not a crash's, and can be read meanwhile."""
    return can_be_read(library) and not library.is_free()


def prepare_archive(library: Library, seeds: Path) -> None:
    """Mends the archive, and fills an empty one from the seeds."""
    mend_archive(library)
    with library.database.read() as session:
        empty = is_empty(session)
    if empty and seeds.is_dir():
        for plan in ingest_sources(library, find_sources(seeds)):
            log.info("Ingested %s: %s.", plan.slug, plan.change)


def rebuild_index(library: Library) -> int:
    """Writes the whole index anew from the database; gives back the number of passages."""
    with library.lock(), library.database.read() as session:
        return library.engine.rebuild(read_generation(session), make_all_documents(session))


def find_changed_seeds(library: Library, seeds: Path) -> list[str]:
    """The slugs of the seeds that are not as they were ingested."""
    found = find_sources(seeds) if seeds.is_dir() else []
    drafts = read_drafts(found)
    with library.database.read() as session:
        return [draft.slug for draft in drafts if find_inputs(session, draft.slug) != draft.inputs]

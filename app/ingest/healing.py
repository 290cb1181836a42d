"""Brings an archive into working order: tables, index, and a first interview."""

import logging
from pathlib import Path

from app.archive.database import Session
from app.archive.editions import find_inputs
from app.archive.interviews import find_interviews
from app.archive.state import is_empty, read_current_ingests, read_generation
from app.ingest.drafts import Wishes, read_draft
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.search.documents import make_all_documents, make_documents
from app.sources import find_sources

log = logging.getLogger(__name__)


def mend_archive(library: Library) -> None:
    """Brings the tables up to date, and the index into agreement with them."""
    with library.lock():
        library.database.migrate()
        heal_index(library)


def prepare_archive(library: Library, seeds: Path) -> None:
    """Mends the archive, and fills an empty one from the seeds."""
    mend_archive(library)
    with library.database.read() as session:
        empty = is_empty(session)
    if empty and seeds.is_dir():
        for plan in ingest_sources(library, find_sources(seeds)):
            log.info("Ingested %s: %s.", plan.slug, plan.change)


def heal_index(library: Library) -> bool:
    """Makes the index agree with the database after a crash or a loss; whether it had to.

    Costs nothing where they agree, and else grows with what is amiss.
    """
    with library.database.read() as session:
        generation = read_generation(session)
        if library.engine.generation() == generation:
            return False
        present = library.engine.ingests()
        current = read_current_ingests(session)
        if not present:
            library.engine.rebuild(generation, make_all_documents(session))
            return True
        for interview_id in (id_ for id_, ingest in current.items() if ingest not in present):
            _index_again(library, session, interview_id)
    strays = sorted(set(present) - set(current.values()))
    library.engine.remove(strays, generation)
    log.info("Mended the index: it agrees with the database again.")
    return True


def _index_again(library: Library, session: Session, interview_id: int) -> None:
    interview = find_interviews(session, [interview_id])[interview_id]
    library.engine.index(interview.ingest, make_documents(session, interview))


def rebuild_index(library: Library) -> int:
    """Writes the whole index anew from the database; gives back the number of passages."""
    with library.lock(), library.database.read() as session:
        documents = list(make_all_documents(session))
        library.engine.rebuild(read_generation(session), documents)
    return len(documents)


def find_changed_seeds(library: Library, seeds: Path) -> list[str]:
    """The slugs of the seeds that are not as they were ingested."""
    found = find_sources(seeds) if seeds.is_dir() else []
    drafts = [read_draft(source, Wishes(), None) for source in found]
    with library.database.read() as session:
        return [draft.slug for draft in drafts if find_inputs(session, draft.slug) != draft.inputs]

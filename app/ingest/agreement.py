"""Keeps the index in agreement with the database, which is the one to be believed."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from app.archive.database import Session
from app.archive.interviews import find_interviews
from app.archive.state import read_current_ingests, read_generation
from app.ingest.library import Library
from app.search.documents import make_all_documents, make_documents
from app.search.engine import State

log = logging.getLogger(__name__)


def agrees(library: Library) -> bool:
    """Whether the index is complete for the database's state, and no ingest was left unfinished."""
    with library.database.read() as session:
        return library.engine.state() == State(read_generation(session))


def can_be_read(library: Library) -> bool:
    """Whether the index has all that the database has; an ingest may be under way."""
    with library.database.read() as session:
        return library.engine.state().holds(read_generation(session))


def heal_index(library: Library) -> bool:
    """Makes the index agree with the database after a crash or a loss; whether it had to.

    Where they agree it costs two small reads. Else it reads what is indexed, and writes what
    is amiss.
    """
    if agrees(library):
        return False
    with library.database.read() as session:
        generation = read_generation(session)
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


@contextmanager
def healing(library: Library) -> Iterator[None]:
    """Mends the index before a write, and takes back or finishes what a failure leaves in it."""
    heal_index(library)
    try:
        yield
    except BaseException:
        try:
            heal_index(library)
        # What went wrong first is what has to be told.
        except Exception:
            log.exception("The index could not be mended; the next start will try again.")
        raise


def _index_again(library: Library, session: Session, interview_id: int) -> None:
    interview = find_interviews(session, [interview_id])[interview_id]
    library.engine.index(interview.ingest, make_documents(session, interview), [])

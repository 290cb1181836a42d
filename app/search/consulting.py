"""Asks the index about one state of the archive, which database and index agree on."""

from collections.abc import Callable
from typing import TypeVar

from app.archive.database import Session
from app.archive.state import find_current_ingests, read_generation
from app.errors import IndexUnavailableError
from app.search.engine import Engine, View

MOST_TRIES = 3
"""How often a question is asked anew because an ingest has ended in its middle."""

Asked = TypeVar("Asked")


def consult(session: Session, engine: Engine, ask: Callable[[View], Asked]) -> Asked:
    """What the index answers; the session may be turned to a newer state of the archive."""
    for _ in range(MOST_TRIES):
        # The session sees one state from here on; the index, read later, is never the older one.
        generation = read_generation(session)
        with engine.look() as view:
            if view.state.holds(generation):
                return ask(view)
        # An ingest has ended in between, and the index has dropped what this session still sees.
        session.rollback()
    raise IndexUnavailableError


def find_stale(session: Session, view: View) -> set[int]:
    """The ingests whose documents are in the index and not, or no longer, in the archive."""
    unsettled = set(view.state.unsettled)
    return unsettled - find_current_ingests(session, unsettled)

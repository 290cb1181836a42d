"""Which state the archive is in: the thread that keeps database and index together."""

from collections.abc import Iterable

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from app.archive.models import ArchiveRow, InterviewRow

# Made once: every search asks these.
_GENERATION = select(ArchiveRow.generation)
_CURRENT = select(InterviewRow.ingest).where(
    InterviewRow.removed_at.is_(None),
    InterviewRow.ingest.in_(bindparam("numbers", expanding=True)),
)


def read_generation(session: Session) -> int:
    """The number of the latest ingest; 0 in an empty archive."""
    return session.scalars(_GENERATION).one()


def begin_ingest(session: Session) -> int:
    """Takes the next ingest's number; it counts once the session is committed."""
    session.execute(update(ArchiveRow).values(generation=ArchiveRow.generation + 1))
    return read_generation(session)


def read_current_ingests(session: Session) -> dict[int, int]:
    """The number of the ingest that wrote each interview's current state, by interview id."""
    standing = InterviewRow.removed_at.is_(None)
    rows = session.execute(select(InterviewRow.id, InterviewRow.ingest).where(standing))
    return {row.id: row.ingest for row in rows}


def find_current_ingests(session: Session, numbers: Iterable[int]) -> set[int]:
    """Those of some ingests' numbers that are still current."""
    asked = list(set(numbers))
    return set(session.scalars(_CURRENT, {"numbers": asked})) if asked else set()


def is_empty(session: Session) -> bool:
    """Whether the archive never held an interview; a removed one does not come back by itself."""
    return session.scalars(select(InterviewRow.id).limit(1)).first() is None

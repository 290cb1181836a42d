"""Takes an interview off the archive, and keeps all that its addresses need to come back."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.archive.annotations import delete_annotations
from app.archive.headings import forget_unused
from app.archive.interviews import find_interviews
from app.archive.models import InterviewRow
from app.archive.values import Interview


def remove_interview(session: Session, interview: Interview, ingest: int) -> None:
    """Marks an interview as removed by an ingest, and forgets what was said about its text."""
    row = session.scalars(select(InterviewRow).where(InterviewRow.id == interview.id)).one()
    row.removed_at = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    row.ingest = ingest
    row.inputs = ""  # so that the same folder, when it comes again, is something new
    delete_annotations(session, interview.id)
    session.flush()
    forget_unused(session, {})


def list_removed(session: Session) -> list[Interview]:
    """The interviews that were taken off."""
    ids = session.scalars(select(InterviewRow.id).where(InterviewRow.removed_at.is_not(None)))
    return list(find_interviews(session, ids).values())

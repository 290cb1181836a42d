"""Reads the states an interview's text has been in."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.archive.models import RevisionRow
from app.archive.values import Interview, Revision


def list_revisions(session: Session, interview: Interview) -> list[Revision]:
    """Every revision, the first one first."""
    rows = session.scalars(
        select(RevisionRow)
        .where(RevisionRow.interview_id == interview.id)
        .order_by(RevisionRow.number)
    )
    return [_make_revision(row) for row in rows]


def _make_revision(row: RevisionRow) -> Revision:
    return Revision(
        number=row.number,
        text_version=row.text_version,
        sha256=row.sha256,
        source_name=row.source_name,
        source_sha256=row.source_sha256,
        ingested_at=row.ingested_at,
        note=row.note,
        unchanged=row.unchanged,
        corrected=row.corrected,
        moved=row.moved,
        merged=row.merged,
        split=row.split,
        removed=row.removed,
        added=row.added,
    )


def find_current_revision(session: Session, interview: Interview) -> Revision:
    """The revision that pages show."""
    return list_revisions(session, interview)[-1]


def read_source(session: Session, interview: Interview, number: int) -> bytes:
    """The transcript that a revision was made from, byte for byte."""
    return session.scalars(
        select(RevisionRow.source).where(
            RevisionRow.interview_id == interview.id, RevisionRow.number == number
        )
    ).one()

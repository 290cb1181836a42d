"""Finds people, topics and names by slug, also by one that they had before."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.archive.models import FormerHeadingRow, NameRow, PersonRow, TopicRow

_TABLES: dict[str, type[PersonRow | TopicRow | NameRow]] = {
    "speaker": PersonRow,
    "topic": TopicRow,
    "name": NameRow,
}


def find_heading(session: Session, kind: str, slug: str) -> tuple[int, str] | None:
    """The id and the present slug of a speaker, topic or name; `kind` is one of these words."""
    table = _TABLES[kind]
    present = select(table.id, table.slug)
    row = session.execute(present.where(table.slug == slug)).first()
    if row is None:
        former = (FormerHeadingRow.kind == kind) & (FormerHeadingRow.slug == slug)
        leads_on = present.join(FormerHeadingRow, FormerHeadingRow.current == table.slug)
        row = session.execute(leads_on.where(former)).first()
    return (row[0], row[1]) if row else None


def find_present_slug(session: Session, kind: str, former: str) -> str | None:
    """The slug that a slug of the past leads to; None where nothing stands there any more."""
    found = find_heading(session, kind, former)
    return found[1] if found and found[1] != former else None

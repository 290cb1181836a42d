"""Where the slugs of the past lead."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.archive.models import FormerHeadingRow


def find_present_slug(session: Session, kind: str, former: str) -> str | None:
    """The slug that a topic, name or speaker has now; `kind` is one of these words."""
    return session.scalars(
        select(FormerHeadingRow.current).where(
            FormerHeadingRow.kind == kind, FormerHeadingRow.slug == former
        )
    ).first()

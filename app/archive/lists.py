"""Keeps the collection's lists of topics, names and people as they were last received."""

from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.archive.models import ListRow


def save_lists(session: Session, lists: Mapping[str, bytes]) -> None:
    """Keeps lists, by file name, in place of those before; where none came, those stay."""
    if lists:
        session.execute(delete(ListRow))
        rows = [{"name": name, "content": content} for name, content in lists.items()]
        session.execute(insert(ListRow), rows)


def read_lists(session: Session) -> dict[str, bytes]:
    """The lists by file name."""
    rows = select(ListRow.name, ListRow.content).order_by(ListRow.name)
    return {row.name: row.content for row in session.execute(rows)}

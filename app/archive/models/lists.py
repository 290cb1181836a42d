"""The table of the lists that the interviews of the archive share."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.archive.models.base import Base


class ListRow(Base):
    """A list of topics, names or people as it was last received."""

    __tablename__ = "lists"

    name: Mapped[str] = mapped_column(String(255), primary_key=True)
    """Of the file, such as topics.toml."""
    content: Mapped[bytes] = mapped_column(LargeBinary)
    """Byte for byte, so that it can be given back as it came."""

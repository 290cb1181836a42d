"""What all tables have in common, and the one row about the archive itself."""

from typing import Any, ClassVar

from sqlalchemy import JSON, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Names constraints the same way on every machine, so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        dict[str, Any]: JSON,
        list[Any]: JSON,
        list[str]: JSON,
        list[int]: JSON,
    }


class ArchiveRow(Base):
    """The one row that tells which state the archive is in."""

    __tablename__ = "archive"

    id: Mapped[int] = mapped_column(primary_key=True)
    generation: Mapped[int]
    """The number of the latest ingest; the index must hold what that ingest wrote."""

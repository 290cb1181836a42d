"""Runs migrations: inside the program on its connection, or by Alembic's own command line."""

from alembic import context

from app.archive.database import Database
from app.archive.models import Base
from app.settings import read_settings


def run() -> None:
    """Runs them on the connection that was handed over, else on that of the settings."""
    connection = context.config.attributes.get("connection")
    if connection is not None:
        _run_on(connection)
        return
    database = Database(read_settings().find_database_url())
    with database.engine.begin() as connection:
        _run_on(connection)


def _run_on(connection: object) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    context.run_migrations()


run()

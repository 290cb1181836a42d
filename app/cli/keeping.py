"""Keeping the archive sound: `onrecord reindex` and `onrecord verify`."""

import click

from app.cli.shared import open_archive
from app.errors import ArchiveError
from app.ingest.healing import rebuild_index
from app.ingest.library import open_library
from app.ingest.verification import find_faults
from app.settings import read_settings


@click.command()
def reindex() -> None:
    """Rebuild the full-text index from the database."""
    with open_archive() as library:
        click.echo(f"Indexed {rebuild_index(library)} passages.")


@click.command()
def verify() -> None:
    """Prove that database, index and source agree."""
    settings = read_settings()
    library = open_library(settings.find_database_url(), settings.data_dir)
    library.database.migrate()
    faults = find_faults(library)
    library.close()
    if faults:
        raise ArchiveError("the archive is not sound.\n  " + "\n  ".join(faults))
    click.echo("Database, index and sources agree.")

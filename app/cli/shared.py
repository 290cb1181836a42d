"""What commands share: the archive of the settings, and a word to whoever watches."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from app.ingest.healing import mend_archive
from app.ingest.library import Library, open_library
from app.settings import read_settings


def tell(message: str) -> None:
    """Says something to whoever watches."""
    click.echo(message, err=True)


@contextmanager
def open_archive() -> Iterator[Library]:
    """The archive of the settings, its tables up to date and its index in agreement."""
    settings = read_settings()
    library = open_library(settings.find_database_url(), settings.data_dir)
    try:
        mend_archive(library)
        yield library
    finally:
        library.close()

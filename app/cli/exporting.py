"""Giving interviews back: `onrecord export`."""

from pathlib import Path

import click

from app.cli.shared import open_archive, tell
from app.ingest.exporting import export_interview


@click.command()
@click.argument("slug")
@click.argument("folder", type=click.Path(path_type=Path))
def export(slug: str, folder: Path) -> None:
    """Write an interview with its history into FOLDER, as a complete seeds folder."""
    with open_archive() as library:
        done = export_interview(library, slug, folder)
    revisions = "1 revision" if done.revisions == 1 else f"{done.revisions} revisions"
    tell(
        f"{done.slug}: {revisions} in {len(done.files)} files written to {done.folder}. "
        f"Ingest it anywhere with: onrecord ingest {folder}"
    )

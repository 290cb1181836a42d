"""Helping an editor along: `onrecord turns`."""

from pathlib import Path

import click

from app import sources
from app.errors import SourceError
from app.ingest.drafts import read_words
from app.sources import Source, find_sources
from app.transcript.draft_sheet import draft_sheet
from app.transcript.metadata import parse_metadata
from app.transcript.turns import CueSheetLine, parse_cue_sheet


@click.command()
@click.argument("path", metavar="SOURCE", type=click.Path(path_type=Path))
def turns(path: Path) -> None:
    """Draft who speaks in a seeds folder or a transcript file, as a turns.txt to prune."""
    source = _find_one_source(path)
    folder = "FOLDER" if source.is_bare else str(path)
    draft = draft_sheet(read_words(source), _read_turns(source), _read_people(source), folder)
    click.echo(draft, nl=False)


def _find_one_source(path: Path) -> Source:
    source, *others = find_sources(path)
    if others:
        raise SourceError(
            f"{len(others) + 1} transcripts lie here. Name one of them, such as {source.path}.",
            file=str(path),
        )
    return source


def _read_turns(source: Source) -> list[CueSheetLine]:
    return parse_cue_sheet(source.read(sources.TURNS) or "", source.name_file(sources.TURNS))


def _read_people(source: Source) -> list[str]:
    """Whom interview.toml names, the host first; it may still be missing."""
    text = source.read(sources.METADATA)
    if text is None:
        return []
    metadata = parse_metadata(text, source.name_file(sources.METADATA))
    return [*metadata.host, *metadata.guest]

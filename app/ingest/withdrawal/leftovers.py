"""Finds the files of an editor's that still hold words which were withdrawn from the archive."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.archive.interviews import find_interview
from app.decoding import decode
from app.errors import OnrecordError
from app.ingest.keeping import keep_record
from app.ingest.library import Library
from app.ingest.withdrawal.withdrawing import Withdrawn
from app.sources import EDITOR_FILES, HISTORY, METADATA, REVISIONS, Source, find_sources
from app.transcript.canonical import build_canonical
from app.transcript.formats import parse_cues
from app.transcript.withdrawal.telltales import Telltales, find_telltales, finds_quote, list_parts


def clean_records(library: Library, seeds: Path, slug: str) -> None:
    """Takes withdrawn words out of the history that the program keeps in an editor's folder."""
    with library.database.read() as session:
        interview = find_interview(session, slug)
        for source in _find_meant(seeds, slug):
            # What is another history, or in a folder that cannot be written, the editor is told of.
            with suppress(OnrecordError):
                if interview and source.record:
                    keep_record(session, interview.id, source.path)


def find_leftovers(seeds: Path, withdrawn: Withdrawn) -> list[Path]:
    """The files below a seeds folder that an editor has to clean up after a withdrawal."""
    return [
        path
        for source in _find_meant(seeds, withdrawn.slug)
        for path in _list_leftovers(source, withdrawn)
    ]


def _find_meant(seeds: Path, slug: str) -> list[Source]:
    """The seeds folders of an interview; one may have another name."""
    try:
        found = find_sources(seeds)
    except OnrecordError:  # no seeds, or a slip in others than these
        return []
    named = f'"{slug}"'.encode()
    return [one for one in found if one.name == slug or named in one.files.get(METADATA, b"")]


def _list_leftovers(source: Source, withdrawn: Withdrawn) -> Iterator[Path]:
    telltales = find_telltales(withdrawn.taken, withdrawn.kept)
    transcript = source.files[source.transcript]
    if _is_told(transcript, source.transcript, telltales):
        yield Path(source.name_file(source.transcript))
    for name in EDITOR_FILES:
        if _is_quoted(source.files.get(name, b""), telltales, withdrawn):
            yield Path(source.name_file(name))
    if source.record and (not telltales.runs or telltales.betray(source.record)):
        yield source.path / HISTORY
    for number, files in source.earlier.items():
        if any(_is_told(content, name, telltales) for name, content in files.items()):
            yield source.path / REVISIONS / str(number)


def _is_told(content: bytes, name: str, telltales: Telltales) -> bool:
    """Whether a transcript tells the words; in doubt, where others say the same, it does."""
    try:
        text = decode(content, name).text
    except OnrecordError:
        return True
    if not telltales.runs:
        return True
    return telltales.betray(text) or telltales.betray(build_canonical(parse_cues(text)).text)


def _is_quoted(content: bytes, telltales: Telltales, withdrawn: Withdrawn) -> bool:
    """Whether an editor's file tells the words, or quotes some of them."""
    text = content.decode("utf-8-sig", errors="replace")
    parts = list_parts(text)
    return telltales.betray(text) or finds_quote(parts, withdrawn.taken, withdrawn.kept)

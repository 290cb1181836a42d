"""A small interview that was corrected twice, and ways to look at what is kept of it."""

from pathlib import Path

from app.archive.interviews import find_interview
from app.archive.values import Interview
from app.ingest.library import Library
from tests.builders import TALK
from tests.unit.ingest.talks import ingest, write_annotated

SECOND = TALK.replace("weaves", "knits")
THIRD = SECOND.replace("working on?", "working on now?")


def write_corrected(library: Library, folder: Path) -> Path:
    """Ingests the interview and its corrections; gives its folder as the editor has it now."""
    ingest(library, write_annotated(folder, turns=None))
    for talk in (SECOND, THIRD):
        (folder / "transcript.txt").write_text(talk)
        ingest(library, folder)
    return folder


def find(library: Library, slug: str) -> Interview:
    with library.database.read() as session:
        interview = find_interview(session, slug)
    assert interview
    return interview


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its place."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

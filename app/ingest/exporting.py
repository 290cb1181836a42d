"""Gives an interview back as a seeds folder that is complete by itself."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.archive.database import Session
from app.archive.holdings import Holding, read_holding
from app.archive.lists import read_lists
from app.archive.values import Interview
from app.decoding import decode_editor_file
from app.errors import ArchiveError, SourceError
from app.ingest.keeping import find_record, lay_out_deposit, lay_out_record, list_withdrawn
from app.ingest.library import Library
from app.ingest.removing import find_known
from app.sources import METADATA, list_files
from app.transcript.history.records import is_prefix
from app.transcript.metadata import complete_metadata, write_metadata


@dataclass(frozen=True, slots=True)
class Export:
    """What was written where."""

    slug: str
    folder: Path
    revisions: int
    files: tuple[str, ...]
    """By their places in the folder."""


def export_interview(library: Library, slug: str, folder: Path) -> Export:
    """Writes an interview with all its revisions into a folder; ingesting that folder into an
    empty archive brings back every key, fate and wording.
    """
    folder = folder.resolve()
    with library.database.read() as session:
        interview = _find_standing(session, slug)
        holding = read_holding(session, interview.id)
        files = {
            **read_lists(session),
            **_lay_out_present(interview, holding, folder.name),
            **lay_out_record(holding),
        }
    try:
        _refuse_other_folder(interview, holding, folder)
        _write(folder, files, holding)
    except OSError as error:
        raise SourceError(f"cannot be written ({error.strerror}).", file=str(folder)) from error
    return Export(interview.slug, folder, len(holding.deposits), tuple(files))


def _find_standing(session: Session, slug: str) -> Interview:
    interview = find_known(session, slug)
    if interview.removed_at:
        raise ArchiveError(
            f"the interview “{interview.slug}” was removed, and nothing of it is given out. "
            "See which there are with `onrecord list`."
        )
    return interview


def _lay_out_present(interview: Interview, holding: Holding, name: str) -> dict[str, bytes]:
    """The files of the present revision for a folder with a name."""
    now = holding.history.now
    files = lay_out_deposit(holding.deposits[now.number])
    if not holding.deposits[now.number].content:
        words = (sentence.text for sentence in now.sentences if sentence.text)
        files["transcript.txt"] = "".join(f"{line}\n" for line in words).encode()
    received = files.get(METADATA, b"")
    text = decode_editor_file(received, METADATA) if received else _write_metadata(interview)
    slug = None if name == interview.slug else interview.slug
    completed = complete_metadata(text, slug, holding.former_slugs)
    return {**files, METADATA: received if completed == text and received else completed.encode()}


def _write_metadata(interview: Interview) -> str:
    """An interview.toml for what came without one."""
    return write_metadata({name: value for name, value in interview.describe().items() if value})


def _refuse_other_folder(interview: Interview, holding: Holding, folder: Path) -> None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    record = find_record(folder)
    if record is None or not is_prefix(record.history, holding.history):
        raise SourceError(
            f"this is no empty folder, and does not hold the history of “{interview.slug}”. "
            "Name a new folder.",
            file=str(folder),
        )


def _write(folder: Path, files: Mapping[str, bytes], holding: Holding) -> None:
    """Writes everything aside first, where it may fail, and then moves it to its place."""
    home = folder if folder.exists() else folder.parent
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home, prefix=".export-") as aside:
        staged = Path(aside) / folder.name
        for name, content in files.items():
            (staged / name).parent.mkdir(parents=True, exist_ok=True)
            (staged / name).write_bytes(content)
        if home is folder:
            _replace(folder, staged, files, holding)
        else:
            staged.rename(folder)


def _replace(folder: Path, staged: Path, files: Mapping[str, bytes], holding: Holding) -> None:
    """Puts the files into a folder, and leaves there what is nobody's business."""
    for path in list(_list_stale(folder, files, holding)):
        path.unlink()
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (staged / name).replace(folder / name)


def _list_stale(folder: Path, files: Mapping[str, bytes], holding: Holding) -> Iterator[Path]:
    """Files of ours that are not among the new ones and would be read with them."""
    yield from (path for path in list_files(folder) if path.name not in files)
    yield from list_withdrawn(holding, folder, files)

"""Keeps the history of a text in its seeds folder, beside the transcript."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from app.archive.database import Session
from app.archive.holdings import Holding, read_holding
from app.archive.values import Deposit
from app.errors import SourceError
from app.ingest.files import write_file
from app.sources import HISTORY, REVISIONS, TRANSCRIPT_ENDINGS, list_files, read_history_file
from app.transcript.history.records import Record, is_prefix, parse_record, write_record


def keep_record(session: Session, interview_id: int, folder: Path) -> bool:
    """Writes into an interview's folder what is not there yet of its history and of the files of
    earlier revisions; False where the folder cannot be written.

    Raises SourceError where a history lies there that is not a part of the archive's.
    """
    holding = read_holding(session, interview_id)
    files = lay_out_record(holding)
    _refuse_other_history(holding, files[HISTORY].decode(), folder)
    try:
        # The history last: whoever has it has all that it tells of.
        for name, content in reversed(files.items()):
            _write_changed(folder / name, content)
        for path in list_withdrawn(holding, folder, files):
            path.unlink()
    except (OSError, SourceError):
        return False
    return True


def _refuse_other_history(holding: Holding, record: str, folder: Path) -> None:
    # What was written here before is not read line by line again, however long it is.
    if record.startswith(read_history_file(folder) or ""):
        return
    if (found := find_record(folder)) and not is_prefix(found.history, holding.history):
        raise SourceError(
            "this knows more than the archive, or something else. Ingest the folder into an empty "
            "archive; or, if the archive is right, take this file away.",
            file=str(folder / HISTORY),
        )


def find_record(folder: Path) -> Record | None:
    """What a folder's history.jsonl says, if there is one."""
    text = read_history_file(folder)
    return parse_record(text, str(folder / HISTORY)) if text else None


def _write_changed(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, content)


def lay_out_record(holding: Holding) -> dict[str, bytes]:
    """The history, and the files of each earlier revision that are at hand, by their places."""
    sources = {
        number: (deposit.name, deposit.sha256) for number, deposit in holding.deposits.items()
    }
    files = {HISTORY: write_record(Record(holding.history, sources)).encode()}
    for number, deposit in holding.deposits.items():
        if number != holding.history.now.number:
            laid_out = lay_out_deposit(deposit)
            files |= {f"{REVISIONS}/{number}/{name}": laid_out[name] for name in laid_out}
    return files


def lay_out_deposit(deposit: Deposit) -> dict[str, bytes]:
    """The files that came with a revision, named as in an editor's folder."""
    ending = PurePath(deposit.name).suffix.lower()
    known = ending if ending in TRANSCRIPT_ENDINGS else ".txt"
    transcript = {f"transcript{known}": deposit.content} if deposit.content else {}
    return {**transcript, **deposit.editor_files}


def list_withdrawn(holding: Holding, folder: Path, files: Iterable[str]) -> Iterator[Path]:
    """Files of earlier revisions that are no longer kept, because words were withdrawn there.

    Other files that the archive lacks may be the only copy, and stay.
    """
    kept = {folder / name for name in files}
    for state in holding.history.states:
        if not all(sentence.text for sentence in state.sentences):
            for path in list_files(folder / REVISIONS / str(state.number)):
                if path not in kept:
                    yield path

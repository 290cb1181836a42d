"""Takes up the history that lies beside a transcript, where it knows more than the archive."""

from collections.abc import Mapping
from dataclasses import replace

from app.archive.database import Session
from app.archive.editions import read_deposit
from app.archive.histories import read_history
from app.archive.revisions import list_revisions
from app.archive.values import Deposit, Interview
from app.errors import SourceError
from app.ingest.drafts import Draft
from app.sources import EDITOR_FILES, HISTORY, REVISIONS
from app.transcript.history.records import Record, is_prefix, write_record
from app.transcript.history.states import History


def find_history(session: Session, draft: Draft, interview: Interview | None) -> History:
    """The history of a text as the archive has it, or as its folder does, which may know more.

    Raises SourceError where the two tell different histories.
    """
    history = read_history(session, interview.id) if interview else History()
    if interview and _is_as_written(session, draft, interview, history):
        return history
    record = draft.record.history if draft.record else History()
    if not record.states and not history.states and not draft.source.is_bare:
        _refuse_lost_record(draft)
    if is_prefix(record, history):
        return history
    if is_prefix(history, record):
        return record
    file = draft.source.name_file(HISTORY)
    raise SourceError(
        "this is not the history that the archive has of this interview. If the archive is right, "
        "take this file away; if the file is, ingest the folder into another archive.",
        file=file,
    )


def _is_as_written(session: Session, draft: Draft, interview: Interview, history: History) -> bool:
    """Whether the folder's history is, letter for letter, what the archive wrote there: then it
    need not be read line by line, however long it is.
    """
    revisions = list_revisions(session, interview)
    sources = {one.number: (one.source_name, one.source_sha256) for one in revisions}
    kept = None if draft.source.is_bare else draft.source.record
    return kept is not None and write_record(Record(history, sources)).startswith(kept)


def _refuse_lost_record(draft: Draft) -> None:
    """Without its history an interview would begin anew, and its old links be lost."""
    if draft.source.earlier:
        raise SourceError(
            f"{REVISIONS}/ lies here, so this interview has a history, but {HISTORY} is missing. "
            f"Put it back; or move {REVISIONS}/ away, and the interview begins anew.",
            file=str(draft.source.path),
        )


def find_deposits(draft: Draft, history: History, known: int) -> dict[int, Deposit]:
    """What came in with those states that the archive does not have yet, as far as it is at hand;
    with the latest one came the draft.
    """
    earlier = history.states[known:-1]
    deposits = {state.number: find_earlier(draft, state.number) for state in earlier}
    return {**deposits, history.now.number: _name_as_received(draft, history.now.number)}


def _name_as_received(draft: Draft, number: int) -> Deposit:
    """What came with the draft; a transcript that was kept is called what it was called first."""
    deposit = draft.deposit
    if number > draft.count_states() or draft.record is None:
        return deposit
    name, sha256 = draft.record.sources[number]
    return replace(deposit, name=name) if sha256 == deposit.sha256 else deposit


def find_earlier(draft: Draft, number: int) -> Deposit:
    """What came in with an earlier revision, from the folder's own record."""
    name, sha256 = draft.record.sources[number] if draft.record else ("", "")
    files: Mapping[str, bytes] = draft.source.earlier.get(number, {})
    transcripts = [held for file, held in files.items() if file not in EDITOR_FILES]
    content = transcripts[0] if transcripts else b""
    return Deposit(name, sha256, content, {f: files[f] for f in EDITOR_FILES if f in files})


def find_stored(
    session: Session, draft: Draft, interview: Interview | None, history: History
) -> Deposit:
    """What came in with the latest state before a correction: there all annotations fit."""
    number = history.now.number
    if interview and interview.revision == number:
        return read_deposit(session, interview.id, number)
    # Without the archive only the folder is left, where the annotations may not have changed yet.
    return find_earlier(draft, number) if number in draft.source.earlier else draft.deposit

"""Proves that an interview's past holds together, and that no word is left that was withdrawn."""

from collections.abc import Iterator

from app.archive.database import Session
from app.archive.editions import read_deposit
from app.archive.histories import read_history
from app.archive.values import Deposit, Interview
from app.decoding import decode
from app.transcript.canonical import build_canonical
from app.transcript.formats import parse_cues
from app.transcript.history.soundness import find_history_faults, find_withdrawn, list_marks
from app.transcript.history.states import History
from app.transcript.sentences import split_sentences
from app.transcript.withdrawal.telltales import list_parts


def find_past_faults(session: Session, interview: Interview) -> Iterator[str]:
    """What is amiss in the states that an interview has been in, a sentence each."""
    try:
        history = read_history(session, interview.id)
    except KeyError:
        yield "its history names rows that are not there. Restore the database from a copy."
        return
    yield from find_history_faults(history)
    if marks := list_marks(history):
        yield from _find_words_kept(session, interview, history, marks)


def _find_words_kept(
    session: Session, interview: Interview, history: History, marks: frozenset[str]
) -> Iterator[str]:
    """The stored files that hold withdrawn words, as far as fingerprints can tell."""
    for state in history.states:
        deposit = read_deposit(session, interview.id, state.number)
        files = {deposit.name: _list_sentences(deposit), **_list_lines(deposit)}
        for name, texts in files.items():
            if find_withdrawn(texts, marks, state):
                yield (
                    f"the stored {name} of revision {state.number} holds words that were "
                    "withdrawn. Restore the database from a copy, then withdraw them again."
                )


def _list_sentences(deposit: Deposit) -> list[str]:
    if not deposit.content:
        return []
    canonical = build_canonical(parse_cues(decode(deposit.content, deposit.name).text))
    return [span.cut(canonical.text) for span in split_sentences(canonical)]


def _list_lines(deposit: Deposit) -> dict[str, list[str]]:
    return {
        name: list_parts(content.decode("utf-8-sig", errors="replace"))
        for name, content in deposit.editor_files.items()
    }

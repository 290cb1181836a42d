"""Withdraws words from an archive, and looks for them in every file of it."""

from pathlib import Path

from app.archive.histories import read_history
from app.archive.interviews import find_interview, read_sentences
from app.ingest.library import Library
from app.ingest.withdrawal.planning import Order
from app.ingest.withdrawal.withdrawing import Withdrawn, withdraw
from app.transcript.history.states import History

WHY = "She asked for it."
PERFORM = "It does whatever we know how to order it to perform."
THINK = "Will it think?"
ENGINE = "An engine that weaves algebraic patterns."


def find_key(library: Library, words: str, slug: str = "ada") -> str:
    """The key of the first sentence with some words, in any state."""
    history = load_history(library, slug)
    sentences = (one for state in history.states for one in state.sentences)
    return next(one.key for one in sentences if one.text == words)


def take_out(library: Library, words: str, last: str | None = None, slug: str = "ada") -> Withdrawn:
    """Withdraws a sentence, or all from one to another."""
    ends = [find_key(library, one, slug) for one in (words, last or words)]
    return withdraw(library, Order(slug, ends[0], ends[1], WHY))


def load_history(library: Library, slug: str = "ada") -> History:
    with library.database.read() as session:
        interview = find_interview(session, slug)
        assert interview is not None
        return read_history(session, interview.id)


def list_texts(library: Library, slug: str = "ada") -> list[str]:
    """The sentences that pages show."""
    with library.database.read() as session:
        interview = find_interview(session, slug)
        assert interview is not None
        return [sentence.text for sentence in read_sentences(session, interview)]


def find_in_files(folder: Path, words: str) -> list[str]:
    """The files below a folder that hold words, in any case and in any encoding we know of."""
    wanted = [words.lower().encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(one in path.read_bytes().lower() for one in wanted)
    )

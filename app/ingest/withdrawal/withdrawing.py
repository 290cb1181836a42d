"""Takes words out of the archive for good: out of its pages, its past, its sources, its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.archive.interviews import find_interviews
from app.archive.state import begin_ingest, read_generation
from app.archive.withdrawals import read_sayings
from app.ingest.agreement import healing
from app.ingest.library import Library
from app.ingest.pipeline import Report, Step
from app.ingest.removing import find_known
from app.ingest.withdrawal.planning import Order, plan_withdrawal, refuse_told_elsewhere
from app.ingest.withdrawal.rewriting import clear_past, save_present
from app.search.documents import make_all_documents, make_documents
from app.transcript.withdrawal.withdrawal import find_twins

MARKER = "withdrawal-unfinished"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was withdrawn, without the words."""

    slug: str
    keys: Sequence[str]
    wordings: int
    """How many wordings of today and of the past are gone."""
    twins: Sequence[str]
    """Sentences that go on saying the very same."""
    dropped: Sequence[int]
    """The revisions whose transcript is gone as a whole, because the words could not be cut out."""
    taken: Sequence[str]
    """The words, for those who look for them elsewhere; not to be shown."""
    kept: Sequence[str]
    """The sentences that stay."""


def withdraw(library: Library, order: Order, report: Report = lambda _: None) -> Withdrawn:
    """Takes words out of everything that the archive holds; raises ArchiveError for what cannot be.

    What an earlier withdrawal left unfinished is finished first.
    """
    with library.lock(), healing(library):
        finish_withdrawal(library)
        withdrawn = _write(library, order, report)
        report(Step.BEFORE_CLEANING)
        clear_files(library)
        report(Step.AFTER_CLEANING)
    return withdrawn


def _write(library: Library, order: Order, report: Report) -> Withdrawn:
    """The first two commits; the third one, which drops the old documents, is `clear_files`."""
    with library.database.write() as session:
        interview = find_known(session, order.slug)
        withdrawal = plan_withdrawal(session, interview, order)
        sayings = read_sayings(session, interview)
        refuse_told_elsewhere(session, interview, withdrawal, sayings)
        deposits = clear_past(session, interview, withdrawal, sayings)
        ingest = begin_ingest(session)
        save_present(session, interview, withdrawal, sayings, deposits[interview.revision], ingest)
        documents = []
        if not interview.removed_at:
            anew = find_interviews(session, [interview.id])[interview.id]
            documents = list(make_documents(session, anew))
        _find_marker(library).touch()
        report(Step.BEFORE_INDEX)
        library.engine.index(ingest, documents, [interview.ingest])
        report(Step.AFTER_INDEX)
        report(Step.BEFORE_DATABASE)
    report(Step.AFTER_DATABASE)
    return Withdrawn(
        interview.slug,
        withdrawal.keys,
        len(withdrawal.doomed),
        find_twins(withdrawal),
        [number for number, deposit in deposits.items() if not deposit.content],
        sorted({one.text for one in withdrawal.doomed}),
        [one.text for one in withdrawal.remaining],
    )


def finish_withdrawal(library: Library) -> bool:
    """Cleans up after a withdrawal that was broken off; whether there was one. Under the lock."""
    unfinished = is_unfinished(library)
    if unfinished:
        clear_files(library)
    return unfinished


def is_unfinished(library: Library) -> bool:
    """Whether withdrawn words may still stand in the leavings of a file."""
    return _find_marker(library).exists()


def clear_files(library: Library) -> None:
    """Writes index and database anew, without what was deleted in them; drops what was drawn."""
    with library.database.read() as session:
        library.engine.rebuild(read_generation(session), make_all_documents(session))
    library.database.forget_deleted()
    # Last: a card that was drawn from what somebody still saw until now goes, too.
    library.cards.clear()
    _find_marker(library).unlink(missing_ok=True)


def _find_marker(library: Library) -> Path:
    return library.lock_file.parent / MARKER

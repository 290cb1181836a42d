"""Writes what is left of an interview, and of what came in with it, once words are withdrawn."""

from collections.abc import Sequence

from app.archive.database import Session
from app.archive.editions import (
    Manuscript,
    find_inputs,
    read_deposit,
    save_deposit,
    save_manuscript,
)
from app.archive.histories import save_states
from app.archive.values import Deposit, Interview
from app.archive.withdrawals import Sayings, clear_notes, turn_to_revision, wipe_wordings
from app.errors import AnnotationError
from app.ingest.withdrawal.redacting import Shears, Stencil, list_heading_names, read_placements
from app.sources import TOPICS
from app.transcript.edition import Edition
from app.transcript.history.states import State
from app.transcript.placements import Placement, place_sentences
from app.transcript.reading import Reading
from app.transcript.spans import lay_out
from app.transcript.withdrawal.shortening import Shift, cut_again, drop_chapters
from app.transcript.withdrawal.telltales import find_telltales, keep_telling
from app.transcript.withdrawal.withdrawal import Withdrawal


def clear_past(
    session: Session, interview: Interview, withdrawal: Withdrawal, sayings: Sayings
) -> dict[int, Deposit]:
    """Takes the words out of every revision until today; gives back what came in with each."""
    wipe_wordings(session, interview.id, withdrawal.doomed)
    shears = _make_shears(withdrawal, sayings)
    deposits: dict[int, Deposit] = {}
    # A revision that only withdrew has the same files as the one before it.
    last: tuple[Deposit, Stencil, Deposit] | None = None
    for state in withdrawal.before.states:
        deposit = read_deposit(session, interview.id, state.number)
        stencil = _lay(state, withdrawal)
        is_alike = last and last[:2] == (deposit, stencil)
        cleared = last[2] if last and is_alike else shears.clear(deposit, stencil)
        if cleared != deposit:
            save_deposit(session, interview.id, state.number, cleared)
        last, deposits[state.number] = (deposit, stencil, cleared), cleared
    _clear_notes(session, interview, withdrawal)
    return deposits


def _make_shears(withdrawal: Withdrawal, sayings: Sayings) -> Shears:
    taken = sorted({one.text for one in withdrawal.doomed})
    return Shears(taken, list_heading_names(sayings.authorities, sayings.metadata))


def _lay(state: State, withdrawal: Withdrawal) -> Stencil:
    """What of a state's text goes; of that which went before nothing is left."""
    stood = [one for one in state.sentences if one.text]
    gone = frozenset(at for at, one in enumerate(stood) if one in withdrawal.doomed)
    return Stencil([one.text for one in stood], gone)


def _clear_notes(session: Session, interview: Interview, withdrawal: Withdrawal) -> None:
    telltales = find_telltales(keep_telling(one.text for one in withdrawal.doomed))
    noted = [one for one in withdrawal.before.states if one.note and telltales.betray(one.note)]
    clear_notes(session, interview.id, [state.number for state in noted])


def save_present(
    session: Session,
    interview: Interview,
    withdrawal: Withdrawal,
    sayings: Sayings,
    deposit: Deposit,
    ingest: int,
) -> None:
    """Writes the state that lacks the words; of a removed interview only its history."""
    history, known = withdrawal.after, len(withdrawal.before.states)
    number = history.now.number
    if interview.removed_at:
        save_states(session, interview.id, history, known, {number: deposit})
        save_deposit(session, interview.id, number, deposit)
        turn_to_revision(session, interview.id, number, ingest)
        return
    manuscript = Manuscript(
        interview.slug,
        sayings.metadata,
        _make_edition(withdrawal, sayings, deposit),
        sayings.authorities,
        history,
        known,
        {number: deposit},
        find_inputs(session, interview.slug) or "",
    )
    save_manuscript(session, manuscript, ingest)


def _make_edition(withdrawal: Withdrawal, sayings: Sayings, deposit: Deposit) -> Edition:
    """All that was said about the sentences that stay; their segments and topics anew."""
    shift = Shift(withdrawal.before.now.sentences, withdrawal.remaining)
    texts = [one.text for one in withdrawal.remaining]
    titles = find_telltales((one.text for one in withdrawal.doomed), texts)
    chapters = drop_chapters(list(shift.move(sayings.chapters)), len(" ".join(texts)), titles)
    said = (list(shift.move(sayings.turns)), chapters, list(shift.move(sayings.mentions)))
    return cut_again(
        withdrawal.remaining, said, _place_topics(deposit, texts), sayings.authorities.topics
    )


def _place_topics(deposit: Deposit, texts: Sequence[str]) -> list[Placement]:
    """Where the editor's topics stand, by the file as it was updated."""
    text = deposit.editor_files.get(TOPICS, b"").decode("utf-8-sig")
    reading = Reading(" ".join(texts), list(lay_out(texts)))
    try:
        return place_sentences(read_placements(text, TOPICS), reading)
    except AnnotationError:  # lines that do not fit have no place
        return []

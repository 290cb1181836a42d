"""Keeps the history of an interview's text: every state, every key ever given, and their fates.

Of a state only what differs from the one before it is written anew.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.orm import Session

from app.archive.models import FateRow, KeyRow, PlaceRow, RevisionRow, SentenceRow
from app.archive.values import Deposit
from app.transcript.history.correction import count_fates
from app.transcript.history.fates import Fate
from app.transcript.history.states import Event, History, State, Wording
from app.transcript.spans import lay_out


def read_history(session: Session, interview_id: int) -> History:
    """Every state of an interview's text, with what each did to the keys before it."""
    keys = _read_keys(session, interview_id)
    wordings = _read_wordings(session, interview_id)
    fates = _read_fates(session, interview_id)
    rows = session.execute(
        select(
            RevisionRow.number,
            RevisionRow.sentence_ids,
            RevisionRow.ingested_at,
            RevisionRow.note,
            RevisionRow.text_version,
            RevisionRow.sha256,
        )
        .where(RevisionRow.interview_id == interview_id)
        .order_by(RevisionRow.number)
    )
    return History(
        tuple(
            _make_state(row, tuple(wordings[id_] for id_ in row.sentence_ids), fates, keys)
            for row in rows
        )
    )


def _make_state(
    row: Row[int, list[int], datetime, str | None, int, str],
    sentences: tuple[Wording, ...],
    fates: Mapping[int, Sequence[FateRow]],
    keys: Mapping[int, str],
) -> State:
    state = State(
        number=row.number,
        sentences=sentences,
        at=write_time(row.ingested_at),
        note=row.note,
        text_version=row.text_version,
        sha256=row.sha256,
    )
    happened = fates.get(row.number, ())
    return replace(state, events=tuple(_make_event(fate, state, keys) for fate in happened))


def _make_event(fate: FateRow, state: State, keys: Mapping[int, str]) -> Event:
    into: tuple[str, ...] = ()
    if fate.first_key_id is not None and fate.last_key_id is not None:
        first = state.places[keys[fate.first_key_id]]
        last = state.places[keys[fate.last_key_id]]
        into = tuple(sentence.key for sentence in state.sentences[first : last + 1])
    key = keys[fate.key_id]
    return Event(key, Fate(fate.fate), into, fate.reason, tuple(fate.fingerprints))


def _read_keys(session: Session, interview_id: int) -> dict[int, str]:
    rows = select(KeyRow.id, KeyRow.key).where(KeyRow.interview_id == interview_id)
    return {row.id: row.key for row in session.execute(rows)}


def _read_wordings(session: Session, interview_id: int) -> dict[int, Wording]:
    rows = session.execute(
        select(SentenceRow.id, KeyRow.key, SentenceRow.text)
        .join(KeyRow, KeyRow.id == SentenceRow.key_id)
        .where(KeyRow.interview_id == interview_id)
    )
    return {id_: Wording(key, text) for id_, key, text in rows}


def _read_fates(session: Session, interview_id: int) -> dict[int, list[FateRow]]:
    """By the revision that did it."""
    fates = select(FateRow).join(KeyRow, KeyRow.id == FateRow.key_id)
    found = defaultdict(list)
    for row in session.scalars(
        fates.where(KeyRow.interview_id == interview_id).order_by(FateRow.id)
    ):
        found[row.revision].append(row)
    return dict(found)


def save_states(
    session: Session,
    interview_id: int,
    history: History,
    known: int,
    deposits: Mapping[int, Deposit],
) -> None:
    """Writes the states of a history behind the first `known` ones, which are there already."""
    for place in range(known, len(history.states)):
        before = history.states[place - 1] if place else None
        state = history.states[place]
        _save_state(session, interview_id, before, state, deposits[state.number])
    if known < len(history.states):
        _save_places(session, interview_id, history.now)


def _save_state(
    session: Session, interview_id: int, before: State | None, state: State, deposit: Deposit
) -> None:
    keys = _save_keys(session, interview_id, state)
    ids = _save_wordings(session, interview_id, keys, state)
    _save_fates(session, keys, state)
    counts = count_fates(before, state)
    session.add(
        RevisionRow(
            interview_id=interview_id,
            number=state.number,
            text_version=state.text_version,
            sha256=state.sha256,
            source_name=deposit.name,
            source_sha256=deposit.sha256,
            source=deposit.content,
            sentence_ids=ids,
            ingested_at=read_time(state.at),
            note=state.note,
            unchanged=counts.unchanged,
            corrected=counts.corrected,
            moved=counts.moved,
            merged=counts.merged,
            split=counts.split,
            removed=counts.removed,
            added=counts.added,
        )
    )


def _save_keys(session: Session, interview_id: int, state: State) -> dict[str, int]:
    """The ids of all keys ever given, once the state's new ones are among them."""
    known = {key: id_ for id_, key in _read_keys(session, interview_id).items()}
    new = [sentence.key for sentence in state.sentences if sentence.key not in known]
    if new:
        ids = session.scalars(
            insert(KeyRow).returning(KeyRow.id, sort_by_parameter_order=True),
            [{"interview_id": interview_id, "key": key, "minted_in": state.number} for key in new],
        )
        known |= zip(new, ids, strict=True)
    return known


def _save_wordings(
    session: Session, interview_id: int, keys: Mapping[str, int], state: State
) -> list[int]:
    """The ids of a state's wordings in order; those of the state before it are used again."""
    stood = _find_standing(session, interview_id)
    stand = set(state.sentences)
    new = [sentence for sentence in state.sentences if sentence not in stood]
    ended = [id_ for wording, id_ in stood.items() if wording not in stand]
    if ended:
        session.execute(
            update(SentenceRow)
            .where(SentenceRow.id.in_(ended))
            .values(last_revision=state.number - 1)
        )
    if new:
        ids = session.scalars(
            insert(SentenceRow).returning(SentenceRow.id, sort_by_parameter_order=True),
            [
                {"key_id": keys[one.key], "text": one.text, "first_revision": state.number}
                for one in new
            ],
        )
        stood |= zip(new, ids, strict=True)
    return [stood[sentence] for sentence in state.sentences]


def _find_standing(session: Session, interview_id: int) -> dict[Wording, int]:
    """The wordings of the present state, with their ids."""
    rows = session.execute(
        select(SentenceRow.id, KeyRow.key, SentenceRow.text)
        .join(KeyRow, KeyRow.id == SentenceRow.key_id)
        .where(KeyRow.interview_id == interview_id, SentenceRow.last_revision.is_(None))
    )
    return {Wording(key, text): id_ for id_, key, text in rows}


def _save_fates(session: Session, keys: Mapping[str, int], state: State) -> None:
    session.add_all(
        FateRow(
            key_id=keys[event.key],
            revision=state.number,
            happened_at=read_time(state.at),
            fate=event.fate.value,
            first_key_id=keys[event.into[0]] if event.into else None,
            last_key_id=keys[event.into[-1]] if event.into else None,
            reason=event.reason,
            fingerprints=list(event.fingerprints),
        )
        for event in state.events
    )


def _save_places(session: Session, interview_id: int, state: State) -> None:
    """Where the sentences of the present state stand in its text."""
    ids = _find_standing(session, interview_id)
    spans = lay_out([sentence.text for sentence in state.sentences])
    session.execute(delete(PlaceRow).where(PlaceRow.interview_id == interview_id))
    if state.sentences:
        session.execute(
            insert(PlaceRow),
            [
                {
                    "interview_id": interview_id,
                    "position": position,
                    "sentence_id": ids[sentence],
                    "start": span.start,
                    "end": span.end,
                }
                for position, (sentence, span) in enumerate(
                    zip(state.sentences, spans, strict=True)
                )
            ],
        )


def write_time(at: datetime) -> str:
    """A time of the database, which is in UTC, as it is told (ISO 8601)."""
    return f"{at.isoformat()}Z"


def read_time(at: str) -> datetime:
    """The same the other way round."""
    return datetime.fromisoformat(at).astimezone(UTC).replace(tzinfo=None)

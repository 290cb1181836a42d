"""Plans an ingest: what it would do to an archive, and to the links that lead there."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from app.archive.database import Session
from app.archive.editions import find_inputs, find_taker
from app.archive.histories import write_time
from app.archive.interviews import find_interview
from app.archive.values import Interview
from app.errors import ArchiveError
from app.ingest.annotating import find_updates
from app.ingest.drafts import Draft
from app.ingest.rebuilding import find_history, find_stored
from app.ingest.withdrawal.withholding import leave_out_withdrawn
from app.transcript.edition import Edition, make_edition
from app.transcript.history.correction import Correction, correct
from app.transcript.history.states import Event, History, State, Wording
from app.transcript.resolution import Resolved, resolve_annotations
from app.transcript.sentences import split_sentences
from app.transcript.updates.changes import Update


class Change(StrEnum):
    """What an ingest did to an interview."""

    ADDED = "added"
    CORRECTED = "corrected"
    ANNOTATED = "annotated anew"
    RESTORED = "back in the archive"
    NOTHING = "nothing changed"


@dataclass(frozen=True, slots=True)
class Plan:
    """What an ingest is going to do: nothing has been written yet."""

    change: Change
    draft: Draft
    edition: Edition | None
    """The new state; None where nothing changed."""
    history: History = field(default_factory=History)
    """Of the text, up to the new state."""
    interview: Interview | None = None
    """The one in the archive, whose next state this is."""
    correction: Correction | None = None
    """What becomes of the links; None where no word changed."""
    updates: Sequence[Update] = ()
    """The editor's files that have to be rewritten; the draft has them so."""

    @property
    def known(self) -> int:
        """How many states of the text the archive has already, which are numbered from 1."""
        return self.interview.revision if self.interview else 0

    @property
    def slug(self) -> str:
        """The interview's name in addresses."""
        return self.draft.slug

    def list_annotations(self) -> list[Resolved]:
        """What each annotation came to, whether or not anything changed."""
        return list(resolve_annotations(self.draft.annotations, self.find_edition()))

    def find_edition(self) -> Edition:
        """The interview's state, whether or not anything changed."""
        return self.edition or _make_edition(self.draft, None)


def plan_interview(session: Session, draft: Draft, note: str | None) -> Plan:
    """What the ingest of one source would do; raises OnrecordError for what does not fit."""
    _refuse_taken_slug(session, draft)
    interview = find_known(session, draft)
    if find_inputs(session, draft.slug) == draft.inputs and not _knows_more(draft, interview):
        return Plan(Change.NOTHING, draft, None)
    if interview and draft.source.is_bare:
        draft = draft.keep_metadata(interview.describe())
    history = find_history(session, draft, interview)
    if not history.states:
        return _plan_first(draft, note)
    draft = leave_out_withdrawn(draft, history)
    sentences = _split(draft)
    if sentences == [sentence.text for sentence in history.now.sentences]:
        return _plan_annotations(draft, interview, history)
    correction = correct(history, sentences)
    updates = find_updates(find_stored(session, draft, interview, history), draft, correction)
    state = _make_state(history, draft, correction.sentences, correction.events, note)
    return _plan_correction(
        draft.update(updates), interview, history.append(state), correction, updates
    )


def _knows_more(draft: Draft, interview: Interview | None) -> bool:
    """Whether the folder's history is longer than the archive's."""
    return draft.count_states() > (interview.revision if interview else 0)


def _plan_first(draft: Draft, note: str | None) -> Plan:
    edition = _make_edition(draft, None)
    sentences = tuple(
        Wording(sentence.key, sentence.span.cut(edition.text)) for sentence in edition.sentences
    )
    state = _make_state(History(), draft, sentences, (), note)
    return Plan(Change.ADDED, draft, edition, History((state,)))


def _plan_annotations(draft: Draft, interview: Interview | None, history: History) -> Plan:
    """The words are those that are known; what is said about them may be other."""
    edition = _make_edition(draft, history.now)
    is_behind = interview is not None and interview.revision < history.now.number
    change = _name_change(interview, Change.CORRECTED if is_behind else Change.ANNOTATED)
    return Plan(change, draft, edition, history, interview)


def _plan_correction(
    draft: Draft,
    interview: Interview | None,
    history: History,
    correction: Correction,
    updates: Sequence[Update],
) -> Plan:
    edition = _make_edition(draft, history.now)
    change = _name_change(interview, Change.CORRECTED)
    return Plan(change, draft, edition, history, interview, correction, updates)


def _name_change(interview: Interview | None, change: Change) -> Change:
    if interview is None:
        return Change.ADDED
    return Change.RESTORED if interview.removed_at else change


def _make_edition(draft: Draft, state: State | None) -> Edition:
    keys = [sentence.key for sentence in state.sentences] if state else None
    return make_edition(draft.canonical, draft.annotations, draft.authorities, keys)


def _split(draft: Draft) -> list[str]:
    return [span.cut(draft.canonical.text) for span in split_sentences(draft.canonical)]


def _make_state(
    history: History,
    draft: Draft,
    sentences: tuple[Wording, ...],
    events: tuple[Event, ...],
    note: str | None,
) -> State:
    at = write_time(datetime.now(UTC).replace(tzinfo=None, microsecond=0))
    sha256 = hashlib.sha256(draft.canonical.text.encode()).hexdigest()
    return State(len(history.states) + 1, sentences, events, at, note, sha256=sha256)


def find_known(session: Session, draft: Draft) -> Interview | None:
    """The interview that a draft is a new state of, perhaps under an earlier slug."""
    found = (find_interview(session, name) for name in draft.slugs)
    return next((interview for interview in found if interview), None)


def _refuse_taken_slug(session: Session, draft: Draft) -> None:
    """No slug that a draft has or had may lead to an interview that is not its own."""
    takers = {slug: find_taker(session, slug) for slug in draft.slugs}
    own = next((taker for taker in takers.values() if taker in draft.slugs), None)
    for slug, taker in takers.items():
        if taker not in {own, None}:
            raise ArchiveError(
                f"{draft.name}: the slug “{slug}” is taken: it leads to the interview “{taker}”. "
                + (
                    "Give this one another slug."
                    if slug == draft.slug
                    else "Take it out of `formerly` in interview.toml."
                )
            )

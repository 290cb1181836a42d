"""The pipeline: read, check, cut, write. Everything is checked before anything is written."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.archive.editions import Manuscript, save_manuscript
from app.archive.interviews import find_interviews
from app.archive.lists import save_lists
from app.archive.state import begin_ingest
from app.errors import ArchiveError
from app.ingest.agreement import healing
from app.ingest.annotating import refuse_stale, write_updates
from app.ingest.collection import Collection, read_collection
from app.ingest.drafts import Draft, Wishes, read_draft, refuse_twins
from app.ingest.keeping import keep_record
from app.ingest.library import Library
from app.ingest.planning import Plan, find_known, plan_interview
from app.ingest.rebuilding import find_deposits
from app.search.documents import make_documents
from app.sources import Source, find_authority_files
from app.transcript.edition import Edition
from app.transcript.history.correction import Correction

log = logging.getLogger(__name__)


class Step(StrEnum):
    """Where the ingest of one interview stands; its writing is three commits."""

    PLANNED = "planned"
    BEFORE_INDEX = "before the index commit"
    AFTER_INDEX = "after the index commit"
    BEFORE_DATABASE = "before the database commit"
    AFTER_DATABASE = "after the database commit"
    BEFORE_CLEANING = "before the cleaning commit"
    AFTER_CLEANING = "after the cleaning commit"
    DONE = "done"


Report = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Orders:
    """What an editor says beside the sources."""

    wishes: Wishes = field(default_factory=Wishes)
    home: Path | None = None
    """The folder with the topics, names and people for sources that have none beside them."""
    note: str | None = None
    """Why a transcript was corrected, for readers."""
    may_break_links: bool = False
    """Whether a correction may break more than a tenth of the links."""
    may_update: bool = False
    """Whether annotations that a correction leaves behind may be rewritten in their files."""
    keeps_record: bool = False
    """Whether the history is to be kept in the sources' folders."""


def plan_ingest(
    library: Library,
    found: Sequence[Source],
    orders: Orders | None = None,
    report: Report = lambda _: None,
) -> list[Plan]:
    """Reads, cuts and annotates every source; any error comes before the first write."""
    orders = orders or Orders()
    drafts = read_drafts(found, orders.wishes, orders.home)
    refuse_twins(drafts)
    plans = []
    with library.database.read() as session:
        for draft in drafts:
            plans.append(plan_interview(session, draft, orders.note))
            report(Step.PLANNED)
    return plans


def read_drafts(
    found: Sequence[Source], wishes: Wishes | None = None, home: Path | None = None
) -> list[Draft]:
    """The drafts of sources, each with the topics, names and people that it shares."""
    shared: dict[Path, Collection] = {}
    drafts = []
    for source in found:
        folder = _find_lists(source, home)
        if folder not in shared:
            shared[folder] = read_collection(folder)
        drafts.append(read_draft(source, wishes or Wishes(), shared[folder]))
    return drafts


def _find_lists(source: Source, home: Path | None) -> Path:
    """The folder with the lists for a source: beside it, inside it where it is complete by itself,
    else at home.
    """
    places = (source.collection, source.path)
    own = (place for place in places if place.is_dir() and find_authority_files(place))
    return next(own, home or source.collection)


def refuse_doubtful(plans: Sequence[Plan], orders: Orders) -> None:
    """Raises an OnrecordError for what must not be done without being asked for."""
    for plan in plans:
        if plan.correction and plan.correction.breaks_much and not orders.may_break_links:
            raise _refuse_breaking(plan, plan.correction)
        refuse_stale(plan.updates, may_write=orders.may_update)


def _refuse_breaking(plan: Plan, correction: Correction) -> ArchiveError:
    removed, links = correction.counts.removed, len(correction.before.sentences)
    whose = f"“{plan.slug}”"
    if plan.interview:
        whose = f"“{plan.interview.title}”, which stands at “{plan.interview.slug}”"
    return ArchiveError(
        f"{plan.draft.name}: this would break {removed} of the {links} links into {whose}; "
        "nothing was changed. Give another interview a slug of its own; see what a correction "
        "would do with --dry-run, and have it done with --yes."
    )


def ingest_sources(
    library: Library,
    found: Sequence[Source],
    orders: Orders | None = None,
    report: Report = lambda _: None,
) -> list[Plan]:
    """Plans and carries out, one interview after the other; gives back what was done."""
    orders = orders or Orders()
    with library.lock():
        plans = plan_ingest(library, found, orders, report)
        refuse_doubtful(plans, orders)
        for plan in plans:
            if plan.edition is not None:
                # First, so that after a failure the next run finds annotations that fit.
                write_updates(plan.updates)
                with healing(library):
                    _write(library, plan, plan.edition, report)
            if orders.keeps_record:
                _keep_record(library, plan.draft)
            report(Step.DONE)
    return plans


def _keep_record(library: Library, draft: Draft) -> None:
    """Keeps the history beside the transcript, where it has a folder of its own."""
    if draft.source.is_bare:
        return
    with library.database.read() as session:
        interview = find_known(session, draft)
        if interview and not keep_record(session, interview.id, draft.source.path):
            log.warning(
                "%s cannot be written, so the history is not kept there; "
                "`onrecord export %s FOLDER` writes it elsewhere.",
                draft.source.path,
                interview.slug,
            )


def _write(library: Library, plan: Plan, edition: Edition, report: Report) -> None:
    """Three commits: the index takes the new documents, the database turns to them, the index
    drops the old ones. Readers see the database's side of it, so never a half-made state.
    """
    draft = plan.draft
    with library.database.write() as session:
        known = find_known(session, draft)
        replaced = [known.ingest] if known else []
        ingest = begin_ingest(session)
        manuscript = Manuscript(
            draft.slug,
            draft.metadata,
            edition,
            draft.authorities,
            plan.history,
            plan.known,
            find_deposits(draft, plan.history, plan.known),
            draft.inputs,
        )
        interview_id = save_manuscript(session, manuscript, ingest)
        save_lists(session, draft.lists)
        interview = find_interviews(session, [interview_id])[interview_id]
        documents = list(make_documents(session, interview))
        report(Step.BEFORE_INDEX)
        library.engine.index(ingest, documents, replaced)
        report(Step.AFTER_INDEX)
        report(Step.BEFORE_DATABASE)
    report(Step.AFTER_DATABASE)
    report(Step.BEFORE_CLEANING)
    library.engine.remove(replaced, generation=ingest)
    report(Step.AFTER_CLEANING)

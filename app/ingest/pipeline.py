"""The pipeline: read, check, cut, write. Everything is checked before anything is written."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path

from app.archive.database import Session
from app.archive.editions import Manuscript, find_inputs, find_taker, save_manuscript
from app.archive.interviews import find_interview, find_interviews
from app.archive.revisions import find_current_revision, read_current_sentences
from app.archive.state import begin_ingest
from app.archive.values import Interview
from app.errors import ArchiveError
from app.ingest.agreement import heal_index
from app.ingest.drafts import Draft, Wishes, read_authorities, read_draft, refuse_twins
from app.ingest.library import Library
from app.search.documents import make_documents
from app.sources import Source, find_authority_files
from app.transcript import TEXT_VERSION
from app.transcript.edition import Authorities, Edition, make_edition
from app.transcript.reading import shorten
from app.transcript.resolution import Resolved, resolve_annotations

SAME_INTERVIEW_SHARE = 0.5

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


class Change(StrEnum):
    """What an ingest did to an interview."""

    ADDED = "added"
    ANNOTATED = "annotated anew"
    NOTHING = "nothing changed"


@dataclass(frozen=True, slots=True)
class Plan:
    """What an ingest is going to do: nothing has been written yet."""

    change: Change
    draft: Draft
    edition: Edition | None
    """The new state; None where nothing changed."""

    @property
    def slug(self) -> str:
        """The interview's name in addresses."""
        return self.draft.slug

    def list_annotations(self) -> list[Resolved]:
        """What each annotation came to, whether or not anything changed."""
        return list(resolve_annotations(self.draft.annotations, self.find_edition()))

    def find_edition(self) -> Edition:
        """The interview's state, whether or not anything changed."""
        return self.edition or _make_edition(self.draft)


def plan_ingest(
    library: Library,
    found: Sequence[Source],
    wishes: Wishes | None = None,
    home: Path | None = None,
    report: Report = lambda _: None,
) -> list[Plan]:
    """Reads, cuts and annotates every source; any error comes before the first write.

    `home` is the folder with the topics, names and people for sources that have none beside them.
    """
    drafts = read_drafts(found, wishes, home)
    refuse_twins(drafts)
    plans = []
    with library.database.read() as session:
        for draft in drafts:
            plans.append(_plan(session, draft))
            report(Step.PLANNED)
    return plans


def read_drafts(
    found: Sequence[Source], wishes: Wishes | None = None, home: Path | None = None
) -> list[Draft]:
    """The drafts of sources, each with the topics, names and people that it shares."""
    shared: dict[Path, Authorities] = {}
    drafts = []
    for source in found:
        own = find_authority_files(source.collection)
        folder = source.collection if own or home is None else home
        if folder not in shared:
            shared[folder] = read_authorities(folder)
        drafts.append(read_draft(source, wishes or Wishes(), shared[folder]))
    return drafts


def _plan(session: Session, draft: Draft) -> Plan:
    _refuse_taken_slug(session, draft)
    if find_inputs(session, draft.slug) == draft.inputs:
        return Plan(Change.NOTHING, draft, None)
    edition = _make_edition(draft)
    interview = _find_known(session, draft)
    if interview is None:
        return Plan(Change.ADDED, draft, edition)
    _refuse_other_words(session, interview, draft, edition)
    return Plan(Change.ANNOTATED, draft, edition)


def _make_edition(draft: Draft) -> Edition:
    return make_edition(draft.canonical, draft.annotations, draft.authorities)


def _find_known(session: Session, draft: Draft) -> Interview | None:
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


def _refuse_other_words(
    session: Session, interview: Interview, draft: Draft, edition: Edition
) -> None:
    """Links name words; until they can follow a correction, the words have to stay."""
    before = read_current_sentences(session, interview)
    now = [sentence.span.cut(edition.text) for sentence in edition.sentences]
    if before == now:
        return
    revision = find_current_revision(session, interview)
    if revision.source_sha256 == draft.original.sha256 and revision.text_version != TEXT_VERSION:
        raise ArchiveError(
            f"{draft.name}: this version of the program reads this transcript otherwise than the "
            "one that it was ingested with, and cannot take the difference for a correction yet. "
            "Its pages and links stay as they are; its annotations wait for the next version."
        )
    shared = len(set(before) & set(now)) / max(len(set(before)), 1)
    if shared < SAME_INTERVIEW_SHARE:
        raise ArchiveError(
            f"{draft.name}: the slug “{interview.slug}” is taken by another interview, "
            f"“{interview.title}”. Give this one another slug."
        )
    first = next((new for old, new in zip_longest(before, now) if old != new), None)
    place = f"“{shorten(first, 60)}”" if first else "its end"
    raise ArchiveError(
        f"{draft.name}: the transcript differs from the one in the archive, first at {place}. "
        "This version cannot take corrections yet; "
        "put the earlier transcript back to ingest its annotations."
    )


def ingest_sources(
    library: Library,
    found: Sequence[Source],
    wishes: Wishes | None = None,
    home: Path | None = None,
    report: Report = lambda _: None,
) -> list[Plan]:
    """Plans and carries out, one interview after the other; gives back what was done."""
    with library.lock():
        plans = plan_ingest(library, found, wishes, home, report)
        for plan in plans:
            if plan.edition is not None:
                with _healing(library):
                    _write(library, plan.draft, plan.edition, report)
            report(Step.DONE)
    return plans


@contextmanager
def _healing(library: Library) -> Iterator[None]:
    """Mends the index before a write, and takes back or finishes what a failure leaves in it."""
    heal_index(library)
    try:
        yield
    except BaseException:
        try:
            heal_index(library)
        # What went wrong first is what has to be told.
        except Exception:
            log.exception("The index could not be mended; the next start will try again.")
        raise


def _write(library: Library, draft: Draft, edition: Edition, report: Report) -> None:
    """Three commits: the index takes the new documents, the database turns to them, the index
    drops the old ones. Readers see the database's side of it, so never a half-made state.
    """
    with library.database.write() as session:
        known = _find_known(session, draft)
        replaced = [known.ingest] if known else []
        ingest = begin_ingest(session)
        manuscript = Manuscript(
            draft.slug,
            draft.metadata,
            edition,
            draft.authorities,
            draft.original,
            draft.editor_files,
            draft.inputs,
        )
        interview_id = save_manuscript(session, manuscript, ingest)
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

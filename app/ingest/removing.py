"""Takes an interview off the archive; its addresses say so until it is ingested again."""

import difflib
from datetime import datetime

from app.archive.database import Session
from app.archive.interviews import find_interview, list_interviews
from app.archive.removals import remove_interview
from app.archive.state import begin_ingest
from app.archive.values import Interview
from app.errors import ArchiveError
from app.ingest.agreement import healing
from app.ingest.library import Library
from app.ingest.pipeline import Report, Step


def remove(library: Library, slug: str, report: Report = lambda _: None) -> Interview:
    """Takes an interview off the archive, and gives it back as it was; keys and texts are kept."""
    with library.lock(), healing(library):
        with library.database.write() as session:
            interview = find_known(session, slug)
            if interview.removed_at:
                raise ArchiveError(
                    f"“{interview.slug}” was taken off the archive on "
                    f"{write_day(interview.removed_at)} already; "
                    "`onrecord ingest` of its folder brings it back."
                )
            ingest = begin_ingest(session)
            remove_interview(session, interview, ingest)
            report(Step.BEFORE_INDEX)
            library.engine.index(ingest, [], [interview.ingest])
            report(Step.AFTER_INDEX)
            report(Step.BEFORE_DATABASE)
        report(Step.AFTER_DATABASE)
        report(Step.BEFORE_CLEANING)
        library.engine.remove([interview.ingest], generation=ingest)
        report(Step.AFTER_CLEANING)
        library.cards.clear()
    return interview


def find_known(session: Session, slug: str) -> Interview:
    """The interview at a slug, one that was removed too; raises ArchiveError with near slugs."""
    if interview := find_interview(session, slug):
        return interview
    slugs = [one.slug for one in list_interviews(session)]
    near = difflib.get_close_matches(slug, slugs, n=3) or slugs[:3]
    named = " or ".join(f"“{one}”" for one in near)
    hint = f"Did you mean {named}?" if near else "The archive is empty."
    raise ArchiveError(f"there is no interview “{slug}”. {hint}")


def write_day(at: datetime) -> str:
    """The day of a time in UTC."""
    return at.date().isoformat()

"""The corrections of an interview: every revision, newest first, with what changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from app.archive.histories import read_history
from app.archive.values import Interview
from app.transcript.history.states import State
from app.web.changes import Change, Comparison, count_changes, find_added
from app.web.components import InterviewCard
from app.web.correction_components import CorrectionView
from app.web.dependencies import InterviewHere, RoomsHere, SessionHere, show
from app.web.notices import write_day
from app.web.page import Page
from app.web.presenting import make_interview_card
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

PAGE_SIZE = 50
"""Changes; both wordings of so many stay below twenty kilobytes, packed."""
_CUT_ANEW = "The program was changed, and reads the transcript in another way since."


@dataclass(frozen=True, kw_only=True)
class CorrectionsPage(Page):
    """What was corrected in an interview, and when."""

    template: ClassVar[str] = "interviews/corrections.html"

    interview: InterviewCard
    corrections: tuple[CorrectionView, ...]
    """The newest first."""
    newer: str | None
    older: str | None
    """Addresses of the pages beside this one."""


@router.get("/interviews/{interview:slug}/corrections")
def show_corrections(
    rooms: RoomsHere,
    session: SessionHere,
    interview: InterviewHere,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> HTMLResponse:
    """Every state the interview's text has been in."""
    urls = rooms.urls
    revisions = _list_revisions(urls, interview, read_history(session, interview.id).states)
    last = -(-sum(revision.size for revision in revisions) // PAGE_SIZE)
    start = PAGE_SIZE * (page - 1)
    context = CorrectionsPage(
        title=f"Corrections: {interview.title}",
        description=f"What was corrected in the transcript of “{interview.title}”, and when.",
        canonical=urls.absolute(urls.corrections(interview, page)),
        section="interviews",
        indexed=False,  # so that search engines do not go on to spread what was corrected
        interview=make_interview_card(urls, interview),
        corrections=tuple(_show_some(revisions, range(start, start + PAGE_SIZE))),
        newer=urls.corrections(interview, min(page - 1, last)) if page > 1 else None,
        older=urls.corrections(interview, page + 1) if page < last else None,
    )
    return show(rooms, context)


@dataclass(frozen=True, slots=True)
class _Revision:
    """A state of the text, and what it did to the one before it, if there was one."""

    state: State
    counts: str
    compared: Comparison | None = None
    changes: Sequence[Change] = ()

    @property
    def size(self) -> int:
        """How much room it takes on a page."""
        return max(1, len(self.changes))


def _list_revisions(urls: Urls, interview: Interview, states: Sequence[State]) -> list[_Revision]:
    """The newest first."""
    first = _Revision(states[0], f"{len(states[0].sentences):,} sentences")
    later = [
        _compare(Comparison(urls, interview, before, after)) for before, after in pairwise(states)
    ]
    return [*reversed(later), first]


def _compare(compared: Comparison) -> _Revision:
    after = compared.after
    added = find_added(compared.before, after)
    changes = compared.sort_changes(after.events, added)
    return _Revision(after, count_changes(after.events, len(added)), compared, changes)


def _show_some(revisions: Iterable[_Revision], wanted: range) -> Iterator[CorrectionView]:
    """The revisions of one page; of one that runs over its edges, what falls within."""
    offset = 0
    for revision in revisions:
        start, stop = max(0, wanted.start - offset), min(wanted.stop - offset, revision.size)
        if start < stop:
            yield _show(revision, range(start, stop))
        offset += revision.size


def _show(revision: _Revision, part: range) -> CorrectionView:
    state, compared = revision.state, revision.compared
    cut_anew = compared is not None and compared.before.text_version != state.text_version
    return CorrectionView(
        title=f"{'Corrected' if compared else 'First added'} on {write_day(state)}",
        note=state.note or (_CUT_ANEW if cut_anew else None),
        counts=revision.counts,
        continued=part.start > 0,
        changes=compared.show(revision.changes[part.start : part.stop]) if compared else (),
    )

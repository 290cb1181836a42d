"""What somebody printed beside what stands in the transcripts."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from app.errors import QueryError
from app.search.quote_check.checking import check_quote
from app.search.quote_check.findings import Finding, NoteKind
from app.search.quote_check.verdicts import Verdict
from app.web.asking import MOST_PASTED
from app.web.check_components import FindingView
from app.web.check_examples import make_check_examples
from app.web.comparing import make_finding_view
from app.web.components import Link
from app.web.dependencies import RoomsHere, SessionHere, UrlsHere, show
from app.web.page import Page

router = APIRouter(include_in_schema=False)

_STANDING = {Verdict.VERBATIM, Verdict.ABRIDGED}


@dataclass(frozen=True, kw_only=True)
class CheckPage(Page):
    """What was pasted, and what was found of each quotation in it."""

    template: ClassVar[str] = "check/check.html"

    quote: str
    summary: str | None
    """How many of several quotations stand in the transcripts."""
    findings: tuple[FindingView, ...]
    examples: tuple[Link, ...]
    """Quotations to try, where nothing was pasted."""
    problem: str | None
    """Why nothing could be checked."""


@router.get("/check")
def show_check(
    rooms: RoomsHere,
    session: SessionHere,
    urls: UrlsHere,
    quote: Annotated[str, Query(max_length=MOST_PASTED)] = "",
) -> HTMLResponse:
    """How the quotations of a paste stand in the transcripts."""
    findings: tuple[Finding, ...] = ()
    problem = None
    if quote.strip():
        try:
            findings = check_quote(session, rooms.engine, quote).findings
        except QueryError as error:
            problem = str(error)
    page = CheckPage(
        title="Check a quotation",
        description="Whether what somebody printed stands in the transcripts, and how it differs.",
        canonical=rooms.urls.absolute(rooms.urls.check()),
        section="check",
        indexed=not quote,
        quote=quote.strip(),
        summary=_sum_up(findings) if len(findings) > 1 else None,
        findings=tuple(make_finding_view(session, urls, finding) for finding in findings),
        examples=() if quote.strip() else make_check_examples(session, urls),
        problem=problem,
    )
    return show(rooms, page, 400 if problem else 200)


def _sum_up(findings: tuple[Finding, ...]) -> str:
    standing = sum(finding.verdict in _STANDING for finding in findings)
    astray = sum(
        note.kind is NoteKind.OTHER_SPEAKER for finding in findings for note in finding.notes
    )
    count = len(findings)
    told = f"{standing or 'None'} of {count} quotations stand{'s' * (standing == 1)}"
    if standing == count:
        told = f"{'Both' if count == 2 else f'All {count}'} quotations stand"
    others = f"; {astray} {'is' if astray == 1 else 'are'} given to somebody else" if astray else ""
    return f"{told} in the transcripts as quoted{others}."

"""The quote check, as JSON."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query

from app.archive.database import Session
from app.search.engine import Engine
from app.search.quote_check.checking import check_quote
from app.search.quote_check.findings import Change, Check, Finding, Piece, Place
from app.search.quote_check.verdicts import Operation, Verdict
from app.transcript.reading import shorten
from app.web.api.examples import show_example
from app.web.api.shapes.check import (
    CheckShape,
    DifferenceShape,
    NearestShape,
    NoteShape,
    OccurrenceShape,
    OmissionShape,
    PartShape,
    QuoteShape,
)
from app.web.api.shapes.problems import PROBLEMS
from app.web.comparing import link_place
from app.web.dependencies import RoomsHere, SessionHere
from app.web.urls import Urls

router = APIRouter(tags=["Quote check"], responses=PROBLEMS)


@router.get("/check", **show_example("get_check"))
def get_check(
    rooms: RoomsHere,
    session: SessionHere,
    quote: Annotated[str, Query(description="what somebody printed; up to 2,000 characters")] = "",
) -> CheckShape:
    """Whether a quotation stands in the transcripts, and how it differs."""
    return answer_check(session, rooms.engine, rooms.urls, quote)


@router.post("/check", **show_example("post_check"))
def post_check(rooms: RoomsHere, session: SessionHere, asked: QuoteShape) -> CheckShape:
    """The same for a quotation in the body, which no log of addresses keeps."""
    return answer_check(session, rooms.engine, rooms.urls, asked.quote)


def answer_check(session: Session, engine: Engine, urls: Urls, quote: str) -> CheckShape:
    """What a check finds, in the shape of the API."""
    check = check_quote(session, engine, quote)
    worst = max(check.findings, key=lambda each: list(Verdict).index(each.verdict))
    place = worst.place
    return CheckShape(
        verdict=worst.verdict,
        similarity=round(worst.similarity, 3),
        interview=place.interview.slug if place else None,
        key=place.sentences[0].key if place else None,
        last_key=place.sentences[-1].key if place else None,
        start=place.span.start if place else None,
        end=place.span.end if place else None,
        text=place.text if place else None,
        speakers=_list_speakers(place),
        url=urls.absolute(link_place(urls, place)) if place else None,
        diff=_list_differences(worst),
        omitted=[
            OmissionShape(start=each.span.start, end=each.span.end, text=each.text)
            for each in worst.omissions
        ],
        parts=_list_parts(urls, check),
        occurrences=[_make_occurrence(urls, each) for each in worst.occurrences],
        notes=list(_list_notes(check)),
        nearest=_make_nearest(urls, worst),
    )


def _list_differences(finding: Finding) -> list[DifferenceShape]:
    """What is left out as the quotation says is there, too; `omitted` tells it apart."""
    return [
        DifferenceShape(op=_name_operation(each), quoted=each.quoted, said=each.said)
        for each in finding.changes
    ]


def _name_operation(change: Change) -> Operation:
    """What leads from quoted to said, whether or not the quotation tells of it."""
    if change.operation is not Operation.OMIT:
        return change.operation
    if change.quoted:  # in square brackets
        return Operation.REPLACE if change.said else Operation.DELETE
    return Operation.INSERT


def _list_notes(check: Check) -> Iterator[NoteShape]:
    """The notes; of several quotations each with the words that it is about."""
    for finding in check.findings:
        about = f"“{shorten(finding.quoted, 60)}”: " if len(check.findings) > 1 else ""
        for note in finding.notes:
            yield NoteShape(kind=note.kind, text=about + note.text)


def _list_parts(urls: Urls, check: Check) -> list[PartShape]:
    """Each of several quotations; of a single one, its parts where they stand apart."""
    if len(check.findings) == 1:
        return [_make_part(urls, piece) for piece in check.findings[0].pieces]
    return [_make_part(urls, finding) for finding in check.findings]


def _make_part(urls: Urls, part: Finding | Piece) -> PartShape:
    place = part.place
    return PartShape(
        quoted=part.quoted,
        verdict=part.verdict,
        interview=place.interview.slug if place else None,
        key=place.sentences[0].key if place else None,
        start=place.span.start if place else None,
        end=place.span.end if place else None,
        text=place.text if place else None,
        speakers=_list_speakers(place),
        url=urls.absolute(link_place(urls, place)) if place else None,
    )


def _make_occurrence(urls: Urls, place: Place) -> OccurrenceShape:
    return OccurrenceShape(
        interview=place.interview.slug,
        key=place.sentences[0].key,
        start=place.span.start,
        end=place.span.end,
        url=urls.absolute(link_place(urls, place)),
    )


def _make_nearest(urls: Urls, finding: Finding) -> NearestShape | None:
    if finding.nearest is None:
        return None
    place = finding.nearest.place
    return NearestShape(
        interview=place.interview.slug,
        key=place.sentences[0].key,
        start=place.span.start,
        end=place.span.end,
        text=place.text,
        similarity=round(finding.nearest.similarity, 3),
        url=urls.absolute(link_place(urls, place)),
    )


def _list_speakers(place: Place | None) -> list[str]:
    return [speaker.slug for speaker in place.speakers] if place else []

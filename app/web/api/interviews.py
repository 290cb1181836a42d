"""Interviews and their parts, as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import PlainTextResponse

from app.archive.interviews import (
    list_interviews,
    read_chapters,
    read_sentences,
    read_text,
    read_turns,
)
from app.archive.revisions import find_current_revision, list_revisions
from app.archive.segments import read_segments
from app.archive.values import Interview
from app.web.api.examples import show_example
from app.web.api.shapes.interviews import (
    ChapterShape,
    InterviewShape,
    InterviewsShape,
    RevisionShape,
    RevisionsShape,
    SegmentShape,
    SegmentsShape,
    SentenceShape,
    SentencesShape,
    SourceShape,
    SpeakerShape,
    TurnShape,
    TurnsShape,
    WholeInterviewShape,
)
from app.web.api.shapes.problems import GONE, PROBLEMS
from app.web.dependencies import InterviewHere, RoomsHere, SessionHere
from app.web.urls import Urls

router = APIRouter(tags=["Interviews"], responses=PROBLEMS | GONE)


@router.get("/interviews", **show_example("get_interviews"))
def get_interviews(
    rooms: RoomsHere,
    session: SessionHere,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> InterviewsShape:
    """Interviews, the newest first."""
    page = list_interviews(session, limit, offset)
    return InterviewsShape(interviews=[make_shape(rooms.urls, interview) for interview in page])


@router.get("/interviews/{interview:slug}", **show_example("get_interview"))
def get_interview(
    rooms: RoomsHere, session: SessionHere, interview: InterviewHere
) -> WholeInterviewShape:
    """One interview with its source and its chapters."""
    revision = find_current_revision(session, interview)
    return WholeInterviewShape(
        **make_shape(rooms.urls, interview).model_dump(),
        source=SourceShape(
            file=revision.source_name,
            sha256=revision.source_sha256,
            url=interview.source_url,
            kind=interview.source_kind,
        ),
        chapters=[
            ChapterShape(
                slug=chapter.slug,
                title=chapter.title,
                start=chapter.start,
                end=chapter.end,
                time=chapter.time_s,
                url=rooms.urls.absolute(rooms.urls.chapter(interview, chapter)),
            )
            for chapter in read_chapters(session, interview)
        ],
    )


@router.get(
    "/interviews/{interview:slug}/text",
    response_class=PlainTextResponse,
    **show_example("get_text", "text/plain"),
)
def get_text(session: SessionHere, interview: InterviewHere) -> PlainTextResponse:
    """The canonical text: all that was spoken, as one line."""
    return PlainTextResponse(read_text(session, interview))


@router.get("/interviews/{interview:slug}/sentences", **show_example("get_sentences"))
def get_sentences(session: SessionHere, interview: InterviewHere) -> SentencesShape:
    """The sentences, which tile the canonical text."""
    return SentencesShape(
        sentences=[
            SentenceShape(
                key=sentence.key, start=sentence.start, end=sentence.end, text=sentence.text
            )
            for sentence in read_sentences(session, interview)
        ]
    )


@router.get("/interviews/{interview:slug}/turns", **show_example("get_turns"))
def get_turns(session: SessionHere, interview: InterviewHere) -> TurnsShape:
    """Who speaks, which tiles the canonical text."""
    return TurnsShape(
        turns=[
            TurnShape(
                speaker=turn.speaker.slug if turn.speaker else None,
                basis=turn.basis,
                start=turn.start,
                end=turn.end,
            )
            for turn in read_turns(session, interview)
        ]
    )


@router.get("/interviews/{interview:slug}/segments", **show_example("get_segments"))
def get_segments(rooms: RoomsHere, session: SessionHere, interview: InterviewHere) -> SegmentsShape:
    """The stored passages, which tile the canonical text."""
    return SegmentsShape(
        segments=[
            SegmentShape(
                key=segment.key,
                start=segment.start,
                end=segment.end,
                speakers=[speaker.slug for speaker in segment.speakers],
                chapter=segment.chapter.slug if segment.chapter else None,
                topics=[place.slug for place in segment.topics],
                url=rooms.urls.absolute(rooms.urls.sentence(interview, segment.key)),
            )
            for segment in read_segments(session, interview)
        ]
    )


@router.get("/interviews/{interview:slug}/revisions", **show_example("get_revisions"))
def get_revisions(session: SessionHere, interview: InterviewHere) -> RevisionsShape:
    """The states that the text has been in."""
    return RevisionsShape(
        revisions=[
            RevisionShape(
                number=revision.number,
                sha256=revision.sha256,
                ingested_at=f"{revision.ingested_at.isoformat()}Z",
                note=revision.note,
                unchanged=revision.unchanged,
                corrected=revision.corrected,
                moved=revision.moved,
                merged=revision.merged,
                split=revision.split,
                removed=revision.removed,
                added=revision.added,
            )
            for revision in list_revisions(session, interview)
        ]
    )


def make_shape(urls: Urls, interview: Interview) -> InterviewShape:
    """An interview as a whole."""
    return InterviewShape(
        slug=interview.slug,
        title=interview.title,
        date=interview.date,
        language=interview.language,
        speakers=[
            SpeakerShape(slug=person.slug, name=person.name, role=person.role)
            for person in interview.participants
        ],
        words=interview.words,
        sentences=interview.sentences,
        segments=interview.segments,
        revision=interview.revision,
        url=urls.absolute(urls.interview(interview)),
    )

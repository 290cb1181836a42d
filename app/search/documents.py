"""Turns archive rows into what the engine keeps."""

from collections.abc import Iterator

from app.archive.database import Session
from app.archive.interviews import list_interviews
from app.archive.segments import list_heading_ids, read_segments
from app.archive.values import Interview
from app.search.engine import Document


def make_documents(session: Session, interview: Interview) -> Iterator[Document]:
    """A document for each segment of an interview, under its current ingest's number."""
    segments = read_segments(session, interview)
    ids = list_heading_ids(session, [segment.id for segment in segments])
    for segment in segments:
        yield Document(
            ingest=interview.ingest,
            interview_id=interview.id,
            segment_id=segment.id,
            text=segment.text,
            chapter=segment.chapter.slug if segment.chapter else None,
            speakers=tuple(ids["speaker"][segment.id]),
            topics=tuple(ids["topic"][segment.id]),
            names=tuple(ids["name"][segment.id]),
        )


def make_all_documents(session: Session) -> Iterator[Document]:
    """The documents of the whole archive."""
    for interview in list_interviews(session):
        yield from make_documents(session, interview)

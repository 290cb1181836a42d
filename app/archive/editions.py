"""Writes editions: an interview, its revision and its sentences, in the session's transaction."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.archive.annotations import delete_annotations, save_annotations
from app.archive.models import (
    EditorFileRow,
    FormerSlugRow,
    InterviewRow,
    KeyRow,
    PlaceRow,
    RevisionRow,
    SentenceRow,
)
from app.transcript import TEXT_VERSION
from app.transcript.edition import Authorities, Edition
from app.transcript.metadata import Metadata
from app.transcript.spans import count_words


@dataclass(frozen=True, slots=True)
class Original:
    """A transcript file as received."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The file's fingerprint."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything an ingest writes about one interview."""

    slug: str
    metadata: Metadata
    edition: Edition
    authorities: Authorities
    original: Original
    editor_files: Mapping[str, bytes]
    """The files beside the transcript as received, by name."""
    inputs: str
    """SHA-256 over all that this was made from."""
    note: str | None = None


def save_manuscript(session: Session, manuscript: Manuscript, ingest: int) -> int:
    """Writes an interview's new state under an ingest's number, and gives back the interview's id.

    A new interview gets its first revision; of a known one everything but the text is replaced.
    """
    row = find_row(session, manuscript.slug, manuscript.metadata.formerly)
    if row is None:
        row = InterviewRow(revision=1)
        session.add(row)
        _describe(row, manuscript, ingest)
        session.flush()
        _save_first_revision(session, row.id, manuscript)
    else:
        _describe(row, manuscript, ingest)
        _keep_original(session, row.id, row.revision, manuscript.original)
        delete_annotations(session, row.id)
    row.former_slugs = [FormerSlugRow(slug=slug) for slug in _former_slugs(row, manuscript)]
    _save_editor_files(session, row, manuscript.editor_files)
    save_annotations(
        session, row.id, manuscript.metadata, manuscript.edition, manuscript.authorities
    )
    session.flush()
    return row.id


def find_row(session: Session, slug: str, formerly: Iterable[str] = ()) -> InterviewRow | None:
    """The interview's row at a slug, or else at one of its earlier slugs."""
    for name in (slug, *formerly):
        if row := session.scalars(select(InterviewRow).where(InterviewRow.slug == name)).first():
            return row
    return None


def find_taker(session: Session, slug: str) -> str | None:
    """The current slug of the interview that a slug, current or former, leads to."""
    current = select(InterviewRow.slug).where(InterviewRow.slug == slug)
    former = (
        select(InterviewRow.slug).join(InterviewRow.former_slugs).where(FormerSlugRow.slug == slug)
    )
    return session.scalars(current).first() or session.scalars(former).first()


def find_inputs(session: Session, slug: str) -> str | None:
    """The fingerprint of what an interview's current state was made from."""
    return session.scalars(select(InterviewRow.inputs).where(InterviewRow.slug == slug)).first()


def _describe(row: InterviewRow, manuscript: Manuscript, ingest: int) -> None:
    metadata = manuscript.metadata
    row.slug = manuscript.slug
    row.title = metadata.title
    row.series = metadata.series
    row.date = metadata.date
    row.language = metadata.language
    row.source_url = metadata.source
    row.source_kind = metadata.kind
    row.collection = metadata.collection
    row.identifier = metadata.identifier
    row.place = metadata.place
    row.rights = metadata.rights
    row.words = count_words(manuscript.edition.text)
    row.sentences = len(manuscript.edition.sentences)
    row.segments = len(manuscript.edition.segments)
    row.ingest = ingest
    row.inputs = manuscript.inputs


def _former_slugs(row: InterviewRow, manuscript: Manuscript) -> list[str]:
    """Slugs that were promised once stay promised."""
    known = {former.slug for former in row.former_slugs} | set(manuscript.metadata.formerly)
    return sorted(known - {manuscript.slug})


def _save_first_revision(session: Session, interview_id: int, manuscript: Manuscript) -> None:
    edition = manuscript.edition
    keys = session.scalars(
        insert(KeyRow).returning(KeyRow.id, sort_by_parameter_order=True),
        [
            {"interview_id": interview_id, "key": sentence.key, "minted_in": 1}
            for sentence in edition.sentences
        ],
    ).all()
    sentences = session.scalars(
        insert(SentenceRow).returning(SentenceRow.id, sort_by_parameter_order=True),
        [
            {"key_id": key_id, "text": sentence.span.cut(edition.text), "first_revision": 1}
            for key_id, sentence in zip(keys, edition.sentences, strict=True)
        ],
    ).all()
    places = enumerate(zip(sentences, edition.sentences, strict=True))
    session.execute(
        insert(PlaceRow),
        [
            {
                "interview_id": interview_id,
                "position": position,
                "sentence_id": sentence_id,
                "start": sentence.span.start,
                "end": sentence.span.end,
            }
            for position, (sentence_id, sentence) in places
        ],
    )
    session.add(
        RevisionRow(
            interview_id=interview_id,
            number=1,
            text_version=TEXT_VERSION,
            sha256=hashlib.sha256(edition.text.encode()).hexdigest(),
            source_name=manuscript.original.name,
            source_sha256=manuscript.original.sha256,
            source=manuscript.original.content,
            sentence_ids=list(sentences),
            ingested_at=datetime.now(UTC).replace(tzinfo=None, microsecond=0),
            note=manuscript.note,
            added=len(sentences),
        )
    )


def _keep_original(session: Session, interview_id: int, revision: int, original: Original) -> None:
    """The same words may come in another file; the one that stands now is the one to keep."""
    session.execute(
        update(RevisionRow)
        .where(RevisionRow.interview_id == interview_id, RevisionRow.number == revision)
        .values(
            source_name=original.name,
            source_sha256=original.sha256,
            source=original.content,
        )
    )


def _save_editor_files(session: Session, row: InterviewRow, files: Mapping[str, bytes]) -> None:
    """Replaces those of the current revision; earlier revisions keep theirs."""
    session.execute(
        delete(EditorFileRow).where(
            EditorFileRow.interview_id == row.id, EditorFileRow.revision == row.revision
        )
    )
    session.add_all(
        EditorFileRow(interview_id=row.id, revision=row.revision, name=name, content=content)
        for name, content in files.items()
    )

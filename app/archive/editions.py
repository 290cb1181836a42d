"""Writes editions: an interview, its revision and its sentences, in the session's transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.archive.annotations import delete_annotations, save_annotations
from app.archive.histories import save_states
from app.archive.models import EditorFileRow, FormerSlugRow, InterviewRow, RevisionRow
from app.archive.values import Deposit
from app.transcript.edition import Authorities, Edition
from app.transcript.history.states import History
from app.transcript.metadata import Metadata
from app.transcript.spans import count_words


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything an ingest writes about one interview."""

    slug: str
    metadata: Metadata
    edition: Edition
    authorities: Authorities
    history: History
    """Of the text, the present state last."""
    known: int
    """How many of its states the archive has already."""
    deposits: Mapping[int, Deposit]
    """What came with each of the other states, and with the present one, by revision."""
    inputs: str
    """SHA-256 over all that this was made from."""


def save_manuscript(session: Session, manuscript: Manuscript, ingest: int) -> int:
    """Writes an interview's new state under an ingest's number, and gives back the interview's id.

    Of a text that did not change only what is said about it is replaced.
    """
    row = find_row(session, manuscript.slug, manuscript.metadata.formerly)
    if row is None:
        row = InterviewRow()
        session.add(row)
    _describe(row, manuscript, ingest)
    session.flush()
    save_states(session, row.id, manuscript.history, manuscript.known, manuscript.deposits)
    for number, deposit in manuscript.deposits.items():
        save_deposit(session, row.id, number, deposit)
    delete_annotations(session, row.id)
    row.former_slugs = [FormerSlugRow(slug=slug) for slug in _former_slugs(row, manuscript)]
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
    row.revision = manuscript.history.now.number
    row.ingest = ingest
    row.inputs = manuscript.inputs
    row.removed_at = None


def _former_slugs(row: InterviewRow, manuscript: Manuscript) -> list[str]:
    """Slugs that were promised once stay promised."""
    known = {former.slug for former in row.former_slugs} | set(manuscript.metadata.formerly)
    return sorted(known - {manuscript.slug})


def save_deposit(session: Session, interview_id: int, revision: int, deposit: Deposit) -> None:
    """Keeps what came in with a revision; the same words may come again in other files, and
    those that came last are the ones to keep.
    """
    session.execute(
        update(RevisionRow)
        .where(RevisionRow.interview_id == interview_id, RevisionRow.number == revision)
        .values(source_name=deposit.name, source_sha256=deposit.sha256, source=deposit.content)
    )
    session.execute(
        delete(EditorFileRow).where(
            EditorFileRow.interview_id == interview_id, EditorFileRow.revision == revision
        )
    )
    session.add_all(
        EditorFileRow(interview_id=interview_id, revision=revision, name=name, content=content)
        for name, content in deposit.editor_files.items()
    )


def read_deposit(session: Session, interview_id: int, revision: int) -> Deposit:
    """What came in with a revision."""
    row = session.execute(
        select(RevisionRow.source_name, RevisionRow.source_sha256, RevisionRow.source).where(
            RevisionRow.interview_id == interview_id, RevisionRow.number == revision
        )
    ).one()
    files = session.execute(
        select(EditorFileRow.name, EditorFileRow.content).where(
            EditorFileRow.interview_id == interview_id, EditorFileRow.revision == revision
        )
    )
    return Deposit(*row, {file.name: file.content for file in files})

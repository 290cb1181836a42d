"""Writes editions: an interview's new state, in the session's one transaction."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.archive.models import (
    Base,
    ChapterRow,
    FormerSlugRow,
    InterviewPersonRow,
    InterviewRow,
    KeyRow,
    PersonRow,
    PlaceRow,
    RevisionRow,
    SegmentRow,
    SegmentTopicRow,
    SentenceRow,
    TopicRow,
    TurnRow,
)
from app.transcript import TEXT_VERSION
from app.transcript.edition import Edition, Segment
from app.transcript.metadata import Metadata
from app.transcript.slugs import make_name_slug
from app.transcript.spans import count_words
from app.transcript.topics import Vocabulary


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
    vocabulary: Vocabulary
    original: Original
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
        _delete_annotations(session, row.id)
    row.former_slugs = [FormerSlugRow(slug=slug) for slug in _former_slugs(row, manuscript)]
    _save_annotations(session, row, manuscript)
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
    _insert_all(
        session,
        PlaceRow,
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


def _delete_annotations(session: Session, interview_id: int) -> None:
    segments = select(SegmentRow.id).where(SegmentRow.interview_id == interview_id)
    session.execute(delete(SegmentTopicRow).where(SegmentTopicRow.segment_id.in_(segments)))
    for table in (SegmentRow, TurnRow, ChapterRow, InterviewPersonRow):
        session.execute(delete(table).where(table.interview_id == interview_id))


def _save_annotations(session: Session, row: InterviewRow, manuscript: Manuscript) -> None:
    people = _save_people(session, row.id, manuscript)
    topics = save_vocabulary(session, manuscript.vocabulary)
    _save_turns(session, row.id, manuscript.edition, people)
    _save_chapters(session, row.id, manuscript.edition)
    _save_segments(session, row.id, manuscript.edition, topics)


def _save_people(session: Session, interview_id: int, manuscript: Manuscript) -> dict[str, int]:
    """The ids of everybody who takes part, by name."""
    roles = dict.fromkeys(manuscript.metadata.guest, "guest")
    roles |= dict.fromkeys(manuscript.metadata.host, "host")
    for turn in manuscript.edition.turns:
        if turn.speaker:
            roles.setdefault(turn.speaker, "speaker")
    ids = {name: _save_person(session, name) for name in roles}
    parts = {ids[name]: role for name, role in reversed(roles.items())}
    for position, (person_id, role) in enumerate(reversed(parts.items())):
        session.execute(
            insert(InterviewPersonRow).values(
                interview_id=interview_id, person_id=person_id, role=role, position=position
            )
        )
    return ids


def _save_person(session: Session, name: str) -> int:
    slug = make_name_slug(name)
    row = session.scalars(select(PersonRow).where(PersonRow.slug == slug)).first()
    if row is None:
        row = PersonRow(slug=slug, name=name)
        session.add(row)
        session.flush()
    return row.id


def save_vocabulary(session: Session, vocabulary: Vocabulary) -> dict[str, int]:
    """Adds and rewrites topics, and gives back the ids of all of them by slug."""
    rows = {row.slug: row for row in session.scalars(select(TopicRow))}
    for position, (slug, topic) in enumerate(vocabulary.items()):
        row = rows.setdefault(slug, TopicRow(slug=slug))
        row.position = position
        row.name = topic.name
        row.summary = topic.summary
        row.words = list(topic.words)
        row.see = list(topic.see)
        row.related = list(topic.related)
        session.add(row)
    session.flush()
    return {slug: row.id for slug, row in rows.items()}


def _save_turns(
    session: Session, interview_id: int, edition: Edition, people: dict[str, int]
) -> None:
    _insert_all(
        session,
        TurnRow,
        [
            {
                "interview_id": interview_id,
                "position": position,
                "person_id": people[turn.speaker] if turn.speaker else None,
                "basis": turn.basis,
                "start": turn.span.start,
                "end": turn.span.end,
            }
            for position, turn in enumerate(edition.turns)
        ],
    )


def _save_chapters(session: Session, interview_id: int, edition: Edition) -> None:
    _insert_all(
        session,
        ChapterRow,
        [
            {
                "interview_id": interview_id,
                "position": position,
                "slug": chapter.slug,
                "title": chapter.title,
                "time_s": chapter.time_s,
                "start": chapter.span.start,
                "end": chapter.span.end,
            }
            for position, chapter in enumerate(edition.chapters)
        ],
    )


def _save_segments(
    session: Session,
    interview_id: int,
    edition: Edition,
    topics: dict[str, int],
) -> None:
    chapters = {chapter.slug: position for position, chapter in enumerate(edition.chapters)}
    starts = {sentence.span.start: place for place, sentence in enumerate(edition.sentences)}
    ends = {sentence.span.end: place for place, sentence in enumerate(edition.sentences)}
    ids = session.scalars(
        insert(SegmentRow).returning(SegmentRow.id, sort_by_parameter_order=True),
        [
            {
                "interview_id": interview_id,
                "position": position,
                "chapter": chapters.get(segment.chapter or ""),
                "first_sentence": starts[segment.span.start],
                "last_sentence": ends[segment.span.end],
                **dict(
                    zip(("first_turn", "last_turn"), _find_turns(segment, edition), strict=True)
                ),
                "start": segment.span.start,
                "end": segment.span.end,
            }
            for position, segment in enumerate(edition.segments)
        ],
    ).all()
    _insert_all(
        session,
        SegmentTopicRow,
        [
            {"segment_id": id_, "topic_id": topics[slug], "weight": weight, "placed": "editor"}
            for id_, segment in zip(ids, edition.segments, strict=True)
            for slug, weight in segment.topics.items()
        ],
    )


def _find_turns(segment: Segment, edition: Edition) -> tuple[int, int]:
    """The positions of the first and the last turn that a segment holds any of."""
    held = [place for place, turn in enumerate(edition.turns) if turn.span.overlap(segment.span)]
    return held[0], held[-1]


def _insert_all(
    session: Session,
    table: type[Base],
    rows: Sequence[dict[str, object]],
) -> None:
    if rows:
        session.execute(insert(table), rows)

"""Writes what interviews share: people, topics and names, and the slugs that they had before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.archive.models import (
    FormerHeadingRow,
    InterviewPersonRow,
    MentionRow,
    NameRow,
    PersonRow,
    SegmentTopicRow,
    TopicRow,
    TurnRow,
)
from app.transcript.names import Names
from app.transcript.people import People
from app.transcript.topics import Vocabulary

HeadingRow = TypeVar("HeadingRow", PersonRow, TopicRow, NameRow)

_KINDS = {PersonRow: "speaker", TopicRow: "topic", NameRow: "name"}


def save_people(session: Session, names: Iterable[str], people: People) -> dict[str, int]:
    """The ids of everybody by name; two spellings of one person have one id."""
    # Reversed, so that of two spellings that no list knows the first one stays.
    speakers = {name: people.find(name) for name in reversed(list(names))}
    formerly = {speaker.slug: speaker.formerly for speaker in speakers.values()}
    elsewhere = _find_elsewhere(session, formerly)
    rows = _find_rows(session, PersonRow, formerly)
    for speaker in speakers.values():
        # Whom nobody has listed is written as in the interview that came first.
        if speaker.is_listed or speaker.slug not in elsewhere:
            rows[speaker.slug].name = speaker.name
    session.flush()
    return {name: rows[speaker.slug].id for name, speaker in speakers.items()}


def _find_elsewhere(session: Session, slugs: Iterable[str]) -> set[str]:
    """Those who take part in an interview besides the one that is being written."""
    part = InterviewPersonRow.person_id == PersonRow.id
    return set(
        session.scalars(
            select(PersonRow.slug).join(InterviewPersonRow, part).where(PersonRow.slug.in_(slugs))
        )
    )


def save_vocabulary(session: Session, vocabulary: Vocabulary) -> dict[str, int]:
    """Adds and rewrites topics, and gives back their ids by slug."""
    formerly = {slug: topic.formerly for slug, topic in vocabulary.items()}
    rows = _find_rows(session, TopicRow, formerly)
    for position, (slug, topic) in enumerate(vocabulary.items()):
        row = rows[slug]
        row.position = position
        row.name = topic.name
        row.summary = topic.summary
        row.words = list(topic.words)
        row.see = list(topic.see)
        row.related = list(topic.related)
        row.broader = topic.broader
    session.flush()
    return {slug: row.id for slug, row in rows.items()}


def save_names(session: Session, names: Names, mentioned: Collection[str]) -> dict[str, int]:
    """Adds and rewrites the names that are mentioned, and gives back their ids by slug."""
    rows = _find_rows(session, NameRow, {slug: names[slug].formerly for slug in mentioned})
    for slug, row in rows.items():
        row.name = names[slug].name
        row.kind = names[slug].kind
    session.flush()
    return {slug: row.id for slug, row in rows.items()}


def _find_rows(
    session: Session, table: type[HeadingRow], formerly: Mapping[str, Sequence[str]]
) -> dict[str, HeadingRow]:
    """The rows at some slugs: those that are there, those that move there, and new ones."""
    kind = _KINDS[table]
    for slug, former_slugs in formerly.items():
        for former in former_slugs:
            _lead_on(session, kind, former, slug)
    _lead_nowhere(session, kind, formerly)
    known = select(table).where(table.slug.in_(formerly))
    rows = {row.slug: row for row in session.scalars(known)}
    for slug, former_slugs in formerly.items():
        moving = select(table).where(table.slug.in_(former_slugs), table.slug.not_in(formerly))
        if slug not in rows and (row := session.scalars(moving).first() if former_slugs else None):
            row.slug = slug
            rows[slug] = row
    missing = {slug: table(slug=slug) for slug in formerly if slug not in rows}
    session.add_all(missing.values())
    return rows | missing


def _lead_on(session: Session, kind: str, former: str, slug: str) -> None:
    """Makes a slug of the past lead on, and with it whatever led to it: that was promised too."""
    session.merge(FormerHeadingRow(kind=kind, slug=former, current=slug))
    session.execute(
        update(FormerHeadingRow)
        .where(FormerHeadingRow.kind == kind, FormerHeadingRow.current == former)
        .values(current=slug)
    )


def _lead_nowhere(session: Session, kind: str, slugs: Iterable[str]) -> None:
    """A slug that is taken again leads to itself."""
    session.execute(
        delete(FormerHeadingRow).where(
            FormerHeadingRow.kind == kind, FormerHeadingRow.slug.in_(slugs)
        )
    )


def forget_unused(session: Session, vocabulary: Vocabulary) -> None:
    """Takes away people who take no part, names that nobody mentions, topics that are no more."""
    for table, uses in (
        (PersonRow, (InterviewPersonRow.person_id, TurnRow.person_id)),
        (NameRow, (MentionRow.name_id,)),
    ):
        unused = [table.id.not_in(select(use).where(use.is_not(None))) for use in uses]
        session.execute(delete(table).where(*unused))
    if vocabulary:
        _forget_topics(session, vocabulary)


def _forget_topics(session: Session, vocabulary: Vocabulary) -> None:
    """Takes away topics that the vocabulary no longer has, unless a passage stands under them."""
    placed = select(SegmentTopicRow.topic_id)
    others = select(TopicRow).where(TopicRow.slug.not_in(vocabulary))
    forgotten = set()
    for row in session.scalars(others.where(TopicRow.id.not_in(placed))):
        forgotten.add(row.slug)
        session.delete(row)
    session.flush()
    for row in session.scalars(others):
        row.related = [slug for slug in row.related if slug not in forgotten]
        row.broader = None if row.broader in forgotten else row.broader

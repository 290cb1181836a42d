"""Turns archive rows into what the engine keeps."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from app.archive.database import Session
from app.archive.facets import read_labels
from app.archive.interviews import list_interviews
from app.archive.segments import list_heading_ids, read_segments
from app.archive.topics import list_topic_words
from app.archive.values import Heading, Interview, Segment
from app.search.engine import Document
from app.search.query import MOST_WORDS
from app.search.words import read_words

_HEADINGS = ("speaker", "topic", "name")


def make_documents(session: Session, interview: Interview) -> Iterator[Document]:
    """A document for each segment of an interview, under its current ingest's number."""
    segments = read_segments(session, interview)
    ids = list_heading_ids(session, [segment.id for segment in segments])
    labels = read_labels(
        session, {kind: {id_ for each in ids[kind].values() for id_ in each} for kind in _HEADINGS}
    )
    topics = list_topic_words(session)
    for place, segment in enumerate(segments):
        after = _take_words(segments[place + 1 :])
        within = {kind: ids[kind][segment.id] for kind in _HEADINGS}
        headings = [labels[kind][id_].name for kind in ("speaker", "name") for id_ in within[kind]]
        headings += [word for each in segment.topics for word in topics[each.slug]]
        yield Document(
            ingest=interview.ingest,
            interview_id=interview.id,
            segment_id=segment.id,
            position=segment.position,
            text=segment.text,
            after=after,
            headings="\n".join([*headings, segment.chapter.title if segment.chapter else ""]),
            chapter=segment.chapter.slug if segment.chapter else None,
            speakers=tuple(within["speaker"]),
            topics=tuple(within["topic"]),
            names=tuple(within["name"]),
            voices=tuple(_list_voices(segments[place:], after, labels["speaker"])),
        )


def make_all_documents(session: Session) -> Iterator[Document]:
    """The documents of the whole archive."""
    for interview in list_interviews(session):
        yield from make_documents(session, interview)


def _take_words(segments: Sequence[Segment]) -> str:
    """What is said next, as far as a phrase can be long."""
    said: list[str] = []
    for segment in segments:
        said.append(segment.text)
        words = read_words(" ".join(said))
        if len(words) >= MOST_WORDS:
            return " ".join(said)[: words[MOST_WORDS - 1].end]
    return " ".join(said)


def _list_voices(
    segments: Sequence[Segment], after: str, speakers: Mapping[int, Heading]
) -> Iterator[tuple[int, int]]:
    """Who speaks from which word on, in the first of some segments and in the words after it."""
    first = segments[0]
    ids = {speaker.slug: id_ for id_, speaker in speakers.items()}
    starts = [first.start + word.start for word in read_words(f"{first.text} {after}")]
    last = starts[-1] if starts else first.start
    within = takewhile(lambda segment: segment.start <= last, segments)
    turns = {turn.start: turn for segment in within for turn in segment.turns}
    for start, turn in sorted(turns.items()):
        if start <= last:
            yield bisect_left(starts, start), ids[turn.speaker.slug] if turn.speaker else 0

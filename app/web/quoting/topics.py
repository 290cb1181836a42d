"""All that was said about a topic, to take along."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import groupby

from app.archive.database import Session
from app.archive.interviews import find_interviews
from app.archive.permalinks import Passage
from app.archive.segments import find_segments, list_topic_segments
from app.archive.values import Segment, Topic, TopicPlace, Turn
from app.web.presenting import name_speaker
from app.web.quoting.markdown import escape_markdown, write_markdown
from app.web.quoting.quotations import UNKNOWN, make_quotation
from app.web.urls import Urls

COLUMNS = ["interview", "date", "chapter", "speakers", "words", "url", "placed", "weight"]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class TopicPassage:
    """A passage under a topic, with all that is told beside it."""

    segment: Segment
    passage: Passage
    place: TopicPlace
    url: str

    @property
    def turns(self) -> Sequence[Turn]:
        """Who speaks in it."""
        return self.segment.turns


def list_topic_passages(session: Session, urls: Urls, topic: Topic) -> list[TopicPassage]:
    """The passages of a topic in the order of its page."""
    segments = find_segments(session, list_topic_segments(session, topic.slug)).values()
    interviews = find_interviews(session, {segment.interview_id for segment in segments})
    return [
        TopicPassage(
            segment,
            Passage(interviews[segment.interview_id], segment.sentences),
            segment.find_topic(topic.slug),
            urls.absolute(
                urls.passage(
                    interviews[segment.interview_id], segment.key, segment.sentences[-1].key
                )
            ),
        )
        for segment in segments
    ]


def write_topic_markdown(topic: Topic, passages: Iterable[TopicPassage]) -> str:
    """The topic as a heading, each interview as one below it, and the passages as quotations."""
    blocks = [f"# {escape_markdown(topic.name)}", escape_markdown(topic.summary)]
    for interview, found in groupby(passages, key=lambda one: one.passage.interview):
        blocks.append(f"## {escape_markdown(interview.title)}")
        blocks += [write_markdown(make_quotation(one.passage, one.turns, one.url)) for one in found]
    return "\n\n".join(blocks)


def write_topic_table(passages: Iterable[TopicPassage]) -> str:
    """A line for each passage (RFC 4180)."""
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for one in passages:
        writer.writerow(map(_disarm, _list_cells(one)))
    return table.getvalue()


def _list_cells(one: TopicPassage) -> list[str]:
    interview, chapter = one.passage.interview, one.segment.chapter
    speakers = dict.fromkeys(name_speaker(turn) or UNKNOWN for turn in one.turns)
    return [
        interview.title,
        interview.date or "",
        chapter.title if chapter else "",
        "; ".join(speakers),
        one.passage.text,
        one.url,
        one.place.placed,
        f"{one.place.weight:.2f}",
    ]


def _disarm(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; said words do not begin so."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

"""Draws the topic map: where each topic is talked about, and how much."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.archive.topic_counts import TopicCount
from app.archive.values import Chapter, Interview, Topic
from app.transcript.reading import shorten
from app.web.presenting import make_topic_cards
from app.web.topic_components import MapCell, MapColumn, MapRow, TopicMap
from app.web.urls import Urls

PAGE_SIZE = 25
"""How many passages a page of a topic shows."""
_STEPS = 5
_TITLE = 48
_COUNTS = (
    "Each number counts passages about the topic and leads to them; "
    "the stronger its colour, the more is said."
)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a column stands for; `id` is what its passages are counted by."""

    id: int
    interview: Interview
    chapter: Chapter | None = None


def draw_interview_map(
    urls: Urls,
    interview: Interview,
    chapters: Sequence[Chapter],
    topics: Iterable[Topic],
    counts: Sequence[TopicCount],
) -> TopicMap:
    """The topics of one interview, chapter by chapter; without columns where it has no chapters."""
    places = [_Place(id_, interview, chapter) for id_, chapter in enumerate(chapters)]
    columns = (
        _make_column(each.title, urls.chapter(interview, each), interview, number)
        for number, each in enumerate(chapters, 1)
    )
    caption = f"The chapters of the conversation, from its start to its end. {_COUNTS}"
    return TopicMap(caption, tuple(columns), _make_rows(urls, places, topics, counts))


def draw_archive_map(
    urls: Urls,
    interviews: Sequence[Interview],
    of: int,
    topics: Iterable[Topic],
    counts: Sequence[TopicCount],
) -> TopicMap:
    """The topics of the newest interviews, of as many as have any."""
    places = [_Place(each.id, each) for each in interviews]
    columns = (_make_column(each.title, urls.topics(each), each) for each in interviews)
    caption = f"{_write_choice(len(interviews), of)} {_COUNTS}"
    return TopicMap(caption, tuple(columns), _make_rows(urls, places, topics, counts))


def keep_topics(topics: Iterable[Topic], counts: Iterable[TopicCount]) -> list[Topic]:
    """The topics that have been counted at all, with no more segments than those."""
    totals: Counter[str] = Counter()
    for count in counts:
        totals[count.topic] += count.segments
    return [replace(each, segment_count=totals[each.slug]) for each in topics if totals[each.slug]]


def _write_choice(shown: int, of: int) -> str:
    if shown == of:
        return "The interviews, the newest first."
    return f"The newest {shown} of {of:,} interviews; a topic’s page has all of them."


def _make_column(
    title: str, url: str, interview: Interview, number: int | None = None
) -> MapColumn:
    return MapColumn(title, shorten(title, _TITLE), url, interview.language, number)


def _make_rows(
    urls: Urls, places: Sequence[_Place], topics: Iterable[Topic], counts: Iterable[TopicCount]
) -> tuple[MapRow, ...]:
    found = {(each.topic, each.place): each for each in counts}
    most = max((each.segments for each in found.values()), default=1)
    topics = list(topics)
    return tuple(
        MapRow(
            card,
            tuple(
                _make_cell(urls, place, found.get((topic.slug, place.id)), most) for place in places
            ),
        )
        for topic, card in zip(topics, make_topic_cards(urls, topics), strict=True)
    )


def _make_cell(urls: Urls, place: _Place, count: TopicCount | None, most: int) -> MapCell | None:
    if count is None:
        return None
    page = count.before // PAGE_SIZE + 1
    url = urls.topic_place(count.topic, page, place.interview, place.chapter)
    return MapCell(count.segments, _find_step(count.segments, most), url)


def _find_step(segments: int, most: int) -> int:
    """How dark, from 1 where there is one passage; 5 where there are most, and five at least."""
    return 1 + round((_STEPS - 1) * (segments - 1) / (max(_STEPS, most) - 1))

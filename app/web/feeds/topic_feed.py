"""The feed of a topic: its newest passages."""

from fastapi import APIRouter, Response

from app.archive.feeds import Dates, find_dates, list_newest_under
from app.archive.interviews import find_interviews
from app.archive.segments import find_segments
from app.archive.values import Interview, Segment
from app.errors import NotFoundError
from app.transcript.reading import shorten
from app.web.dependencies import RoomsHere, SessionHere, TopicHere, UrlsHere
from app.web.feeds.archive_feed import link_segment, quote_segment
from app.web.feeds.atom import MEDIA_TYPE, MOST_ENTRIES, NO_ORIGIN, Entry, Feed, write_feed
from app.web.presenting import name_speaker
from app.web.quoting.quotations import UNKNOWN
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

MOST_CHARACTERS = 80
"""Of a title."""


@router.get("/topics/{topic:slug}.atom")
def show_topic_feed(
    rooms: RoomsHere,
    session: SessionHere,
    urls: UrlsHere,
    topic: TopicHere,
) -> Response:
    """An entry for each passage; not found where the origin is not known."""
    if not urls.origin:
        raise NotFoundError(NO_ORIGIN)
    ids = list_newest_under(session, topic.slug, MOST_ENTRIES)
    segments = find_segments(session, ids)
    held_by = {segment.interview_id for segment in segments.values()}
    interviews, dates = find_interviews(session, held_by), find_dates(session, held_by)
    feed = Feed(
        url=urls.absolute(urls.topic_feed(topic.slug)),
        page=urls.absolute(urls.topic(topic.slug)),
        title=f"{topic.name} · {rooms.site.name}",
        subtitle=topic.summary,
        site=rooms.site.name,
        entries=tuple(
            _make_entry(urls, interviews[segment.interview_id], dates, segment)
            for segment in (segments[id_] for id_ in ids)
        ),
    )
    return Response(write_feed(feed), media_type=MEDIA_TYPE)


def _make_entry(
    urls: Urls, interview: Interview, dates: dict[int, Dates], segment: Segment
) -> Entry:
    speakers = dict.fromkeys(name_speaker(turn) or UNKNOWN for turn in segment.turns)
    return Entry(
        url=urls.absolute(link_segment(urls, interview, segment)),
        title=shorten(segment.text, MOST_CHARACTERS),
        authors=tuple(speakers),
        published=dates[interview.id].added,
        updated=dates[interview.id].changed,
        language=interview.language,
        content=quote_segment(urls, interview, segment),
        rights=interview.rights,
    )

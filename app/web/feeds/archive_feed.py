"""The feed of the archive: its newest interviews, and those that were corrected last."""

from collections.abc import Collection, Iterator
from datetime import datetime

from fastapi import APIRouter, Response

from app.archive.feeds import Dates, find_guessed, read_first_segments, read_latest
from app.archive.interviews import find_interviews
from app.archive.permalinks import Passage
from app.archive.values import Interview, Segment
from app.errors import NotFoundError
from app.web.dependencies import RoomsHere, SessionHere, UrlsHere
from app.web.feeds.atom import MEDIA_TYPE, MOST_ENTRIES, NO_ORIGIN, Entry, Feed, write_feed
from app.web.presenting import write_date
from app.web.quoting.html import write_html
from app.web.quoting.quotations import UNKNOWN, make_quotation
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)


@router.get("/feed.atom")
def show_feed(rooms: RoomsHere, session: SessionHere, urls: UrlsHere) -> Response:
    """An entry for each interview; not found where the origin is not known."""
    if not urls.origin:
        raise NotFoundError(NO_ORIGIN)
    latest = read_latest(session, MOST_ENTRIES)
    interviews = find_interviews(session, latest)
    openings, guessed = read_first_segments(session, latest), find_guessed(session, latest)
    feed = Feed(
        url=urls.absolute(urls.feed()),
        page=urls.absolute(urls.front()),
        title=rooms.site.name,
        subtitle="The newest interviews and corrections.",
        site=rooms.site.name,
        entries=tuple(
            _make_entry(urls, interviews[id_], dates, openings.get(id_), guessed)
            for id_, dates in latest.items()
        ),
    )
    return Response(write_feed(feed), media_type=MEDIA_TYPE)


def _make_entry(
    urls: Urls,
    interview: Interview,
    dates: Dates,
    opening: Segment | None,
    guessed: Collection[tuple[int, str]],
) -> Entry:
    is_corrected = interview.revision > 1
    return Entry(
        url=urls.absolute(urls.interview(interview)),
        title=interview.title,
        authors=tuple(_list_authors(interview, guessed)) or (UNKNOWN,),
        published=dates.added,
        updated=dates.changed,
        language=interview.language,
        content=quote_segment(urls, interview, opening) if opening else None,
        summary=_summarise(interview, dates.changed if is_corrected else None),
        rights=interview.rights,
        corrections=urls.absolute(urls.corrections(interview)) if is_corrected else None,
    )


def _list_authors(interview: Interview, guessed: Collection[tuple[int, str]]) -> Iterator[str]:
    """Everybody who takes part, in words that keep a guess a guess."""
    for person in interview.participants:
        doubt = " (inferred)" if (interview.id, person.slug) in guessed else ""
        yield person.name + doubt


def _summarise(interview: Interview, corrected: datetime | None) -> str:
    where = ", ".join(part for part in (interview.series, write_date(interview.date)) if part)
    parts = [where, f"{interview.words:,} words, every sentence with a link of its own"]
    if corrected:
        parts.append(f"Corrected on {write_date(corrected.date().isoformat())}")
    return "".join(f"{part}. " for part in parts if part).strip()


def link_segment(urls: Urls, interview: Interview, segment: Segment) -> str:
    """The address of all its sentences."""
    return urls.passage(interview, segment.key, segment.sentences[-1].key)


def quote_segment(urls: Urls, interview: Interview, segment: Segment) -> str:
    """The words of a segment as HTML, with who says them and a link to them."""
    url = urls.absolute(link_segment(urls, interview, segment))
    passage = Passage(interview, segment.sentences)
    return write_html(make_quotation(passage, segment.turns, url))

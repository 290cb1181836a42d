"""The list of topics, and one topic's passages."""

from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.facets import Facet, count_speakers
from app.archive.interviews import count_interviews, find_interview, find_interviews, read_chapters
from app.archive.segments import find_segments, list_topic_segments
from app.archive.speakers import find_speaker
from app.archive.topic_counts import (
    count_by_chapter,
    count_by_interview,
    list_interviews_with_topics,
)
from app.archive.topics import list_topics
from app.archive.values import Interview, Topic
from app.errors import NotFoundError
from app.web.components import (
    ConversationLine,
    Filter,
    FilterGroup,
    InterviewCard,
    InterviewGroup,
    Link,
    TopicCard,
)
from app.web.conversation_line import draw_lit_line
from app.web.dependencies import (
    ChosenSpeaker,
    MovedError,
    RoomsHere,
    SessionHere,
    TopicHere,
    show,
)
from app.web.page import Alternate, Page
from app.web.passage_cards import group_by_interview
from app.web.presenting import make_interview_card, make_topic_cards
from app.web.sharing import OF_TOPICS, list_alternates, list_files
from app.web.topic_components import TopicMap
from app.web.topic_map import PAGE_SIZE, draw_archive_map, draw_interview_map, keep_topics
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

MOST_COLUMNS = 12
"""As many interviews the map shows; an interview's own map shows all its chapters."""
MOST_SPEAKERS = 12


@dataclass(frozen=True, kw_only=True)
class TopicsPage(Page):
    """The vocabulary of the archive, and what is said about each topic where."""

    template: ClassVar[str] = "topics/list.html"

    drawn: TopicMap
    interview: InterviewCard | None
    """Whose topics these are; None where they are those of all interviews."""


@dataclass(frozen=True, kw_only=True)
class TopicPage(Page):
    """Everything that is about one topic, in the order it was said."""

    template: ClassVar[str] = "topics/topic.html"

    topic: TopicCard
    groups: tuple[InterviewGroup, ...]
    lines: tuple[ConversationLine, ...]
    """One for each group."""
    shown: int
    """How many passages there are, on all pages; of the chosen speaker's if one is chosen."""
    broader: Link | None
    narrower: tuple[Link, ...]
    related: tuple[TopicCard, ...]
    speakers: FilterGroup | None
    """Whom to narrow the passages to; None where there is nobody to choose between."""
    earlier: str | None
    later: str | None
    files: tuple[Link, ...]
    """All its passages to take along, and its feed."""


@router.get("/topics")
def show_topics(
    rooms: RoomsHere,
    session: SessionHere,
    interview: Annotated[str, Query(max_length=200, description="of one interview, by slug")] = "",
) -> HTMLResponse:
    """Every topic of the vocabulary, or those of one interview."""
    if interview:
        chosen = _choose_interview(session, rooms.urls, interview)
        return show(rooms, _describe_interview(session, rooms.urls, chosen))
    return show(rooms, _describe_archive(session, rooms.urls))


def _describe_archive(session: Session, urls: Urls) -> TopicsPage:
    return TopicsPage(
        title="Topics",
        description="What the interviews in this archive are about.",
        canonical=urls.absolute(urls.topics()),
        section="topics",
        drawn=_draw_archive(session, urls),
        interview=None,
    )


def _describe_interview(session: Session, urls: Urls, interview: Interview) -> TopicsPage:
    return TopicsPage(
        title=f"Topics in {interview.title}",
        description=f"What is talked about in “{interview.title}”, and where.",
        canonical=urls.absolute(urls.topics(interview)),
        section="topics",
        indexed=False,
        drawn=_draw_interview(session, urls, interview),
        interview=make_interview_card(urls, interview),
    )


def _choose_interview(session: Session, urls: Urls, slug: str) -> Interview:
    """The interview that a map is asked for; a former slug leads to the present one."""
    found = find_interview(session, slug)
    if found is None or found.removed_at:
        raise NotFoundError(f"There is no interview “{slug}” in this archive.")
    if found.slug != slug:
        raise MovedError(urls.topics(found))
    return found


def _draw_interview(session: Session, urls: Urls, interview: Interview) -> TopicMap:
    """The topics that an interview has, by its chapters."""
    counts = count_by_chapter(session, interview)
    topics = keep_topics(list_topics(session), counts)
    chapters = read_chapters(session, interview)
    return draw_interview_map(urls, interview, chapters, topics, counts)


def _draw_archive(session: Session, urls: Urls) -> TopicMap:
    """All topics by the newest interviews; in an archive of one, by its chapters."""
    topics, with_topics = list_topics(session), list_interviews_with_topics(session)
    newest = with_topics[:MOST_COLUMNS]
    interviews = find_interviews(session, newest)
    if newest and count_interviews(session) == 1:
        only = interviews[newest[0]]
        chapters, counts = read_chapters(session, only), count_by_chapter(session, only)
        return draw_interview_map(urls, only, chapters, topics, counts)
    columns, counts = [interviews[id_] for id_ in newest], count_by_interview(session, newest)
    return draw_archive_map(urls, columns, len(with_topics), topics, counts)


@router.get("/topics/{topic:slug}")
def show_topic(
    rooms: RoomsHere,
    session: SessionHere,
    topic: TopicHere,
    speaker: ChosenSpeaker,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> HTMLResponse:
    """One topic's passages across the archive, or those in which somebody speaks."""
    urls = rooms.urls
    ids = list_topic_segments(session, topic.slug, speaker)
    first, last = PAGE_SIZE * (page - 1), max(1, -(-len(ids) // PAGE_SIZE))
    segments = list(find_segments(session, ids[first : first + PAGE_SIZE]).values())
    interviews = find_interviews(session, {segment.interview_id for segment in segments})
    topics = {each.slug: each for each in list_topics(session)}
    cards = dict(zip(topics, make_topic_cards(urls, topics.values()), strict=True))
    context = TopicPage(
        title=topic.name,
        description=topic.summary,
        canonical=urls.absolute(urls.topic(topic.slug, speaker, page)),
        section="topics",
        indexed=not speaker,
        topic=cards[topic.slug],
        groups=group_by_interview(urls, interviews, segments, topic.slug),
        lines=tuple(
            draw_lit_line(session, urls, interviews[id_], list(within))
            for id_, within in groupby(segments, key=lambda segment: segment.interview_id)
        ),
        shown=len(ids),
        broader=_link_topic(urls, topics[topic.broader]) if topic.broader in topics else None,
        narrower=tuple(
            _link_topic(urls, each) for each in topics.values() if each.broader == topic.slug
        ),
        related=tuple(cards[slug] for slug in topic.related if slug in cards),
        speakers=_list_speakers(session, urls, topic, speaker),
        earlier=urls.topic(topic.slug, speaker, min(page - 1, last)) if page > 1 else None,
        later=urls.topic(topic.slug, speaker, page + 1) if page < last else None,
        files=(
            *list_files(urls, urls.topic(topic.slug), OF_TOPICS),
            Link("Feed", urls.topic_feed(topic.slug)),
        ),
        alternates=_list_alternates(urls, topic),
    )
    return show(rooms, context)


def _list_alternates(urls: Urls, topic: Topic) -> tuple[Alternate, ...]:
    """The topic for programs, and its feed."""
    files = list_alternates(urls, urls.topic(topic.slug), OF_TOPICS)
    return (*files, Alternate("application/atom+xml", urls.topic_feed(topic.slug), topic.name))


def _link_topic(urls: Urls, topic: Topic) -> Link:
    return Link(topic.name, urls.topic(topic.slug))


def _list_speakers(session: Session, urls: Urls, topic: Topic, chosen: str) -> FilterGroup | None:
    """Those who speak under a topic; the chosen one alone, also where they have no passage."""
    speakers = count_speakers(session, topic.slug)
    if chosen:
        known = find_speaker(session, chosen)
        nobody = Facet(chosen, known.name if known else chosen, 0)
        speakers = [each for each in speakers if each.slug == chosen] or [nobody]
    elif len(speakers) < 2:
        return None
    filters = (
        Filter(
            label=each.name,
            count=each.count,
            url=urls.topic(topic.slug, "" if chosen else each.slug),
            active=bool(chosen),
        )
        for each in speakers[:MOST_SPEAKERS]
    )
    return FilterGroup("Where somebody speaks", tuple(filters))

"""The list of topics, and one topic's passages."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.archive.interviews import find_interviews
from app.archive.segments import find_segments, list_topic_segments
from app.archive.topics import find_topic, list_topics
from app.errors import NotFoundError
from app.web.components import InterviewGroup, TopicCard
from app.web.dependencies import RoomsHere, SessionHere, show
from app.web.page import Page
from app.web.presenting import group_by_interview, make_topic_cards

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True)
class TopicsPage(Page):
    """The vocabulary of the archive."""

    template: ClassVar[str] = "topics/list.html"

    topics: tuple[TopicCard, ...]


@dataclass(frozen=True, kw_only=True)
class TopicPage(Page):
    """Everything that is about one topic, in the order it was said."""

    template: ClassVar[str] = "topics/topic.html"

    topic: TopicCard
    groups: tuple[InterviewGroup, ...]
    related: tuple[TopicCard, ...]


@router.get("/topics")
def show_topics(rooms: RoomsHere, session: SessionHere) -> HTMLResponse:
    """Every topic of the vocabulary."""
    page = TopicsPage(
        title="Topics",
        description="What the interviews in this archive are about.",
        canonical=rooms.urls.absolute(rooms.urls.topics()),
        section="topics",
        topics=tuple(make_topic_cards(rooms.urls, list_topics(session))),
    )
    return show(rooms, page)


@router.get("/topics/{topic:slug}")
def show_topic(rooms: RoomsHere, session: SessionHere, topic: str) -> HTMLResponse:
    """One topic's passages across the archive."""
    found = find_topic(session, topic)
    if found is None:
        raise NotFoundError(f"There is no topic “{topic}” in this archive.")
    segments = list(find_segments(session, list_topic_segments(session, topic)).values())
    interviews = find_interviews(session, {segment.interview_id for segment in segments})
    cards = {
        each.slug: card
        for all_topics in [list_topics(session)]
        for each, card in zip(all_topics, make_topic_cards(rooms.urls, all_topics), strict=True)
    }
    page = TopicPage(
        title=found.name,
        description=found.summary,
        canonical=rooms.urls.absolute(rooms.urls.topic(topic)),
        section="topics",
        topic=cards[topic],
        groups=group_by_interview(rooms.urls, interviews, segments, topic),
        related=tuple(cards[slug] for slug in found.related if slug in cards),
    )
    return show(rooms, page)

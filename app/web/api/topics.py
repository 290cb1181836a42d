"""The vocabulary, as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.archive.interviews import find_interviews
from app.archive.segments import find_segments, list_topic_segments
from app.archive.topics import list_topics
from app.archive.values import Interview, Segment, Topic
from app.web.api.examples import show_example
from app.web.api.shapes.problems import PROBLEMS
from app.web.api.shapes.topics import TopicSegmentShape, TopicShape, TopicsShape, WholeTopicShape
from app.web.dependencies import ChosenSpeaker, RoomsHere, SessionHere, TopicHere
from app.web.urls import Urls

router = APIRouter(tags=["Topics"], responses=PROBLEMS)


@router.get("/topics", **show_example("get_topics"))
def get_topics(rooms: RoomsHere, session: SessionHere) -> TopicsShape:
    """Every topic of the vocabulary."""
    return TopicsShape(topics=[_make_shape(rooms.urls, topic) for topic in list_topics(session)])


@router.get("/topics/{topic:slug}", **show_example("get_topic"))
def get_topic(
    rooms: RoomsHere,
    session: SessionHere,
    topic: TopicHere,
    speaker: ChosenSpeaker,
    limit: Annotated[int, Query(ge=1, le=1000)] = 1000,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> WholeTopicShape:
    """One topic with its passages, in the order they were said."""
    ids = list_topic_segments(session, topic.slug, speaker)[offset : offset + limit]
    segments = list(find_segments(session, ids).values())
    interviews = find_interviews(session, {segment.interview_id for segment in segments})
    return WholeTopicShape(
        **_make_shape(rooms.urls, topic).model_dump(),
        related=list(topic.related),
        segments=[
            _make_segment(rooms.urls, topic, interviews[segment.interview_id], segment)
            for segment in segments
        ],
    )


def _make_segment(
    urls: Urls, topic: Topic, interview: Interview, segment: Segment
) -> TopicSegmentShape:
    place = segment.find_topic(topic.slug)
    return TopicSegmentShape(
        interview=interview.slug,
        key=segment.key,
        start=segment.start,
        end=segment.end,
        weight=round(place.weight, 3),
        placed=place.placed,
        url=urls.absolute(urls.sentence(interview, segment.key)),
    )


def _make_shape(urls: Urls, topic: Topic) -> TopicShape:
    return TopicShape(
        slug=topic.slug,
        name=topic.name,
        summary=topic.summary,
        segment_count=topic.segment_count,
        interview_count=topic.interview_count,
        url=urls.absolute(urls.topic(topic.slug)),
    )

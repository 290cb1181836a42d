"""Search, as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.search.finding import Filters, Hit, Order, Window, find_passages, find_topic_box
from app.search.query import describe_query, parse_query
from app.web.api.examples import show_example
from app.web.api.shapes.problems import PROBLEMS
from app.web.api.shapes.search import (
    FacetShape,
    FacetsShape,
    HitShape,
    QueryShape,
    SearchShape,
    TopicBoxShape,
)
from app.web.dependencies import RoomsHere, SessionHere
from app.web.urls import Urls

router = APIRouter(tags=["Search"], responses=PROBLEMS)

Slug = Annotated[str, Query(max_length=200)]


@router.get("/search", **show_example("get_search"))
def get_search(
    rooms: RoomsHere,
    session: SessionHere,
    q: Annotated[
        str,
        Query(
            description="words, or “phrases” in quotation marks",
            openapi_examples={"phrase": {"value": '"age of research"'}},
        ),
    ] = "",
    interview: Slug = "",
    speaker: Slug = "",
    chapter: Slug = "",
    topic: Slug = "",
    name: Slug = "",
    sort: Order = Order.RELEVANCE,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    offset: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> SearchShape:
    """The passages that hold the words, on the surest rung that finds them."""
    words = parse_query(q)
    answer = find_passages(
        session,
        rooms.engine,
        words,
        Filters(interview, speaker, chapter, topic, name),
        Window(limit, offset, sort),
    )
    box = find_topic_box(session, words)
    return SearchShape(
        query=QueryShape(
            text=words.text, understood_as=None if words.is_empty else describe_query(words)
        ),
        total=answer.total,
        hits=[_make_hit(rooms.urls, hit) for hit in answer.hits],
        facets=FacetsShape(
            **{
                name: [FacetShape(value=facet.slug, count=facet.count) for facet in facets]
                for name, facets in answer.facets.items()
            }
        ),
        topic_box=TopicBoxShape(slug=box[0].slug, name=box[0].name, because=box[1])
        if box
        else None,
    )


def _make_hit(urls: Urls, hit: Hit) -> HitShape:
    return HitShape(
        interview=hit.interview.slug,
        key=hit.sentence.key,
        last_key=hit.sentence.key,
        start=hit.segment.start,
        end=hit.segment.end,
        rung=hit.rung.value,
        score=round(hit.score, 3),
        marks=[(mark.start, mark.end) for mark in hit.marks],
        speakers=[speaker.slug for speaker in hit.segment.speakers],
        url=urls.absolute(urls.sentence(hit.interview, hit.sentence.key)),
    )

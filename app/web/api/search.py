"""Search, as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.archive.database import Session
from app.archive.facets import Facet
from app.search.describing import describe_query
from app.search.engine import Engine
from app.search.filters import label_filters, merge_filters
from app.search.finding import Order, Window, find_passages
from app.search.hits import Hit
from app.search.query import Filters, parse_query
from app.search.topic_box import find_topic_box
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
from app.web.asking import Slug
from app.web.dependencies import RoomsHere, SessionHere
from app.web.passage_cards import link_hit
from app.web.urls import Urls

router = APIRouter(tags=["Search"], responses=PROBLEMS)

_NO_FACETS: dict[str, list[Facet]] = {name: [] for name in FacetsShape.model_fields}


@router.get("/search", **show_example("get_search"))
def get_search(
    rooms: RoomsHere,
    session: SessionHere,
    q: Annotated[
        str,
        Query(
            description="words, “phrases”, -without, OR, begin*, and filters such as speaker:ada",
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
    filters = Filters(interview, speaker, chapter, topic, name)
    return answer_search(session, rooms.engine, rooms.urls, q, filters, Window(limit, offset, sort))


def answer_search(
    session: Session, engine: Engine, urls: Urls, typed: str, filters: Filters, window: Window
) -> SearchShape:
    """What a search finds, in the shape of the API."""
    query = parse_query(typed)
    filters, _ = merge_filters(session, query, filters)
    answer = find_passages(session, engine, query, filters, window)
    box = find_topic_box(session, query)
    return SearchShape(
        query=QueryShape(
            text=query.text,
            understood_as=None
            if query.is_empty
            else describe_query(query, label_filters(session, filters)),
        ),
        total=answer.total,
        hits=[_make_hit(urls, hit) for hit in answer.hits],
        facets=FacetsShape(
            **{
                name: [FacetShape(value=facet.slug, count=facet.count) for facet in facets]
                for name, facets in {**_NO_FACETS, **answer.facets}.items()
            }
        ),
        topic_box=TopicBoxShape(slug=box[0].slug, name=box[0].name, because=box[1])
        if box
        else None,
        did_you_mean=answer.guess,
    )


def _make_hit(urls: Urls, hit: Hit) -> HitShape:
    return HitShape(
        interview=hit.interview.slug,
        key=hit.first.key,
        last_key=hit.last.key,
        start=hit.start,
        end=hit.end,
        rung=hit.rung.value,
        score=round(hit.score, 3),
        marks=[(mark.start, mark.end) for mark in hit.marks],
        speakers=[speaker.slug for speaker in hit.speakers],
        url=urls.absolute(link_hit(urls, hit)),
    )

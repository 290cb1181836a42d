"""The index of names, as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.archive.interviews import find_interviews
from app.archive.names import list_names, read_mentions
from app.archive.values import Name
from app.web.alphabet import sort_names
from app.web.api.examples import show_example
from app.web.api.shapes.names import MentionShape, NameShape, NamesShape, WholeNameShape
from app.web.api.shapes.problems import PROBLEMS
from app.web.dependencies import NameHere, RoomsHere, SessionHere
from app.web.urls import Urls

router = APIRouter(tags=["Names"], responses=PROBLEMS)

Limit = Annotated[int, Query(ge=1, le=1000)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]


@router.get("/names", **show_example("get_names"))
def get_names(
    rooms: RoomsHere, session: SessionHere, limit: Limit = 1000, offset: Offset = 0
) -> NamesShape:
    """Everybody and everything that is mentioned by name, from A to Z."""
    page = sort_names(list_names(session))[offset : offset + limit]
    return NamesShape(names=[_make_shape(rooms.urls, name) for name in page])


@router.get("/names/{name:slug}", **show_example("get_name"))
def get_name(
    rooms: RoomsHere,
    session: SessionHere,
    name: NameHere,
    limit: Limit = 1000,
    offset: Offset = 0,
) -> WholeNameShape:
    """One name with its mentions, in the order they were said."""
    mentions = read_mentions(session, name.slug, limit, offset)
    interviews = find_interviews(session, {each.segment.interview_id for each in mentions})
    return WholeNameShape(
        **_make_shape(rooms.urls, name).model_dump(),
        mentions=[
            MentionShape(
                interview=interviews[each.segment.interview_id].slug,
                key=each.sentence.key,
                start=each.start,
                end=each.end,
            )
            for each in mentions
        ],
    )


def _make_shape(urls: Urls, name: Name) -> NameShape:
    return NameShape(
        slug=name.slug,
        name=name.name,
        kind=name.kind,
        mention_count=name.mention_count,
        url=urls.absolute(urls.name(name.slug)),
    )

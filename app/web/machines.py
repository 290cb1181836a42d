"""Addresses for machines: is the program alive, does the archive agree with its index."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

from app.archive.state import read_generation
from app.search.consulting import MOST_TRIES
from app.web.dependencies import Rooms, RoomsHere

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def check_health() -> PlainTextResponse:
    """Whether the program answers at all."""
    return PlainTextResponse("alive\n")


@router.get("/readyz")
def check_readiness(rooms: RoomsHere) -> PlainTextResponse:
    """Whether database and index agree; 503 while they do not."""
    if not rooms.database.is_current():
        return PlainTextResponse("the tables are of another version\n", 503)
    if not any(_agrees(rooms) for _ in range(MOST_TRIES)):
        return PlainTextResponse("the index does not agree with the database\n", 503)
    return PlainTextResponse("ready\n")


def _agrees(rooms: Rooms) -> bool:
    """Whether the index holds what the database has; an ingest may end between the two looks."""
    with rooms.database.read() as session:
        generation = read_generation(session)
    return rooms.engine.state().holds(generation)

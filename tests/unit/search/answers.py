"""Asks archives as a page does, and reads the answers."""

from pathlib import Path

from app.archive.interviews import read_text
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.search.filters import merge_filters
from app.search.finding import Answer, Window, find_passages
from app.search.hits import Hit
from app.search.query import Filters, parse_query
from app.sources import find_sources

WHOLE = Window(500)


def search(
    library: Library, typed: str, filters: Filters | None = None, window: Window | None = None
) -> Answer:
    """What is found for a query, with the filters that stand in it."""
    query = parse_query(typed)
    with library.database.read() as session:
        merged, _ = merge_filters(session, query, filters or Filters())
        return find_passages(session, library.engine, query, merged, window or Window())


def ingest(library: Library, *folders: Path) -> None:
    for folder in folders:
        ingest_sources(library, find_sources(folder))


def list_slugs(answer: Answer) -> list[str]:
    return [hit.interview.slug for hit in answer.hits]


def cut_marks(library: Library, hit: Hit) -> list[str]:
    """The words that are marked."""
    with library.database.read() as session:
        text = read_text(session, hit.interview)
    return [mark.cut(text) for mark in hit.marks]

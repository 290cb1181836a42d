"""Measures searches in the archive as it is filled: in the library, as pages, beside SQLite's."""

from collections.abc import Callable
from pathlib import Path

import httpx

from app.archive.interviews import list_interviews
from app.archive.segments import read_segments
from app.errors import QueryError
from app.ingest.library import Library
from app.search.filters import merge_filters
from app.search.finding import Answer, Window, find_passages
from app.search.query import Filters, parse_query
from app.search.words import read_words
from tests.archives import open_test_library
from tests.benchmarks.asked import HOSTILE, MANY
from tests.benchmarks.fts5 import build_table, find_texts
from tests.benchmarks.serving import serve
from tests.benchmarks.table import (
    Times,
    show,
    show_heading,
    show_slowest,
    show_times,
    time_each,
    time_once,
)

ROUNDS = 5
WINDOW = Window(10)

Changes = dict[str, dict[str, str]]
"""By query, what else an address asks for."""


def measure_searches(data_dir: Path) -> None:
    """What is measured is the time until the answer is there: nothing is kept of earlier ones."""
    library = open_test_library(data_dir)
    try:
        texts = _read_texts(library)
        show_heading(f"Searches in {len(texts):,} passages")
        _measure_library(library)
        _measure_fts5(texts)
        narrowed = {query: _narrow(search(library, query)) for query in MANY}
    finally:
        library.close()
    with serve(data_dir) as (client, _):
        _measure_pages(client, narrowed)


def search(library: Library, text: str) -> Answer:
    """What a request does: a session of its own, the query read, the passages found."""
    read_words.cache_clear()  # it keeps the words of the passages that were last shown
    with library.database.read() as session:
        query = parse_query(text)
        filters, _ = merge_filters(session, query, Filters())
        return find_passages(session, library.engine, query, filters, WINDOW)


def _read_texts(library: Library) -> list[str]:
    with library.database.read() as session:
        return [
            segment.text
            for interview in list_interviews(session)
            for segment in read_segments(session, interview)
        ]


def _measure_library(library: Library) -> None:
    first = time_once(lambda: search(library, "reinforcment lerning"))
    show("the first search, which opens the index", 1000 * first, "ms")
    show_times("library searches", time_each(MANY, lambda query: search(library, query), ROUNDS))
    hostile = time_each(HOSTILE, lambda name: _search_hostile(library, HOSTILE[name]), rounds=1)
    show_slowest("hostile queries", hostile)


def _search_hostile(library: Library, text: str) -> Answer:
    try:
        return search(library, text)
    except QueryError:  # too long, which is an answer too
        return Answer()


def _measure_fts5(texts: list[str]) -> None:
    build_s = time_once(lambda: build_table(texts).close())
    show("SQLite FTS5, the table built", 1000 * build_s, "ms")
    connection = build_table(texts)
    times = time_each(MANY, lambda text: find_texts(connection, parse_query(text)), ROUNDS)
    show_times("SQLite FTS5", times)
    connection.close()


def _narrow(answer: Answer) -> dict[str, str]:
    """The filters that most of what was found fits."""
    most = {kind: answer.facets.get(kind) for kind in ("speaker", "topic")}
    return {kind: facets[0].slug for kind, facets in most.items() if facets}


def _measure_pages(client: httpx.Client, narrowed: Changes) -> None:
    sorted_ = {query: {"sort": "position"} for query in narrowed}
    show_times("search pages", _time_pages(client, {query: {} for query in narrowed}))
    show_times("search pages with filters", _time_pages(client, narrowed))
    show_times("search pages by position", _time_pages(client, sorted_))


def _time_pages(client: httpx.Client, changes: Changes) -> Times:
    ask: Callable[[str], object] = lambda query: client.get(  # noqa: E731
        "/search", params={"q": query, **changes[query]}
    ).raise_for_status()
    return time_each(changes, ask, ROUNDS)

"""SQLite's full-text search over the same passages, as a measure: it ranks, and does no more."""

import sqlite3
from collections.abc import Iterable

from app.search.query import Query, Term

LIMIT = 10


def build_table(texts: Iterable[str]) -> sqlite3.Connection:
    """A table of texts in memory."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'porter unicode61')"
    )
    connection.executemany("INSERT INTO passages VALUES (?)", ((text,) for text in texts))
    connection.commit()
    return connection


def find_texts(connection: sqlite3.Connection, query: Query) -> list[tuple[str, float]]:
    """The best texts, with their rank by BM25."""
    if query.is_empty:
        return []
    return connection.execute(
        f"SELECT text, rank FROM passages(?) ORDER BY rank LIMIT {LIMIT}",  # noqa: S608 (a number)
        [write_match(query)],
    ).fetchall()


def write_match(query: Query) -> str:
    """All words of a query, as FTS5 has it asked."""
    every = " AND ".join(f"({' OR '.join(map(_write_term, each))})" for each in query.choices)
    without = " OR ".join(map(_write_term, query.without))
    return f"({every}) NOT ({without})" if without else every


def _write_term(term: Term) -> str:
    phrase = " ".join(word.replace('"', '""') for word in term.words)
    return f'"{phrase}"*' if term.open else f'"{phrase}"'

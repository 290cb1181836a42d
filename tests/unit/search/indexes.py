"""Small indexes of a few texts, and ways to look at them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.search.engine import Document, Form, Likeness, Match, Scope, Wanted
from app.search.query import Term, parse_query
from app.search.whoosh_engine import WhooshEngine
from app.search.whoosh_view import WhooshView
from app.transcript.stems import stem


def same(*words: str) -> tuple[Form]:
    return (Form(words),)


def stemmed(*words: str) -> tuple[Form]:
    """In any of their forms."""
    return (Form(tuple(map(stem, words)), Likeness.STEM),)


def beginning(letters: str) -> tuple[Form]:
    return (Form((letters,), Likeness.BEGINNING),)


ENGINE = Wanted(every=(stemmed("engine"),))


def make_document(ingest: int = 1, text: str = "An engine.", **changes: Any) -> Document:
    """A document; what is given differs."""
    parts: dict[str, Any] = {"interview_id": 1, "segment_id": ingest * 100, "position": 0}
    return Document(ingest=ingest, text=text, **{**parts, **changes})


def fill(engine: WhooshEngine, *texts: str) -> None:
    """Makes an index anew of texts, whose documents are numbered from 0."""
    documents = [
        make_document(1, text, segment_id=number, position=number)
        for number, text in enumerate(texts)
    ]
    engine.rebuild(1, documents)


@contextmanager
def look_at(engine: WhooshEngine, *texts: str) -> Iterator[WhooshView]:
    """A view of an index of these texts alone."""
    fill(engine, *texts)
    with engine.look() as view:
        yield view


def search(
    engine: WhooshEngine, wanted: Wanted = ENGINE, scope: Scope | None = None
) -> list[Match]:
    with engine.look() as view:
        return view.search(wanted, scope or Scope())


def find(engine: WhooshEngine, wanted: Wanted = ENGINE, **scope: Any) -> set[int]:
    """The ingests whose documents match."""
    return {match.ingest for match in search(engine, wanted, Scope(**scope))}


def parse_term(typed: str) -> Term:
    """The only term of a query."""
    [[term]] = parse_query(typed).choices
    return term

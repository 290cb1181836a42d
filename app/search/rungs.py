"""The ladder: ways to match a query, the surest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.search.engine import Match, Scope, View, Wanted
from app.search.query import Query

MOST_HITS = 500
"""A rung gives its best matches only, so that no query costs more than it helps."""
FEW_HITS = 5
"""With fewer than this from the rungs above, looser matches are shown too."""
MOST_LOOSE_HITS = 10


class Rung(StrEnum):
    """How a hit matched."""

    EXACT = "exact"
    ALL = "all"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Find:
    """A match, the rung that found it, and what was looked for there."""

    match: Match
    rung: Rung
    wanted: Wanted


def climb_down(view: View, query: Query, scope: Scope) -> list[Find]:
    """The matches of every rung that is needed, each match once, on its surest rung."""
    # Between an ingest's commits a segment's number can stand for an old and a new state of it.
    finds: dict[tuple[int, int], Find] = {}
    for rung, wanted in _list_rungs(query):
        if rung is Rung.SOME and len(finds) >= FEW_HITS:
            break
        most = MOST_LOOSE_HITS if rung is Rung.SOME else MOST_HITS
        for match in view.search(wanted, scope, most):
            finds.setdefault((match.ingest, match.segment_id), Find(match, rung, wanted))
    return list(finds.values())


def _list_rungs(query: Query) -> Iterator[tuple[Rung, Wanted]]:
    if query.is_empty:
        return
    if query.phrases:  # who puts words in quotation marks wants exactly those
        yield Rung.EXACT, Wanted(phrases=query.phrases, words=query.words)
        return
    yield Rung.EXACT, Wanted(phrases=(query.words,))
    yield Rung.ALL, Wanted(words=query.words)
    if len(query.words) > 1:
        yield Rung.SOME, Wanted(some=query.words)

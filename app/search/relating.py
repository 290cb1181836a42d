"""Passages with words like those of one."""

from collections import Counter
from collections.abc import Sequence

from app.archive.database import Session
from app.archive.state import read_generation
from app.archive.values import Segment
from app.errors import IndexUnavailableError
from app.search.consulting import find_stale
from app.search.engine import Engine, Form, Likeness, Match, Scope, Wanted
from app.search.quote_check.weights import FULL, weigh
from app.search.words import find_stem, list_words

MOST_STEMS = 8
"""Words of a passage that others are asked for; each costs the reading of where it stands."""
MOST_SEGMENTS = 3
"""From more stored passages on, what was asked about is about too much."""
LEAST_LETTERS = 4
LEAST_SHARED = 0.15
"""The score that another passage must have, of that of the best one."""
MOST_MATCHES = 50
APART = 2
"""How many passages on are no longer beside it."""


def find_related(
    session: Session, engine: Engine, segments: Sequence[Segment], most: int
) -> list[int]:
    """The ids of stored passages with similar words, the nearest first.

    None of those asked about, nor any that stands beside them; nothing at all while the index is
    not at hand, or is of another state of the archive than the session: no page waits for these.
    """
    wanted = _want(segments)
    if wanted is None:
        return []
    matches = _search(session, engine, wanted)
    near = [match for match in matches[:MOST_MATCHES] if _share(match, matches[0]) >= LEAST_SHARED]
    return [match.segment_id for match in near if _is_apart(match, segments)][:most]


def _search(session: Session, engine: Engine, wanted: Wanted) -> list[Match]:
    generation = read_generation(session)
    try:
        with engine.look() as view:
            if view.state.holds(generation):
                return view.search(wanted, Scope(without=tuple(find_stale(session, view))))
    except IndexUnavailableError:
        pass
    return []


def _want(segments: Sequence[Segment]) -> Wanted | None:
    """What passages say most often of what says something; None where nothing does."""
    if len(segments) > MOST_SEGMENTS:
        return None
    words = (word for segment in segments for word in list_words(segment.text))
    stems = Counter(
        find_stem(word) for word in words if weigh(word) >= FULL and len(word) >= LEAST_LETTERS
    )
    chosen = sorted(stems, key=lambda stem: (-stems[stem], -len(stem), stem))[:MOST_STEMS]
    forms = tuple((Form((stem,), Likeness.STEM),) for stem in chosen)
    return Wanted(some=forms) if forms else None


def _share(match: Match, best: Match) -> float:
    return match.score / best.score if best.score else 0.0


def _is_apart(match: Match, segments: Sequence[Segment]) -> bool:
    first, last = segments[0].position - APART, segments[-1].position + APART
    is_same = match.interview_id == segments[0].interview_id
    return not (is_same and first < match.position < last)

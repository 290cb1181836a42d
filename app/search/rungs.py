"""The ladder: ways to match a query, the surest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from app.search.engine import Forms, Match, Scope, View, Wanted
from app.search.forms import list_alike, list_exact, list_joined, list_loose
from app.search.query import Choice, Query, Term

FEW_HITS = 5
"""With fewer than this from the rungs above, looser matches are shown too."""
MOST_LOOSE_HITS = 10
MOST_LOOSE_CHOICES = 12
"""Of what is asked for, so many are looked for on the loose rungs."""


class Rung(StrEnum):
    """How a hit matched."""

    EXACT = "exact"
    ALL = "all"
    SIMILAR = "similar"
    SOME = "some"


LOOSE = frozenset({Rung.SIMILAR, Rung.SOME})
"""Those that are shown only where the others give little."""


@dataclass(frozen=True, slots=True)
class Find:
    """A match, the rung that found it, and what was looked for there."""

    match: Match
    rung: Rung
    wanted: Wanted


def climb_down(view: View, query: Query, scope: Scope) -> list[Find]:
    """The matches of every rung that is needed, each match once, on its surest rung.

    Whether the sure rungs give little is judged by the whole archive, and the loose rungs look
    around the interview: so each other filter narrows to just those of the matches that fit it.
    """
    if query.is_empty:
        return []
    rungs = list(_list_sure_rungs(view, query))
    everywhere = Scope(without=scope.without)
    around = replace(everywhere, interview_id=scope.interview_id)
    finds = _climb(view, rungs, scope)
    if len(finds) >= FEW_HITS:
        return list(finds.values())
    if scope != everywhere and len(_climb(view, rungs, everywhere)) >= FEW_HITS:
        return list(finds.values())
    known = _list_known(finds if scope == around else _climb(view, rungs, around))
    for rung, wanted in _list_loose_rungs(view, query):
        if len(known) < FEW_HITS:
            found = view.search(wanted, around, known)
            matches = [match for match in found if match.place not in known][:MOST_LOOSE_HITS]
            known |= {match.place: match.speakers for match in matches}
            for match in view.narrow(matches, scope):
                finds[match.place] = Find(match, rung, wanted)
    return list(finds.values())


def find_surely(view: View, query: Query, scope: Scope) -> dict[int, Find]:
    """The matches that hold all that was asked for, by their places."""
    return _climb(view, list(_list_sure_rungs(view, query)), scope)


def _climb(view: View, rungs: Sequence[tuple[Rung, Wanted]], scope: Scope) -> dict[int, Find]:
    finds: dict[int, Find] = {}
    for rung, wanted in rungs:
        for match in view.search(wanted, scope, _list_known(finds)):
            first = finds.get(match.place)
            if first is None:
                finds[match.place] = Find(match, rung, wanted)
            else:  # who says the words in another form says them too
                heard = first.match._replace(speakers=first.match.speakers | match.speakers)
                finds[match.place] = replace(first, match=heard)
    return finds


def _list_known(finds: Mapping[int, Find]) -> dict[int, frozenset[int]]:
    return {place: find.match.speakers for place, find in finds.items()}


def _list_sure_rungs(view: View, query: Query) -> Iterator[tuple[Rung, Wanted]]:
    if query.is_empty:
        return
    without = _list_without(view, query)
    if query.phrase:
        yield Rung.EXACT, Wanted(every=(list_exact(query.phrase, view),), without=without)
    every = tuple(forms for _, forms in _list_telling(view, query))
    # Who puts words in quotation marks wants exactly those.
    rung = Rung.EXACT if query.is_quoted else Rung.ALL
    yield rung, Wanted(every=every, without=without, near=_list_near(query))


def _list_loose_rungs(view: View, query: Query) -> Iterator[tuple[Rung, Wanted]]:
    if query.is_quoted:
        return
    without, near = _list_without(view, query), _list_near(query)
    telling = _list_telling(view, query)[:MOST_LOOSE_CHOICES]
    last = query.choices[-1][-1]
    alike = tuple((*forms, *_list_alike(view, choice, last)) for choice, forms in telling)
    if alike != tuple(forms for _, forms in telling):
        yield Rung.SIMILAR, Wanted(every=alike, without=without, near=near)
    if len(alike) > 1:
        yield Rung.SOME, Wanted(some=alike, without=without, near=near)


def _list_without(view: View, query: Query) -> Forms:
    return tuple(form for term in query.without for form in list_loose(term, view))


def _list_near(query: Query) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pairwise(query.phrase)))


def _list_telling(view: View, query: Query) -> list[tuple[Choice, Forms]]:
    """What is asked for in whatever form, but for words that say nothing beside others."""
    loose = [
        [form for term in choice for form in list_loose(term, view)] for choice in query.choices
    ]
    for place, (one, other) in enumerate(pairwise(query.choices)):
        if len(one) == len(other) == 1:
            joined = list_joined(one[0], other[0], view)
            loose[place] += joined
            loose[place + 1] += joined
    pairs = dict.fromkeys(
        (choice, tuple(dict.fromkeys(forms)))
        for choice, forms in zip(query.choices, loose, strict=True)
    )
    return [pair for pair in pairs if any(term.is_telling for term in pair[0])] or list(pairs)


def _list_alike(view: View, choice: Choice, last: Term) -> Forms:
    # By identity: the same word may stand earlier, too.
    return tuple(form for term in choice for form in list_alike(term, view, term is last))

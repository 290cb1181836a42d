"""Finds sentences that were merged or split word for word, also where they were swapped."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.transcript.alignment.chains import Match, pair
from app.transcript.alignment.likeness import Wording
from app.transcript.alignment.moves import Unmatched

_MOST_APART = 3
_LONGEST_JOINING = 3  # letters of a word that joins two sentences: and, und, et

Places = Mapping[tuple[str, ...], Sequence[int]]
Join = tuple[int, int, int]  # a sentence, and the two that stand in it one after the other


def match_joined(unmatched: Unmatched) -> list[Match]:
    """Two sentences of which every word stands in one now, and the other way round."""
    return [*unmatched.settle(_match_split(unmatched)), *unmatched.settle(_match_merged(unmatched))]


def _match_split(unmatched: Unmatched) -> list[Match]:
    found = _choose(_find_joins(unmatched.old, unmatched.new))
    return [
        Match(i, i + 1, first, last + 1)
        for i, first, last in found
        if last == first + 1
        and (unmatched.old[i].is_telling or unmatched.is_beside(i, range(first, last + 1)))
    ]


def _match_merged(unmatched: Unmatched) -> list[Match]:
    """One match of two sentences, or one of each where others stand between them."""
    matches = []
    for j, *parts in _choose(_find_joins(unmatched.new, unmatched.old)):
        first, last = sorted(parts)
        beside = any(unmatched.is_beside(i, range(j, j + 1)) for i in parts)
        if not (unmatched.new[j].is_telling or beside):
            continue
        apart = [pair(first, j), pair(last, j)]
        matches += [Match(first, last + 1, j, j + 1)] if last == first + 1 else apart
    return matches


def _find_joins(wholes: Mapping[int, Wording], parts: Mapping[int, Wording]) -> Iterator[Join]:
    """Sentences made of two others that stand close by; in doubt, of none."""
    places = defaultdict(list)
    for number, part in parts.items():
        places[part.words].append(number)
    for number, whole in wholes.items():
        found = _take_apart(whole.words, places, 0) or _take_apart(whole.words, places, 1)
        nearest = min((_tell_distance(*two) for two in found), default=None)
        found = [two for two in found if _tell_distance(*two) == nearest]
        if len(found) == 1:
            yield number, *found[0]


def _take_apart(words: tuple[str, ...], places: Places, joining: int) -> list[tuple[int, int]]:
    """The sentences that stand in another, with so many words between them."""
    return [
        (first, second)
        for cut in range(1, len(words) - joining)
        if words[:cut] in places and (not joining or _is_joining(words[cut], places))
        for first in places[words[:cut]]
        for second in places.get(words[cut + joining :], ())
        if 0 < abs(first - second) <= _MOST_APART
    ]


def _tell_distance(first: int, second: int) -> tuple[int, bool]:
    """How far apart they stood, and whether they were swapped."""
    return abs(first - second), first > second


def _is_joining(word: str, places: Places) -> bool:
    """Whether a word between two was added: it is short, and no sentence of its own."""
    return len(word) <= _LONGEST_JOINING and (word,) not in places


def _choose(joins: Iterable[Join]) -> list[Join]:
    """Those of which no part stands in another as well."""
    found = list(joins)
    parts = Counter(part for join in found for part in join[1:])
    return [join for join in found if all(parts[part] == 1 for part in join[1:])]

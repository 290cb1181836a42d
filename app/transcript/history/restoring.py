"""Finds sentences that take a correction back, so that their first links are theirs again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from app.transcript.alignment.likeness import read_wording
from app.transcript.alignment.sentences import Alignment
from app.transcript.history.locating import locate
from app.transcript.history.states import History, State

NARROW = 3
"""Between two sentences that stayed, so many at most stood, and stand."""


def find_restored(
    history: History, sentences: Sequence[str], kept: Mapping[int, str], alignment: Alignment
) -> dict[int, str]:
    """New sentences that take back a correction: the words of an earlier key, to the letter, in
    what became of it, or between the same neighbours. No key that stands today is among them.
    """
    restored: dict[int, str] = {}
    taken = set(history.now.places)

    def take_up(found: Iterable[tuple[int, str]]) -> None:
        for new, key in found:
            if new not in kept and new not in restored and key not in taken:
                restored[new] = key
                taken.add(key)

    take_up(_find_parted(history, sentences, alignment))
    for state in reversed(history.states[:-1]):
        take_up(_find_between(state, sentences, {**kept, **restored}))
    return restored


def _find_parted(
    history: History, sentences: Sequence[str], alignment: Alignment
) -> Iterator[tuple[int, str]]:
    """Sentences that were merged and are split again, or were split and are merged again."""
    now = history.now
    came = _list_origins(alignment)
    wanted = {sentences[new] for new in came}
    for key in history.minted:
        last = history.find_last_wording(key, now.number)
        if key in now.places or last not in wanted:
            continue
        places = set(locate(history, key, now))
        for new, origins in came.items():
            if places and places <= origins and last == sentences[new]:
                yield new, key


def _list_origins(alignment: Alignment) -> dict[int, set[int]]:
    """The old sentences of which each new one holds words, but for those that keep a key."""
    origins: dict[int, set[int]] = {}
    for old, outcome in enumerate(alignment.outcomes):
        if outcome.place and outcome.heir is None:
            for new in range(outcome.place[0], outcome.place[1] + 1):
                origins.setdefault(new, set()).add(old)
    return origins


def _find_between(
    state: State, sentences: Sequence[str], kept: Mapping[int, str]
) -> Iterator[tuple[int, str]]:
    """Sentences without a key that an earlier state had between the same two."""
    anchors = [-1, *(new for new in sorted(kept) if kept[new] in state.places), len(sentences)]
    for left, right in pairwise(anchors):
        stood = range(
            state.places[kept[left]] + 1 if left >= 0 else 0,
            state.places[kept[right]] if right < len(sentences) else len(state.sentences),
        )
        if right - left > 1 and stood:
            yield from _match_equal(state, stood, sentences, range(left + 1, right))


def _match_equal(
    state: State, stood: range, sentences: Sequence[str], stand: range
) -> Iterator[tuple[int, str]]:
    """Runs of the same sentences, unless they might be said again by chance: a “Yes.” alone is
    the same one only where little else stands between the same two.
    """
    then = [state.sentences[place].text for place in stood]
    now = [sentences[place] for place in stand]
    narrow = max(len(then), len(now)) <= NARROW
    for block in SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks():
        run = now[block.b : block.b + block.size]
        if narrow or any(read_wording(text).is_telling for text in run):
            for step in range(block.size):
                yield stand[block.b + step], state.sentences[stood[block.a + step]].key

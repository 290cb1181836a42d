"""Finds sentences that take a correction back, so that their first links are theirs again."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from app.transcript.alignment.sentences import Alignment
from app.transcript.history.locating import locate
from app.transcript.history.states import History, State


def find_restored(
    history: History, sentences: Sequence[str], kept: Mapping[int, str], alignment: Alignment
) -> dict[int, str]:
    """New sentences that take back a correction: the words of an earlier key, to the letter, in
    what became of it, or between the same neighbours.
    """
    outcomes = zip(history.now.sentences, alignment.outcomes, strict=True)
    taken = {sentence.key for sentence, outcome in outcomes if outcome.place}
    restored = dict(_find_parted(history, sentences, alignment))
    for state in reversed(history.states):
        found = _find_between(state, sentences, {**kept, **restored})
        taken.update(restored.values())
        restored |= {new: key for new, key in found.items() if key not in taken}
    return restored


def _find_parted(
    history: History, sentences: Sequence[str], alignment: Alignment
) -> Iterator[tuple[int, str]]:
    """Sentences that were merged and are split again, or were split and are merged again."""
    now = history.now
    led = {key: set(locate(history, key, now)) for key in history.minted if key not in now.places}
    came = _list_origins(alignment)
    given: set[str] = set()
    for new, origins in came.items():
        for key, places in led.items():
            last = history.find_last_wording(key, now.number)
            if places and places <= origins and last == sentences[new] and key not in given:
                given.add(key)
                yield new, key
                break


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
) -> dict[int, str]:
    """Sentences without a key that an earlier state had between the same two."""
    anchors = [-1, *(new for new in sorted(kept) if kept[new] in state.places), len(sentences)]
    found: dict[int, str] = {}
    for left, right in pairwise(anchors):
        stood = range(
            state.places[kept[left]] + 1 if left >= 0 else 0,
            state.places[kept[right]] if right < len(sentences) else len(state.sentences),
        )
        if right - left > 1 and stood:
            found |= _match_equal(state, stood, sentences, range(left + 1, right), kept)
    return found


def _match_equal(
    state: State, stood: range, sentences: Sequence[str], stand: range, kept: Mapping[int, str]
) -> dict[int, str]:
    then = [state.sentences[place].text for place in stood]
    now = [sentences[place] for place in stand]
    blocks = SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks()
    return {
        stand[block.b + step]: state.sentences[stood[block.a + step]].key
        for block in blocks
        for step in range(block.size)
        if stand[block.b + step] not in kept
    }

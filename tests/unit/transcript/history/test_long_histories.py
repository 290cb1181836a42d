"""Links through many random corrections of the real interview; the truth is the corrector's."""

import os
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.transcript.canonical import CanonicalText
from app.transcript.history.links import SharedLink
from app.transcript.history.states import History
from app.transcript.sentences import split_sentences
from tests.corrections import CHANGES, correct
from tests.unit.transcript.histories import begin, go_on

THOROUGH = os.environ.get("THOROUGH") == "1"
EXAMPLES = 40 if THOROUGH else 3
REVISIONS = 50 if THOROUGH else 12

Truth = list[set[int]]


@pytest.fixture(scope="module")
def interview(canonical: CanonicalText) -> list[str]:
    sentences = [span.cut(canonical.text) for span in split_sentences(canonical)]
    return sentences if THOROUGH else sentences[:200]


def compose(truth: Truth, later: Truth) -> Truth:
    """Where the first sentences stand after one more correction."""
    return [{new for old in places for new in later[old]} for places in truth]


def revise(
    sentences: Sequence[str], seed: int, rate: float, revisions: int
) -> tuple[History, Truth]:
    """The history of a text that was corrected many times, and where its sentences stand."""
    history, truth = begin(sentences), [{place} for place in range(len(sentences))]
    for revision in range(revisions):
        text = [one.text for one in history.now.sentences]
        correction = correct(
            text, 1000 * seed + revision, rate, [c for c in CHANGES if c != "move"]
        )
        history = go_on(history, correction.after)
        truth = compose(truth, correction.truth)
    return history, truth


def find_wrong(history: History, truth: Truth) -> list[str]:
    """First sentences whose links open on words that are neither theirs nor their correction."""
    return [
        link.readings[0].text
        for link, places in zip(list_links(history), truth, strict=True)
        if not places.issuperset(link.places)
    ]


def count_right(history: History, truth: Truth) -> int:
    links = zip(list_links(history), truth, strict=True)
    return sum(bool(places) == bool(link.places) for link, places in links)


def list_links(history: History) -> list[SharedLink]:
    """To each first sentence."""
    return [SharedLink(history, one.key, one.key) for one in history.states[0].sentences]


@settings(max_examples=EXAMPLES)
@given(seed=st.integers(0, 100_000))
def test_links_stay_exact_through_many_revisions(seed: int, interview: list[str]) -> None:
    history, truth = revise(interview, seed, 0.02, REVISIONS)
    assert find_wrong(history, truth) == []
    assert count_right(history, truth) >= 0.98 * len(interview)


@settings(max_examples=EXAMPLES)
@given(seed=st.integers(0, 100_000))
def test_a_correction_that_is_taken_back_gives_every_key_back(
    seed: int, interview: list[str]
) -> None:
    history, _ = revise(interview, seed, 0.1, 1)
    again = go_on(history, interview)
    assert [one.text for one in again.now.sentences] == interview
    kept = sum(
        one.key == first.key
        for one, first in zip(again.now.sentences, history.states[0].sentences, strict=True)
    )
    assert kept >= 0.99 * len(interview)

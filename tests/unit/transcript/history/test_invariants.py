"""What has to hold in every history, however its text was corrected, and corrected back."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.transcript.canonical import CanonicalText
from app.transcript.history.correction import count_fates
from app.transcript.history.fates import GONE, Fate
from app.transcript.history.links import SharedLink, find_fate, find_last_ending
from app.transcript.history.locating import locate
from app.transcript.history.records import Record, parse_record, write_record
from app.transcript.history.states import History, State
from app.transcript.sentences import split_sentences
from tests.corrections import SHORT, correct
from tests.unit.transcript.histories import begin, go_on

REVISIONS = 8


@pytest.fixture(scope="module")
def sentences(canonical: CanonicalText) -> list[str]:
    return [span.cut(canonical.text) for span in split_sentences(canonical)]


def revise(sentences: list[str], seed: int) -> History:
    """A history of a part of the interview, with corrections that take up what stood before."""
    random = Random(seed)  # noqa: S311 # no secret: the same in every run
    start = random.randrange(len(sentences) - 20)
    history = begin(sentences[start : start + random.randint(4, 20)])
    for revision in range(REVISIONS):
        history = go_on(history, change(history, random, revision))
    return history


def change(history: History, random: Random, revision: int) -> list[str]:
    text = [one.text for one in history.now.sentences]
    past = [one.text for one in random.choice(history.states).sentences]
    how = random.random()
    if how < 0.15:
        return past
    if how < 0.3:
        place, piece = random.randrange(len(text)), random.randrange(len(past))
        return [*text[:place], *past[piece : piece + 4], *text[place + random.randint(0, 4) :]]
    if how < 0.4:
        return [*text, random.choice([*SHORT, *text])]
    return correct(text, 1000 * random.randrange(10_000) + revision, 0.3).after or text


seeds = st.integers(0, 1_000_000)


@settings(max_examples=60)
@given(seed=seeds)
def test_every_state_tells_what_became_of_the_one_before_it(
    seed: int, sentences: list[str]
) -> None:
    for before, state in pairwise(revise(sentences, seed).states):
        assert len(state.places) == len(state.sentences)
        assert len({event.key for event in state.events}) == len(state.events)
        assert before.places.keys() - state.places.keys() <= {e.key for e in state.events}
        for event in state.events:
            stays = event.fate in {Fate.CORRECTED, Fate.MOVED}
            assert stays is (event.key in state.places)
            places = [state.places[key] for key in event.into]
            assert places == list(range(*places[:1], places[0] + len(places))) if places else True
        counts = count_fates(before, state)
        told = (counts.unchanged, counts.corrected, counts.moved, counts.merged, counts.split)
        assert sum(told) + counts.removed == len(before.sentences)


@settings(max_examples=60)
@given(seed=seeds)
def test_every_key_ever_given_stands_somewhere_or_has_an_end(
    seed: int, sentences: list[str]
) -> None:
    history = revise(sentences, seed)
    for key in history.minted:
        stands = bool(locate(history, key, history.now))
        assert stands is (find_last_ending(history, key) is None)
        assert stands is (find_fate(history, key) not in GONE)


@settings(max_examples=60)
@given(seed=seeds)
def test_every_link_opens_on_all_between_its_ends_or_says_what_is_gone(
    seed: int, sentences: list[str]
) -> None:
    history = revise(sentences, seed)
    for link in choose_links(history, Random(seed)):  # noqa: S311 # as above
        if not link.places:
            assert link.fate in GONE
            assert link.ending is not None
            link.find_neighbours()
            continue
        assert link.fate not in GONE
        assert link.readings[-1].text == history.now.write_text(link.places)
        ends = [history.now.places[key] for key in link.ends if key in history.now.places]
        if len(ends) == len(link.ends):
            assert link.places == range(min(ends), max(ends) + 1)


def choose_links(history: History, random: Random) -> Iterator[SharedLink]:
    keys = list(history.minted)
    for _ in range(25):
        yield SharedLink(history, random.choice(keys), random.choice(keys))
    for key in keys[:8]:
        yield SharedLink(history, key, key)


@settings(max_examples=30)
@given(seed=seeds)
def test_every_history_can_be_written_down_and_read_again(seed: int, sentences: list[str]) -> None:
    states = tuple(map(sign, revise(sentences, seed).states))
    sources = {state.number: ("transcript.txt", "0" * 64) for state in states}
    record = Record(History(states), sources)
    assert parse_record(write_record(record), "history.jsonl") == record


def sign(state: State) -> State:
    words = " ".join(one.text for one in state.sentences)
    at = f"2026-01-01T00:00:{state.number:02}Z"
    return replace(state, at=at, sha256=hashlib.sha256(words.encode()).hexdigest())

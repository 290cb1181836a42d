from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.histories import read_history
from app.archive.interviews import find_interview, read_sentences, read_text
from app.archive.permalinks import Destination, find_likely, find_sentence, follow_link
from app.ingest.library import Library
from app.ingest.pipeline import Orders, ingest_sources
from app.sources import find_sources
from app.transcript.history.fates import Fate
from tests.archives import FIRST
from tests.builders import write_source
from tests.unit.transcript.histories import (
    ENGINE,
    NUMBERS,
    ORDER,
    TALK,
    THINK,
    WELCOME,
    key_of,
)

KNITS = ENGINE.replace("weaves algebraic", "knits algebraic")
ADDED = "It might compose elaborate pieces of music of any complexity."


def test_a_key_leads_to_its_sentence(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        every = read_sentences(session, interview)
        assert len({sentence.key for sentence in every}) == len(every) == interview.sentences
        for sentence in (every[0], every[400], every[-1]):
            assert find_sentence(session, interview, sentence.key) == sentence


@pytest.mark.parametrize("key", ["", "22222222", "BCDFGHJK", "aeiou", "x' OR '1'='1", "\x00"])
def test_an_unknown_key_leads_nowhere(seeded_library: Library, key: str) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        known = read_sentences(session, interview)[0].key
        assert find_sentence(session, interview, key) is None
        assert follow_link(session, interview, key, key) is None
        assert follow_link(session, interview, key, known) is None
        assert follow_link(session, interview, known, key) is None


def follow(library: Library, first: int, last: int) -> Destination:
    """Where the link between two sentences of the first interview leads, by their numbers."""
    with library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        every = read_sentences(session, interview)
        found = follow_link(session, interview, every[first].key, every[last].key)
        assert found is not None
        assert found.passage is not None
        assert found.passage.sentences == tuple(every[min(first, last) : max(first, last) + 1])
        words = read_text(session, interview)
        assert words[found.passage.start : found.passage.end] == found.passage.text
        return found


def test_two_keys_hold_everything_between_them(seeded_library: Library) -> None:
    found = follow(seeded_library, 3, 7)
    assert (found.link, found.fate, found.is_reversed) == (None, Fate.UNCHANGED, False)
    assert follow(seeded_library, 7, 3) == replace(found, is_reversed=True)
    assert follow(seeded_library, 0, 909).find_fate("22222222") is Fate.UNCHANGED


def test_one_key_twice_is_one_sentence(seeded_library: Library) -> None:
    assert not follow(seeded_library, 5, 5).is_reversed


# --- after corrections ------------------------------------------------------------


@pytest.fixture
def corrected(library: Library, tmp_path: Path) -> Library:
    """A talk with a sentence corrected, one removed, and one added."""
    for text in (TALK, [WELCOME, KNITS, *TALK[3:4], ADDED, *TALK[4:]]):
        folder = write_source(tmp_path / "ada", "\n".join(text))
        ingest_sources(library, find_sources(folder), Orders(may_break_links=True))
    return library


def follow_words(library: Library, first: str, last: str) -> Destination:
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        history = read_history(session, interview.id)
        ends = (key_of(history, first), key_of(history, last))
        found = follow_link(session, interview, *ends)
    assert found is not None
    return found


def test_a_link_to_words_that_stayed_needs_no_history(corrected: Library) -> None:
    found = follow_words(corrected, ORDER, ORDER)
    assert found.passage is not None
    assert (found.link, found.passage.text) == (None, ORDER)


def test_a_link_to_corrected_words_leads_to_those_of_today(corrected: Library) -> None:
    found = follow_words(corrected, ENGINE, ENGINE)
    assert found.passage is not None
    assert (found.passage.text, found.fate) == (KNITS, Fate.CORRECTED)


def test_a_link_to_removed_words_leads_to_none(corrected: Library) -> None:
    found = follow_words(corrected, THINK, THINK)
    assert (found.passage, found.fate) == (None, Fate.REMOVED)


def test_a_passage_holds_what_was_added_to_it_and_does_without_a_lost_end(
    corrected: Library,
) -> None:
    found = follow_words(corrected, THINK, NUMBERS)
    assert found.passage is not None
    assert found.passage.text == f"{ORDER} {ADDED} {NUMBERS}"
    assert found.fate is Fate.CORRECTED
    assert found.find_fate(key_of(found.link.history, THINK)) is Fate.REMOVED


@pytest.mark.parametrize(
    "words",
    [
        "another-thing-thats-crazy-is-how-normal",
        "Another-thing-that-s-crazy-is-how-normal-the-slow",
        "another-thing-thats-crzy-is-hw-normal",
    ],
)
def test_words_lead_to_the_sentence_that_they_come_closest_to(
    seeded_library: Library, words: str
) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        likely = find_likely(session, interview, words)
    assert likely is not None
    assert likely.text.startswith("Another thing that's crazy is how normal the slow takeoff")


@pytest.mark.parametrize("words", ["", "-", "qqqq-xxxx-zzzz-jjjj-vvvv", "🤖" * 40])
def test_words_that_come_close_to_nothing_lead_nowhere(seeded_library: Library, words: str) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        assert find_likely(session, interview, words) is None

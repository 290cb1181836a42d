import pytest

from app.archive.interviews import find_interview, read_sentences, read_text
from app.archive.permalinks import find_likely, find_passage, find_sentence
from app.ingest.library import Library
from tests.archives import FIRST


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
        assert find_passage(session, interview, key, known) is None
        assert find_passage(session, interview, known, key) is None


def test_two_keys_in_either_order_hold_everything_between_them(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        every = read_sentences(session, interview)
        words = read_text(session, interview)
        passage = find_passage(session, interview, every[3].key, every[7].key)
        assert passage is not None
        assert passage == find_passage(session, interview, every[7].key, every[3].key)
        assert passage.sentences == tuple(every[3:8])
        assert words[passage.start : passage.end] == passage.text
        whole = find_passage(session, interview, every[0].key, every[-1].key)
        assert whole is not None
        assert whole.text == words


def test_one_key_twice_is_one_sentence(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        sentence = read_sentences(session, interview)[5]
        passage = find_passage(session, interview, sentence.key, sentence.key)
    assert passage is not None
    assert passage.sentences == (sentence,)


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

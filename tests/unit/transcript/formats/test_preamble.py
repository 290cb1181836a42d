import pytest

from app.transcript.formats.preamble import is_preamble, list_names

KEYS = frozenset({"ada", "bob king"})


@pytest.mark.parametrize(
    "line",
    [
        "Interviewer: Ada King",
        "**Guests:** Carol Shaw, Bob and Dr. Emma Lee (chair)",
        "Host: Ada",
        "Speaker 1: Bob King",
        "Date: 5 September 1843",
        "Interview date: 1843",
        "Transcribed by: Carol",
        "Title: How the engine weaves",
        "Recorded in London: 1843",
    ],
)
def test_it_knows_what_nobody_spoke(line):
    assert is_preamble(line, KEYS)


@pytest.mark.parametrize(
    "line",
    [
        "Host: Welcome",
        "Host: Welcome to the show.",
        "Narrator: This is the story of two people",
        "Interviewer: Are we on?",
        "Speaker 1: We are on the air now.",
        "Present at the table: Ada, Bob and I spoke for two hours.",
        "Time is short: so we begin at once",
        "Time and Place: this is my account",
        "Recorded speech: a note by the editor",
        "Title: Who knows?",
        "Date: " + "and " * 13,
        "Date:",
        "Host:",
        "Ada: Carol Shaw",
        "We begin.",
    ],
)
def test_it_keeps_what_may_be_speech(line):
    assert not is_preamble(line, KEYS)


def test_it_lists_who_takes_part():
    assert list_names("Guests: Ada King, Bob & Carol") == ["Ada King", "Bob", "Carol"]
    assert list_names("Date: Monday") == []
    assert list_names("Guests: Ada, and they were late") == []

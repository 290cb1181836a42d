import pytest

from app.transcript.formats.believed_labels import find_labels
from app.transcript.formats.clocks import find_clocks


def find_lines(transcript: str) -> list[str]:
    """The times that were never spoken."""
    lines = transcript.split("\n")
    return [lines[number] for number in sorted(find_clocks(find_labels(lines, False), lines))]


@pytest.mark.parametrize(
    "turn",
    ["{}\n{}: It rains.", "{}\n\n{}: It rains.\n", "{1}:\n{0}\nIt rains.", "{1}: It rains.\n{0}"],
)
def test_it_finds_the_times_of_turns(turn):
    times = ["0:01", "0:05", "0:09", "1:10"]
    turns = [turn.format(*one) for one in zip(times, ["Ada", "Bob", "Ada", "Bob"], strict=True)]
    assert find_lines("\n".join(turns)) == times


@pytest.mark.parametrize(
    "talk",
    [
        "Q: When?\nA: 10:30\nQ: And then?\nA: 11:15\nQ: Oh.",
        "Q: When?\nA:\n10:30\nQ: And then?\nA:\n11:15\nQ: And?\nA:\n11:16",
        "Ada:\n9:00\nBob:\n9:30\nAda:\n10:00\nBob:\n10:30\nAda: Late?\nBob: It is late.",
        "Ada: When?\nBob: The time was\n5:30\nin the morning.\nAda: Oh.\nBob: Yes.",
        "Ada: When?\n\nBob: At\n\n5:30\n\nAda: Oh.\n\nBob: Yes.",
        "9:00\nAda: When?\n5:30\nBob: Then.\n4:10\nAda: Oh.\n3:16\nBob: Yes.",
    ],
)
def test_it_leaves_times_that_may_be_speech(talk):
    assert find_lines(talk) == []

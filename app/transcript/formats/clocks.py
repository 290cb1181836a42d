"""Times without brackets on lines of their own, as some programs write them above each turn."""

from collections.abc import Sequence
from itertools import pairwise

from app.transcript.formats.sayings import Labels
from app.transcript.formats.times import ascend, is_bare_time, read_seconds


def find_clocks(labels: Labels, lines: Sequence[str]) -> frozenset[int]:
    """The lines that are but a time and mark a turn, where most turns have one.

    `5:30` may be the answer to a question as well; then it is rare, or all that somebody says.
    """
    answers = _find_answers(labels, lines)
    clocks = [
        number
        for number, line in enumerate(lines)
        if is_bare_time(line) and number not in answers and _marks_turn(number, labels, lines)
    ]
    are_marks = len(clocks) > len(labels) / 2 and ascend([read_seconds(lines[n]) for n in clocks])
    return frozenset(clocks if are_marks else ())


def _marks_turn(number: int, labels: Labels, lines: Sequence[str]) -> bool:
    """Whether a line is a paragraph of its own or stands directly above or below a label."""
    is_first = number == 0 or not lines[number - 1]
    is_last = number + 1 == len(lines) or not lines[number + 1]
    return (is_first and is_last) or number - 1 in labels or number + 1 in labels


def _find_answers(labels: Labels, lines: Sequence[str]) -> set[int]:
    """The first words behind a label without any on its line, if no others follow."""
    starts = sorted(labels)
    answers = set()
    for start, end in pairwise([*starts, len(lines)]):
        spoken = [number for number in range(start + 1, end) if lines[number]]
        if spoken and not labels[start].words and all(is_bare_time(lines[n]) for n in spoken):
            answers.add(spoken[0])
    return answers

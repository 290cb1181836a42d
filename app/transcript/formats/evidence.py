"""What speaks for labels: they come back, are few, open the paragraphs, and sentences follow."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from app.transcript.formats.labels import Label, Style
from app.transcript.formats.sayings import Labels, are_spoken, is_conversation, is_mark
from app.transcript.formats.times import ascend
from app.transcript.voices import find_name

ENOUGH_OPENED = 0.5
ENOUGH_OPENED_BY_FULL_NAMES = 0.1
NEARLY_ALL_OPENED = 0.8


def are_believed(labels: Labels, lines: Sequence[str], fewest: int) -> bool:
    """Whether labels are those of people who speak."""
    repeated = find_repeated(labels)
    turns = {number: label for number, label in labels.items() if label.key in repeated}
    if len(turns) < max(fewest, len(labels) / 2) or len(turns) < len(lines) / 50:
        return False
    return (
        _open_enough(labels, turns, lines)
        and _are_in_time(list(turns.values()))
        and are_spoken(turns, lines)
    )


def find_repeated(labels: Labels) -> frozenset[str]:
    """The keys of the labels that come back."""
    counts = Counter(label.key for label in labels.values())
    return frozenset(key for key, count in counts.items() if count > 1)


def share_opened(labels: Labels, lines: Sequence[str]) -> float:
    """How many of the paragraphs from the first label on have one; each label counts as one."""
    below = range(min(labels), len(lines))
    numbered = groupby(below, key=lambda number: bool(lines[number]) and not is_mark(lines[number]))
    paragraphs = [list(paragraph) for has_words, paragraph in numbered if has_words]
    unopened = sum(labels.keys().isdisjoint(paragraph) for paragraph in paragraphs)
    ends = (paragraph[-1] for paragraph in paragraphs)
    alone = sum(end in labels and not labels[end].words for end in ends)  # its words come next
    return len(labels) / (len(labels) + max(0, unopened - alone))


def _open_enough(labels: Labels, turns: Labels, lines: Sequence[str]) -> bool:
    """Whether enough paragraphs have a label; the fewer have one, the more has to speak for it."""
    opened = share_opened(labels, lines)
    if opened >= NEARLY_ALL_OPENED:
        return True
    if len(find_repeated(turns)) == 1 or opened < ENOUGH_OPENED_BY_FULL_NAMES:
        return False
    keys = [label.key for label in turns.values()]
    # An essay quotes people by their full names, and goes on in its own words.
    is_clear = opened > ENOUGH_OPENED and not _are_most(" " in key for key in keys)
    if not is_clear and not is_conversation(turns, lines):
        return False
    return opened >= ENOUGH_OPENED or _are_most(map(_is_full, turns.values()))


def _are_most(each: Iterable[bool]) -> bool:
    marks = list(each)
    return sum(marks) > len(marks) / 2


def _is_full(label: Label) -> bool:
    """Whether a label can hardly open a sentence: two words, capitals, a role or a number."""
    return " " in label.key or label.name.isupper() or find_name(label.name) is None


def _are_in_time(turns: Sequence[Label]) -> bool:
    """Whether the times of timed labels run on; chapter and verse of a book do not."""
    return ascend([label.seconds for label in turns if label.style is Style.TIMED])

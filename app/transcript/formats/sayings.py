"""What is said behind labels, and whether it sounds like somebody who speaks.

`Price: 100` and `Serves: 4` come back, too. But they are no sentences; and what is quoted in an
essay opens in another way than the turns of a conversation do.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.transcript.formats.labels import Label
from app.transcript.formats.markdown import is_layout
from app.transcript.formats.times import drop_times, is_bare_time
from app.transcript.voices import is_role

MOST_FRAGMENT_WORDS = 5
FEWEST_MEAN_WORDS = 4
NEARLY_ALL = 0.8
MOST_CHANCES = 2

Labels = Mapping[int, Label]  # by the numbers of their lines
Sayings = Mapping[int, str]

SENTENCE_END = re.compile(r"[.?!…。\uff1f\uff01][\"'”’)\]*_]*$")
_STOP = re.compile(r"[.?!…。\uff1f\uff01—–-][\"'”’)\]*_]*(?:\s*\\?[\[(][^\[\]()]*[\])])*$")
_LOWER = re.compile(r"[\"'“‘*_]*[a-z]")
_QUESTION = re.compile("[?\uff1f\u061f]")
_QUOTED = re.compile(r"[\"“„«].*[\"”“»][.]?")


def read_sayings(labels: Labels, lines: Sequence[str]) -> Sayings:
    """The first paragraph behind each label, by the number of the label's line."""
    sayings: dict[int, str] = {}
    current = None
    for number, line in enumerate(lines):
        if label := labels.get(number):
            current = number
            sayings[current] = drop_times(label.words).strip()
        elif current is not None and not line and sayings[current]:
            current = None
        elif current is not None and not is_mark(line):
            sayings[current] = f"{sayings[current]} {line}".strip()
    return {number: saying for number, saying in sayings.items() if saying}


def are_spoken(labels: Labels, lines: Sequence[str]) -> bool:
    """Whether what stands behind labels is speech: sentences, or at least no mere scraps."""
    sayings = read_sayings(labels, lines)
    said = list(sayings.values())
    if not said or _share(bool(_QUOTED.fullmatch(saying)) for saying in said) >= NEARLY_ALL:
        return False
    if is_punctuated(sayings) or all(map(_is_asking, labels.values())):
        return True
    return sum(len(saying.split()) for saying in said) >= len(said) * FEWEST_MEAN_WORDS


def is_conversation(labels: Labels, lines: Sequence[str]) -> bool:
    """Whether somebody asks, and sentences open with capitals; who writes no stops is excused."""
    sayings = read_sayings(labels, lines)
    said = sayings.values()
    opens_small = _share(bool(_LOWER.match(saying)) for saying in said) >= NEARLY_ALL
    asks = any(_QUESTION.search(saying) for saying in said)
    return not is_punctuated(sayings) or (asks and not opens_small)


def is_punctuated(sayings: Sayings) -> bool:
    """Whether at least half of what is said ends in a stop."""
    return _share(bool(ends_in_stop(saying)) for saying in sayings.values()) >= 1 / 2


def ends_in_stop(saying: str) -> bool:
    """Whether a stop or a dash ends what is said, whatever sounds and marks stand behind it."""
    return bool(_STOP.search(saying[-80:]))


def drop_fields(labels: Labels, lines: Sequence[str]) -> Labels:
    """The labels without those of a form: `Price: 100`, among sentences, each time a scrap."""
    sayings = read_sayings(labels, lines)
    if not is_punctuated(sayings):
        return labels
    scraps: dict[str, list[bool]] = defaultdict(list)
    for number, saying in sayings.items():
        scraps[labels[number].key].append(_is_scrap(saying) and not _is_asking(labels[number]))
    fields = {key for key, each in scraps.items() if len(each) > 1 and _share(each) >= NEARLY_ALL}
    return {number: label for number, label in labels.items() if label.key not in fields}


def drop_unlike(labels: Labels, lines: Sequence[str]) -> Labels:
    """The labels without those that open otherwise than all others: in lower case, or late."""
    sayings = read_sayings(labels, lines)
    lower = {number: bool(_LOWER.match(saying)) for number, saying in sayings.items()}
    late = {number: not opens_paragraph(number, lines) for number in labels}
    unlike = _find_unlike(lower, labels) | _find_unlike(late, labels)
    return {number: label for number, label in labels.items() if label.key not in unlike}


def opens_paragraph(number: int, lines: Sequence[str]) -> bool:
    """Whether nothing that may be spoken stands directly above a line."""
    before = lines[number - 1] if number else ""
    return not before or is_mark(before)


def is_mark(line: str) -> bool:
    """Whether a line has no words of anybody: a heading, a rule or a time."""
    return is_layout(line) or is_bare_time(line)


def _find_unlike(odd: Mapping[int, bool], labels: Labels) -> set[str]:
    """The rare keys that are mostly odd in a way in which hardly any other label is."""
    marks: dict[str, list[bool]] = defaultdict(list)
    for number, is_odd in odd.items():
        marks[labels[number].key].append(is_odd)
    mostly = {
        key for key, each in marks.items() if len(each) <= MOST_CHANCES and _share(each) > 1 / 2
    }
    others = [is_odd for key, each in marks.items() if key not in mostly for is_odd in each]
    is_rare = len(others) > len(odd) / 2 and _share(others) <= 1 - NEARLY_ALL
    return mostly if is_rare else set()


def _is_scrap(saying: str) -> bool:
    return len(saying.split()) <= MOST_FRAGMENT_WORDS and not ends_in_stop(saying)


def _is_asking(label: Label) -> bool:
    """Whether a label is one of questions and answers; those may be as short as they like."""
    return is_role(label.name) or label.key in {"q", "a"}


def _share(each: Iterable[bool]) -> float:
    marks = list(each)
    return sum(marks) / len(marks) if marks else 0

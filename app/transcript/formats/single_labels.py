"""Labels that stand only once: somebody who speaks once, a slip, or nothing but speech.

`New York: that was home` has the form of a label. So one that does not come back is believed
only where something else speaks for it.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.transcript.formats.evidence import NEARLY_ALL_OPENED, find_repeated, share_opened
from app.transcript.formats.labels import Label, Style
from app.transcript.formats.sayings import SENTENCE_END, Labels, opens_paragraph, read_sayings
from app.transcript.voices import is_role, is_stage

FEWEST_SLIP_LETTERS = 6
SAME_BUT_FOR_SLIPS = 0.85
FEWEST_FULL_LETTERS = 3

_ADDRESS = re.compile(r"(?:dear|hi|hello|hey|yours|yes|no|oh|okay|ok|well|so|and|but|re)\b")
_PLAIN_WORD = re.compile(
    r"(?:question|answer|other|all|both|everyone|group|person|man|woman|boy|girl|member|unknown)s?"
)
_PLAIN_STAGE = re.compile(r"(?:music|theme|recording|video|audio|clip|commercial|promo|ad)s?")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Company:
    """What is known of those who speak in a transcript."""

    keys: frozenset[str]
    """Their labels, and the names that the header gives."""
    is_dense: bool
    """Whether nearly every paragraph has a label."""
    are_capitals: bool
    """Whether all labels that come back are in capitals."""
    lines: Sequence[str]

    @property
    def words(self) -> frozenset[str]:
        return frozenset(word for key in self.keys for word in _WORD.findall(key))


def meet_company(labels: Labels, lines: Sequence[str], announced: Iterable[str]) -> Company:
    """Who speaks, by the labels that come back and by who is announced."""
    repeated = find_repeated(labels)
    names = [label.name for label in labels.values() if label.key in repeated]
    return Company(
        keys=repeated | {name.casefold() for name in announced},
        is_dense=share_opened(labels, lines) >= NEARLY_ALL_OPENED,
        are_capitals=all(map(str.isupper, names)),
        lines=lines,
    )


def drop_chance(labels: Labels, lines: Sequence[str], company: Company) -> Labels:
    """The labels without those that stand once and may as well be speech."""
    repeated = find_repeated(labels)
    sayings = read_sayings(labels, lines)
    return {
        number: label
        for number, label in labels.items()
        if label.key in repeated
        or (
            starts_afresh(number, labels, lines)
            and is_credible(label, sayings.get(number, ""), company)
        )
    }


def pick_slips(labels: Labels, company: Company) -> Labels:
    """The plain labels among bold ones: a known name, spelled as it may be, or a break."""
    return {
        number: label
        for number, label in labels.items()
        if label.style is not Style.TIMED
        and (_is_slip(label.key, company.keys) or _is_break(label, label.words))
    }


def is_credible(label: Label, saying: str, company: Company) -> bool:
    """Whether something speaks for a label that stands once."""
    if _ADDRESS.match(label.key):
        return False
    if is_stage(label.name):
        return _is_break(label, saying)
    return (
        label.style is Style.TIMED
        or not company.words.isdisjoint(_WORD.findall(label.key))
        or _is_slip(label.key, company.keys)
        or (is_role(label.name) and not _PLAIN_WORD.fullmatch(label.key))
        or _is_guest(label, company)
    )


def starts_afresh(number: int, labels: Labels, lines: Sequence[str]) -> bool:
    """Whether the words before a line have ended their sentence."""
    label = labels.get(number - 1)
    before = label.words if label else lines[number - 1] if number else ""
    return not before or opens_paragraph(number, lines) or bool(SENTENCE_END.search(before))


def _is_break(label: Label, saying: str) -> bool:
    """Whether a label is one of a break; `Music: …` may open a sentence, unless nothing follows."""
    if not is_stage(label.name):
        return False
    is_clear = label.style is Style.BOLD or not _PLAIN_STAGE.fullmatch(label.key)
    return is_clear or not saying


def _is_slip(key: str, known: frozenset[str]) -> bool:
    """Whether a label is a known one, misspelled: as a whole, or a surname and an initial."""
    return any(
        key == other
        or (len(key) >= FEWEST_SLIP_LETTERS and _are_alike(key, other))
        or _are_namesakes(key.split(), other.split())
        for other in known
    )


def _are_namesakes(words: list[str], others: list[str]) -> bool:
    if min(len(words), len(others)) < 2 or words[0][0] != others[0][0]:
        return False
    return len(words[-1]) >= FEWEST_FULL_LETTERS and _are_alike(words[-1], others[-1])


def _are_alike(key: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, key, other).ratio() >= SAME_BUT_FOR_SLIPS


def _is_guest(label: Label, company: Company) -> bool:
    """Whether a label is set off as all others are, and is a full name: two words in capitals."""
    is_set_off = label.style is Style.BOLD or (label.name.isupper() and company.are_capitals)
    if not (is_set_off and company.is_dense):
        return False
    words = label.name.split()
    names = [word for word in words if len(word) >= FEWEST_FULL_LETTERS and word[0].isupper()]
    return len(names) > 1 and not all(_is_common(name, company.lines) for name in names)


def _is_common(name: str, lines: Sequence[str]) -> bool:
    """Whether a name is a word that stands in lower case somewhere."""
    word = re.compile(rf"\b{re.escape(name.lower())}\b")
    return any(word.search(line) for line in lines)

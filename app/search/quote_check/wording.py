"""The words of a quotation, and the marks by which it says that it was changed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from app.search.quote_check.signs import add_signs, drop_signs, has_signs
from app.search.quote_check.weights import denies, weigh
from app.search.words import list_words, read_words
from app.transcript.words import Word, fold

_ELLIPSIS = re.compile(r"[\[(]?\s*(?:…|\.(?:\s?\.){2,})\s*[\])]?")
_BEGINNING = re.compile(r"(?<!\w)\[(\w+)\](?=\w)")
"""The beginning of a word in brackets: [T]hey."""
_ENDING = re.compile(r"(?<=\w)\[(?!sic\])(?:([^\W\d_]+)|(?<=\d\[)([.,]?\d+))\]")
"""Its ending, which makes another word of it: generaliz[ing], power[less], 20[0]."""
_ASIDE = re.compile(
    r"(?<=[^\W\d])[.,;:!?”’\"']*(?:\[[\d\s,:;–-]+\])+"
    r"|\[[\d\s,:;–-]+\](?=\s*(?:$|[.,;:!?\[]))"
    r"|[\[(]\s*(?:note \d+|citation needed|sic!?|laughs|laughter|applause|emphasis added)\s*[\])]"
    r"|^\s*\(?\d{1,2}:\d{2}(?::\d{2})?\)?(?=\s|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""What is no part of what is quoted: numbers of notes at a word, times before it, remarks."""
_INSERTION = re.compile(r"\[[^\[\]]*\]")
_BROKEN_OFF = re.compile(r"(?:…|\.{3,}|[-–—])")


@dataclass(frozen=True)
class Wording:
    """The words of a quotation, with what it marks as left out or put in.

    Offsets are code points into the text; words are told by their numbers.
    """

    text: str
    words: tuple[Word, ...]
    """Without those in square brackets."""
    gaps: frozenset[int] = frozenset()
    """Words before which others are said to be left out."""
    insertions: Mapping[int, str] = field(default_factory=dict)
    """What is put in before words, or stands in the place of some, with its brackets."""
    endings: frozenset[int] = frozenset()
    """Words whose endings were changed in brackets."""
    is_broken_off: bool = False
    """Whether it may end within a word: a mark of the break follows its last at once."""

    @property
    def count(self) -> int:
        """How many words there are; signs alone are none."""
        return sum(bool(drop_signs(word.folded)) for word in self.words)

    @cached_property
    def weights(self) -> list[float]:
        """The weight of all words before each, and of all."""
        return list(accumulate((weigh(word.folded) for word in self.words), initial=0.0))

    def weigh(self, numbers: Iterable[int]) -> float:
        """The weight of some words."""
        return sum(weigh(self.words[number].folded) for number in numbers)

    def slice(self, first: int, last: int) -> str:
        """The text of the words from one number up to another, without the latter."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""

    @property
    def ends_in_letter(self) -> bool:
        """Whether the last word is a letter that is no word: “would i” at the end of what fits."""
        written = self.text[self.words[-1].start :] if self.words else ""
        is_letter = len(written) == 1 and written.islower() and written != "a"
        return is_letter and self.text != self.text.lower()

    def take(self, first: int, last: int) -> "Wording":
        """Those words as a quotation of their own."""

        def keep(places: frozenset[int]) -> frozenset[int]:
            return frozenset(place - first for place in places if first <= place < last)

        return Wording(
            self.text,
            self.words[first:last],
            keep(self.gaps),
            {place - first: put for place, put in self.insertions.items() if first <= place < last},
            keep(self.endings),
            self.is_broken_off and last == len(self.words),
        )


def read_wording(text: str) -> Wording:
    """What a quotation says; `…` and `[...]` leave out, `[they]` puts in, `[T]hey` writes large."""
    begun = {mark.start(1) + 1: mark.start() for mark in _BEGINNING.finditer(text)}
    plain = _BEGINNING.sub(lambda mark: f"  {mark[1]}", text)
    gaps, plain = _blank(_ELLIPSIS, plain)
    endings, plain = _blank(_ENDING, plain)
    _, plain = _blank(_ASIDE, plain)
    insertions, plain = _blank(_INSERTION, _open_denials(plain))
    words = tuple(_read_words(plain, begun, {mark.start(): mark for mark in endings}))
    ended = {mark.end() for mark in endings}
    return Wording(
        text,
        words,
        frozenset(_count_before(words, mark.start()) for mark in gaps),
        _gather(words, insertions),
        frozenset(number for number, word in enumerate(words) if word.end in ended),
        bool(words) and _BROKEN_OFF.fullmatch(text, words[-1].end) is not None,
    )


def _read_words(
    text: str, begun: Mapping[int, int], endings: Mapping[int, re.Match[str]]
) -> Iterator[Word]:
    """The words with what they begin and end with in brackets, and with their signs."""
    words = list(read_words(text))
    for word in add_signs(text, words) if has_signs(text) else words:
        start, end, folded = begun.get(word.start, word.start), word.end, word.folded
        if ending := endings.get(word.end):
            end, folded = ending.end(), folded + fold(ending[1] or ending[2].replace(",", ""))
        yield Word(folded, start, end)


def _gather(words: Sequence[Word], insertions: Iterable[re.Match[str]]) -> dict[int, str]:
    """Insertions by the number of the word that follows; those that follow one another as one."""
    gathered: dict[int, str] = {}
    for mark in insertions:
        number = _count_before(words, mark.start())
        gathered[number] = f"{gathered[number]} {mark[0]}" if number in gathered else mark[0]
    return gathered


def _open_denials(text: str) -> str:
    """The text without brackets around a denial, which no careful editor puts in."""
    return _INSERTION.sub(
        lambda mark: f" {mark[0][1:-1]} " if any(map(denies, list_words(mark[0]))) else mark[0],
        text,
    )


def _blank(pattern: re.Pattern[str], text: str) -> tuple[list[re.Match[str]], str]:
    """Where a pattern stands, and the text with blanks there: all offsets stay."""
    found = list(pattern.finditer(text))
    return found, pattern.sub(lambda mark: " " * len(mark[0]), text)


def _count_before(words: Sequence[Word], offset: int) -> int:
    return sum(word.start < offset for word in words)

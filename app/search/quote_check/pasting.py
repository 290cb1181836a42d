"""What somebody pastes: quotations, and the words around them that may say whose they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.search.quote_check.cleaning import clean_paste
from app.search.words import read_words
from app.transcript.spans import Span

LEAST_WORDS = 2
"""Of what stands between quotation marks in prose, to be a quotation and not a single term."""

_OPENING = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "❝": "❞", '"': '"'}
_MARKS = frozenset('“”„«»「」『』❝❞"')
_SINGLE = re.compile(r"(?<![^\s(—–-])[‘'](?=\S)(.+?)(?<=\S)[’'](?=$|[\s).,;:!?—–-])", re.DOTALL)

NAME = r"@?[A-Z][\w.'’-]*(?:\s+(?:(?:de|van|von|der|la|bin|al)\s+)?[A-Z][\w.'’-]*){0,3}"
SAYING = (
    r"(?:(?:has |had |once |recently )?(?:said|says|told|tells|explained|explains|argued|argues|"
    r"added|adds|noted|notes|asked|asks|wrote|writes|remarked|remarks|claimed|claims|quipped|"
    r"observed|observes|responded|replied|replies|answered|answers|continued|stated|states|"
    r"insisted|insists|admitted|admits|conceded|concedes|warned|warns|recalled|recalls|"
    r"put it|puts it))"
)
_AFTER = (
    rf"(?:\s+[-–—―~]+|[–—―~]+|\s*--+|\s*\n[-–—―~\s]*)\s*\(?(?P<signed>{NAME})(?:,[^.!?\n]{{0,80}})?\)?",
    rf"\s*\((?P<bracketed>{NAME})(?:,[^()]{{0,80}})?\)",
    rf",?\s+(?P<saying>(?:{NAME}|he|she|they)\s+{SAYING}|{SAYING}\s+{NAME})[^.!?\n\"“”]{{0,80}}",
)
_BEFORE = (
    rf"(?P<speaker>{NAME})(?:\s*\([^()]*\))?\s*:\s+",
    rf"(?P<saying>(?:{NAME}|he|she|they)\s+{SAYING})[^.!?:\n\"“”]{{0,80}}(?::|,|\bthat\b)\s*",
    rf"(?P<according>(?:According to|As)\s+{NAME})[^.!?:,\n\"“”]{{0,60}}[:,]\s*",
)
_ATTRIBUTED_AFTER = tuple(re.compile(rf"{form}[\s.]*$") for form in _AFTER)
_ATTRIBUTED_BEFORE = tuple(re.compile(rf"^\s*{form}") for form in _BEFORE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation within a paste, and what stands around it up to the next ones."""

    span: Span
    """Code points of the paste's text."""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Paste:
    """What was pasted, without markup and footnote marks, and the quotations in it."""

    text: str
    quoted: tuple[Quoted, ...]
    """At least one."""

    def cut(self, quoted: Quoted) -> str:
        """The words of a quotation."""
        return quoted.span.cut(self.text).strip()

    def list_around(self) -> list[Span]:
        """What stands around the quotations."""
        edges = [0, *(edge for each in self.quoted for edge in (each.span.start, each.span.end))]
        ends = [*edges, len(self.text)]
        return [Span(*pair) for number, pair in enumerate(pairwise(ends)) if number % 2 == 0]


def read_paste(text: str) -> Paste:
    """The quotations of a paste: what is in quotation marks, or else all but the attribution."""
    plain = clean_paste(text)
    marked = _find_quoted(plain)
    quotations = [span for span in marked if len(read_words(span.cut(plain))) >= LEAST_WORDS]
    spans = quotations or [_cut_attribution(plain)]
    starts = [span.start for span in spans[1:]]
    ends = [span.end for span in spans[:-1]]
    between = zip([0, *ends], spans, [*starts, len(plain)], strict=True)
    return Paste(
        plain,
        tuple(
            Quoted(span, plain[before : span.start], plain[span.end : after])
            for before, span, after in between
        ),
    )


def _find_quoted(text: str) -> list[Span]:
    """What stands between the outermost quotation marks; double ones, or else single ones."""
    if not any(mark in text for mark in _MARKS):
        return [Span(*mark.span(1)) for mark in _SINGLE.finditer(text)]
    return list(_match_marks(text))


def _match_marks(text: str) -> Iterator[Span]:
    first = next(letter for letter in text if letter in _MARKS)
    # Where a quotation starts, and what closes it; what is copied may start within one.
    opened: list[tuple[int, str]] = [(0, first)] if first in "”»" else []
    for place, letter in enumerate(text):
        if opened and letter in opened[-1][1]:
            start, _ = opened.pop()
            if not opened:
                yield Span(start, place)
        elif letter in _OPENING and _opens(text, place, is_inside=bool(opened)):
            opened.append((place + 1, _OPENING[letter]))
    if opened:
        yield Span(opened[0][0], len(text))


def _opens(text: str, place: int, *, is_inside: bool) -> bool:
    """Whether a mark opens a quotation: each paragraph of a long one opens it once more."""
    return not is_inside or (text[place] != '"' and text[place - 1] != "\n")


def _cut_attribution(text: str) -> Span:
    """Where the quotation stands in a paste without quotation marks."""
    start, end = 0, len(text)
    for pattern in _ATTRIBUTED_BEFORE:
        if mark := pattern.match(text):
            start = mark.end()
            break
    for pattern in _ATTRIBUTED_AFTER:
        if mark := pattern.search(text, start):
            end = mark.start()
            break
    return Span(start, end) if read_words(text[start:end]) else Span(0, len(text))

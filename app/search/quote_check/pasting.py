"""What somebody pastes: quotations, and the words around them that may say whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from app.search.quote_check.cleaning import clean_paste
from app.search.quote_check.labels import find_blocks, find_labelled
from app.search.quote_check.quotation_marks import find_quoted
from app.search.quote_check.sayings import cut_attribution
from app.search.quote_check.wording import read_wording
from app.transcript.spans import Span

LEAST_WORDS = 2
"""Of what stands between quotation marks in prose, to be a quotation and not a single term."""
MOST_LINES = 20
"""From more lines on, what was pasted is one text."""


class Told(Enum):
    """What says where the quotations of a paste begin and end."""

    NOTHING = auto()
    MARKS = auto()
    LABELS = auto()
    """Of speakers, as in a transcript."""
    LINES = auto()


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
    told: Told = Told.NOTHING
    """By what it is known where they stand."""

    def cut(self, quoted: Quoted) -> str:
        """The words of a quotation."""
        return quoted.span.cut(self.text).strip()

    def list_around(self) -> list[Span]:
        """What stands around the quotations."""
        edges = [0, *(edge for each in self.quoted for edge in (each.span.start, each.span.end))]
        ends = [*edges, len(self.text)]
        return [Span(*pair) for number, pair in enumerate(pairwise(ends)) if number % 2 == 0]


def read_paste(text: str) -> Paste:
    """The quotations of a paste: what stands in quotation marks, behind labels, or on lines of its
    own; or else all but who said it.
    """
    plain = clean_paste(text)
    for told, find in ((Told.MARKS, find_quoted), (Told.LABELS, find_labelled)):
        spans = [span for span in find(plain) if _count_words(span, plain) >= LEAST_WORDS]
        if spans:
            return _make_paste(plain, spans, told)
    whole = cut_attribution(plain)
    lines = find_blocks(plain)
    is_list = 1 < len(lines) <= MOST_LINES and all(
        _count_words(line, plain) >= LEAST_WORDS for line in lines
    )
    if is_list and whole == Span(0, len(plain)):
        return _make_paste(plain, lines, Told.LINES)
    return _make_paste(plain, [whole], Told.NOTHING)


def read_whole(paste: Paste) -> Paste:
    """The same as one quotation: all of it but who said it."""
    return _make_paste(paste.text, [cut_attribution(paste.text)], Told.NOTHING)


def _count_words(span: Span, text: str) -> int:
    return read_wording(span.cut(text)).count


def _make_paste(text: str, spans: Sequence[Span], told: Told) -> Paste:
    starts = [*(span.start for span in spans[1:]), len(text)]
    ends = [0, *(span.end for span in spans[:-1])]
    return Paste(
        text,
        tuple(
            Quoted(span, text[before : span.start], text[span.end : after])
            for before, span, after in zip(ends, spans, starts, strict=True)
        ),
        told,
    )

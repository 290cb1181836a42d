"""What somebody pastes: quotations, and the words around them that may say whose they are."""

from dataclasses import dataclass
from itertools import pairwise

from app.search.quote_check.cleaning import clean_paste
from app.search.quote_check.quotation_marks import find_quoted
from app.search.quote_check.sayings import cut_attribution
from app.search.quote_check.wording import read_wording
from app.transcript.spans import Span

LEAST_WORDS = 2
"""Of what stands between quotation marks in prose, to be a quotation and not a single term."""


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
    is_marked: bool = False
    """Whether quotation marks say where they stand."""

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
    quotations = [
        span
        for span in find_quoted(plain)
        if len(read_wording(span.cut(plain)).words) >= LEAST_WORDS
    ]
    spans = quotations or [cut_attribution(plain)]
    starts = [span.start for span in spans[1:]]
    ends = [span.end for span in spans[:-1]]
    between = zip([0, *ends], spans, [*starts, len(plain)], strict=True)
    return Paste(
        plain,
        tuple(
            Quoted(span, plain[before : span.start], plain[span.end : after])
            for before, span, after in between
        ),
        is_marked=bool(quotations),
    )

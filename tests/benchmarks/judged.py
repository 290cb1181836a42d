"""Measures how often the quote check is right, by quotations that were judged.

Offsets are code points into the canonical text of the first interview.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from app.search.quote_check.findings import Check, Finding
from app.search.quote_check.verdicts import Verdict
from app.search.words import read_words
from app.transcript.spans import Span
from tests.archives import FIRST
from tests.benchmarks.confusion import (
    Outcome,
    describe_outcome,
    percent,
    show_confusion,
    show_precision,
)
from tests.benchmarks.table import show, show_heading

QUOTES = Path(__file__).with_name("quotes.json")
DUE = {
    "verbatim": Verdict.VERBATIM,
    "abridged": Verdict.ABRIDGED,
    "near": Verdict.ALTERED,
    "misquote": Verdict.ALTERED,
    "paraphrase": Verdict.ALTERED,
    "fabricated": Verdict.ABSENT,
}
MUCH_ALIKE = 0.8
"""What is invented must not be as similar as this to anything that was said."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation, and the words that it renders, if there are any."""

    quote: str
    kind: str
    set: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A judged quotation, what the check says of it, and whether it finds the words."""

    judged: Judged
    outcome: Outcome
    is_placed: bool


def read_judged(text: str) -> list[Judged]:
    """Our judged quotations, which are of this text."""
    content = json.loads(QUOTES.read_text(encoding="utf-8"))
    if content["text_sha256"] != hashlib.sha256(text.encode()).hexdigest():
        raise SystemExit(f"{QUOTES}: its places are of another text of {FIRST}. Judge them anew.")
    return [
        Judged(
            each["quote"],
            each["kind"],
            each["set"],
            None if each["start"] is None else Span(each["start"], each["end"]),
        )
        for each in content["quotes"]
    ]


def judge(judged: Judged, check: Check, text: str) -> Placed:
    """Whether a check of it is right. A paraphrase may be absent if the words are the nearest."""
    is_placed = any(_is_found(judged, finding, text) for finding in check.findings)
    due, verdict = DUE[judged.kind], check.verdict
    if judged.kind == "paraphrase" and verdict is Verdict.ABSENT and is_placed:
        due = Verdict.ABSENT
    similarity = max(finding.similarity for finding in check.findings)
    outcome = Outcome(judged.kind, judged.quote, due, verdict, similarity, verdict is due)
    return Placed(judged, outcome, is_placed)


def show_judged(placed: Iterable[Placed]) -> None:
    """Set by set: the verdicts, the places, what is wrong."""
    by_set = attrgetter("judged.set")
    for name, group in groupby(sorted(placed, key=by_set), by_set):
        _show_set(name, list(group))


def _show_set(name: str, placed: Sequence[Placed]) -> None:
    show_heading(f"Verdicts on {len(placed)} judged quotations ({name})")
    kinds = list(DUE)
    placed = sorted(placed, key=lambda one: kinds.index(one.judged.kind))
    show_confusion([one.outcome for one in placed])
    plain = [one for one in placed if one.judged.kind != "paraphrase"]
    for some, which in (placed, ""), (plain, ", without paraphrases"):
        outcomes = [one.outcome for one in some]
        show(f"right verdicts{which}", percent(one.is_right for one in outcomes), "%")
        said = [one.is_placed for one in some if one.judged.span]
        show(f"placed on the right words{which} (of {len(said)})", percent(said), "%")
        show_precision(outcomes, which)
    for one in sorted(placed, key=lambda one: one.outcome.gravity):
        is_elsewhere = bool(one.judged.span) and not one.is_placed
        if is_elsewhere or not one.outcome.is_right:
            where = " (not on its words)" if is_elsewhere else ""
            print(f"           {describe_outcome(one.outcome)}{where}")
    for outcome in _list_taken_in(placed):
        print(f"!!!!!!!!!! INVENTED, AND TAKEN FOR SAID: {describe_outcome(outcome)}", flush=True)


def _list_taken_in(placed: Sequence[Placed]) -> Iterator[Outcome]:
    """What nobody said and the check has as said, or nearly."""
    for outcome in (one.outcome for one in placed if one.judged.kind == "fabricated"):
        is_alike = outcome.verdict is Verdict.ALTERED and outcome.similarity >= MUCH_ALIKE
        if is_alike or outcome.verdict in {Verdict.VERBATIM, Verdict.ABRIDGED}:
            yield outcome


def _is_found(judged: Judged, finding: Finding, text: str) -> bool:
    """Whether the words were found; of those that are said to be the same, the very first."""
    if judged.span is None:
        return False
    places = [place for place in (finding.place, *finding.occurrences) if place]
    if finding.nearest:
        places.append(finding.nearest.place)
    spans = [place.span for place in places if place.interview.slug == FIRST]
    if judged.kind in {"verbatim", "abridged"}:
        return any(_start_alike(span, judged.span, text) for span in spans)
    return any(span.start < judged.span.end and judged.span.start < span.end for span in spans)


def _start_alike(one: Span, other: Span, text: str) -> bool:
    """Whether no word stands between their starts: one may have a quotation mark before it."""
    start, end = sorted((one.start, other.start))
    return not read_words(text[start:end])

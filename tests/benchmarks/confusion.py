"""Counts how often which verdict was given, and prints it: what was expected beside what came."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.search.quote_check.verdicts import Verdict
from tests.benchmarks.table import show

LONGEST = 150
"""Characters of a quotation that are printed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A quotation, and what the check says of it."""

    kind: str
    quote: str
    expected: Verdict
    verdict: Verdict
    similarity: float
    is_right: bool

    @property
    def gravity(self) -> tuple[int, float]:
        """How grave it is if it is wrong, the gravest least: a word taken for said that was not."""
        order = list(Verdict)
        said, meant = order.index(self.verdict), order.index(self.expected)
        return (said if said < meant else len(order) + meant), -self.similarity


def show_confusion(outcomes: Sequence[Outcome]) -> None:
    """A row for each kind, in the order in which they come: how often which verdict."""
    counts = Counter((one.kind, one.verdict) for one in outcomes)
    print(f"{'':24}{''.join(f'{verdict:>10}' for verdict in Verdict)}{'right':>13}")
    for kind in dict.fromkeys(one.kind for one in outcomes):
        row = "".join(f"{counts[kind, verdict] or '·':>10}" for verdict in Verdict)
        right = percent(one.is_right for one in outcomes if one.kind == kind)
        print(f"{kind:24}{row}{right:11.1f} %", flush=True)


def show_precision(outcomes: Sequence[Outcome], which: str = "") -> None:
    """Of each verdict, how many that have it should, and how many that should have it."""
    for verdict in Verdict:
        given = [one.is_right for one in outcomes if one.verdict is verdict]
        due = [one.is_right for one in outcomes if one.expected is verdict]
        if given:
            show(f"precision of “{verdict}”{which} ({len(given)} have it)", percent(given), "%")
        if due:
            show(f"recall of “{verdict}”{which} ({len(due)} should have it)", percent(due), "%")


def show_wrong(outcomes: Iterable[Outcome], most: int | None = None) -> None:
    """The wrong ones, the gravest first."""
    wrong = sorted((one for one in outcomes if not one.is_right), key=lambda one: one.gravity)
    for one in wrong[:most]:
        print(f"           {describe_outcome(one)}", flush=True)


def describe_outcome(outcome: Outcome) -> str:
    quote = " ".join(outcome.quote.split())
    if len(quote) > LONGEST:
        quote = f"{quote[: LONGEST // 2]} […] {quote[-LONGEST // 2 :]}"
    says = f"{outcome.verdict} {outcome.similarity:.2f}"
    if outcome.verdict is outcome.expected:
        says += ", but not as it should be"
    return f"{outcome.kind}: {outcome.expected} expected, {says}: “{quote}”"


def percent(tried: Iterable[bool]) -> float:
    """The share that is so; of none it is all."""
    counted = list(tried)
    return 100 * sum(counted) / len(counted) if counted else 100

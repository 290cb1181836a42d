"""Takes times and prints them: a figure, its unit, and of what it is."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

Times = Mapping[str, Sequence[float]]
"""How long each query took, in s, once for each round."""


def show(what: str, figure: float, unit: str) -> None:
    print(f"{figure:10.2f} {unit:3} {what}", flush=True)


def show_heading(text: str) -> None:
    print(f"\n{text}", flush=True)


def show_times(what: str, times: Times) -> None:
    """The median and the 95th percentile of the queries, each by the median of its rounds."""
    medians = {query: 1000 * statistics.median(rounds) for query, rounds in times.items()}
    show(f"{what}: median", statistics.median(medians.values()), "ms")
    show(f"{what}: 95th percentile", statistics.quantiles(medians.values(), n=20)[-1], "ms")
    show_slowest(what, times)


def show_slowest(what: str, times: Times) -> None:
    slowest = max(times, key=lambda query: statistics.median(times[query]))
    show(f"{what}: the slowest, {slowest}", 1000 * statistics.median(times[slowest]), "ms")


def time_once(action: Callable[[], object]) -> float:
    """How long it takes, in s."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def time_each(queries: Iterable[str], ask: Callable[[str], object], rounds: int) -> Times:
    """How long each query takes; round by round, so that none profits from itself.

    A round before the first is not counted, because it opens what stays open.
    """
    times: dict[str, list[float]] = {query: [] for query in queries}
    for query in times:
        ask(query)
    for _ in range(rounds):
        for query, taken in times.items():
            taken.append(time_once(lambda query=query: ask(query)))
    return times

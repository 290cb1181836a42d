"""Measures how often the search's first answer is the right one, by queries that were judged.

`python -m tests.benchmarks.quality` does so alone; files of further queries can follow, or be named
in QUERIES. Offsets are code points into the canonical text of the first interview.
"""

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from app.archive.interviews import find_interview, read_text
from app.ingest.healing import prepare_archive
from app.ingest.library import Library
from app.search.finding import Window, find_passages
from app.search.hits import Hit
from app.search.query import Filters, parse_query
from app.transcript.spans import Span
from tests.archives import FIRST, SEEDS, open_test_library
from tests.benchmarks.table import show, show_heading

QUERIES = Path(__file__).with_name("queries.json")
WINDOW = Window(20)


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, and the places that answer it."""

    query: str
    set: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a judged query finds."""

    judged: Judged
    hits: tuple[Hit, ...]

    @property
    def rank(self) -> int | None:
        """Of the first hit that shares text with an answer, from 1; None where none does."""
        ranks = (place for place, hit in enumerate(self.hits, start=1) if self._share(hit) > 0)
        return next(ranks, None)

    @property
    def is_covered(self) -> bool:
        """Whether the first hit has at least half of an answer."""
        return bool(self.hits) and self._share(self.hits[0]) >= 0.5

    def _share(self, hit: Hit) -> float:
        """How much of an answer a hit has: of the one that it has most of."""
        if hit.interview.slug != FIRST:
            return 0
        return max(
            (min(hit.end, span.end) - max(hit.start, span.start)) / (span.end - span.start)
            for span in self.judged.spans
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "var"
        library = open_test_library(data_dir)
        prepare_archive(library, shutil.copytree(SEEDS, Path(folder) / "seeds"))
        library.close()
        measure_quality(data_dir, [*find_query_files(), *map(Path, sys.argv[1:])])


def find_query_files() -> list[Path]:
    """Our own queries, and those that QUERIES names, parted as PATH is."""
    named = os.environ.get("QUERIES", "")
    return [QUERIES, *(Path(path) for path in named.split(os.pathsep) if path)]


def measure_quality(data_dir: Path, files: Iterable[Path]) -> None:
    """In an archive that has the first interview, and that as it came."""
    library = open_test_library(data_dir)
    try:
        for file in files:
            judged = read_judged(file, read_first(library))
            for name, queries in groupby(sorted(judged, key=attrgetter("set")), attrgetter("set")):
                _show_outcomes(name, [_find(library, each) for each in queries])
    finally:
        library.close()


def read_judged(file: Path, text: str) -> Iterator[Judged]:
    """The queries of a file; a set that has no name is called as the file is."""
    content = json.loads(file.read_text(encoding="utf-8"))
    made_for = content.get("text_sha256")
    if made_for and made_for != hashlib.sha256(text.encode()).hexdigest():
        raise SystemExit(f"{file}: its places are of another text of {FIRST}. Judge them anew.")
    for each in content["queries"]:
        spans = tuple(Span(span["start"], span["end"]) for span in each["spans"])
        yield Judged(each["query"], each.get("set", file.stem), spans)


def read_first(library: Library) -> str:
    """The canonical text of the first interview, which is what was judged."""
    with library.database.read() as session:
        interview = find_interview(session, FIRST)
        if interview is None:
            raise SystemExit(f"The archive does not have {FIRST}, which was judged.")
        return read_text(session, interview)


def _find(library: Library, judged: Judged) -> Outcome:
    with library.database.read() as session:
        answer = find_passages(
            session, library.engine, parse_query(judged.query), Filters(), WINDOW
        )
    return Outcome(judged, answer.hits)


def _show_outcomes(name: str, outcomes: Sequence[Outcome]) -> None:
    show_heading(f"Answers to {len(outcomes)} judged queries ({name})")
    show("recall@1: the first hit is right", _percent(one.rank == 1 for one in outcomes), "%")
    covered = _percent(one.is_covered for one in outcomes)
    show("recall@1, and it has half of the answer", covered, "%")
    ranks = [one.rank for one in outcomes]
    show("MRR over 20", sum(1 / rank for rank in ranks if rank) / len(ranks), "")
    for outcome in outcomes:
        if outcome.rank != 1:
            print(f"           {_describe_miss(outcome)}")


def _percent(tried: Iterable[bool]) -> float:
    counted = list(tried)
    return 100 * sum(counted) / len(counted)


def _describe_miss(outcome: Outcome) -> str:
    if not outcome.hits:
        return f"“{outcome.judged.query}”: nothing found"
    place = f"right at {outcome.rank}" if outcome.rank else f"not among {WINDOW.limit}"
    return f"“{outcome.judged.query}”: {place}; first hit: {outcome.hits[0].rung}"


if __name__ == "__main__":
    main()

"""Measures the quote check: how often it is right, and how long it takes.

`python -m tests.benchmarks.quoting` does so alone; folders of transcripts can follow.
"""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.archive.interviews import list_interviews
from app.errors import QueryError
from app.ingest.healing import prepare_archive
from app.ingest.library import Library
from app.search.quote_check.checking import check_quote
from app.search.quote_check.findings import Check, NoteKind
from app.search.words import list_words, measure_words, read_words
from tests.archives import SEEDS, open_test_library
from tests.benchmarks.confusion import (
    Outcome,
    percent,
    show_confusion,
    show_precision,
    show_wrong,
)
from tests.benchmarks.judged import judge, read_judged, show_judged
from tests.benchmarks.pastes import list_hostile
from tests.benchmarks.quality import read_first
from tests.benchmarks.serving import run
from tests.benchmarks.table import (
    show,
    show_heading,
    show_slowest,
    show_times,
    time_each,
    time_once,
)
from tests.benchmarks.variants import Variant, make_variants

ROUNDS = 3
MOST_SHOWN = 10
FIRST_WORDS = 8


def main() -> None:
    transcripts = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "var"
        library = open_test_library(data_dir)
        prepare_archive(library, shutil.copytree(SEEDS, Path(folder) / "seeds"))
        library.close()
        measure_verdicts(data_dir, transcripts)
        measure_checks(data_dir)
        if transcripts:
            for path in transcripts:
                run(data_dir, "ingest", path)
            measure_checks(data_dir)


def measure_verdicts(data_dir: Path, transcripts: Sequence[str]) -> None:
    """In an archive that has the first interview alone, and that as it came."""
    library = open_test_library(data_dir)
    try:
        text = read_first(library)
        quotes = read_judged(text)
        show_judged(judge(each, check(library, each.quote), text) for each in quotes)
        _measure_variants(library, list(make_variants(text, transcripts)))
    finally:
        library.close()


def measure_checks(data_dir: Path) -> None:
    """How long checks take, in the archive as it is filled."""
    library = open_test_library(data_dir)
    try:
        text = read_first(library)
        with library.database.read() as session:
            show_heading(f"Checks in {len(list_interviews(session)):,} interviews")
        quotes = {
            _name(each.quote): each.quote for each in read_judged(text) if each.set == "development"
        }
        show_times("checks", time_each(quotes, lambda name: check(library, quotes[name]), ROUNDS))
        hostile = {
            name: [time_once(partial(_check_hostile, library, paste))]
            for name, paste in list_hostile(text).items()
        }
        show_slowest("hostile pastes", hostile)
    finally:
        library.close()


def check(library: Library, text: str) -> Check:
    """What a request does: a session of its own, and nothing kept of the passages before."""
    for kept in (read_words, list_words, measure_words):
        kept.cache_clear()
    with library.database.read() as session:
        return check_quote(session, library.engine, text)


def _check_hostile(library: Library, text: str) -> Check | None:
    try:
        return check(library, text)
    except QueryError:  # no words in it, which is an answer too
        return None


def _name(quote: str) -> str:
    words = quote.split()
    return f"“{' '.join(words[:FIRST_WORDS])}{' …' if len(words) > FIRST_WORDS else ''}”"


def _measure_variants(library: Library, variants: Sequence[Variant]) -> None:
    show_heading(f"Verdicts on {len(variants):,} variants of its words")
    outcomes = [_judge_variant(each, check(library, each.quote)) for each in variants]
    show_confusion(outcomes)
    show("right verdicts", percent(one.is_right for one in outcomes), "%")
    show_precision(outcomes)
    wrong = Counter(one.kind for one in outcomes if not one.is_right)
    show(f"wrong ({', '.join(f'{kind} {n}' for kind, n in wrong.items())})", wrong.total(), "")
    show_wrong(outcomes, MOST_SHOWN)


def _judge_variant(variant: Variant, found: Check) -> Outcome:
    """A part of a sentence has to be told as such."""
    verdict = found.verdict
    notes = {note.kind for finding in found.findings for note in finding.notes}
    is_right = verdict in variant.due
    is_told = not variant.is_part or NoteKind.PART_OF_SENTENCE in notes
    due = verdict if is_right else variant.due[0]
    similarity = max(finding.similarity for finding in found.findings)
    return Outcome(variant.kind, variant.quote, due, verdict, similarity, is_right and is_told)


if __name__ == "__main__":
    main()

"""Measures speed, memory and the search's answers, with real processes. Nothing is asserted.

`make bench` measures the first interview; `make bench TRANSCRIPTS=folder` fills the archive with
more, and measures searches, checks of quotations and pages in that too; `make bench QUERIES=file`
judges the search by further queries.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.quality import find_query_files, measure_quality
from tests.benchmarks.quoting import measure_checks, measure_verdicts
from tests.benchmarks.searching import measure_searches
from tests.benchmarks.waiting import (
    measure_corrections,
    measure_ingests,
    measure_pages,
    measure_starts,
)


def main() -> None:
    """Prints a table: a figure, its unit, and of what it is."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "var"
        measure_starts(Path(folder), data_dir)
        # Before anything else comes in, or the text is corrected: the answers are places in it.
        measure_searches(data_dir)
        measure_quality(data_dir, find_query_files())
        transcripts = sys.argv[1:]
        measure_verdicts(data_dir, transcripts)
        measure_checks(data_dir)
        if transcripts:
            measure_ingests(data_dir, transcripts)
            measure_searches(data_dir)
            measure_checks(data_dir)
        measure_corrections(Path(folder), data_dir)
        measure_pages(data_dir)


if __name__ == "__main__":
    main()

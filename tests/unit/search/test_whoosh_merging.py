from pathlib import Path

from app.search.whoosh_engine import WhooshEngine
from app.search.whoosh_merging import MOST_SEGMENTS
from tests.unit.search.indexes import find, make_document


def count_segments(folder: Path) -> int:
    return len(list(folder.glob("*.seg")))


def test_what_was_replaced_leaves_no_segment_behind(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.rebuild(0, [])
    for ingest in range(1, 20):
        engine.index(ingest, [make_document(ingest)], [ingest - 1])
        engine.remove([ingest - 1], ingest)
        assert count_segments(tmp_path / "index") <= 3
        assert find(engine) == {ingest}


def test_small_segments_are_joined_once_there_are_many(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    engine.rebuild(0, [])
    for ingest in range(1, 3 * MOST_SEGMENTS):
        engine.index(ingest, [make_document(ingest)], [])
        engine.remove([], ingest)
        assert count_segments(tmp_path / "index") <= MOST_SEGMENTS + 2
        assert find(engine) == set(range(1, ingest + 1))

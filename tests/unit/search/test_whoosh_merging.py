from pathlib import Path

from app.search.engine import Document, Scope, Wanted
from app.search.whoosh_engine import WhooshEngine
from app.search.whoosh_merging import MOST_SEGMENTS


def write(ingest: int) -> Document:
    return Document(ingest, 1, ingest, f"The engine weaves patterns, number {ingest}.", None)


def count_segments(folder: Path) -> int:
    return len(list(folder.glob("*.seg")))


def count_found(engine: WhooshEngine) -> int:
    with engine.look() as view:
        return len(view.search(Wanted(words=("weaves",)), Scope(), 100))


def test_what_was_replaced_leaves_no_segment_behind(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(0, [])
    for ingest in range(1, 20):
        engine.index(ingest, [write(ingest)], [ingest - 1])
        engine.remove([ingest - 1], ingest)
        assert count_segments(tmp_path / "index") <= 3
        assert count_found(engine) == 1
    engine.close()


def test_small_segments_are_joined_once_there_are_many(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.rebuild(0, [])
    for ingest in range(1, 3 * MOST_SEGMENTS):
        engine.index(ingest, [write(ingest)], [])
        engine.remove([], ingest)
        assert count_segments(tmp_path / "index") <= MOST_SEGMENTS + 2
        assert count_found(engine) == ingest
    engine.close()

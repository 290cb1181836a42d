import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from app.errors import ArchiveError, IndexUnavailableError
from app.search import whoosh_engine
from app.search.engine import Document, Scope, State
from app.search.whoosh_engine import WhooshEngine
from app.search.whoosh_view import WhooshView
from tests.unit.search.indexes import ENGINE, find, make_document


def test_it_knows_nothing_and_cannot_search_before_anything_was_indexed(
    engine: WhooshEngine,
) -> None:
    assert engine.state() == State()
    assert engine.ingests() == {}
    assert not engine.is_sound()
    with pytest.raises(IndexUnavailableError):
        find(engine)


def test_it_stays_complete_while_an_ingest_is_unsettled(engine: WhooshEngine) -> None:
    engine.rebuild(1, [make_document(1)])
    assert engine.state() == State(1)
    engine.index(2, [make_document(2)], replaces=[1])
    assert engine.state() == State(1, (1, 2))
    assert engine.ingests() == {1: 1, 2: 1}
    engine.remove([1], 2)
    assert engine.state() == State(2)


@pytest.mark.parametrize(
    ("state", "held"),
    [
        (State(), set()),
        (State(2), {2}),
        (State(2, (1, 3)), {2, 3}),
        (State(2, (1, 4)), {2}),
        (State(None, (3,)), set()),
    ],
)
def test_it_holds_the_state_before_and_after_an_ingest_that_is_unsettled(
    state: State, held: set[int]
) -> None:
    assert {generation for generation in range(6) if state.holds(generation)} == held


def test_it_takes_out_an_earlier_try_of_the_same_ingest(engine: WhooshEngine) -> None:
    engine.rebuild(0, [])
    engine.index(1, [make_document(), make_document(text="Another engine.")], [])
    engine.index(1, [make_document(text="A third engine.")], [])
    assert engine.ingests() == {1: 1}


def test_it_replaces_everything_when_it_rebuilds(engine: WhooshEngine) -> None:
    engine.rebuild(1, [make_document(1)])
    engine.rebuild(2, [make_document(2)])
    assert (engine.state(), engine.ingests(), find(engine)) == (State(2), {2: 1}, {2})


def test_it_sees_each_commit_at_once_also_one_of_another_process(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    other = WhooshEngine(tmp_path / "index")
    engine.rebuild(0, [])
    for ingest in range(1, 12):
        engine.index(ingest, [make_document(ingest)], [])
        assert find(other) == find(engine) == {ingest, ingest - 1} - {0}
        engine.remove([ingest - 1], ingest)
        assert find(other) == find(engine) == {ingest}
        assert other.state() == State(ingest)
    other.close()


def test_it_writes_nothing_where_documents_fail(engine: WhooshEngine) -> None:
    def fail() -> Iterator[Document]:
        yield make_document(2)
        raise KeyboardInterrupt

    engine.rebuild(1, [make_document(1)])
    with pytest.raises(KeyboardInterrupt):
        engine.index(2, fail(), [])
    assert (engine.state(), find(engine)) == (State(1), {1})
    engine.index(2, [make_document(2)], [])
    assert find(engine) == {1, 2}


def test_an_index_of_another_version_is_none(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.rebuild(1, [make_document(1)])
    monkeypatch.setattr(whoosh_engine, "VERSION", whoosh_engine.VERSION + 1)
    other = WhooshEngine(tmp_path / "index")
    assert (other.state(), other.ingests()) == (State(), {})
    with pytest.raises(IndexUnavailableError):
        find(other)
    assert other.rebuild(2, [make_document(2)]) == 1
    assert find(other) == {2}
    other.close()


def test_it_says_that_another_process_is_writing(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh_engine, "LOCK_TIMEOUT_S", 0.1)
    other = WhooshEngine(tmp_path / "index")
    engine.rebuild(1, [])

    def write_meanwhile() -> Iterator[Document]:
        with pytest.raises(ArchiveError, match="is being written by another process"):
            other.remove([], 2)
        yield make_document()

    engine.index(1, write_meanwhile(), [])
    assert find(engine) == {1}
    other.close()


def test_it_can_be_opened_again_after_it_was_closed(engine: WhooshEngine) -> None:
    engine.rebuild(1, [make_document()])
    assert find(engine) == {1}
    engine.close()
    engine.close()
    assert find(engine) == {1}


def test_threads_may_search_while_another_writes(engine: WhooshEngine) -> None:
    engine.rebuild(1, [make_document(1)])
    found: list[set[int]] = []

    def look() -> None:
        found.extend(find(engine) for _ in range(30))

    threads = [Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for ingest in range(2, 6):
        engine.index(ingest, [make_document(ingest)], [])
        engine.remove([ingest - 1], ingest)
    for thread in threads:
        thread.join()
    assert len(found) == 120
    assert all(1 <= len(ingests) <= 2 for ingests in found)


def test_a_commit_that_ends_while_another_is_opened_hides_nothing(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    """Its old files go while the new ones are not in the listing yet that a reader has made."""
    engine.rebuild(1, [make_document(1)])
    reader = WhooshEngine(tmp_path / "index")
    found: list[set[int]] = []
    threads = [
        Thread(target=lambda: found.extend(find(reader) for _ in range(60))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for ingest in range(2, 14):
        engine.index(ingest, [make_document(ingest)], [])
        engine.remove([ingest - 1], ingest)
    for thread in threads:
        thread.join()
    reader.close()
    assert len(found) == 240
    assert all(found)


def test_it_opens_a_commit_anew_where_another_one_just_ended(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = WhooshEngine(tmp_path / "index")
    engine.rebuild(1, [make_document(1)])
    open_checked = reader._open_checked
    opened: list[int] = []

    def open_late() -> WhooshView:
        opened.append(len(opened))
        if len(opened) < 3:
            engine.rebuild(2, [make_document(2)])
            raise FileNotFoundError
        return open_checked()

    monkeypatch.setattr(reader, "_open_checked", open_late)
    assert (find(reader), len(opened)) == ({2}, 3)
    reader.close()


def test_it_gives_up_where_commits_never_end(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_late() -> WhooshView:
        opened.append(len(opened))
        (tmp_path / "index" / f"{len(opened)}.seg").touch()
        raise FileNotFoundError

    opened: list[int] = []
    engine.rebuild(1, [make_document(1)])
    reader = WhooshEngine(tmp_path / "index")
    monkeypatch.setattr(reader, "_open_checked", open_late)
    monkeypatch.setattr(whoosh_engine, "PAUSE_S", 0)
    with pytest.raises(IndexUnavailableError):
        find(reader)
    assert len(opened) == whoosh_engine.MOST_TRIES


def test_it_gives_up_where_files_go_each_time_that_they_are_listed(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(folder: Path) -> Iterator[tuple[str, int, int]]:
        raise FileNotFoundError(folder)

    engine.rebuild(1, [make_document(1)])
    monkeypatch.setattr(whoosh_engine, "_read_stamps", lose)
    with pytest.raises(IndexUnavailableError):
        find(engine)


# Whoosh leaves the file open that it could not read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_index_that_nobody_can_read_is_none(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.rebuild(1, [make_document()])
    folder = tmp_path / "index"
    # A table of contents of another program, noted by nobody.
    (folder / "_MAIN_99.toc").write_bytes(b"\x04\x08\x08" + b"noise" * 9)
    other = WhooshEngine(folder)
    assert (other.state(), other.ingests()) == (State(), {})
    with pytest.raises(IndexUnavailableError):
        find(other)
    other.rebuild(2, [make_document(2)])
    assert (other.state(), find(other)) == (State(2), {2})
    assert not (folder / "_MAIN_99.toc").exists()
    assert json.loads((folder / "checksums.json").read_text())
    other.close()


def test_a_look_sees_one_commit_whatever_is_written_meanwhile(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    other = WhooshEngine(tmp_path / "index")
    engine.rebuild(1, [make_document(1)])
    with engine.look() as view:
        other.rebuild(2, [make_document(2)])
        assert view.state == State(1)
        assert [match.ingest for match in view.search(ENGINE, Scope())] == [1]
    assert find(engine) == {2}
    other.close()


def test_it_notices_that_another_process_made_the_folder_anew(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    engine.rebuild(1, [make_document(1)])
    assert find(engine) == {1}
    shutil.rmtree(tmp_path / "index")
    other = WhooshEngine(tmp_path / "index")
    # As many commits as before: Whoosh's own counter is the same again.
    other.rebuild(2, [make_document(2)])
    assert (engine.state(), find(engine)) == (State(2), {2})
    other.close()


def test_it_cannot_search_once_its_folder_is_gone_and_builds_it_anew(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    engine.rebuild(1, [make_document(1)])
    assert find(engine) == {1}
    shutil.rmtree(tmp_path / "index")
    assert engine.state() == State()
    with pytest.raises(IndexUnavailableError):
        find(engine)
    engine.rebuild(2, [make_document(2)])
    assert find(engine) == {2}


@pytest.mark.parametrize("pattern", ["*.toc", "*.seg"])
def test_it_cannot_search_an_index_that_was_damaged_under_it(
    engine: WhooshEngine, tmp_path: Path, pattern: str
) -> None:
    engine.rebuild(1, [make_document(n, f"engine {n}") for n in range(200)])
    assert engine.state() == State(1)
    path = next((tmp_path / "index").glob(pattern))
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
    with pytest.raises(IndexUnavailableError):
        find(engine)
    assert engine.state() == State()


def test_it_does_not_blame_a_sound_index_for_what_fails_during_a_look(
    engine: WhooshEngine,
) -> None:
    engine.rebuild(1, [])
    with pytest.raises(ZeroDivisionError), engine.look():
        _ = 1 / 0


# As above.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_it_builds_anew_what_is_damaged_where_nobody_looked(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    engine.rebuild(1, [make_document(n, f"engine {n}") for n in range(200)])
    path = next((tmp_path / "index").glob("*.seg"))
    times = path.stat()
    path.write_bytes(bytes(times.st_size))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not engine.is_sound()
    assert engine.rebuild(2, [make_document(2)]) == 1
    assert engine.is_sound()
    assert find(engine) == {2}


def test_it_blames_the_index_for_what_fails_while_its_files_are_lost(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    def fail() -> None:
        shutil.rmtree(tmp_path / "index")
        raise ValueError

    engine.rebuild(1, [])
    with pytest.raises(IndexUnavailableError), engine.look():
        fail()


def test_it_takes_no_part_of_the_archive_for_the_whole(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    engine.rebuild(1, [make_document(1)])
    shutil.rmtree(tmp_path / "index")
    with pytest.raises(IndexUnavailableError):
        engine.index(2, [make_document(2)], [])
    with pytest.raises(IndexUnavailableError):
        engine.remove([1], 2)
    assert engine.state() == State()

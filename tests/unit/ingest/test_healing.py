import logging
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.archive.interviews import list_interviews
from app.errors import ArchiveError, SourceError
from app.ingest import library as library_module
from app.ingest.agreement import heal_index
from app.ingest.healing import (
    find_changed_seeds,
    mend_archive,
    prepare_archive,
    rebuild_index,
)
from app.ingest.library import Library
from app.ingest.verification import find_faults
from app.search import whoosh_engine
from app.search.engine import State
from app.search.finding import Filters, Window, find_passages
from app.search.query import parse_query
from tests.archives import open_test_library
from tests.builders import write_source
from tests.unit.ingest.talks import ingest, read_index_files, write_annotated

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "cut short": lambda content: content[: len(content) // 2],
    "zeros": lambda content: bytes(len(content)),
    "noise": lambda content: os.urandom(len(content)),
    "a flipped byte": lambda content: content[:-9] + bytes([content[-9] ^ 255]) + content[-8:],
}


@pytest.fixture(scope="module")
def sound_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an archive with two interviews, whose index has several segments."""
    folder = tmp_path_factory.mktemp("sound")
    library = open_test_library(folder / "var")
    mend_archive(library)
    ingest(library, write_annotated(folder / "seeds/ada"))
    ingest(library, write_source(folder / "grace", "We found an algebraic moth.\n"))
    library.close()
    return folder / "var"


@pytest.fixture
def data_dir(sound_dir: Path, tmp_path: Path) -> Path:
    """A copy of it to damage."""
    return shutil.copytree(sound_dir, tmp_path / "damaged")


def assert_mends(data_dir: Path) -> None:
    library = open_test_library(data_dir)
    mend_archive(library)
    assert find_faults(library) == []
    with library.database.read() as session:
        query = parse_query("algebraic")
        assert find_passages(session, library.engine, query, Filters(), Window()).total == 2
    library.close()


def test_it_mends_an_archive_whose_index_folder_is_gone(data_dir: Path) -> None:
    shutil.rmtree(data_dir / "index")
    assert_mends(data_dir)


def test_it_mends_an_archive_whose_index_folder_is_empty(data_dir: Path) -> None:
    shutil.rmtree(data_dir / "index")
    (data_dir / "index").mkdir()
    assert_mends(data_dir)


@pytest.mark.parametrize("pattern", ["*.toc", "*.seg", "checksums.json", "*LOCK"])
def test_it_mends_an_index_that_misses_a_file(data_dir: Path, pattern: str) -> None:
    min((data_dir / "index").glob(pattern)).unlink()
    assert_mends(data_dir)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_it_mends_an_index_with_any_file_damaged(
    data_dir: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    names = [path.name for path in (data_dir / "index").iterdir() if path.stat().st_size]
    assert len(names) >= 3
    for name in names:
        copy = shutil.copytree(data_dir, tmp_path / f"damaged {name}")
        path = copy / "index" / name
        path.write_bytes(damage(path.read_bytes()))
        assert_mends(copy)


def test_it_says_once_that_an_index_was_damaged(
    data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    toc = next((data_dir / "index").glob("*.toc"))
    toc.write_bytes(b"no table of contents")
    with caplog.at_level(logging.WARNING):
        assert_mends(data_dir)
    told = [record.getMessage() for record in caplog.records]
    assert told == [f"The index {data_dir / 'index'} cannot be used; it is built anew."]


def test_it_builds_an_index_of_an_older_version_anew(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh_engine, "VERSION", whoosh_engine.VERSION + 1)
    library = open_test_library(data_dir)
    assert library.engine.state() == State()
    assert library.engine.ingests() == {}
    library.close()
    assert_mends(data_dir)
    library = open_test_library(data_dir)
    assert library.engine.state() == State(2)
    library.close()


def test_it_leaves_a_sound_index_untouched(data_dir: Path) -> None:
    library = open_test_library(data_dir)
    before = read_index_files(library)
    assert heal_index(library) is False
    assert read_index_files(library) == before
    library.close()


def test_it_indexes_again_only_what_is_missing(data_dir: Path) -> None:
    library = open_test_library(data_dir)
    library.engine.remove([1], generation=-1)
    assert library.engine.ingests() == {2: 1}
    assert heal_index(library) is True
    assert library.engine.ingests() == {1: 1, 2: 1}
    assert find_faults(library) == []
    library.close()


def test_it_drops_what_a_lost_database_had_indexed(data_dir: Path) -> None:
    for path in data_dir.glob("onrecord.db*"):
        path.unlink()
    library = open_test_library(data_dir)
    mend_archive(library)
    assert library.engine.ingests() == {}
    assert find_faults(library) == []
    library.close()


def test_it_follows_a_database_that_was_restored_from_an_older_copy(
    data_dir: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    source, target = sqlite3.connect(data_dir / "onrecord.db"), sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    library = open_test_library(data_dir)
    ingest(library, write_annotated(tmp_path / "seeds/ada", title="Ada again"))
    library.close()
    for path in data_dir.glob("onrecord.db*"):
        path.unlink()
    shutil.copy(copy, data_dir / "onrecord.db")
    assert_mends(data_dir)


def test_it_rebuilds_the_whole_index(data_dir: Path) -> None:
    library = open_test_library(data_dir)
    assert rebuild_index(library) == 2
    assert find_faults(library) == []
    library.close()


def test_it_waits_for_a_writer_only_where_the_archive_cannot_be_read(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "LOCK_TIMEOUT_S", 0.1)
    reader, writer = open_test_library(data_dir), open_test_library(data_dir)
    with writer.lock():
        mend_archive(reader)
        writer.engine.index(3, [], replaces=[1])
        mend_archive(reader)
        assert reader.engine.state() == State(2, (1, 3))
        writer.engine.remove([1], generation=3)
        with pytest.raises(ArchiveError, match="has been writing"):
            mend_archive(reader)
    reader.close()
    writer.close()


def test_it_mends_what_was_left_unfinished_once_nobody_writes(data_dir: Path) -> None:
    library = open_test_library(data_dir)
    library.engine.index(3, [], replaces=[1])
    mend_archive(library)
    assert library.engine.state() == State(2)
    assert find_faults(library) == []
    library.close()


# --- seeds --------------------------------------------------------------------


def test_it_fills_an_empty_archive_from_the_seeds(library: Library, tmp_path: Path) -> None:
    write_annotated(tmp_path / "seeds/ada")
    prepare_archive(library, tmp_path / "seeds")
    with library.database.read() as session:
        assert [interview.slug for interview in list_interviews(session)] == ["ada"]


def test_it_leaves_a_filled_archive_as_it_is(library: Library, tmp_path: Path) -> None:
    write_annotated(tmp_path / "seeds/ada")
    prepare_archive(library, tmp_path / "seeds")
    write_source(tmp_path / "seeds/grace", "We found a moth.\n")
    prepare_archive(library, tmp_path / "seeds")
    with library.database.read() as session:
        assert [interview.slug for interview in list_interviews(session)] == ["ada"]


def test_it_starts_empty_where_there_is_no_seeds_folder(library: Library, tmp_path: Path) -> None:
    prepare_archive(library, tmp_path / "nowhere")
    with library.database.read() as session:
        assert list_interviews(session) == []
    assert find_changed_seeds(library, tmp_path / "nowhere") == []


def test_it_refuses_to_fill_an_archive_from_bad_seeds(library: Library, tmp_path: Path) -> None:
    write_annotated(tmp_path / "seeds/ada")
    write_source(tmp_path / "seeds/grace", b"")
    with pytest.raises(SourceError, match=r"grace/transcript\.txt: the file is empty"):
        prepare_archive(library, tmp_path / "seeds")
    with library.database.read() as session:
        assert list_interviews(session) == []


def test_it_finds_what_differs_between_seeds_and_archive(library: Library, tmp_path: Path) -> None:
    write_annotated(tmp_path / "seeds/ada")
    prepare_archive(library, tmp_path / "seeds")
    assert find_changed_seeds(library, tmp_path / "seeds") == []
    write_annotated(tmp_path / "seeds/ada", turns="")
    write_source(tmp_path / "seeds/grace", "We found a moth.\n")
    assert find_changed_seeds(library, tmp_path / "seeds") == ["ada", "grace"]

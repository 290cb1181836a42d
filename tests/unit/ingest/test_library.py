import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from app.archive.interviews import list_interviews
from app.bundled import PACKAGE
from app.errors import ArchiveError
from app.ingest import library as module
from app.ingest.library import Library, open_library
from app.ingest.planning import Change
from app.ingest.verification import find_faults
from tests.archives import open_test_library
from tests.builders import write_source
from tests.unit.ingest.talks import ingest, write_annotated

INGEST = """
import sys
from pathlib import Path
from app.ingest.healing import mend_archive
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.archives import open_test_library

library = open_test_library(Path(sys.argv[1]))
mend_archive(library)
for path in sys.argv[2:]:
    ingest_sources(library, find_sources(Path(path)))
library.close()
"""


def start_ingest(*arguments: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", INGEST, *(str(argument) for argument in arguments)]
    return subprocess.Popen(command, cwd=PACKAGE.parent)


def test_two_processes_that_ingest_at_once_wait_for_each_other(tmp_path: Path) -> None:
    both = write_annotated(tmp_path / "seeds/ada")
    folders = [write_source(tmp_path / f"talk-{n}", f"Talk number {n}.\n") for n in range(6)]
    data_dir = tmp_path / "var"
    first = start_ingest(data_dir, *folders[:3], both)
    second = start_ingest(data_dir, both, *folders[3:])
    assert (first.wait(), second.wait()) == (0, 0)
    library = open_test_library(data_dir)
    assert find_faults(library) == []
    with library.database.read() as session:
        slugs = {interview.slug for interview in list_interviews(session)}
    assert slugs == {"ada", *(folder.name for folder in folders)}
    assert sum(library.engine.ingests().values()) == 7
    library.close()


def test_two_threads_that_ingest_at_once_wait_for_each_other(
    library: Library, tmp_path: Path
) -> None:
    folder = write_annotated(tmp_path / "seeds/ada")
    changes: list[Change] = []
    threads = [
        Thread(target=lambda: changes.extend(plan.change for plan in ingest(library, folder)))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(changes) == [Change.ADDED, Change.NOTHING, Change.NOTHING]
    assert find_faults(library) == []


def test_it_says_that_somebody_else_is_writing(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOCK_TIMEOUT_S", 0.1)
    with library.lock(), pytest.raises(ArchiveError, match="another process has been writing"):
        ingest(library, write_source(tmp_path / "ada"))
    assert ingest(library, write_source(tmp_path / "ada"))[0].change is Change.ADDED


def test_it_makes_the_data_folder(tmp_path: Path) -> None:
    open_test_library(tmp_path / "a/b/c").close()
    assert (tmp_path / "a/b/c").is_dir()


@pytest.mark.parametrize("folder", ["file", "file/var"])
def test_it_says_that_the_data_folder_cannot_be_made(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ArchiveError, match=r"cannot be written .* ONRECORD_DATA_DIR"):
        open_library("sqlite://", tmp_path / folder)


def test_it_says_that_the_data_folder_cannot_be_written(library: Library) -> None:
    library.lock_file.unlink()
    library.lock_file.mkdir()
    with pytest.raises(ArchiveError, match="cannot be written"), library.lock():
        pass


def test_it_is_free_unless_somebody_writes(library: Library) -> None:
    assert library.is_free()
    other = open_test_library(library.lock_file.parent)
    with other.lock():
        assert not library.is_free()
    assert library.is_free()
    other.close()

"""The ingest is killed for real, in a process of its own, and the next start has to cope."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.archive.interviews import find_interview
from app.archive.segments import list_topic_segments
from app.bundled import PACKAGE
from app.cli import main
from app.ingest.healing import mend_archive
from app.ingest.library import Library
from app.ingest.pipeline import Step, ingest_sources
from app.ingest.verification import find_faults
from app.search.engine import Form, Scope, Wanted
from app.search.finding import Filters, Window, find_passages
from app.search.query import parse_query
from app.sources import find_sources
from tests.archives import open_test_library
from tests.builders import write_source
from tests.unit.ingest.talks import ingest, list_keys, write_annotated

INGEST_UNTIL = """
import os, signal, sys
from pathlib import Path
from app.ingest.healing import mend_archive
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.archives import open_test_library

def report(step):
    if step == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

library = open_test_library(Path(sys.argv[1]))
mend_archive(library)
ingest_sources(library, find_sources(Path(sys.argv[2])), report=report)
"""
STEPS = [step for step in Step if step not in {Step.PLANNED, Step.DONE}]
COMMITTED = {Step.AFTER_DATABASE, Step.BEFORE_CLEANING, Step.AFTER_CLEANING}
ANNOTATED_ANEW = {"turns": "Mary: Welcome, Ada.\n", "topics": "thinking: Will it think?\n"}

State = tuple[bool, ...]


def kill_ingest(data_dir: Path, folder: Path, step: Step) -> None:
    """Ingests in another process, which is killed at a step."""
    command = [sys.executable, "-c", INGEST_UNTIL, str(data_dir), str(folder), step.value]
    ended = subprocess.run(command, cwd=PACKAGE.parent, check=False)
    assert ended.returncode == -signal.SIGKILL


def ask(library: Library, look: Callable[[Library], State]) -> bool:
    """Whether the new state is found; it has to be found everywhere or nowhere."""
    found = look(library)
    assert len(set(found)) == 1, found
    return found[0]


def find_word(library: Library) -> State:
    with library.database.read() as session:
        query = parse_query("algebraic")
        answer = find_passages(session, library.engine, query, Filters(), Window())
        return find_interview(session, "ada") is not None, answer.total == 1


def find_annotations(library: Library) -> State:
    with library.database.read() as session:
        query = parse_query("algebraic")
        by_topic = find_passages(
            session, library.engine, query, Filters(topic="thinking"), Window()
        )
        by_speaker = find_passages(
            session, library.engine, query, Filters(speaker="mary"), Window()
        )
        by_old_topic = find_passages(
            session, library.engine, query, Filters(topic="weaving"), Window()
        )
        anywhere = find_passages(session, library.engine, query, Filters(), Window())
        assert anywhere.total == 1
        return (
            len(list_topic_segments(session, "thinking")) == 1,
            by_topic.total == 1,
            by_speaker.total == 1,
            by_old_topic.total == 0,
        )


def count_raw(library: Library) -> int:
    with library.engine.look() as view:
        return len(view.search(Wanted(every=((Form(("algebraic",)),),)), Scope()))


def start_again(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next start mends; after it everything agrees."""
    monkeypatch.setenv("ONRECORD_DATA_DIR", str(data_dir))
    for command in ("list", "verify"):
        assert CliRunner().invoke(main, [command]).exit_code == 0


@pytest.mark.parametrize("step", STEPS)
def test_a_first_ingest_that_is_killed_is_there_as_a_whole_or_not_at_all(
    tmp_path: Path, step: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, data_dir = write_annotated(tmp_path / "seeds/ada"), tmp_path / "var"
    kill_ingest(data_dir, folder, step)
    crashed = open_test_library(data_dir)
    assert ask(crashed, find_word) is (step in COMMITTED)
    crashed.close()
    start_again(data_dir, monkeypatch)
    library = open_test_library(data_dir)
    assert find_faults(library) == []
    assert ask(library, find_word) is (step in COMMITTED)
    assert count_raw(library) == int(step in COMMITTED)
    ingest(library, folder)
    assert ask(library, find_word)
    assert find_faults(library) == []
    library.close()


@pytest.fixture(scope="module")
def annotated_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two interviews, each ingested whole."""
    folder = tmp_path_factory.mktemp("annotated")
    library = open_test_library(folder / "var")
    mend_archive(library)
    ingest(library, write_source(folder / "other", "Hello."), write_annotated(folder / "seeds/ada"))
    library.close()
    return folder / "var"


@pytest.mark.parametrize("step", STEPS)
def test_annotations_whose_ingest_is_killed_are_there_as_a_whole_or_not_at_all(
    annotated_dir: Path, tmp_path: Path, step: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_dir = shutil.copytree(annotated_dir, tmp_path / "var")
    folder = write_annotated(tmp_path / "seeds/ada", **ANNOTATED_ANEW)
    before = open_test_library(data_dir)
    keys = list_keys(before, "ada")
    before.close()
    kill_ingest(data_dir, folder, step)
    crashed = open_test_library(data_dir)
    assert ask(crashed, find_annotations) is (step in COMMITTED)
    crashed.close()
    start_again(data_dir, monkeypatch)
    library = open_test_library(data_dir)
    assert find_faults(library) == []
    assert ask(library, find_annotations) is (step in COMMITTED)
    assert count_raw(library) == 1
    ingest(library, folder)
    assert ask(library, find_annotations)
    assert list_keys(library, "ada") == keys
    library.close()


def test_a_reader_sees_the_old_state_until_the_database_has_turned_to_the_new_one(
    annotated_dir: Path, tmp_path: Path
) -> None:
    data_dir = shutil.copytree(annotated_dir, tmp_path / "var")
    folder = write_annotated(tmp_path / "seeds/ada", **ANNOTATED_ANEW)
    writer, reader = open_test_library(data_dir), open_test_library(data_dir)
    seen: dict[Step, bool] = {}

    def look(step: Step) -> None:
        seen[step] = ask(reader, find_annotations)
        # The writer's own searcher has to see the same.
        assert ask(writer, find_annotations) is seen[step]

    assert not ask(reader, find_annotations)
    ingest_sources(writer, find_sources(folder), report=look)
    assert seen == {step: step in COMMITTED or step is Step.DONE for step in Step}
    writer.close()
    reader.close()

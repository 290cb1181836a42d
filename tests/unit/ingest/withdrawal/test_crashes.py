"""A withdrawal is killed for real, in a process of its own, and has to be finished after it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.bundled import PACKAGE
from app.errors import ArchiveError
from app.ingest.healing import mend_archive
from app.ingest.pipeline import Step
from app.ingest.removing import remove
from app.ingest.verification import find_faults
from app.ingest.withdrawal.planning import Order
from app.ingest.withdrawal.withdrawing import is_unfinished, withdraw
from tests.archives import open_test_library
from tests.unit.ingest.talks import ingest, write_annotated
from tests.unit.ingest.withdrawals import PERFORM, THINK, find_in_files, find_key, list_texts

KILL = """
import os, signal, sys
from pathlib import Path
from app.ingest.removing import remove
from app.ingest.withdrawal.planning import Order
from app.ingest.withdrawal.withdrawing import withdraw
from tests.archives import open_test_library

def report(step):
    if step == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)

library = open_test_library(Path(sys.argv[1]))
if len(sys.argv) > 3:
    withdraw(library, Order("ada", sys.argv[3], sys.argv[3], "Asked."), report)
else:
    remove(library, "ada", report)
"""
STEPS = [step for step in Step if step not in {Step.PLANNED, Step.DONE}]
COMMITTED = {Step.AFTER_DATABASE, Step.BEFORE_CLEANING, Step.AFTER_CLEANING}


def kill(data_dir: Path, step: Step, *key: str) -> None:
    command = [sys.executable, "-c", KILL, str(data_dir), step.value, *key]
    ended = subprocess.run(command, cwd=PACKAGE.parent, check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize("step", STEPS)
def test_a_withdrawal_that_is_killed_happened_or_not_and_the_next_start_finishes_it(
    tmp_path: Path, step: Step
) -> None:
    data_dir = tmp_path / "var"
    library = open_test_library(data_dir)
    mend_archive(library)
    ingest(library, write_annotated(tmp_path / "seeds/ada"))
    key = find_key(library, PERFORM)
    library.close()
    kill(data_dir, step, key)
    library = open_test_library(data_dir)
    assert (PERFORM not in list_texts(library)) is (step in COMMITTED)
    mend_archive(library)
    assert not is_unfinished(library)
    if step in COMMITTED:
        assert find_in_files(data_dir, "perform") == []
        with pytest.raises(ArchiveError, match="withdrawn already"):
            withdraw(library, Order("ada", key, key, "Asked."))
    else:
        withdraw(library, Order("ada", key, key, "Asked."))
    assert find_in_files(data_dir, "perform") == []
    assert list_texts(library)[-1] == THINK
    assert find_faults(library) == []
    library.close()


@pytest.mark.parametrize("step", STEPS)
def test_a_removal_that_is_killed_happened_or_not(tmp_path: Path, step: Step) -> None:
    library = open_test_library(tmp_path / "var")
    mend_archive(library)
    ingest(library, write_annotated(tmp_path / "seeds/ada"))
    library.close()
    kill(tmp_path / "var", step)
    library = open_test_library(tmp_path / "var")
    mend_archive(library)
    assert find_faults(library) == []
    if step in COMMITTED:
        with pytest.raises(ArchiveError, match="already"):
            remove(library, "ada")
    else:
        remove(library, "ada")
    assert find_faults(library) == []
    library.close()

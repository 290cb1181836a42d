import logging
from pathlib import Path

import pytest

from app.archive.state import read_generation
from app.ingest.agreement import healing
from app.ingest.healing import mend_archive
from app.ingest.library import Library
from app.ingest.withdrawal.withdrawing import MARKER, is_unfinished
from tests.archives import open_test_library


def test_what_cannot_be_mended_is_told_after_what_went_wrong(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_library: Library) -> bool:
        raise OSError("no space left")

    def break_off() -> None:
        with healing(library):
            monkeypatch.setattr("app.ingest.agreement.heal_index", fail)
            raise ValueError("first")

    with pytest.raises(ValueError, match="first"), caplog.at_level(logging.ERROR):
        break_off()
    assert "The index could not be mended" in caplog.text


def test_a_withdrawal_is_finished_later_where_somebody_is_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("app.archive.database.BUSY_TIMEOUT_MS", 50)
    library, reader = open_test_library(tmp_path), open_test_library(tmp_path)
    mend_archive(library)
    (tmp_path / MARKER).touch()
    with reader.database.read() as session:
        read_generation(session)
        mend_archive(library)
    assert "A withdrawal is not finished: " in caplog.text
    mend_archive(library)
    assert not is_unfinished(library)
    for one in (library, reader):
        one.close()

"""A folder of its own for every setting."""

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Points every setting into a folder of the test's own; gives the seeds folder."""
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ONRECORD_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("ONRECORD_SEEDS_DIR", str(tmp_path / "seeds"))
    return tmp_path / "seeds"

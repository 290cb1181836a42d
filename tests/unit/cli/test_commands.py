import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives import FIRST
from tests.unit.cli.commands import answer, complaint, run

COMMANDS = (
    *("serve", "ingest", "turns", "list", "remove", "withdraw", "export", "search"),
    *("check", "reindex", "verify"),
)


def test_it_helps() -> None:
    told = answer("--help")
    for command in COMMANDS:
        assert f"\n  {command} " in told
    assert answer("--version").startswith("onrecord, version ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest",),
        ("nonsense",),
        ("ingest", "--colour", "red", "x"),
        ("turns",),
        ("turns", "one", "two"),
        ("search",),
        ("search", "--limit", "0", "word"),
        ("serve", "--port", "99999"),
        ("serve", "--workers", "none"),
    ],
)
def test_a_wrong_command_line_ends_with_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ONRECORD_LOG_LEVEL", "loud"),
        ("ONRECORD_BASE_URL", "example.org"),
        ("ONRECORD_DATABASE_URL", "nonsense"),
        ("ONRECORD_DATA_DIR", "/dev/null/var"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    for command in ("list", "verify", "serve"):
        assert name in complaint(command)


def test_the_installed_command_is_this_one(seeds: Path) -> None:
    command = Path(sys.executable).with_name("onrecord")
    if not command.is_file():
        pytest.skip("onrecord is not installed beside this Python")
    ended = subprocess.run([command, "ingest", "nowhere"], capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr == b"onrecord: nowhere: there is no such file or folder.\n"


def test_the_first_interview_comes_along(
    seeded_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(seeded_dir, tmp_path / "var")
    assert answer("list").startswith(f"{FIRST}\t2025-11-25\t13034 words\t")
    assert answer("verify") == "Database, index and sources agree.\n"
    found = json.loads(answer("search", "--json", '"age of research"'))
    assert found["total"] >= 2

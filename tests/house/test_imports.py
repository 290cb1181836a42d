"""The layers of the house, and that the contracts which hold them do hold."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """The verdict of lint-imports on the `app` and the `pyproject.toml` of a folder."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copied_house(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to break."""
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_it_keeps_every_contract():
    checked = lint_imports(ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(
    ("room", "line", "imported"),
    [
        ("transcript", "import sqlalchemy", "sqlalchemy"),
        ("web", "import whoosh", "whoosh"),
        ("web", "from sqlalchemy import orm", "sqlalchemy"),
        ("search", "import jinja2", "jinja2"),
        ("transcript", "import pathlib", "pathlib"),
        ("transcript", "from urllib import request", "urllib"),
        ("web", "import app.settings", "app.settings"),
        ("web", "import app.ingest", "app.ingest"),
        ("archive", "import app.search", "app.search"),
    ],
)
def test_it_refuses_an_import_through_the_wall(copied_house, room, line, imported):
    copied_house.joinpath("app", room, "intruder.py").write_text(f"{line}\n")
    checked = lint_imports(copied_house)
    assert checked.returncode == 1
    assert f"app.{room}.intruder -> {imported} (l.1)" in checked.stdout


def test_it_refuses_a_module_that_has_no_place_in_the_layers(copied_house):
    copied_house.joinpath("app", "drawer.py").touch()
    checked = lint_imports(copied_house)
    assert checked.returncode == 1
    assert "- app.drawer" in checked.stdout


def test_it_opens_no_file_while_reading_a_transcript():
    # The contracts see imports; these need none.
    opening = {"open", "print", "input", "exec", "eval", "__import__"}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.id}()"
        for path in sorted(ROOT.joinpath("app", "transcript").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in opening
    ]
    assert found == []

"""The commands that README.md and CONTRIBUTING.md promise, and the pins that they install."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def make(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def pins(name: str) -> dict[str, str]:
    """The version of every package that a requirements file pins."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", text, re.MULTILINE))


@pytest.mark.parametrize("target", ["setup", "serve", "test", "lint", "check", "bench", "help"])
def test_it_lists_the_command(target):
    listed = make()
    assert listed.returncode == 0, listed.stderr
    assert re.search(rf"^ +make {target} +\w", listed.stdout, re.MULTILINE)


def test_it_knows_every_target_that_the_documents_name():
    documents = "\n".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ["README.md", "CONTRIBUTING.md"]
    )
    # In backticks, or a whole line of a block: "make sure" in a sentence is no command.
    named = {
        target
        for pattern in (r"`(?:[A-Z_]+=\S+ )*make ([a-z]+)", r"^[ $]*make ([a-z]+)(?: [A-Z]+=\S+)*$")
        for target in re.findall(pattern, documents, re.MULTILINE)
    }
    listed = set(re.findall(r"^ +make ([a-z]+)", make("help").stdout, re.MULTILINE))
    assert {"serve", "test"} <= named
    assert named - listed == set()


def test_it_refuses_a_python_that_is_too_old(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    old = tmp_path / "python3.10"
    old.write_text("#!/bin/sh\nexit 1\n")  # what 3.10 answers to "are you 3.11 or newer?"
    old.chmod(0o755)
    refused = make("setup", f"PYTHON={old}", folder=tmp_path)
    assert refused.returncode != 0
    assert "Onrecord needs Python 3.11 or newer" in refused.stderr
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_it_pins_every_package_by_hash(name):
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    requirements = [
        line for line in text.splitlines() if line and not line.lstrip().startswith("#")
    ]
    assert len(requirements) > 20
    assert [line for line in requirements if not re.search(r"==\S+.* --hash=sha256:", line)] == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_it_names_no_address_and_no_path(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"://|file:|--index-url|--find-links|@ |^[./]", text, re.MULTILINE) == []


@pytest.mark.parametrize(
    ("name", "groups"),
    [("requirements.txt", ["build"]), ("requirements-dev.txt", ["build", "dev"])],
)
def test_it_pins_what_the_project_asks_for(name, groups):
    asked = PROJECT["project"]["dependencies"] + [
        line
        for group in groups
        for line in PROJECT["dependency-groups"][group]
        if isinstance(line, str)
    ]
    pinned = pins(name)
    unmet = [line for line in asked if not is_met(Requirement(line), pinned)]
    assert unmet == [], "run `make pins`"


def is_met(asked: Requirement, pinned: dict[str, str]) -> bool:
    return asked.name in pinned and asked.specifier.contains(pinned[asked.name])


def test_it_tests_with_the_versions_that_it_serves_with():
    served, tested = pins("requirements.txt"), pins("requirements-dev.txt")
    assert served.items() <= tested.items()

"""The documents are true: settings, commands, links. The wording is nobody's business here."""

import re
import tomllib
from pathlib import Path

import pytest
from click import Option

from app import __version__
from app.cli import main
from app.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(path for path in ROOT.glob("*.md")) + sorted((ROOT / "seeds").rglob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = [line.strip().strip("|").split("|") for line in README.splitlines() if line.startswith("|")]
CODE = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", README, flags=re.DOTALL))
CODE += [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def find_row(first: str) -> list[str]:
    """The cells of the table's row that begins with a word."""
    (row,) = [row for row in ROWS if first in re.findall(r"[\w…-]+", row[0])]
    return [cell.strip() for cell in row]


def fold(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("name", Settings.model_fields)
def test_it_documents_every_setting_with_its_default_and_meaning(name):
    field = Settings.model_fields[name]
    _, default, meaning = find_row(f"{PREFIX}{name}".upper())
    assert default
    if field.default_factory is None and str(field.default):
        assert str(field.default) in default.replace("./", "").replace("`", "")
    # In the words of the settings themselves, or near enough.
    said, written = fold(field.description or ""), fold(meaning)
    assert len(said & written) >= min(len(said), len(written)) / 2


def test_it_documents_no_setting_that_is_not_there():
    named = {name for path in DOCUMENTS for name in re.findall(rf"\b{PREFIX}[A-Z_]+\b", read(path))}
    assert named == {f"{PREFIX}{name}".upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", main.commands)
def test_it_documents_every_command(name):
    assert find_row(name)[0].startswith(f"`onrecord {name}")


def test_it_documents_no_command_that_is_not_there():
    named = {
        name
        for path in DOCUMENTS
        for name in re.findall(r"(?:`|^|bin/)onrecord ([a-z]+)", read(path), re.MULTILINE)
    }
    if (ROOT / "CHANGELOG.md").is_file():
        assert (ROOT / "CHANGELOG.md") in DOCUMENTS
    assert {"ingest", "verify"} <= named
    assert named - set(main.commands) == set()


def test_it_documents_only_options_that_a_command_has():
    found = 0
    for code in (line for line in CODE if line.startswith("onrecord ")):
        name = code.split()[1]
        options = {
            flag
            for each in main.commands[name].params
            if isinstance(each, Option)
            for flag in each.opts
        }
        named = set(re.findall(r"--[a-z-]+", code))
        assert named <= options, code
        found += len(named)
    assert found >= 5


def test_it_documents_every_option():
    documented = set(re.findall(r"--[a-z-]+", README))
    for name, command in main.commands.items():
        for parameter in command.params:
            if isinstance(parameter, Option) and name != "search":
                assert set(parameter.opts) <= documented, (name, parameter.opts)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_it_has_no_link_that_leads_nowhere(path):
    text = re.sub(r"```.*?```", "", read(path), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        address, _, anchor = target.partition("#")
        if "://" in address or target.startswith("mailto:"):
            continue
        linked = (path.parent / address).resolve() if address else path
        assert linked.exists(), target
        assert linked.is_relative_to(ROOT), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", read(linked), re.MULTILINE)
            assert anchor in {
                re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings
            }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_it_names_only_files_that_are_there(path):
    for name in re.findall(
        r"`((?:app|templates|static|seeds|migrations|tests)/[^`<>*…\s]+)`", read(path)
    ):
        assert (ROOT / name).exists(), name


def test_it_shows_the_version_of_the_program_in_the_changelog():
    versions = re.findall(
        r"^## \[?v?(\d[\w.]*|[Uu]nreleased)", read(ROOT / "CHANGELOG.md"), re.MULTILINE
    )
    assert versions
    assert versions[0] == __version__ or versions[0].lower() == "unreleased"


def test_it_names_the_python_that_the_project_asks_for():
    asked = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["requires-python"]
    assert f"Python {asked.removeprefix('>=')}" in README

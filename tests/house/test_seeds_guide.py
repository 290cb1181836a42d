"""The examples of seeds/README.md are a source that can be ingested."""

import re
from pathlib import Path

from app.ingest.library import Library
from app.ingest.pipeline import plan_ingest
from app.sources import find_sources
from tests.archives import SEEDS

TALK = """\
Welcome, Ada. What are you working on?
An engine that weaves algebraic patterns, as the Countess says.
It does whatever we know how to do. I have computed my expenses.
Will it think?
Ada is a programming language. It does whatever we can order it to perform.
"""
GUIDE = (SEEDS / "README.md").read_text(encoding="utf-8")
# The topics that the example speaks of, and does not show.
OTHERS = "".join(
    f'[{slug}]\nname = "{slug}"\nsummary = "Another."\n' for slug in ("computation", "engines")
)


def take_example(heading: str, language: str) -> str:
    """The first example in a language under a heading."""
    section = GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    found = re.search(rf"```{language}\n(.*?)```", section, re.DOTALL)
    assert found, heading
    return found[1]


def write_example(folder: Path) -> Path:
    files = {
        folder / "transcript.txt": TALK,
        folder / "interview.toml": take_example("interview.toml", "toml"),
        folder / "turns.txt": take_example("turns.txt", "text"),
        folder / "chapters.txt": take_example("chapters.txt", "text"),
        folder / "topics.txt": take_example("topics.toml and topics.txt", "text"),
        folder / "names.txt": take_example("names.toml and names.txt", "text"),
        folder.parent / "topics.toml": take_example("topics.toml and topics.txt", "toml") + OTHERS,
        folder.parent / "names.toml": take_example("names.toml and names.txt", "toml"),
        folder.parent / "people.toml": take_example("people.toml", "toml"),
    }
    folder.mkdir(parents=True)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    return folder


def test_its_examples_make_a_source_that_can_be_ingested(library: Library, tmp_path: Path) -> None:
    [plan] = plan_ingest(library, find_sources(write_example(tmp_path / "seeds/ada")))
    resolved = plan.list_annotations()
    assert {one.line.file.rsplit("/")[-1] for one in resolved if one.line} == {
        "turns.txt",
        "chapters.txt",
        "topics.txt",
        "names.txt",
    }
    assert sum(one.is_taken_out for one in resolved) == 2

"""What a dry run tells about the links into an interview that is corrected."""

import json
from pathlib import Path

import pytest

from tests.builders import write_source
from tests.unit.cli.commands import answer, run
from tests.unit.transcript.histories import ENGINE, NUMBERS, ORDER, TALK, THINK, WELCOME, change

KNITS = ENGINE.replace("weaves algebraic", "knits algebraic")
ADDED = "It might compose elaborate pieces of music of any complexity."
PARTS = ["Will it think one day?", "Or only do as it is told?"]


def write(folder: Path, sentences: list[str], **files: str) -> Path:
    return write_source(folder, "\n".join(sentences) + "\n", **files)


@pytest.fixture
def ada(seeds: Path) -> Path:
    """The folder of a talk that is in the archive."""
    folder = write(seeds / "ada", TALK, turns="Charles: Welcome to the show\nAda: The engine\n")
    answer("ingest", folder)
    return folder


def test_it_tells_what_becomes_of_every_link_the_worst_first(ada: Path) -> None:
    text = [WELCOME, KNITS, *PARTS, ADDED, *TALK[4:]]
    told = run("ingest", "--dry-run", "--yes", write(ada, text)).stdout.splitlines()
    assert told[0].startswith("ada: corrected (revision 2; 7 sentences")
    assert told[1] == "  links: 3 kept, 1 corrected, 0 moved, 0 merged, 1 split, 1 removed; 1 added"
    assert [line.split()[0] for line in told[2:6]] == ["removed", "split", "corrected", "added"]
    assert told[2].endswith(f": “{ORDER}” → nothing")
    assert told[3].endswith(f": “{THINK}” → “{PARTS[0]}” “{PARTS[1]}”")
    assert told[4].endswith(f": “{ENGINE}” → “{KNITS}”")
    assert told[5].endswith(f": “{ADDED}”")


def test_it_tells_the_same_to_programs(ada: Path) -> None:
    text = change(TALK, ENGINE=KNITS)
    [told] = json.loads(run("ingest", "--dry-run", "--json", write(ada, text)).stdout)["interviews"]
    assert (told["change"], told["revision"]) == ("corrected", 2)
    assert told["links"] == {
        "unchanged": 5,
        "corrected": 1,
        "moved": 0,
        "merged": 0,
        "split": 0,
        "removed": 0,
        "added": 0,
    }
    [changed] = told["changes"]
    assert (changed["fate"], changed["before"], changed["after"]) == ("corrected", ENGINE, [KNITS])
    assert 0.5 < changed["likeness"] < 1
    assert told["added"] == []
    assert told["rewritten"] == []


def test_a_dry_run_reports_before_it_says_that_too_many_links_would_break(ada: Path) -> None:
    told = run("ingest", "--dry-run", write(ada, [*TALK[:5], ADDED]))
    assert told.exit_code == 1
    assert "5 kept, 0 corrected" in told.stdout
    assert "would break 1 of the 6 links" in told.stderr
    assert run("ingest", "--dry-run", "--yes", ada).exit_code == 0


def test_a_dry_run_reports_before_it_lists_stale_annotations(ada: Path) -> None:
    text = [WELCOME.replace("Welcome", "A warm welcome"), *TALK[1:]]
    told = run("ingest", "--dry-run", write(ada, text))
    assert told.exit_code == 1
    assert "5 kept, 1 corrected" in told.stdout
    assert "“Charles: Welcome to the show” → “Charles: A warm welcome" in told.stderr
    written = run("ingest", "--dry-run", "--json", "--update-annotations", ada)
    assert written.exit_code == 0
    [line] = json.loads(written.stdout)["interviews"][0]["rewritten"]
    assert line.startswith(f"{ada / 'turns.txt'}, line 1: ")


def test_it_says_that_a_note_is_not_kept_where_no_word_was_corrected(ada: Path) -> None:
    told = run("ingest", ada, "--note", "Nothing to tell")
    assert told.exit_code == 0
    assert "no word was corrected, so the note is not kept." in told.stderr


def test_it_corrects_with_a_note_and_keeps_the_history_beside_the_transcript(ada: Path) -> None:
    text = change(TALK, NUMBERS=NUMBERS.replace("aptly", "fitly"))
    told = answer("ingest", write(ada, text), "--note", "Misheard")
    assert told.startswith("ada: corrected (revision 2; 6 sentences")
    lines = [json.loads(line) for line in (ada / "history.jsonl").read_text().splitlines()]
    assert [(line["revision"], line["note"]) for line in lines] == [(1, None), (2, "Misheard")]
    assert (ada / "revisions/1/transcript.txt").read_text() == "\n".join(TALK) + "\n"

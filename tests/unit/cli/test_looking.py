import json
from pathlib import Path

from tests.builders import TALK, write_source
from tests.unit.cli.commands import answer, complaint, run


def test_it_searches(seeds: Path) -> None:
    answer("ingest", write_source(seeds / "ada", turns="Ada: Welcome, Ada.\n"))
    result = run("search", '"algebraic patterns"')
    assert result.stdout.startswith("/interviews/ada/")
    assert "(exact, Ada)\n  An engine that weaves algebraic patterns.\n" in result.stdout
    assert result.stderr == "1 passage\n"
    nothing = run("search", "moth")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "0 passages\n")


def test_it_searches_as_json(seeds: Path) -> None:
    answer("ingest", write_source(seeds / "ada"))
    told = json.loads(answer("search", "--json", "algebraic"))
    [hit] = told["hits"]
    assert told["total"] == 1
    assert (hit["interview"], hit["rung"], hit["who"]) == ("ada", "exact", "speaker unknown")
    assert hit["url"] == f"/interviews/ada/{hit['key']}"
    [[start, end]] = hit["marks"]
    assert " ".join(TALK.split())[start:end] == "algebraic"


def test_it_refuses_a_search_that_is_too_long() -> None:
    assert "at most 300 characters" in complaint("search", "word " * 9000)

import json
import shutil
from pathlib import Path

import httpx
import pytest

from tests.archives import FIRST
from tests.builders import TALK, write_source
from tests.unit.cli.commands import answer, complaint, run

QUERIES = [
    "value function",
    '"age of research"',
    "speaker:ilya scaling",
    "superinteligence",
    "jaggedness",
    "Sam Altman",
    "scaling -pretraining",
    "topic:nope value",
    "!?",
]


@pytest.fixture
def first_interview(seeded_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(seeded_dir, tmp_path / "var")


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
    assert (hit["interview"], hit["rung"], hit["speakers"]) == ("ada", "exact", [])
    assert hit["url"] == f"/interviews/ada/{hit['key']}"
    [[start, end]] = hit["marks"]
    assert " ".join(TALK.split())[start:end] == "algebraic"


def test_it_says_that_it_knows_no_speaker(seeds: Path) -> None:
    answer("ingest", write_source(seeds / "ada"))
    assert "(exact, speaker unknown)" in answer("search", "algebraic")


@pytest.mark.anyio
@pytest.mark.usefixtures("first_interview")
@pytest.mark.parametrize("query", QUERIES)
async def test_its_json_is_that_of_the_api(visitor: httpx.AsyncClient, query: str) -> None:
    of_api = await visitor.get("/api/v1/search", params={"q": query, "limit": 7})
    assert json.loads(answer("search", "--json", "--limit", 7, query)) == of_api.json()


@pytest.mark.usefixtures("first_interview")
def test_it_writes_the_best_sentence_of_each_hit() -> None:
    result = run("search", "--limit", 3, "value function")
    hits = result.stdout.strip().split("\n\n")
    assert len(hits) == 3
    for hit in hits:
        address, sentence = hit.split("\n")
        assert address.startswith(f"/interviews/{FIRST}/")
        assert address.endswith("Ilya Sutskever)")
        assert "(exact, " in address
        assert "value function" in sentence.lower()
    assert result.stderr == "8 passages\n"


@pytest.mark.anyio
@pytest.mark.usefixtures("first_interview")
async def test_it_writes_a_phrase_that_runs_over_whole(visitor: httpx.AsyncClient) -> None:
    here = f"/api/v1/interviews/{FIRST}"
    text = (await visitor.get(f"{here}/text")).text
    first, second = (await visitor.get(f"{here}/segments")).json()["segments"][:2]
    before = text[first["start"] : first["end"]].split()[-2:]
    after = text[second["start"] : second["end"]].split()[:2]
    address, sentences = answer("search", f'"{" ".join([*before, *after])}"').strip().split("\n")
    assert address.split(" ")[0].endswith(f"..{second['key']}")
    assert " ".join([*before, *after]) in sentences


@pytest.mark.usefixtures("first_interview")
def test_it_says_what_may_have_been_meant() -> None:
    result = run("search", "superinteligence")
    assert "(similar, " in result.stdout
    assert result.stderr.endswith("Did you mean: superintelligence\n")


@pytest.mark.usefixtures("first_interview")
def test_it_says_what_no_filter_is_called() -> None:
    result = run("search", "topic:nope value")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "No topic of this archive is called “nope”, or several are.\n0 passages\n"
    )


@pytest.mark.parametrize("query", ["", "!?", "-scaling"])
@pytest.mark.usefixtures("first_interview")
def test_it_asks_for_a_word_when_given_none(query: str) -> None:
    # `--` so that a minus is no option.
    result = run("search", "--", query)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "onrecord: Type a word or a number to search for.\n"


def test_it_refuses_a_search_that_is_too_long() -> None:
    assert "at most 300 characters" in complaint("search", "word " * 9000)
    assert "at most 300 characters" in complaint("search", "--json", "word " * 9000)
    assert "at most 40 words" in complaint("search", "a " * 41)


@pytest.mark.parametrize("limit", ["0", "101", "many"])
def test_it_refuses_a_limit_that_it_cannot_keep(limit: str) -> None:
    result = run("search", "--limit", limit, "word")
    assert (result.exit_code, result.stdout) == (2, "")

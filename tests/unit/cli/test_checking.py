"""Checking a quotation from the command line: `onrecord check`."""

import json
import shutil
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.archives import FIRST
from tests.builders import write_source
from tests.unit.cli.commands import answer, complaint, run

AGE = "we’re back in the age of research"
FUNDAMENTAL = (
    "These models somehow just generalize dramatically worse than people … "
    "That seems like a very fundamental thing."
)
ANALOGY = "there is a great ML analogy"
EVALS = (
    '"The real reward hacking is the human researchers who are too focused on the evals," '
    "Sutskever said"
)
TITLE = "We're moving from the age of scaling to the age of research"
INVENTED = "The value function is so stable and so robust"
SEVERAL = f"Sutskever said “{ANALOGY}”, he added “{AGE}”, and “{INVENTED}”."
GLUED = (
    "These models somehow just generalize dramatically worse than people. "
    "So it's back to the age of research again, just with big computers."
)
QUOTES = [AGE, FUNDAMENTAL, ANALOGY, EVALS, TITLE, INVENTED, SEVERAL, GLUED]
QUOTES += ["age of research", "I think like 5 to 20 years", "zyzzyva quokka xylophone"]


@pytest.fixture
def first_interview(seeded_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(seeded_dir, tmp_path / "var")


def pipe(pasted: str | bytes, *options: str) -> Result:
    """Hands a paste over on stdin."""
    return CliRunner().invoke(main, ["check", *options, "-"], input=pasted)


def read_lines(quote: str) -> list[str]:
    """What is answered, line by line."""
    return [line.strip() for line in answer("check", quote).splitlines()]


def find_line(lines: list[str], start: str) -> str:
    """What follows the beginning of the only line that begins so."""
    [line] = [line for line in lines if line.startswith(start)]
    return line.removeprefix(start).strip()


def test_it_checks(seeds: Path) -> None:
    answer("ingest", write_source(seeds / "ada", turns="Ada: Welcome, Ada.\n"))
    result = run("check", "An engine that weaves algebraic patterns.")
    first, *lines, address, source = result.stdout.splitlines()
    assert first == "verbatim: Ada, in the transcript: word for word."
    assert lines == [
        "  as quoted:         An engine that weaves algebraic patterns",
        "  in the transcript: An engine that weaves algebraic patterns",
    ]
    assert address.startswith("  /interviews/ada/")
    assert source.endswith("; check the recording before printing")
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_was_not_said_is_an_answer_too(seeds: Path) -> None:
    answer("ingest", write_source(seeds / "ada"))
    result = run("check", "zyzzyva quokka xylophone")
    assert result.stdout.startswith("absent: Not in this archive’s transcripts")
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_empty_archive_has_no_quotation() -> None:
    assert answer("check", AGE).startswith("absent: Not in this archive’s transcripts")


@pytest.mark.usefixtures("first_interview")
def test_it_shows_which_words_differ() -> None:
    lines = read_lines(AGE)
    assert lines[0] == "altered: Ilya Sutskever, in the transcript: three words differ."
    assert find_line(lines, "as quoted:") == "[-we’re-] back [-in-] the age of research"
    assert find_line(lines, "in the transcript:") == "{+we are+} back {+to+} the age of research"
    assert lines[-2:] == [
        f"/interviews/{FIRST}/v645j79k",
        "source: edited captions; check the recording before printing",
    ]


@pytest.mark.usefixtures("first_interview")
def test_it_shows_what_was_left_out() -> None:
    lines = read_lines(FUNDAMENTAL)
    assert lines[0] == (
        "abridged: Ilya Sutskever, in the transcript: shortened, three words are left out where "
        "the quotation says so."
    )
    assert " than people … That seems " in find_line(lines, "as quoted:")
    assert " than people {+It's super obvious+} That seems " in find_line(lines, "in the transcr")
    assert ".." in lines[-2]


@pytest.mark.usefixtures("first_interview")
def test_it_shows_the_denial_that_was_cut_off_first() -> None:
    verdict, note, *_ = read_lines(ANALOGY)
    assert verdict.startswith("verbatim: Ilya Sutskever, in the transcript: word for word, part of")
    assert "“But I don’t think”" in note.replace("'", "’")


@pytest.mark.usefixtures("first_interview")
def test_it_says_whose_words_they_are() -> None:
    verdict, note, *_ = read_lines(EVALS)
    assert verdict.startswith("verbatim: Dwarkesh Patel, not Ilya Sutskever, in the transcript: ")
    assert note == "Given to Ilya Sutskever; in the transcript Dwarkesh Patel has these words."


@pytest.mark.usefixtures("first_interview")
def test_it_knows_a_title() -> None:
    verdict, note, quoted, *_ = read_lines(TITLE)
    assert verdict == "absent: Not in this archive’s transcripts, but in a title."
    assert note.startswith("These are words of the interview’s title, “Ilya Sutskever")
    assert quoted == f"as quoted:         {TITLE}"


@pytest.mark.usefixtures("first_interview")
def test_it_offers_the_nearest_passage_as_no_more_than_that() -> None:
    lines = read_lines(INVENTED)
    assert lines[0] == "absent: Not in this archive’s transcripts."
    assert "value function" in find_line(lines, "the nearest is:")
    assert lines[-1] == f"/interviews/{FIRST}/4x5f248c"
    assert not [line for line in lines if line.startswith(("in the transcript:", "source:"))]


@pytest.mark.usefixtures("first_interview")
def test_it_checks_each_quotation_of_a_paste() -> None:
    told = answer("check", SEVERAL).split("\n\n")
    assert [each.split(":")[0] for each in told] == [
        *(f"“{ANALOGY}”\nverbatim", f"“{AGE}”\naltered", f"“{INVENTED}”\nabsent"),
    ]


@pytest.mark.usefixtures("first_interview")
def test_it_tells_the_parts_of_what_is_put_together() -> None:
    lines = read_lines(GLUED)
    first = find_line(lines, "“These models somehow just generalize dramatically worse than people")
    second = find_line(lines, "“So it's back to the age of research again")
    for part in (first, second):
        assert f"verbatim, /interviews/{FIRST}/" in part


@pytest.mark.usefixtures("first_interview")
def test_it_lists_every_place_with_the_words() -> None:
    addresses = [line for line in read_lines("age of research") if line.startswith("/interviews/")]
    assert len(addresses) == len(set(addresses)) > 3


@pytest.mark.anyio
@pytest.mark.usefixtures("first_interview")
@pytest.mark.parametrize("quote", QUOTES)
async def test_its_json_is_that_of_the_api(visitor: httpx.AsyncClient, quote: str) -> None:
    of_api = await visitor.get("/api/v1/check", params={"quote": quote})
    assert json.loads(answer("check", "--json", quote)) == of_api.json()


@pytest.mark.usefixtures("first_interview")
def test_it_reads_stdin() -> None:
    quote = "These models somehow just\ngeneralize dramatically worse than people\n"
    piped = pipe(quote)
    assert (piped.exit_code, piped.stderr) == (0, "")
    assert piped.stdout == answer("check", quote)
    assert pipe(quote, "--json").stdout == answer("check", "--json", quote)


@pytest.mark.usefixtures("first_interview")
@pytest.mark.parametrize(
    "pasted",
    [
        "\ufeffthe age of research\r\n".encode(),
        b"the age \0of research",
        b"\x1b[1mthe age of research",
    ],
)
def test_it_takes_what_programs_hand_over(pasted: bytes) -> None:
    piped = pipe(pasted)
    assert piped.exit_code == 0
    assert "the age" in piped.stdout
    assert not {"\0", "\x1b", "\ufeff"} & set(piped.stdout)


@pytest.mark.usefixtures("first_interview")
def test_it_takes_the_halves_of_letters() -> None:
    told = answer("check", "the age \udcff of research")  # what a terminal makes of a wrong byte
    assert told.startswith("verbatim: ")


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("", "There is no word in this quotation."),
        (" \n", "There is no word in this quotation."),
        ("“…”!?", "There is no word in this quotation."),
        ("evals", "One word is no quotation that could be checked."),
        ("word " * 9000, "at most 2,000 characters; this has 44,999."),
    ],
)
def test_it_says_why_it_cannot_check(quote: str, said: str) -> None:
    assert said in complaint("check", quote)
    assert said in complaint("check", "--json", quote)
    piped = pipe(quote)
    assert (piped.exit_code, piped.stdout) == (1, "")
    assert said in piped.stderr


@pytest.mark.parametrize(
    "arguments", [(), ("the", "age", "of", "research"), ("--limit", "1", "the age of research")]
)
def test_a_wrong_command_line_ends_with_2(arguments: tuple[str, ...]) -> None:
    result = run("check", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


@pytest.mark.usefixtures("first_interview")
@pytest.mark.parametrize(
    "quote",
    [
        "—the age of research",
        "- age of research",
        "- the age of research",  # no -h
        "-the age of research",
        "--age of research",
    ],
)
def test_a_quotation_may_begin_with_a_dash(quote: str) -> None:
    assert answer("check", "--", quote).startswith("verbatim: ")
    assert answer("check", quote) == answer("check", "--", quote)


@pytest.mark.usefixtures("first_interview")
def test_options_may_stand_before_a_quotation_with_a_dash() -> None:
    assert json.loads(answer("check", "--json", "- age of research"))["verdict"] == "verbatim"

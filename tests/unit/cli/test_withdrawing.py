from pathlib import Path

import pytest

from tests.archives import open_test_library
from tests.builders import write_source
from tests.unit.cli.commands import answer, complaint, run
from tests.unit.ingest.withdrawals import PERFORM, THINK, find_in_files, load_history


def find_keys(seeds: Path) -> dict[str, str]:
    """The keys of the interview, by the words of its sentences."""
    library = open_test_library(seeds.parent / "var")
    history = load_history(library)
    library.close()
    return {one.text: one.key for one in history.states[0].sentences}


@pytest.fixture
def keys(seeds: Path) -> dict[str, str]:
    answer("ingest", write_source(seeds / "ada"))
    return find_keys(seeds)


def test_it_withdraws_a_sentence_and_never_says_its_words(
    seeds: Path, tmp_path: Path, keys: dict[str, str]
) -> None:
    result = run("withdraw", "ada", keys[PERFORM], "--reason", "She asked for it.")
    assert (result.exit_code, result.stdout) == (0, "ada: withdrawn, 1 sentence.\n")
    assert result.stderr == (
        "1 wording of today and of the past are gone from the archive's files.\n"
        f"{seeds / 'ada/transcript.txt'} still holds the words. Take them out there, too.\n"
    )
    assert find_in_files(tmp_path / "var", "perform") == []
    assert answer("verify")
    assert "nothing changed" in answer("ingest", seeds / "ada")


@pytest.mark.parametrize(
    "form",
    [
        "{0}..{1}",
        "{1}..{0}",
        "{0}",
        "/interviews/ada/{0}",
        "https://example.org/interviews/ada/{0}..{1}/will-it-think",
        "http://localhost:8000/interviews/ada/{0}/,",
    ],
)
def test_a_key_a_range_or_an_address_names_what_is_meant(keys: dict[str, str], form: str) -> None:
    written = form.format(keys[THINK].upper(), keys[PERFORM].upper())
    count = "2 sentences" if ".." in form else "1 sentence"
    assert answer("withdraw", "ada", written, "--reason", "No.") == f"ada: withdrawn, {count}.\n"


def test_it_tells_what_else_an_editor_should_know(seeds: Path) -> None:
    answer("ingest", write_source(seeds / "ada", f"{PERFORM}\n{THINK}\n{PERFORM}\nSo be it."))
    keys = find_keys(seeds)
    result = run("withdraw", "ada", keys[PERFORM], "--reason", "No.")
    assert "goes on saying the very same words. Withdraw it, too" in result.stderr


def test_it_tells_of_transcripts_that_are_not_kept(
    seeds: Path, keys: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ingest.withdrawal.redacting.redact", lambda _source, _spans: None)
    result = run("withdraw", "ada", keys[PERFORM], "--reason", "No.")
    assert "The transcript of revision 1 is not kept any more" in result.stderr
    assert answer("verify")


def test_it_refuses_what_names_no_sentence(keys: dict[str, str]) -> None:
    assert complaint("withdraw", "ada", "the first one", "--reason", "No.") == (
        "onrecord: “the first one” does not name a sentence. Give its key, the eight letters and "
        "digits at the end of its address, or two with .. between.\n"
    )
    assert "has, or ever had, the key 22222222" in complaint(
        "withdraw", "ada", "22222222", "--reason", "No."
    )
    assert "a withdrawal needs a reason" in complaint(
        "withdraw", "ada", keys[PERFORM], "--reason", ""
    )
    assert run("withdraw", "ada", keys[PERFORM]).exit_code == 2


def test_it_removes_an_interview_and_an_ingest_brings_it_back(
    seeds: Path, keys: dict[str, str]
) -> None:
    assert answer("remove", "ada") == "ada: removed, 5 sentences.\n"
    assert answer("list") == ""
    assert answer("verify")
    assert "was taken off the archive on" in complaint("remove", "ada")
    assert "there is no interview “bob”" in complaint("remove", "bob")
    assert "back in the archive" in answer("ingest", seeds / "ada")
    assert answer("list").startswith("ada\t")
    assert find_keys(seeds) == keys

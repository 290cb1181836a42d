import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.archives import FIRST
from tests.builders import TALK, write_source

VOCABULARY = '[weaving]\nname = "Weaving"\nsummary = "How patterns come about."\n'
ONRECORD = [sys.executable, "-c", "from app.cli import main; main()"]


@pytest.fixture(autouse=True)
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Points every setting into a folder of the test's own; gives the seeds folder."""
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ONRECORD_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("ONRECORD_SEEDS_DIR", str(tmp_path / "seeds"))
    return tmp_path / "seeds"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def answer(*arguments: object) -> str:
    """What a command that has to succeed says on stdout."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def complaint(*arguments: object) -> str:
    """The one sentence of a command that has to fail over its input; stdout stays empty."""
    result = run(*arguments)
    assert isinstance(result.exception, SystemExit), result.exception
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("onrecord: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


# --- ingest -------------------------------------------------------------------


def test_it_ingests_says_so_and_has_nothing_to_do_the_second_time(seeds: Path) -> None:
    write_source(seeds / "ada", turns="Ada: Welcome, Ada.\n")
    assert answer("ingest", seeds) == (
        "ada: added (5 sentences, 1 passages, 1 turns, 0 chapters, 0 topics)\n"
    )
    assert answer("ingest", seeds) == "ada: nothing changed\n"
    write_source(seeds / "ada", turns="")
    assert answer("ingest", seeds).startswith("ada: annotated anew (")


def test_a_dry_run_says_what_would_happen(seeds: Path) -> None:
    write_source(seeds / "ada")
    told = answer("ingest", "--dry-run", seeds)
    assert told.startswith("ada: added (5 sentences")
    assert told.endswith("This was a dry run; nothing was changed.\n")
    assert answer("list") == ""


def test_it_ingests_as_json(seeds: Path) -> None:
    write_source(seeds / "ada", topics="weaving: Will it think?\n", vocabulary=VOCABULARY)
    [told] = json.loads(answer("ingest", "--json", seeds))["interviews"]
    assert told == {
        "slug": "ada",
        "change": "added",
        "words": 27,
        "sentences": 5,
        "segments": 1,
        "turns": 1,
        "chapters": 0,
        "topics": 1,
    }
    [again] = json.loads(answer("ingest", "--json", "--dry-run", seeds))["interviews"]
    assert again["change"] == "nothing changed"


def test_it_ingests_a_bare_file_under_what_was_wished(tmp_path: Path) -> None:
    path = tmp_path / "tape.txt"
    path.write_text(TALK)
    wishes = ("--slug", "ada", "--title", "Ada speaks", "--date", "1843", "--language", "en-GB")
    answer("ingest", path, *wishes)
    assert answer("list") == "ada\t1843\t27 words\tAda speaks\n"


def test_it_says_what_it_assumed_about_an_encoding(tmp_path: Path) -> None:
    words = "Über Fähigkeiten wird später gesprochen, schöne Grüße aus Köln. " * 5
    result = run("ingest", write_source(tmp_path / "ada", words.encode("cp1252")))
    assert result.exit_code == 0
    assert f"{tmp_path / 'ada/transcript.txt'}: read as " in result.stderr


def test_it_takes_the_vocabulary_of_the_seeds_for_a_source_without_one(
    seeds: Path, tmp_path: Path
) -> None:
    write_source(seeds / "ada", vocabulary=VOCABULARY)
    folder = write_source(tmp_path / "elsewhere/grace", topics="weaving: Will it think?\n")
    assert "1 topics)" in answer("ingest", folder)


@pytest.mark.parametrize(
    ("bad", "place", "said"),
    [
        ({"transcript": ""}, "ada/transcript.txt: ", "the file is empty"),
        ({"transcript": b"\x7fELF\x00\x01"}, "ada/transcript.txt: ", "this is not text"),
        ({"metadata": 'dat = "2025"\n'}, "ada/interview.toml, line 2: ", "unknown key `dat`"),
        ({"metadata": 'date = "2025-13"\n'}, "ada/interview.toml, line 2: ", "is not a date"),
        (
            {"title": None, "metadata": "date = 1843\n"},
            "ada/interview.toml: ",
            "the key `title` is missing",
        ),
        ({"title": 'A "talk"'}, "ada/interview.toml, line 1: ", "this is not TOML"),
        ({"turns": "Ada: An engine that knits\n"}, "ada/turns.txt, line 1: ", "nearest text is"),
        ({"turns": "# who\nnobody\n"}, "ada/turns.txt, line 2: ", "is not a turn"),
        ({"chapters": "Engine | It does not\n"}, "ada/chapters.txt, line 1: ", "nearest text is"),
        ({"topics": "weaving: it\n"}, "ada/topics.txt, line 1: ", "fits two places"),
        ({"topics": "weavin: it\n"}, "ada/topics.txt, line 1: ", "Did you mean `weaving`?"),
        ({"turns": "Ada: \udcff\n"}, "ada/turns.txt, line 1: ", "this line is not UTF-8"),
    ],
    ids=str,
)
def test_bad_input_is_one_sentence_with_file_and_line_and_changes_nothing(
    seeds: Path, tmp_path: Path, bad: dict[str, str], place: str, said: str
) -> None:
    answer("ingest", write_source(tmp_path / "good/grace", "We found a moth.\n"))
    write_source(seeds / "zoe", "Hello there.\n", vocabulary=VOCABULARY)
    folder = write_source(seeds / "ada", **{**bad, "turns": None})  # type: ignore[arg-type]
    (folder / "turns.txt").write_bytes(bad.get("turns", "").encode(errors="surrogateescape"))
    told = complaint("ingest", seeds)
    assert f"{seeds}/{place}" in told
    assert said in told
    assert answer("list") == "grace\tundated\t4 words\tA talk with Ada\n"
    assert answer("verify") == "Database, index and sources agree.\n"


def test_it_refuses_paths_that_hold_no_transcript(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "there is no such file or folder" in complaint("ingest", tmp_path / "nowhere")
    assert "no transcript here" in complaint("ingest", tmp_path / "empty")
    folder = write_source(tmp_path / "talks/ada")
    (folder / "transcript.txt").unlink()
    assert "this folder has no transcript" in complaint("ingest", folder)


def test_it_refuses_a_slug_that_is_taken(tmp_path: Path) -> None:
    answer("ingest", write_source(tmp_path / "ada"))
    other = write_source(tmp_path / "other/ada", "Good evening, Grace.\nWe found a moth.\n")
    assert "is taken by another interview" in complaint("ingest", other)


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest",),
        ("nonsense",),
        ("ingest", "--colour", "red", "x"),
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


def test_wishes_go_with_one_bare_file_only(seeds: Path) -> None:
    result = run("ingest", "--title", "Ada", write_source(seeds / "ada"))
    assert result.exit_code == 2
    assert "--title goes with one transcript file" in result.stderr


# --- the other commands -------------------------------------------------------


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


def test_it_rebuilds_the_index_and_verifies(seeds: Path) -> None:
    answer("ingest", write_source(seeds / "ada"))
    assert answer("reindex") == "Indexed 1 passages.\n"
    assert answer("verify") == "Database, index and sources agree.\n"


def test_it_says_what_is_not_sound_and_how_to_mend_it(seeds: Path, tmp_path: Path) -> None:
    answer("ingest", write_source(seeds / "ada"))
    for path in (tmp_path / "var/index").glob("*.seg"):
        path.write_bytes(b"noise")
    result = run("verify")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the archive is not sound" in result.stderr
    assert "Run `onrecord reindex`" in result.stderr
    assert answer("reindex") == "Indexed 1 passages.\n"
    assert answer("verify")


def test_it_helps() -> None:
    told = answer("--help")
    for command in ("serve", "ingest", "list", "search", "reindex", "verify"):
        assert command in told
    assert answer("--version").startswith("onrecord, version ")


# --- serve, as a process ------------------------------------------------------


def find_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def serving(log: Path, *options: str) -> Iterator[httpx.Client]:
    """A server that answers; it has to end when it is told to."""
    port = find_free_port()
    command = [*ONRECORD, "serve", "--port", str(port), *options]
    with log.open("w") as told:
        server = subprocess.Popen(command, stdout=told, stderr=told)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            wait_until_ready(client, server, log)
            yield client
    finally:
        server.terminate()
        # Uvicorn ends cleanly, then passes on the signal that it was sent.
        assert server.wait(30) in {0, -signal.SIGTERM}


def wait_until_ready(
    client: httpx.Client, server: subprocess.Popen[bytes], log: Path, patience_s: float = 30
) -> None:
    until = monotonic() + patience_s
    while server.poll() is None and monotonic() < until:
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            sleep(0.05)
    pytest.fail(f"the server did not start: {log.read_text()}")


def test_it_serves_what_the_seeds_hold_and_says_later_that_they_differ(
    seeds: Path, tmp_path: Path
) -> None:
    write_source(seeds / "ada")
    log = tmp_path / "log"
    with serving(log) as client:
        assert "A talk with Ada" in client.get("/").text
    assert "differ" not in log.read_text()
    write_source(seeds / "ada", title="Another title")
    with serving(log) as client:
        assert "A talk with Ada" in client.get("/").text
    told = log.read_text()
    assert "The seeds differ from what was ingested (ada)." in told
    assert f"onrecord ingest {seeds}" in told
    assert "Traceback" not in told


def test_it_serves_the_world_with_several_workers_though_the_seeds_were_spoilt_meanwhile(
    seeds: Path, tmp_path: Path
) -> None:
    answer("ingest", write_source(seeds / "ada"))
    write_source(seeds / "ada", metadata='dat = "2025"\n')
    log = tmp_path / "log"
    with serving(log, "--workers", "2", "--host", "0.0.0.0") as client:  # noqa: S104  # the subject
        assert client.get("/interviews/ada").status_code == 200
    told = log.read_text()
    assert "The seeds cannot be compared with what was ingested" in told
    assert "unknown key `dat`" in told
    assert "ONRECORD_BASE_URL is not set" in told
    assert "Traceback" not in told


def test_it_refuses_a_port_that_is_taken_before_it_writes_anything(
    seeds: Path, tmp_path: Path
) -> None:
    write_source(seeds / "ada")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        told = complaint("serve", "--port", port)
    assert f"cannot listen on 127.0.0.1, port {port}" in told
    assert not (tmp_path / "var").exists()


def test_it_refuses_an_address_that_is_not_its_own() -> None:
    assert "cannot listen on 2001:db8::1" in complaint("serve", "--host", "2001:db8::1")


def test_it_refuses_seeds_that_it_cannot_read_into_an_empty_archive(seeds: Path) -> None:
    write_source(seeds / "ada", b"")
    assert "the file is empty" in complaint("serve", "--port", find_free_port())


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

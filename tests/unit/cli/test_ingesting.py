import json
from pathlib import Path

import pytest

from tests.builders import TALK, write_source
from tests.unit.cli.commands import answer, complaint, run

VOCABULARY = '[weaving]\nname = "Weaving"\nsummary = "How patterns come about."\n'


def test_it_ingests_says_so_and_has_nothing_to_do_the_second_time(seeds: Path) -> None:
    write_source(seeds / "ada", turns="Ada: Welcome, Ada.\n")
    assert answer("ingest", seeds) == (
        "ada: added (5 sentences, 1 passage, 1 turn, 0 chapters, 0 topics, 0 names)\n"
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
        "names": 0,
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
    assert " 1 topic," in answer("ingest", folder)


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


def test_it_asks_before_it_takes_another_interview_for_a_correction(tmp_path: Path) -> None:
    answer("ingest", write_source(tmp_path / "ada"))
    other = write_source(tmp_path / "other/ada", "Good evening, Grace.\nWe found a moth.\n")
    assert "links into “A talk with Ada”" in complaint("ingest", other)


def test_wishes_go_with_one_bare_file_only(seeds: Path) -> None:
    result = run("ingest", "--title", "Ada", write_source(seeds / "ada"))
    assert result.exit_code == 2
    assert "--title goes with one transcript file" in result.stderr

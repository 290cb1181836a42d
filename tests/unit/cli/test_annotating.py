import shutil
from pathlib import Path

from tests.archives import FIRST, SEEDS
from tests.builders import TALK, write_source
from tests.unit.cli.commands import answer, complaint

PEOPLE = 'host = "Augusta"\nguest = ["Ada", "Charles"]\n'


def list_lines(draft: str) -> list[str]:
    """The lines of a draft that say something."""
    return [line for line in draft.splitlines() if line and not line.startswith("#")]


def look_around(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder with what it holds."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_drafts_a_line_for_every_place_where_a_turn_may_start(seeds: Path) -> None:
    draft = answer("turns", write_source(seeds / "ada"))
    assert list_lines(draft) == [
        "?: Welcome, Ada.",
        "?: An engine that weaves algebraic patterns.",
        "?: Will it think?",
        "?: It does whatever we know how",
    ]


def test_it_offers_the_names_of_the_people_and_says_how_to_check(seeds: Path) -> None:
    folder = write_source(seeds / "ada", metadata=PEOPLE)
    draft = answer("turns", folder)
    assert "# People: Augusta, Ada, Charles\n" in draft
    assert f"# Check it with: onrecord ingest {folder} --dry-run\n" in draft


def test_it_needs_a_transcript_only(tmp_path: Path, seeds: Path) -> None:
    folder = write_source(seeds / "ada", topics="nonsense", chapters="nonsense")
    (folder / "interview.toml").unlink()
    path = tmp_path / "tape.txt"
    path.write_text(TALK)
    assert list_lines(answer("turns", folder)) == list_lines(answer("turns", path))
    assert "onrecord ingest FOLDER --dry-run" in answer("turns", path)


def test_it_goes_on_where_a_cue_sheet_ends(seeds: Path) -> None:
    folder = write_source(seeds / "ada", turns="Augusta: Welcome\nAda?: An engine that\n")
    assert list_lines(answer("turns", folder)) == [
        "Augusta: Welcome",
        "Ada?: An engine that",
        "?: Will it think?",
        "?: It does whatever we know how",
    ]


def test_it_changes_nothing(seeds: Path, tmp_path: Path) -> None:
    folder = write_source(seeds / "ada", turns="Augusta: Welcome\n")
    before = look_around(tmp_path)
    answer("turns", folder)
    assert look_around(tmp_path) == before


def test_a_draft_of_the_first_interview_can_be_ingested_as_it_is(seeds: Path) -> None:
    folder = shutil.copytree(SEEDS, seeds) / FIRST
    (folder / "turns.txt").unlink()
    draft = answer("turns", folder)
    (folder / "turns.txt").write_text(draft, encoding="utf-8")
    assert f" {len(list_lines(draft))} turns," in answer("ingest", "--dry-run", folder)


def test_it_says_what_is_amiss_in_one_sentence(seeds: Path, tmp_path: Path) -> None:
    assert "there is no such file or folder" in complaint("turns", tmp_path / "nowhere")
    folder = write_source(seeds / "ada", turns="Ada: An engine that knits\n")
    assert f"{folder}/turns.txt, line 1: " in complaint("turns", folder)
    write_source(folder, metadata="nonsense", turns="")
    assert f"{folder}/interview.toml, line 2: " in complaint("turns", folder)
    (folder / "transcript.txt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n")
    assert f"{folder}/transcript.txt: " in complaint("turns", folder)


def test_it_drafts_one_sheet_at_a_time(seeds: Path) -> None:
    first = write_source(seeds / "ada")
    write_source(seeds / "grace")
    assert complaint("turns", seeds) == (
        f"onrecord: {seeds}: 2 transcripts lie here. Name one of them, such as {first}.\n"
    )

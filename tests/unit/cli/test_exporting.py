from pathlib import Path

from tests.builders import TALK, write_source
from tests.unit.cli.commands import answer, complaint, run


def test_it_writes_a_folder_and_says_so(seeds: Path, tmp_path: Path) -> None:
    answer("ingest", write_source(seeds / "ada"))
    done = run("export", "ada", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        f"ada: 1 revision in 3 files written to {tmp_path / 'out'}. "
        f"Ingest it anywhere with: onrecord ingest {tmp_path / 'out'}\n"
    )
    assert (tmp_path / "out" / "transcript.txt").read_text() == TALK


def test_it_counts_the_revisions(seeds: Path, tmp_path: Path) -> None:
    folder = write_source(seeds / "ada")
    answer("ingest", folder)
    (folder / "transcript.txt").write_text(TALK + "Thank you.\n")
    answer("ingest", folder)
    told = run("export", "ada", tmp_path / "out").stderr
    assert told.startswith("ada: 2 revisions in 5 files written to ")


def test_it_says_what_is_amiss_in_one_sentence(seeds: Path, tmp_path: Path) -> None:
    answer("ingest", write_source(seeds / "ada"))
    assert complaint("export", "adda", tmp_path / "out") == (
        "onrecord: there is no interview “adda”. Did you mean “ada”?\n"
    )
    assert "this is no empty folder" in complaint("export", "ada", seeds)

from pathlib import Path

import pytest

from app.ingest.healing import mend_archive
from app.ingest.library import Library
from app.ingest.pipeline import Orders, ingest_sources
from app.ingest.withdrawal.leftovers import clean_records, find_leftovers
from app.sources import HISTORY, find_sources
from tests.archives import open_test_library
from tests.builders import TALK, write_source
from tests.unit.ingest.talks import TURNS, write_annotated
from tests.unit.ingest.withdrawals import PERFORM, find_in_files, list_texts, take_out


def ingest(library: Library, folder: Path) -> None:
    """Ingests as the command does, which keeps the history in the folder."""
    orders = Orders(may_break_links=True, keeps_record=True)
    ingest_sources(library, find_sources(folder), orders)


@pytest.fixture
def seeds(library: Library, tmp_path: Path) -> Path:
    """A seeds folder whose interview was corrected once."""
    folder = write_annotated(tmp_path / "seeds/ada", turns=f"# Check: {PERFORM}\n{TURNS}")
    ingest(library, folder)
    write_source(folder, f"{TALK}So be it.\n")
    ingest(library, folder)
    assert (folder / HISTORY).exists()
    return tmp_path / "seeds"


def list_names(seeds: Path, paths: list[Path]) -> list[str]:
    return [path.relative_to(seeds).as_posix() for path in paths]


def test_it_names_every_file_that_still_holds_the_words(library: Library, seeds: Path) -> None:
    withdrawn = take_out(library, PERFORM)
    assert list_names(seeds, find_leftovers(seeds, withdrawn)) == [
        "ada/transcript.txt",
        "ada/turns.txt",
        "ada/topics.txt",
        "ada/history.jsonl",
        "ada/revisions/1",
    ]


def test_what_the_program_keeps_there_it_cleans_itself(library: Library, seeds: Path) -> None:
    withdrawn = take_out(library, PERFORM)
    clean_records(library, seeds, "ada")
    assert list_names(seeds, find_leftovers(seeds, withdrawn)) == [
        "ada/transcript.txt",
        "ada/turns.txt",
        "ada/topics.txt",
    ]
    assert find_in_files(seeds, "perform") == ["topics.txt", "transcript.txt", "turns.txt"]


def test_what_an_editor_has_cleaned_is_not_named(library: Library, seeds: Path) -> None:
    withdrawn = take_out(library, PERFORM)
    (seeds / "ada" / HISTORY).unlink()
    clean_records(library, seeds, "ada")
    assert not (seeds / "ada" / HISTORY).exists()
    write_annotated(
        seeds / "ada",
        transcript=TALK.replace(PERFORM, ""),
        turns=TURNS.replace("Ada: It does whatever\n", ""),
        topics="weaving: Welcome, Ada.\n",
    )
    assert list_names(seeds, find_leftovers(seeds, withdrawn)) == ["ada/revisions/1"]


def test_an_archive_made_anew_from_such_a_folder_lacks_the_words(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    take_out(library, PERFORM)
    clean_records(library, seeds, "ada")
    other = open_test_library(tmp_path / "other")
    mend_archive(other)
    ingest(other, seeds / "ada")
    assert list_texts(other) == list_texts(library)
    assert find_in_files(tmp_path / "other", "perform") == []
    other.close()


def test_a_folder_may_have_another_name(library: Library, tmp_path: Path) -> None:
    folder = write_source(tmp_path / "seeds/talk-1", metadata='slug = "ada"\n')
    ingest(library, folder)
    found = find_leftovers(tmp_path / "seeds", take_out(library, PERFORM))
    assert list_names(tmp_path / "seeds", found) == [
        "talk-1/transcript.txt",
        "talk-1/history.jsonl",
    ]


def test_other_folders_are_none_of_its_business(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    withdrawn = take_out(library, PERFORM)
    write_source(tmp_path / "elsewhere/bob")
    assert find_leftovers(tmp_path / "elsewhere", withdrawn) == []
    assert find_leftovers(tmp_path / "nowhere", withdrawn) == []
    clean_records(library, tmp_path / "nowhere", "ada")
    clean_records(library, seeds, "nobody")


def test_a_file_that_cannot_be_read_is_named(library: Library, seeds: Path) -> None:
    withdrawn = take_out(library, PERFORM)
    clean_records(library, seeds, "ada")
    (seeds / "ada/transcript.txt").write_bytes(bytes(range(32)) * 9)
    (seeds / "ada/turns.txt").write_bytes(b"\0\xff")
    (seeds / "ada/topics.txt").unlink()
    assert list_names(seeds, find_leftovers(seeds, withdrawn)) == ["ada/transcript.txt"]


def test_words_that_others_say_too_are_looked_for_in_transcripts_by_a_person(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(tmp_path / "seeds/ada", f"Yes.\n{TALK}Yes.\n")
    ingest(library, folder)
    found = find_leftovers(tmp_path / "seeds", take_out(library, "Yes."))
    names = list_names(tmp_path / "seeds", found)
    assert names == ["ada/transcript.txt", "ada/history.jsonl"]

"""An archive is rebuilt from a folder and the history that was kept in it."""

import shutil
from pathlib import Path

import pytest

from app.archive.histories import read_history
from app.archive.interviews import find_interview
from app.archive.revisions import read_source
from app.errors import ArchiveError, SourceError
from app.ingest.healing import mend_archive, prepare_archive
from app.ingest.library import Library
from app.ingest.pipeline import Orders, ingest_sources
from app.ingest.planning import Change, Plan
from app.ingest.verification import find_faults
from app.sources import find_sources
from app.transcript.history.states import History
from tests.archives import open_test_library
from tests.builders import write_source
from tests.unit.ingest.talks import read_tables
from tests.unit.transcript.histories import ENGINE, TALK, change

KNITS = ENGINE.replace("weaves algebraic", "knits algebraic")
TURNS = "Charles: Welcome to the show\nAda: The engine\n"
CORRECTED = change(TALK, ENGINE=KNITS, THINK=None)
KEEPING = Orders(may_break_links=True, may_update=True, keeps_record=True)
TEXTS = ("revisions", "keys", "sentences", "places", "fates", "editor_files")


def ingest(library: Library, folder: Path, orders: Orders = KEEPING) -> Plan:
    [plan] = ingest_sources(library, find_sources(folder), orders)
    return plan


def write(folder: Path, sentences: list[str]) -> Path:
    return write_source(folder, "\n".join(sentences) + "\n", turns=TURNS)


def read(library: Library) -> History:
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        return read_history(session, interview.id)


@pytest.fixture
def empty(tmp_path: Path) -> Library:
    """Another archive, with nothing in it."""
    library = open_test_library(tmp_path / "empty")
    mend_archive(library)
    return library


@pytest.fixture
def folder(library: Library, tmp_path: Path) -> Path:
    """A folder whose transcript was corrected once."""
    for text in (TALK, CORRECTED):
        ingest(library, write(tmp_path / "seeds/ada", text))
    return tmp_path / "seeds/ada"


def test_it_rebuilds_every_key_fate_and_source(
    library: Library, empty: Library, folder: Path
) -> None:
    assert ingest(empty, folder).change is Change.ADDED
    before, after = read_tables(library), read_tables(empty)
    for table in TEXTS:
        assert after[table] == before[table]
    assert find_faults(empty) == []
    assert ingest(empty, folder).change is Change.NOTHING


def test_the_server_fills_an_empty_archive_with_the_history_and_writes_nothing_there(
    empty: Library, library: Library, folder: Path
) -> None:
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    prepare_archive(empty, folder.parent)
    assert read(empty) == read(library)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == files


def test_a_transcript_that_was_corrected_since_is_one_more_revision(
    empty: Library, folder: Path
) -> None:
    write(folder, [one.replace("flowers", "leaves") for one in CORRECTED])
    plan = ingest(empty, folder)
    assert [state.number for state in read(empty).states] == [1, 2, 3]
    assert plan.correction is not None
    assert plan.correction.counts.corrected == 1
    assert find_faults(empty) == []


def test_annotations_follow_words_that_were_corrected_while_the_archive_was_away(
    empty: Library, folder: Path
) -> None:
    write(folder, [one.replace("The engine", "That engine") for one in CORRECTED])
    ingest(empty, folder)
    assert (folder / "turns.txt").read_text() == TURNS.replace("The engine", "That engine knits")


def test_the_words_are_kept_where_the_sources_of_earlier_revisions_are_not_at_hand(
    library: Library, empty: Library, folder: Path
) -> None:
    shutil.rmtree(folder / "revisions")
    ingest(empty, folder)
    assert read(empty) == read(library)
    with empty.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        assert read_source(session, interview, 1) == b""
    assert find_faults(empty) == []


def test_an_archive_that_fell_behind_catches_up(
    empty: Library, library: Library, folder: Path, tmp_path: Path
) -> None:
    ingest(empty, write(tmp_path / "other/ada", TALK))
    plan = ingest(empty, folder)
    assert plan.change is Change.CORRECTED
    assert read(empty).now.sentences == read(library).now.sentences
    assert len(read(empty).states) == 2


def test_a_folder_that_fell_behind_is_brought_up_to_date(library: Library, folder: Path) -> None:
    kept = (folder / "history.jsonl").read_text()
    (folder / "history.jsonl").write_text(kept.splitlines(keepends=True)[0])
    assert ingest(library, folder).change is Change.NOTHING
    assert (folder / "history.jsonl").read_text() == kept


def test_it_refuses_a_folder_that_tells_another_history(
    empty: Library, folder: Path, tmp_path: Path
) -> None:
    for text in (TALK, TALK[:4]):
        ingest(empty, write(tmp_path / "other/ada", text))
    with pytest.raises(SourceError, match=r"history\.jsonl: this is not the history that"):
        ingest(empty, folder)


def test_it_refuses_to_begin_anew_where_a_history_was_lost(empty: Library, folder: Path) -> None:
    (folder / "history.jsonl").unlink()
    with pytest.raises(SourceError, match=r"revisions/ lies here, .* history\.jsonl is missing"):
        ingest(empty, folder)
    shutil.rmtree(folder / "revisions")
    assert ingest(empty, folder).change is Change.ADDED


def test_another_transcript_beside_a_history_has_to_be_asked_for_too(
    empty: Library, folder: Path
) -> None:
    write(folder, ["Good evening, Grace.", "Where did you find the moth that day?"])
    (folder / "turns.txt").unlink()
    with pytest.raises(ArchiveError, match="would break 5 of the 5 links into “ada”"):
        ingest(empty, folder, Orders())


def test_only_an_ingest_that_is_told_to_keeps_the_history(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "ada", TALK)
    ingest(library, folder, Orders())
    assert not (folder / "history.jsonl").exists()


def test_a_bare_transcript_has_no_folder_for_a_history(library: Library, tmp_path: Path) -> None:
    (tmp_path / "ada.txt").write_text("\n".join(TALK))
    ingest(library, tmp_path / "ada.txt")
    assert [path.name for path in tmp_path.glob("*.jsonl")] == []


def test_it_says_so_where_the_history_cannot_be_kept(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write(tmp_path / "ada", TALK)
    (folder / "history.jsonl").mkdir()
    ingest(library, folder)
    assert "`onrecord export ada FOLDER` writes it elsewhere" in caplog.text

from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from app.archive.editions import find_inputs, find_row, find_taker, read_deposit
from app.archive.models import EditorFileRow, InterviewRow
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.builders import write_source


def test_it_finds_an_interview_by_its_slug_or_an_earlier_one(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(tmp_path / "ada", metadata='formerly = ["byron"]\n')
    ingest_sources(library, find_sources(folder))
    with library.database.read() as session:
        row = find_row(session, "ada")
        assert row is not None
        assert find_row(session, "new", ["nobody", "ada"]) is row
        assert find_row(session, "byron") is None
        assert [find_taker(session, slug) for slug in ("ada", "byron", "new")] == [
            "ada",
            "ada",
            None,
        ]
        assert find_inputs(session, "ada") == row.inputs
        assert find_inputs(session, "byron") is None


def read_editor_files(library: Library) -> dict[tuple[int, str], bytes]:
    with library.database.read() as session:
        rows = session.scalars(select(EditorFileRow))
        return {(row.revision, row.name): row.content for row in rows}


def test_it_keeps_the_files_of_the_current_state_as_received(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(tmp_path / "ada", turns="# who?\r\nAda: Welcome\r\n", chapters="")
    ingest_sources(library, find_sources(folder))
    assert read_editor_files(library) == {
        (1, name): (folder / name).read_bytes()
        for name in ("interview.toml", "turns.txt", "chapters.txt")
    }
    (folder / "turns.txt").unlink()
    (folder / "chapters.txt").write_text("Hello | Welcome, Ada.\n")
    ingest_sources(library, find_sources(folder))
    assert read_editor_files(library) == {
        (1, name): (folder / name).read_bytes() for name in ("interview.toml", "chapters.txt")
    }


def test_it_gives_back_what_came_in_with_a_revision(library: Library, tmp_path: Path) -> None:
    folder = write_source(tmp_path / "ada", turns="Ada: Welcome\n")
    ingest_sources(library, find_sources(folder))
    with library.database.read() as session:
        deposit = read_deposit(session, 1, 1)
    assert deposit.name == "transcript.txt"
    assert deposit.content == (folder / "transcript.txt").read_bytes()
    assert deposit.sha256 == sha256(deposit.content).hexdigest()
    assert set(deposit.editor_files) == {"interview.toml", "turns.txt"}


def test_an_interview_is_not_removed_until_somebody_removes_it(
    library: Library, tmp_path: Path
) -> None:
    ingest_sources(library, find_sources(write_source(tmp_path / "ada")))
    with library.database.read() as session:
        assert session.scalars(select(InterviewRow.removed_at)).all() == [None]

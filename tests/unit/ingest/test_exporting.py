import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.archive.editions import save_deposit
from app.archive.histories import read_history
from app.archive.holdings import read_holding
from app.archive.lists import save_lists
from app.archive.models import InterviewRow
from app.errors import ArchiveError, SourceError
from app.ingest.exporting import export_interview
from app.ingest.healing import mend_archive
from app.ingest.keeping import keep_record
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from app.transcript.history.records import parse_record
from app.transcript.metadata import parse_metadata
from tests.archives import open_test_library
from tests.builders import TALK, write_source
from tests.unit.ingest.corrected import SECOND, THIRD, find, read_folder, write_corrected
from tests.unit.ingest.talks import VOCABULARY, ingest, read_tables


@pytest.fixture
def seeds(library: Library, tmp_path: Path) -> Path:
    """The folder of an interview that was corrected twice."""
    return write_corrected(library, tmp_path / "seeds" / "ada")


def refuse(library: Library, slug: str, folder: Path) -> str:
    with pytest.raises((ArchiveError, SourceError)) as caught:
        export_interview(library, slug, folder)
    return str(caught.value)


# --- a complete folder ---


def test_an_export_holds_the_present_files_the_earlier_ones_and_the_history(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    with library.database.write() as session:
        save_lists(session, {"topics.toml": VOCABULARY.encode()})
    export = export_interview(library, "ada", tmp_path / "out" / "ada")
    written = read_folder(tmp_path / "out" / "ada")
    present = {"transcript.txt", "interview.toml", "chapters.txt", "topics.txt"}
    earlier = {f"revisions/{number}/{name}" for number in (1, 2) for name in present}
    assert set(written) == {*present, *earlier, "topics.toml", "history.jsonl"}
    assert {name: written[name] for name in present} == read_folder(seeds)
    assert [written[f"revisions/{number}/transcript.txt"] for number in (1, 2)] == [
        TALK.encode(),
        SECOND.encode(),
    ]
    assert written["topics.toml"] == VOCABULARY.encode()
    assert (export.slug, export.folder, export.revisions) == ("ada", tmp_path / "out" / "ada", 3)
    assert set(export.files) == set(written)


def test_its_history_is_that_of_the_archive(library: Library, seeds: Path, tmp_path: Path) -> None:
    export_interview(library, "ada", tmp_path / "ada")
    record = parse_record((tmp_path / "ada" / "history.jsonl").read_text("utf-8"), "")
    with library.database.read() as session:
        assert record.history == read_history(session, find(library, "ada").id)
    assert record.sources == {
        number: ("transcript.txt", hashlib.sha256(talk.encode()).hexdigest())
        for number, talk in enumerate((TALK, SECOND, THIRD), start=1)
    }


def test_the_same_export_twice_is_the_same(library: Library, seeds: Path, tmp_path: Path) -> None:
    export_interview(library, "ada", tmp_path / "ada")
    first = read_folder(tmp_path / "ada")
    export_interview(library, "ada", tmp_path / "ada")
    assert read_folder(tmp_path / "ada") == first
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_of_another_name_says_the_slug(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    export_interview(library, "ada", tmp_path / "Copy of Ada")
    written = (tmp_path / "Copy of Ada" / "interview.toml").read_text()
    assert written == 'slug = "ada"\ntitle = "A talk with Ada"\n'


def test_an_export_into_the_folder_where_one_stands_takes_its_name(
    library: Library, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ada").mkdir()
    monkeypatch.chdir(tmp_path / "ada")
    export_interview(library, "ada", Path())
    assert (tmp_path / "ada" / "interview.toml").read_text() == 'title = "A talk with Ada"\n'


def test_every_earlier_slug_goes_along(library: Library, tmp_path: Path) -> None:
    folder = write_source(tmp_path / "ada", metadata='formerly = ["byron"]\n')
    ingest(library, folder)
    write_source(folder)
    ingest(library, folder)
    export = export_interview(library, "byron", tmp_path / "out" / "ada")
    written = (tmp_path / "out" / "ada" / "interview.toml").read_text()
    assert (export.slug, parse_metadata(written, "").formerly) == ("ada", ("byron",))


def test_a_bare_transcript_becomes_a_folder(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "Ada 1843.MD"
    path.write_text(TALK)
    [plan] = ingest_sources(library, find_sources(path))
    folder = tmp_path / "out" / plan.slug
    export_interview(library, plan.slug, folder)
    assert set(read_folder(folder)) == {"transcript.md", "interview.toml", "history.jsonl"}
    assert (folder / "transcript.md").read_text() == TALK
    assert (folder / "interview.toml").read_text() == (
        'title = "Ada 1843"\nlanguage = "en"\nkind = "transcript"\n'
    )
    told = json.loads((folder / "history.jsonl").read_text())
    assert told["source"]["name"] == "Ada 1843.MD"


def test_an_unusual_name_of_a_transcript_becomes_a_usual_one(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    interview = find(library, "ada")
    with library.database.write() as session:
        deposit = read_holding(session, interview.id).deposits[1]
        save_deposit(session, interview.id, 1, replace(deposit, name="ada.TRANSCRIPT"))
    export_interview(library, "ada", tmp_path / "ada")
    assert (tmp_path / "ada" / "revisions" / "1" / "transcript.txt").read_text() == TALK


def test_a_transcript_that_is_not_at_hand_is_left_out_or_written_anew(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    interview = find(library, "ada")
    with library.database.write() as session:
        for number, deposit in read_holding(session, interview.id).deposits.items():
            save_deposit(session, interview.id, number, replace(deposit, content=b""))
    export_interview(library, "ada", tmp_path / "ada")
    written = read_folder(tmp_path / "ada")
    assert {name for name in written if "transcript" in name} == {"transcript.txt"}
    assert written["transcript.txt"].decode() == (
        "Welcome, Ada.\nWhat are you working on now?\n"
        "An engine that knits algebraic patterns.\nWill it think?\n"
        "It does whatever we know how to order it to perform.\n"
    )
    assert "revisions/1/interview.toml" in written


# --- what it refuses ---


def test_it_names_interviews_that_are_nearly_called_so(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    assert refuse(library, "adda", tmp_path / "out") == (
        "there is no interview “adda”. Did you mean “ada”?"
    )
    assert refuse(library, "charles", tmp_path / "out") == (
        "there is no interview “charles”. Did you mean “ada”?"
    )
    assert not (tmp_path / "out").exists()


def test_it_gives_nothing_of_a_removed_interview(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    interview = find(library, "ada")
    with library.database.write() as session:
        session.get_one(InterviewRow, interview.id).removed_at = datetime(2026, 3, 1)  # noqa: DTZ001  # in UTC
    assert refuse(library, "ada", tmp_path / "out") == (
        "the interview “ada” was removed, and nothing of it is given out. "
        "See which there are with `onrecord list`."
    )


@pytest.mark.parametrize("name", ["notes.txt", "transcript.txt", "history.jsonl/x", ".hidden"])
def test_it_leaves_a_folder_alone_that_holds_something_else(
    library: Library, seeds: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "out" / name
    path.parent.mkdir(parents=True)
    path.write_text("")
    assert refuse(library, "ada", tmp_path / "out") == (
        f"{tmp_path / 'out'}: this is no empty folder, and does not hold the history of “ada”. "
        "Name a new folder."
    )
    assert read_folder(tmp_path / "out") == {name: b""}


def test_it_leaves_the_folder_of_another_interview_alone(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "seeds" / "grace", "I am Grace. I wrote a compiler."))
    export_interview(library, "grace", tmp_path / "out")
    before = read_folder(tmp_path / "out")
    assert "does not hold the history of “ada”" in refuse(library, "ada", tmp_path / "out")
    assert read_folder(tmp_path / "out") == before


def test_it_leaves_a_history_alone_that_goes_on_from_that_of_the_archive(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export_interview(library, "ada", out)
    path = out / "history.jsonl"
    last = json.loads(path.read_text().splitlines()[-1])
    keys = [
        key for key, *_ in [[one] if isinstance(one, str) else one for one in last["sentences"]]
    ]
    more = {**last, "revision": 4, "sentences": keys, "fates": []}
    path.write_text(f"{path.read_text()}{json.dumps(more)}\n")
    before = read_folder(out)
    assert "does not hold the history of “ada”" in refuse(library, "ada", out)
    assert read_folder(out) == before


def test_it_leaves_a_folder_alone_whose_history_cannot_be_read(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export_interview(library, "ada", out)
    (out / "history.jsonl").write_text("nonsense")
    assert refuse(library, "ada", out).startswith(f"{out / 'history.jsonl'}, line 1: ")
    assert (out / "history.jsonl").read_text() == "nonsense"


def test_it_does_not_write_over_a_file(library: Library, seeds: Path, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("Mine.")
    assert "this is no empty folder" in refuse(library, "ada", path)
    assert path.read_text() == "Mine."


def test_it_says_where_it_cannot_write(library: Library, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    out = tmp_path / "file" / "deep" / "out"
    assert refuse(library, "ada", out) == f"{out}: cannot be written (Not a directory)."


def test_it_leaves_nothing_half_done(library: Library, seeds: Path, tmp_path: Path) -> None:
    with library.database.write() as session:
        save_lists(session, {f"{'x' * 300}.toml": b""})
    out = tmp_path / "out"
    assert refuse(library, "ada", out) == f"{out}: cannot be written (File name too long)."
    assert not out.exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


# --- an export over an earlier one ---


def test_an_export_brings_an_earlier_one_up_to_date(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out" / "ada"
    export_interview(library, "ada", out)
    (out / "notes.txt").write_text("Call her back.")
    (out / "transcript.vtt").write_text("WEBVTT")
    (out / "turns.txt").write_text("Ada: Welcome\n")
    (out / "revisions" / "1" / "transcript.txt").unlink()
    (out / "revisions" / "1" / "turns.txt").write_text("Ada: Welcome\n")
    (seeds / "transcript.txt").write_text(THIRD + "Thank you.\n")
    ingest(library, seeds)
    export_interview(library, "ada", out)
    written = read_folder(out)
    assert written["notes.txt"] == b"Call her back."
    assert written["revisions/3/transcript.txt"] == THIRD.encode()
    assert written["transcript.txt"] == (THIRD + "Thank you.\n").encode()
    assert written["revisions/1/transcript.txt"] == TALK.encode()
    assert {"turns.txt", "transcript.vtt"}.isdisjoint(written)
    assert written["revisions/1/turns.txt"] == b"Ada: Welcome\n"


# --- an archive that is rebuilt from it ---


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """Another archive, which holds nothing yet."""
    library = open_test_library(tmp_path / "empty")
    mend_archive(library)
    yield library
    library.close()


def look_at(library: Library, slug: str) -> dict[str, Any]:
    """All that an archive of one interview holds, but for the numbers of its ingests."""
    tables = read_tables(library)
    del tables["archive"]
    return {**tables, "interviews": replace(find(library, slug), ingest=0)}


def test_an_empty_archive_becomes_the_one_that_it_came_from(
    library: Library, empty: Library, seeds: Path, tmp_path: Path
) -> None:
    export_interview(library, "ada", tmp_path / "out" / "ada")
    ingest(empty, tmp_path / "out" / "ada")
    assert look_at(empty, "ada") == look_at(library, "ada")
    export_interview(empty, "ada", tmp_path / "again" / "ada")
    assert read_folder(tmp_path / "again" / "ada") == read_folder(tmp_path / "out" / "ada")


def test_an_archive_can_be_rebuilt_from_its_seeds_alone(
    library: Library, empty: Library, seeds: Path
) -> None:
    with library.database.read() as session:
        assert keep_record(session, find(library, "ada").id, seeds)
    ingest(empty, seeds)
    assert look_at(empty, "ada") == look_at(library, "ada")


def test_a_bare_transcript_comes_back_with_its_slug_and_its_links(
    library: Library, empty: Library, tmp_path: Path
) -> None:
    path = tmp_path / "Ada 1843.MD"
    path.write_text(TALK)
    ingest(library, path)
    export_interview(library, "ada-1843", tmp_path / "Some Folder")
    ingest(empty, tmp_path / "Some Folder")
    one, other = look_at(library, "ada-1843"), look_at(empty, "ada-1843")
    assert {name for name in one if one[name] != other[name]} <= {"editor_files"}
    with library.database.read() as session, empty.database.read() as again:
        interview = find(library, "ada-1843")
        assert read_history(session, interview.id) == read_history(again, interview.id)

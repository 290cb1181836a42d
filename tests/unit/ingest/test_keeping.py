import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from app.archive.editions import save_deposit
from app.archive.holdings import read_holding
from app.archive.models import SentenceRow
from app.errors import SourceError
from app.ingest.exporting import export_interview
from app.ingest.keeping import keep_record
from app.ingest.library import Library
from tests.builders import TALK
from tests.unit.ingest.corrected import SECOND, THIRD, find, read_folder, write_corrected
from tests.unit.ingest.talks import ingest

GONE = "An engine that weaves algebraic patterns."


@pytest.fixture
def seeds(library: Library, tmp_path: Path) -> Path:
    """The folder of an interview that was corrected twice."""
    return write_corrected(library, tmp_path / "seeds" / "ada")


def keep(library: Library, folder: Path) -> bool:
    with library.database.read() as session:
        return keep_record(session, find(library, "ada").id, folder)


def look_at(folder: Path) -> dict[Path, tuple[int, int]]:
    """Which files lie there, and when each of them was written."""
    stats = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in stats.items()}


def change_deposit(library: Library, number: int, content: bytes) -> None:
    interview = find(library, "ada")
    with library.database.write() as session:
        deposit = read_holding(session, interview.id).deposits[number]
        save_deposit(session, interview.id, number, replace(deposit, content=content))


def test_it_keeps_the_history_and_the_earlier_files_beside_the_transcript(
    library: Library, seeds: Path, tmp_path: Path
) -> None:
    own = read_folder(seeds)
    assert keep(library, seeds)
    kept = read_folder(seeds)
    export_interview(library, "ada", tmp_path / "ada")
    complete = read_folder(tmp_path / "ada")
    assert set(complete) - set(kept) == {"topics.toml"}
    assert kept == {name: complete[name] for name in kept}
    assert {name: kept[name] for name in own} == own
    assert kept["revisions/2/transcript.txt"] == SECOND.encode()


def test_it_writes_only_what_differs(library: Library, seeds: Path) -> None:
    assert keep(library, seeds)
    before = look_at(seeds)
    assert keep(library, seeds)
    assert look_at(seeds) == before
    (seeds / "transcript.txt").write_text(THIRD + "Thank you.\n")
    ingest(library, seeds)
    assert keep(library, seeds)
    written = {path for path, seen in look_at(seeds).items() if before.get(path) != seen}
    names = ("transcript.txt", "interview.toml", "chapters.txt", "topics.txt")
    assert written == {
        *(seeds / "revisions" / "3" / name for name in names),
        *(seeds / "transcript.txt", seeds / "history.jsonl"),
    }


def test_a_correction_adds_a_line_to_the_history(library: Library, seeds: Path) -> None:
    assert keep(library, seeds)
    before = (seeds / "history.jsonl").read_text()
    (seeds / "transcript.txt").write_text(THIRD + "Thank you.\n")
    ingest(library, seeds)
    assert keep(library, seeds)
    after = (seeds / "history.jsonl").read_text()
    assert after.startswith(before)
    assert after.count("\n") == before.count("\n") + 1


@pytest.mark.parametrize("name", ["history.jsonl/x", "revisions"])
def test_a_folder_that_cannot_be_written_is_no_failure(
    library: Library, seeds: Path, name: str
) -> None:
    # In the way, so that not even root can write there.
    (seeds / name).parent.mkdir(exist_ok=True)
    (seeds / name).write_text("")
    assert not keep(library, seeds)


def test_it_does_not_write_over_a_history_that_knows_more(library: Library, seeds: Path) -> None:
    assert keep(library, seeds)
    path = seeds / "history.jsonl"
    last = json.loads(path.read_text().splitlines()[-1])
    keys = [one if isinstance(one, str) else one[0] for one in last["sentences"]]
    more = {**last, "revision": 4, "sentences": keys, "fates": []}
    path.write_text(f"{path.read_text()}{json.dumps(more)}\n")
    before = read_folder(seeds)
    with pytest.raises(SourceError) as caught:
        keep(library, seeds)
    assert str(caught.value) == (
        f"{path}: this knows more than the archive, or something else. Ingest the folder into an "
        "empty archive; or, if the archive is right, take this file away."
    )
    assert read_folder(seeds) == before


def test_withdrawn_words_go_from_the_files_of_the_past(library: Library, seeds: Path) -> None:
    assert keep(library, seeds)
    with library.database.write() as session:
        session.execute(update(SentenceRow).where(SentenceRow.text == GONE).values(text=""))
    change_deposit(library, 1, b"")
    assert keep(library, seeds)
    kept = read_folder(seeds)
    assert "revisions/1/transcript.txt" not in kept
    assert "revisions/1/interview.toml" in kept
    assert not any(GONE.encode() in content for content in kept.values())
    first, second, _ = map(json.loads, kept["history.jsonl"].decode().splitlines())
    assert first["sentences"][2][1] is None
    assert second["sentences"][2][1] == "An engine that knits algebraic patterns."


def test_a_file_that_only_the_folder_has_stays(library: Library, seeds: Path) -> None:
    assert keep(library, seeds)
    change_deposit(library, 1, b"")
    assert keep(library, seeds)
    assert (seeds / "revisions" / "1" / "transcript.txt").read_text() == TALK

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.archive.interviews import find_interview, list_interviews
from app.archive.names import list_names
from app.archive.removals import list_removed
from app.errors import ArchiveError
from app.ingest.library import Library
from app.ingest.pipeline import Orders, ingest_sources, plan_ingest
from app.ingest.planning import Change
from app.ingest.removing import remove
from app.ingest.verification import find_faults
from app.search.finding import Filters, Window, find_passages
from app.search.query import parse_query
from app.sources import find_sources
from tests.builders import TALK, write_source
from tests.unit.ingest.talks import ingest, list_keys, read_tables, write_annotated

NAMES = '[engine]\nname = "engine"\nkind = "thing"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_annotated(tmp_path / "seeds/ada", names=NAMES)


@pytest.fixture
def ada(library: Library, folder: Path) -> Library:
    ingest(library, folder)
    return library


def count_hits(library: Library, words: str) -> int:
    with library.database.read() as session:
        query = parse_query(words)
        return find_passages(session, library.engine, query, Filters(), Window()).total


def test_nothing_of_it_is_shown(ada: Library) -> None:
    assert remove(ada, "ada").sentences == 5
    with ada.database.read() as session:
        assert list_interviews(session) == []
        assert list_names(session) == []
        assert [one.slug for one in list_removed(session)] == ["ada"]
        interview = find_interview(session, "ada")
        assert interview is not None
        assert interview.removed_at is not None
        assert interview.participants == ()
    assert count_hits(ada, "algebraic") == 0
    assert ada.engine.ingests() == {}
    tables = read_tables(ada)
    assert not any(tables[name] for name in ("people", "turns", "segments", "mentions"))
    assert find_faults(ada) == []


def test_no_picture_of_its_words_is_kept(ada: Library, tmp_path: Path) -> None:
    ada.cards.fetch("ada", lambda: b"drawn IEND\xae\x42\x60\x82")
    assert len(list((tmp_path / "var" / "cards").glob("*.png"))) == 1
    remove(ada, "ada")
    assert list((tmp_path / "var" / "cards").glob("*.png")) == []


def test_other_interviews_stay(ada: Library, tmp_path: Path) -> None:
    ingest(ada, write_source(tmp_path / "other/bob", "I keep bees. They know me well."))
    remove(ada, "ada")
    assert count_hits(ada, "bees") == 1
    assert find_faults(ada) == []


def test_ingesting_it_again_brings_all_its_addresses_back(ada: Library, folder: Path) -> None:
    keys = list_keys(ada, "ada")
    before = read_tables(ada)
    remove(ada, "ada")
    (plan,) = ingest(ada, folder)
    assert plan.change is Change.RESTORED
    assert list_keys(ada, "ada") == keys
    after = read_tables(ada)
    for table in ("revisions", "keys", "sentences", "fates", "places", "editor_files"):
        assert after[table] == before[table]
    assert count_hits(ada, "algebraic") == 1
    assert find_faults(ada) == []


def test_it_may_come_back_corrected(ada: Library, folder: Path) -> None:
    keys = list_keys(ada, "ada")
    remove(ada, "ada")
    write_source(folder, TALK.replace("algebraic patterns", "algebraic patterns, like a loom"))
    (plan,) = ingest_sources(ada, find_sources(folder), Orders(note="Heard again."))
    assert (plan.change, plan.history.now.number) == (Change.RESTORED, 2)
    assert list_keys(ada, "ada") == keys
    with ada.database.read() as session:
        assert [one.removed_at for one in list_interviews(session)] == [None]
    assert find_faults(ada) == []


def test_a_dry_run_says_that_it_would_come_back(ada: Library, folder: Path) -> None:
    remove(ada, "ada")
    (plan,) = plan_ingest(ada, find_sources(folder))
    assert plan.change is Change.RESTORED


def test_it_names_near_slugs_for_one_that_is_not_there(ada: Library) -> None:
    with pytest.raises(ArchiveError, match=r"there is no interview “adda”\. Did you mean “ada”\?"):
        remove(ada, "adda")
    with pytest.raises(ArchiveError, match=r"there is no interview “zzz”\. Did you mean “ada”\?"):
        remove(ada, "zzz")


def test_it_says_that_an_archive_is_empty(library: Library) -> None:
    with pytest.raises(ArchiveError, match="The archive is empty"):
        remove(library, "ada")


def test_it_says_since_when_it_is_removed(ada: Library) -> None:
    remove(ada, "ada")
    day = datetime.now(UTC).date().isoformat()
    with pytest.raises(ArchiveError, match=f"“ada” was taken off the archive on {day} already"):
        remove(ada, "ada")

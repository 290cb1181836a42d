from app.archive.interviews import list_interviews
from app.archive.state import (
    begin_ingest,
    find_current_ingests,
    is_empty,
    read_current_ingests,
    read_generation,
)
from app.ingest.library import Library


def test_a_fresh_archive_is_empty(library: Library) -> None:
    with library.database.read() as session:
        assert is_empty(session)
        assert read_generation(session) == 0
        assert read_current_ingests(session) == {}


def test_each_ingest_takes_the_next_number(library: Library) -> None:
    for number in (1, 2, 3):
        with library.database.write() as session:
            assert begin_ingest(session) == number


def test_it_knows_which_ingests_are_current(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        [interview] = list_interviews(session)
        assert not is_empty(session)
        assert read_current_ingests(session) == {interview.id: interview.ingest}
        assert find_current_ingests(session, [interview.ingest, 77]) == {interview.ingest}
        assert find_current_ingests(session, []) == set()

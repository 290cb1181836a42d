from app.archive.lists import read_lists, save_lists
from app.ingest.library import Library


def test_lists_come_back_as_they_were_received(library: Library) -> None:
    received = {"topics.toml": b"\xef\xbb\xbf# None yet.\r\n", "names.toml": b""}
    with library.database.write() as session:
        save_lists(session, received)
    with library.database.read() as session:
        assert read_lists(session) == received


def test_the_last_lists_go_in_place_of_those_before(library: Library) -> None:
    with library.database.write() as session:
        save_lists(session, {"topics.toml": b"# First.", "names.toml": b"# Names."})
        save_lists(session, {"topics.toml": b"# Second."})
        assert read_lists(session) == {"topics.toml": b"# Second."}


def test_a_source_without_lists_leaves_those_of_the_archive(library: Library) -> None:
    with library.database.write() as session:
        assert read_lists(session) == {}
        save_lists(session, {"topics.toml": b"# First."})
        save_lists(session, {})
        assert read_lists(session) == {"topics.toml": b"# First."}

"""Cards on a shelf: drawn once, bounded, shared, and gone when they have to be."""

import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import time

import pytest

from app.shelf import Shelf
from tests.unit.web.cards.pictures import draw

END = b"IEND\xae\x42\x60\x82"


def card(content: str = "a card") -> bytes:
    return content.encode() + END


def refuse() -> bytes:
    raise AssertionError("it was to be on the shelf")


def count_makes() -> tuple[list[int], Callable[[], bytes]]:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return card()

    return made, make


def list_cards(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.png"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "cards"


def test_a_card_is_drawn_once(folder):
    made, make = count_makes()
    shelf = Shelf(folder)
    assert [shelf.fetch("one", make) for _ in range(3)] == [card()] * 3
    assert len(made) == 1


def test_a_real_card_is_kept(folder):
    png = draw()
    Shelf(folder).fetch("one", lambda: png)
    assert Shelf(folder).fetch("one", refuse) == png


def test_other_names_are_other_cards(folder):
    shelf = Shelf(folder)
    assert shelf.fetch("one", lambda: card("1")) == card("1")
    assert shelf.fetch("two", lambda: card("2")) == card("2")


@pytest.mark.parametrize("name", ["../../out", "/etc/passwd", "a\x00b", "\ud83c", "", "x" * 9999])
def test_no_name_becomes_a_path(folder, name):
    Shelf(folder).fetch(name, card)
    (path,) = list_cards(folder)
    assert len(path.stem) == 64
    assert sorted(folder.parent.parent.rglob("*")) == [folder.parent, folder, path]


def test_a_file_that_lost_its_end_is_drawn_anew(folder):
    shelf = Shelf(folder)
    shelf.fetch("one", card)
    list_cards(folder)[0].write_bytes(card()[:5])
    assert shelf.fetch("one", lambda: card("new")) == card("new")
    assert shelf.fetch("one", refuse) == card("new")


def test_a_failure_to_draw_is_told_and_leaves_nothing(folder):
    with pytest.raises(ZeroDivisionError):
        Shelf(folder).fetch("one", lambda: bytes(1 // 0))
    assert not folder.exists()


def test_there_are_never_more_cards_than_wanted(folder):
    shelf = Shelf(folder, most_files=40)
    for number in range(200):
        shelf.fetch(str(number), card)
        assert len(list_cards(folder)) <= 40
    assert len(list_cards(folder)) >= 36


def test_they_never_take_more_room_than_wanted(folder):
    shelf = Shelf(folder, most_files=20, most_bytes=10_000)
    for number in range(30):
        shelf.fetch(str(number), lambda: card("x" * 1000))
        assert sum(path.stat().st_size for path in list_cards(folder)) <= 12_000
    assert len(list_cards(folder)) >= 8


def test_a_full_shelf_is_tidied_by_whoever_comes_new(folder):
    shelf = Shelf(folder)
    for number in range(30):
        shelf.fetch(str(number), card)
    Shelf(folder, most_files=20).fetch("new", card)
    assert len(list_cards(folder)) == 19


def test_what_is_asked_for_stays(folder):
    shelf = Shelf(folder, most_files=10)
    for number in range(9):
        shelf.fetch(str(number), card)
    for age, path in enumerate(list_cards(folder)):
        os.utime(path, (time() - 1000 - age,) * 2)
    shelf.fetch("4", refuse)
    for number in range(20, 28):
        shelf.fetch(str(number), card)
    for name in ("4", "20", "27"):
        assert shelf.fetch(name, refuse) == card()


def test_the_folder_is_not_listed_for_each_card(folder, monkeypatch):
    listed = []
    list_files = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda path: listed.append(1) or list_files(path))
    shelf = Shelf(folder, most_files=1000)
    for number in range(60):
        shelf.fetch(str(number), card)
    assert len(listed) <= 2


def test_drafts_of_stopped_writers_go_and_those_being_written_stay(folder):
    folder.mkdir(parents=True)
    old, new, other = folder / "a.draft", folder / "b.draft", folder / "notes.txt"
    for path in (old, new, other):
        path.write_text("half a card")
    os.utime(old, (time() - 3600,) * 2)
    Shelf(folder).fetch("one", card)
    assert [path.exists() for path in (old, new, other)] == [False, True, True]


def test_a_file_that_vanishes_while_the_shelf_is_tidied_is_no_failure(folder, caplog):
    folder.mkdir(parents=True)
    (folder / "vanished.png").symlink_to(folder / "nowhere")
    shelf = Shelf(folder, most_files=10)
    for number in range(20):
        shelf.fetch(str(number), card)
    assert caplog.messages == []
    assert len([path for path in list_cards(folder) if path.exists()]) == 9


def test_a_file_that_vanishes_while_the_shelf_is_cleared_is_no_failure(folder, monkeypatch):
    shelf = Shelf(folder)
    monkeypatch.setattr(shelf, "_list_files", lambda: [folder / "vanished.png"])
    shelf.clear()


def test_a_cleared_shelf_holds_nothing_of_what_was_on_it(folder):
    shelf = Shelf(folder)
    shelf.fetch("one", lambda: card("withdrawn"))
    (folder / "b.draft").write_bytes(b"withdrawn")
    shelf.clear()
    assert not any(b"withdrawn" in path.read_bytes() for path in folder.iterdir())
    assert shelf.fetch("one", lambda: card("new")) == card("new")


def test_clearing_leaves_what_is_not_ours(folder):
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")
    Shelf(folder).clear()
    assert (folder / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("is_new", [True, False])
def test_a_card_that_is_drawn_while_the_shelf_is_cleared_is_not_kept(folder, is_new):
    shelf = Shelf(folder)
    if not is_new:
        shelf.clear()

    def make() -> bytes:
        Shelf(folder).clear()
        return card("withdrawn")

    assert shelf.fetch("one", make) == card("withdrawn")
    assert list_cards(folder) == []


def test_words_that_were_read_before_the_shelf_was_cleared_are_not_kept(folder):
    shelf = Shelf(folder)
    mark = shelf.read_mark()
    shelf.clear()
    shelf.fetch("one", card, mark)
    assert list_cards(folder) == []
    shelf.fetch("one", card, shelf.read_mark())
    assert len(list_cards(folder)) == 1


def test_a_draft_that_was_cleared_away_is_no_failure(folder, monkeypatch, caplog):
    shelf = Shelf(folder)
    replace = Path.replace

    def clear_first(draft: Path, path: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        shelf.clear()
        return replace(draft, path)

    monkeypatch.setattr(Path, "replace", clear_first)
    assert shelf.fetch("one", card) == card()
    assert list_cards(folder) == []
    assert caplog.messages == []


def test_clearing_says_where_it_cannot(folder):
    folder.parent.mkdir()
    folder.write_text("a file")
    with pytest.raises(OSError, match="cards"):
        Shelf(folder).clear()


def test_a_folder_that_cannot_be_used_is_told_once_and_is_no_failure(folder, caplog):
    folder.parent.mkdir()
    folder.write_text("a file")
    shelf = Shelf(folder)
    with caplog.at_level(logging.WARNING):
        assert [shelf.fetch(name, card) for name in "abc"] == [card()] * 3
    (message,) = caplog.messages
    assert message.startswith("Cards cannot be kept, so each is drawn anew")


def test_a_failed_writer_leaves_no_draft(folder, monkeypatch):
    def fail(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    assert Shelf(folder).fetch("one", card) == card()
    assert list(folder.iterdir()) == []


def test_many_threads_may_ask_for_the_same_cards(folder):
    shelf = Shelf(folder, most_files=20)

    def ask(number: int) -> bool:
        words = f"Number {number % 6}."
        return shelf.fetch(words, lambda: draw(words)) == draw(words)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(60)))


def fill(folder: Path, first: int) -> bool:
    shelf = Shelf(folder, most_files=20)
    wanted = ((str(number % 50), card(str(number % 50))) for number in range(first, first + 150))
    return all(shelf.fetch(name, lambda made=made: made) == made for name, made in wanted)


def test_several_processes_may_share_a_folder(folder):
    with get_context("spawn").Pool(2) as processes:
        assert all(processes.starmap(fill, [(folder, 0), (folder, 7)]))
    assert len(list_cards(folder)) <= 22

import os
from pathlib import Path

import pytest

from app.search.checksums import NAME, are_sound, write_checksums


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A noted folder with a table of contents and two segments."""
    for name in ("a.seg", "b.seg", "_MAIN_1.toc"):
        (tmp_path / name).write_bytes(name.encode() * 100)
    write_checksums(tmp_path)
    return tmp_path


def test_it_trusts_files_that_are_as_they_were_written(folder: Path) -> None:
    assert are_sound(folder)


@pytest.mark.parametrize("name", ["a.seg", "b.seg", "_MAIN_1.toc"])
def test_it_does_not_trust_a_file_that_changed(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"noise")
    assert not are_sound(folder)


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"[]", b"\xff\xfe", b'"text"', b'{"a.seg": 7}']
)
def test_it_does_not_trust_a_folder_without_a_list(folder: Path, content: bytes | None) -> None:
    (folder / NAME).unlink() if content is None else (folder / NAME).write_bytes(content)
    assert not are_sound(folder)


def test_it_trusts_what_a_commit_left_that_crashed_before_its_list(folder: Path) -> None:
    (folder / "a.seg").unlink()
    (folder / "c.seg").write_bytes(b"new")
    assert are_sound(folder)


def test_it_notes_new_files_and_forgets_those_that_are_gone(folder: Path) -> None:
    (folder / "a.seg").unlink()
    (folder / "c.seg").write_bytes(b"new")
    (folder / "_MAIN_1.toc").write_bytes(b"written again")
    write_checksums(folder)
    assert are_sound(folder)
    assert "a.seg" not in (folder / NAME).read_text()
    (folder / "c.seg").write_bytes(b"changed")
    assert not are_sound(folder)


def test_it_does_not_take_damage_to_an_old_segment_for_new(folder: Path) -> None:
    (folder / "a.seg").write_bytes(b"noise")
    write_checksums(folder)
    assert not are_sound(folder)


def test_it_reads_a_file_that_was_only_touched(folder: Path) -> None:
    os.utime(folder / "a.seg", ns=(1, 1))
    assert are_sound(folder)


def test_it_reads_files_that_look_untouched_only_where_it_is_thorough(folder: Path) -> None:
    path = folder / "a.seg"
    times = path.stat()
    path.write_bytes(bytes(times.st_size))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert are_sound(folder)
    assert not are_sound(folder, thorough=True)

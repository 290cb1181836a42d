"""Tells whether the files of an index are still what was written, before anything believes them."""

import json
from pathlib import Path
from zlib import crc32

NAME = "checksums.json"
_CHUNK_BYTES = 1_000_000

Note = list[int]
"""What is noted of a file: its size in bytes, when it was written (in ns), and its checksum."""


def write_checksums(folder: Path) -> None:
    """Notes the files that a commit left; segments never change, so old ones are not read again."""
    known = _read_checksums(folder) or {}
    now = {
        path.name: known[path.name]
        if path.suffix == ".seg" and path.name in known
        else [*_read_stat(path), _sum_up(path)]
        for path in sorted(folder.iterdir())
        if path.suffix in {".seg", ".toc"}
    }
    # Renamed into place, so that a crash leaves either the old list or the new one.
    draft = folder / f"{NAME}.new"
    draft.write_text(json.dumps(now), encoding="utf-8")
    draft.replace(folder / NAME)


def are_sound(folder: Path, thorough: bool = False) -> bool:
    """Whether every file that was noted, and is still there, holds what it held then.

    Reads only files that were touched since they were noted, unless it is to be `thorough`.
    """
    known = _read_checksums(folder)
    if known is None:
        return False
    return all(_is_sound(folder / name, note, thorough) for name, note in known.items())


def _is_sound(path: Path, note: Note, thorough: bool) -> bool:
    try:
        size, written_ns = _read_stat(path)
        if not thorough and [size, written_ns] == note[:2]:
            return True
        return size == note[0] and _sum_up(path) == note[2]
    except FileNotFoundError:
        # A commit drops files before its list is written, or while this reads.
        return True


def _read_checksums(folder: Path) -> dict[str, Note] | None:
    """The notes by file name; None where there is no list, or none that can be read."""
    try:
        known = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(known, dict) or not all(map(_is_note, known.values())):
        return None
    return known


def _is_note(value: object) -> bool:
    return isinstance(value, list) and len(value) == 3


def _read_stat(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _sum_up(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            total = crc32(chunk, total)
    return total

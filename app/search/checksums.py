"""Tells whether the files of an index are still what was written, before anything believes them."""

import json
from pathlib import Path
from zlib import crc32

NAME = "checksums.json"
_CHUNK_BYTES = 1_000_000


def write_checksums(folder: Path) -> None:
    """Notes the files that a commit left; segments never change, so old ones are not read again."""
    known = _read_checksums(folder) or {}
    now = {
        path.name: known[path.name]
        if path.suffix == ".seg" and path.name in known
        else _sum_up(path)
        for path in sorted(folder.iterdir())
        if path.suffix in {".seg", ".toc"}
    }
    # Renamed into place, so that a crash leaves either the old list or the new one.
    draft = folder / f"{NAME}.new"
    draft.write_text(json.dumps(now), encoding="utf-8")
    draft.replace(folder / NAME)


def are_sound(folder: Path) -> bool:
    """Whether every file that was noted, and is still there, holds what it held then."""
    known = _read_checksums(folder)
    if known is None:
        return False
    # A commit that crashed before its list was written has dropped some files and added others.
    present = [folder / name for name in known if (folder / name).is_file()]
    return all(_sum_up(path) == known[path.name] for path in present)


def _read_checksums(folder: Path) -> dict[str, int] | None:
    """The sums by file name; None where there is no list, or none that can be read."""
    try:
        known = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return known if isinstance(known, dict) else None


def _sum_up(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            total = crc32(chunk, total)
    return total

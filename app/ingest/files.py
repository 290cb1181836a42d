"""Writes files whole or not at all."""

import tempfile
from pathlib import Path

from app.errors import SourceError


def write_file(path: Path, content: bytes) -> None:
    """Replaces a file in one step; raises SourceError where its folder cannot be written."""
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".") as aside:
            new = Path(aside) / path.name
            new.write_bytes(content)
            _keep_mode(path, new)
            new.replace(path)
    except OSError as error:
        raise SourceError(f"cannot be written ({error.strerror}).", file=str(path)) from error


def _keep_mode(path: Path, new: Path) -> None:
    """Whoever could read and write a file still can."""
    if path.exists():
        new.chmod(path.stat().st_mode)

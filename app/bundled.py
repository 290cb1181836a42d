"""Finds the folders that travel with the program."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def find_bundled_folder(name: str) -> Path:
    """Where templates, static, migrations or seeds are: inside a wheel, else in the checkout."""
    packed = PACKAGE / "_bundled" / name
    return packed if packed.is_dir() else PACKAGE.parent / name

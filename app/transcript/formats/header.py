"""Lines that stand above a transcript and were never spoken."""

import re

_HEADER = re.compile(r"\*\*Transcript extracted .*\*\*|(?:Kind|Language): ?\S*")


def split_lines(text: str) -> list[str]:
    """The lines of a text, whatever system wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def drop_header(lines: list[str]) -> list[str]:
    """The lines below the header; only lines at the very top can belong to one."""
    for number, line in enumerate(lines):
        if line.strip() and not _HEADER.fullmatch(line.strip()):
            return lines[number:]
    return []

"""Formats that cannot be read yet, told by name so that nobody takes their marks for speech.

To read one of them: give it a module of its own, and drop it here.
"""

import re

_ENDINGS = {".vtt": "WebVTT", ".srt": "SRT", ".html": "HTML", ".htm": "HTML", ".json": "JSON"}
_OPENINGS = {
    "WebVTT": re.compile(r"WEBVTT(?!\S)"),
    "HTML": re.compile(r"<(?:!doctype|html)\b", re.IGNORECASE),
    "JSON": re.compile(r"\{|\[\s*\{"),
}
_CUE_TIMES = re.compile(r"^[ \t]*[\d:.,]+[ \t]*-->[ \t]*[\d:.,]+", re.MULTILINE)


def find_foreign_ending(file: str) -> str | None:
    """The format that a file's name promises, if it is one that cannot be read."""
    return _ENDINGS.get(file[file.rfind(".") :].lower())


def find_foreign_text(text: str) -> str | None:
    """The format that a text is in, if it is one that cannot be read."""
    opening = text.removeprefix("\ufeff").lstrip()
    found = (name for name, pattern in _OPENINGS.items() if pattern.match(opening))
    return next(found, None) or ("SRT" if _CUE_TIMES.search(text) else None)

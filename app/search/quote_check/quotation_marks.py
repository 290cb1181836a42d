"""What stands between quotation marks, of whatever language."""

import re
from collections.abc import Iterator

from app.transcript.spans import Span

_OPENING = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "❝": "❞", '"': '"'}
_MARKS = frozenset('“”„«»「」『』❝❞"')
_SINGLE = re.compile(
    r"(?<![^\s(—–-])[‘'](?=\S)(.+?)(?<=\S)"
    # the researchers' work: an apostrophe, and not the end
    r"(?:(?<!s)|(?!.\s+[a-z]))[’'](?=$|[\s).,;:!?—–-])",
    re.DOTALL,
)
_CLOSING = re.compile(r'[^"]*[^\s"(]"(?:[\s.,;:!?)\[—–-][^"]*)?$', re.DOTALL)
"""A text with one straight mark, that closes what was opened before."""
_INCHES = re.compile(r'(?<=\d)"')


def find_quoted(text: str) -> list[Span]:
    """What stands between the outermost quotation marks; double ones, or else single ones."""
    plain = _write_alike(text)
    if not any(mark in plain for mark in _MARKS):
        return _find_single(plain)
    return list(_match_marks(plain))


def _write_alike(text: str) -> str:
    """The same with marks that open on the left and close on the right; no offset changes."""
    plain = text.translate({0x2039: "«", 0x203A: "»"})
    if plain.find("»") < plain.find("«") or ("»" in plain and "«" not in plain):
        plain = plain.translate({0xBB: "«", 0xAB: "»"})
    if "“" not in plain and "„" not in plain and plain.count("”") > 1:
        plain = plain.replace("”", '"')
    if "\u201a" in plain and "„" not in plain:
        plain = plain.translate({0x201A: "„", 0x2018: "“"})
    if plain.count('"') % 2:
        plain = _INCHES.sub("″", plain)
    return plain


def _find_single(text: str) -> list[Span]:
    whole = text.strip()
    if whole[:1] in "‘'" and whole[-1:] in "’'" and len(whole) > 2:
        start = text.index(whole)
        inner = Span(start + 1, start + len(whole) - 1)
        if not _SINGLE.fullmatch(whole) or len(_SINGLE.findall(text)) == 1:
            return [inner]
    return [Span(*mark.span(1)) for mark in _SINGLE.finditer(text)]


def _match_marks(text: str) -> Iterator[Span]:
    first = next(letter for letter in text if letter in _MARKS)
    # Where a quotation starts, and what closes it; what is copied may start within one.
    is_inside = first in "”»" or (first == '"' and _CLOSING.match(text) is not None)
    opened: list[tuple[int, str]] = [(0, first)] if is_inside else []
    for place, letter in enumerate(text):
        if opened and letter in opened[-1][1]:
            start, _ = opened.pop()
            if not opened:
                yield Span(start, place)
        elif letter in _OPENING and _opens(text, place, is_inside=bool(opened)):
            opened.append((place + 1, _OPENING[letter]))
    if opened:
        yield Span(opened[0][0], len(text))


def _opens(text: str, place: int, *, is_inside: bool) -> bool:
    """Whether a mark opens a quotation: each paragraph of a long one opens it once more."""
    return not is_inside or (text[place] != '"' and text[place - 1] != "\n")

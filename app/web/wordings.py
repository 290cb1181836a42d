"""Sets two wordings of the same sentences beside each other: what went, what came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from app.transcript.words import split_words

MOST_TOKENS = 2000
"""In both wordings together; beyond that a comparison would take seconds."""
_UNSPACED = (("぀", "ヿ"), ("㐀", "鿿"), ("豈", "﫿"))
"""Scripts that put no blanks between words: kana and Han characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a wording; `differs` where the other wording has other words."""

    text: str
    differs: bool = False


Pieces = tuple[Piece, ...]


def leave_plain(text: str) -> Pieces:
    """A wording with nothing marked in it; none where there are no words."""
    return (Piece(text),) if text else ()


def compare_wordings(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Both wordings, the words and signs marked that only one of them has."""
    old, new = _split(before), _split(after)
    if len(old) + len(new) > MOST_TOKENS:
        return leave_plain(before), leave_plain(after)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    shared = [(one.a, one.b, one.size) for one in blocks if _tells(old[one.a : one.a + one.size])]
    kept_old = {a + step for a, _, size in shared for step in range(size)}
    kept_new = {b + step for _, b, size in shared for step in range(size)}
    return _join(old, kept_old), _join(new, kept_new)


def _split(text: str) -> list[str]:
    """Words as they are written, and each sign and blank between them."""
    words = split_words(text)
    edges = [0, *(edge for word in words for edge in (word.start, word.end)), len(text)]
    tokens: list[str] = []
    for place, (start, end) in enumerate(pairwise(edges)):
        part = text[start:end]
        whole = place % 2 == 1 and not any(map(_is_unspaced, part))
        tokens += [part] if whole else part
    return tokens


def _is_unspaced(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _UNSPACED)


def _tells(tokens: Sequence[str]) -> bool:
    """Whether what two wordings share is more than a blank between two changes."""
    return any(token.strip() for token in tokens)


def _join(tokens: Sequence[str], kept: set[int]) -> Pieces:
    return tuple(_list_pieces(tokens, kept))


def _list_pieces(tokens: Sequence[str], kept: set[int]) -> Iterator[Piece]:
    """Runs of tokens; blanks at the edge of a marked one stay outside it."""
    for differs, places in groupby(range(len(tokens)), lambda place: place not in kept):
        text = "".join(tokens[place] for place in places)
        inner = text.strip() if differs else ""
        if not inner:
            yield Piece(text)
            continue
        start = text.index(inner)
        parts = (text[:start], False), (inner, True), (text[start + len(inner) :], False)
        yield from (Piece(part, marked) for part, marked in parts if part)

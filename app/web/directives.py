"""Text directives: the part of an address that has a browser mark words in a page.

See https://wicg.github.io/scroll-to-text-fragment/. What it does not find it passes over, and goes
to the element whose id the address has.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

SHORT_WORDS = 10
EDGE_WORDS = 5


def write_directive(text: str, before: str = "", after: str = "") -> str:
    """Names a text by its words, or by its first and last ones; `before` and `after` stand beside
    it, so that it is not taken for the same words elsewhere.
    """
    return f":~:{_name(text, before, after)}"


def write_directives(texts: Iterable[tuple[str, str, str]]) -> str:
    """Names several texts, each with what stands before and after it; empty where there is none."""
    names = "&".join(_name(*text) for text in texts)
    return f":~:{names}" if names else ""


def _name(text: str, before: str, after: str) -> str:
    words = text.split()
    edges = [words] if len(words) <= SHORT_WORDS else [words[:EDGE_WORDS], words[-EDGE_WORDS:]]
    parts = [_encode(edge) for edge in edges]
    if before:
        parts.insert(0, _encode(before.split()[-EDGE_WORDS:]) + "-")
    if after:
        parts.append("-" + _encode(after.split()[:EDGE_WORDS]))
    return f"text={','.join(parts)}"


def _encode(words: Sequence[str]) -> str:
    """With the signs that part a directive, too."""
    return quote(" ".join(words), safe="").replace("-", "%2D")

"""What somebody pastes without what a page or a program put into it."""

import html
import re

from app.search.words import compose

_NOTE_MARK = re.compile(r"<sup\b.*?</sup\s*>", re.DOTALL | re.IGNORECASE)
_QUOTED = re.compile(r"<(/?)q\b[^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"<(?:br|/?(?:p|div|li|ul|ol|h\d|tr|blockquote))\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_BLOCK_MARK = re.compile(r"^[ \t]*(?:>[> \t]*|[*•-][ \t]+)", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*\n\s*(?=[^\W\d_])")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹†‡]+|(?<=[\w.,;:!?”’\"'])\*+(?!\w)")


def clean_paste(text: str) -> str:
    """The words alone, line by line: no markup, no broken words, no signs of footnotes."""
    plain = _BLOCK_MARK.sub("", html.unescape(_drop_tags(text)).replace("\r\n", "\n"))
    plain = _BROKEN_WORD.sub("", plain.replace("\u00ad", ""))
    plain = _SUPERSCRIPT.sub("", _EMPHASIS.sub(r"\2", plain))
    return "\n".join(line for line in map(compose, plain.splitlines()) if line)


def _drop_tags(text: str) -> str:
    plain = _NOTE_MARK.sub("", text)
    plain = _QUOTED.sub(lambda tag: "”" if tag[1] else "“", plain)
    return _TAG.sub("", _BLOCK_TAG.sub("\n", plain))

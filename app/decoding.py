"""From bytes to text: UTF-8, UTF-16 with a mark, or what people's old files are written in."""

import codecs
import unicodedata
from dataclasses import dataclass

import charset_normalizer

from app.errors import SourceError

MOST_CONTROL_SHARE = 0.01
MOST_DAMAGE_SHARE = 0.5
"""Of the letters beyond ASCII; read as UTF-8, those of other encodings come out mostly wrong."""
HEAD_START = 0.03
"""How much likelier the commonest encoding is: a few accents in a long English text say less."""
# The encodings of people's old files, the commonest first. Left to itself, the detector takes
# a short English text for Korean.
_ENCODINGS = (
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what had to be assumed about its encoding."""

    text: str
    assumption: str | None = None


def decode(content: bytes, file: str) -> Decoded:
    """A transcript as text: UTF-8, UTF-16 with a byte order mark, else detected and said so."""
    decoded = _decode(content, file)
    if decoded is None or _looks_binary(decoded.text):
        raise SourceError(
            "this is not text. Give the transcript as text, such as captions saved as .txt.",
            file=file,
        )
    if not decoded.text.strip(" \t\r\n\ufeff"):
        raise SourceError("the file is empty. Put the transcript into it.", file=file)
    return decoded


def _decode(content: bytes, file: str) -> Decoded | None:
    has_utf16_mark = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return Decoded(content.decode("utf-16" if has_utf16_mark else "utf-8-sig"))
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(content):
            raise _refuse_line(content, error.start, file) from error
        guess = None if b"\0" in content else _detect_encoding(content)
        return Decoded(content.decode(guess), f"read as {guess}") if guess else None


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether the letters beyond ASCII are UTF-8 but for a few, as in no other encoding."""
    text = content.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    beyond = sum(letter > "\x7f" for letter in text)
    return b"\0" not in content and wrong <= MOST_DAMAGE_SHARE * beyond


def _detect_encoding(content: bytes) -> str | None:
    """The most likely encoding; among equally likely ones the first of our list."""
    likelihoods = {
        encoding: match.coherence - match.chaos + (HEAD_START if encoding == _ENCODINGS[0] else 0)
        for match in charset_normalizer.from_bytes(content, cp_isolation=list(_ENCODINGS))
        for encoding in match.could_be_from_charset
    }
    found = [encoding for encoding in _ENCODINGS if encoding in likelihoods]
    return max(found, key=lambda encoding: likelihoods[encoding], default=None)


def _looks_binary(text: str) -> bool:
    if "\0" in text:
        return True
    controls = sum(unicodedata.category(letter) == "Cc" and not letter.isspace() for letter in text)
    return controls > MOST_CONTROL_SHARE * len(text)


def decode_editor_file(content: bytes, file: str) -> str:
    """An editor's own file, which must be UTF-8; raises SourceError that names the line."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refuse_line(content, error.start, file) from error


def _refuse_line(content: bytes, offset: int, file: str) -> SourceError:
    return SourceError(
        "this line is not UTF-8. Save the file as UTF-8.",
        file=file,
        line=content.count(b"\n", 0, offset) + 1,
    )

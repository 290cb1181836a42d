"""The letters of cards: Source Serif Pro, from the package font-source-serif-pro."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_UNSEEN = re.compile("[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_MOST_MARKS = 2
"""Over one letter, such as the two of ǖ̀; a pile of them would grow out of its line."""
_MISSING = "\uffff"
"""No character, so every font draws its sign for what it lacks."""


class Face(StrEnum):
    """The two weights in use, by their files' names."""

    REGULAR = "SourceSerifPro-Regular.otf"
    SEMIBOLD = "SourceSerifPro-Semibold.otf"


@lru_cache(maxsize=32)
def load_font(face: Face, size_px: int) -> ImageFont.FreeTypeFont:
    """A font; kerned and with ligatures where Pillow has libraqm, letter by letter elsewhere."""
    return ImageFont.truetype(str(files("font_source_serif_pro") / "files" / face), size_px)


def clean_text(text: str) -> str:
    """One line of composed letters, without controls and without signs that nobody sees."""
    return unicodedata.normalize("NFC", _BREAKS.sub(" ", _UNSEEN.sub("", text))).strip()


def can_draw(text: str) -> bool:
    """Whether the font has every sign: it has Latin, Greek and Cyrillic letters, and no emoji."""
    clean = clean_text(text)
    return all(_has_sign(sign) for sign in set(clean)) and not _is_piled(clean)


def _is_piled(text: str) -> bool:
    pile = 0
    for sign in text:
        pile = pile + 1 if unicodedata.category(sign)[0] == "M" else 0
        if pile > _MOST_MARKS:
            return True
    return False


@lru_cache(maxsize=4096)
def _has_sign(sign: str) -> bool:
    # Pillow does not tell what a font has, but draws the same box for all that is missing.
    return sign == " " or _picture(sign) != _picture(_MISSING)


def _picture(sign: str) -> bytes:
    page = Image.new("L", (48, 48))
    ImageDraw.Draw(page).text((12, 36), sign, 255, load_font(Face.REGULAR, 24), anchor="ls")
    return page.tobytes()

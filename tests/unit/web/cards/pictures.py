"""Cards with defaults, and ways to look at what was drawn."""

import struct
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops

from app.web.cards.drawing import Card, draw_card

PAPER = (250, 247, 240)
INK = (35, 31, 25)


def make_card(words: str = "It’s the age of research.", **changes: Any) -> Card:
    facts = {"speaker": "Ada Lovelace", "source": "Engines, 3 May 1843", "site": "Onrecord"}
    return Card(words, **(facts | changes))


def draw(words: str = "It’s the age of research.", **changes: Any) -> bytes:
    return draw_card(make_card(words, **changes))


def open_picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def find_ink(png: bytes) -> tuple[int, int, int, int]:
    """The smallest box around everything that is not paper: left, top, right, bottom."""
    picture = open_picture(png)
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, PAPER)).getbbox()
    assert box is not None
    return box


def find_width_of_words(png: bytes) -> int:
    """How far the words reach, without the marks that are in another colour."""
    words = open_picture(png).crop((0, 0, 1200, 470))
    others = Image.new("RGB", words.size, INK)
    is_other = ImageChops.difference(words, others).convert("L").point(lambda value: min(value, 1))
    box = is_other.point(lambda value: 1 - value).getbbox()
    assert box is not None
    return box[2] - box[0]


def list_chunks(png: bytes) -> list[bytes]:
    """The types of what a PNG consists of."""
    chunks, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        chunks.append(png[at + 4 : at + 8])
        at += length + 12
    return chunks

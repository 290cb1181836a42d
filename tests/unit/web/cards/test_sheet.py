"""The sheet under a card: its colours, and the site's sign."""

import re
from pathlib import Path

import pytest
from PIL import ImageChops, ImageColor

from app.web.cards.fonts import Face
from app.web.cards.sheet import ACCENT, INK, PAPER, QUIET, RULE, Hand, Sheet
from tests.unit.web.cards.pictures import open_picture

STATIC = Path(__file__).parents[4] / "static"


@pytest.mark.parametrize(
    ("token", "colour"),
    [("paper", PAPER), ("ink", INK), ("ink-quiet", QUIET), ("rule", RULE), ("accent", ACCENT)],
)
def test_its_colours_are_those_of_the_pages_by_day(token, colour):
    tokens = (STATIC / "css" / "tokens.css").read_text()
    assert re.findall(rf"--{token}: light-dark\((#\w+),", tokens) == [colour]


def test_the_sign_is_that_of_the_pages():
    favicon = (STATIC / "img" / "favicon.svg").read_text()
    assert f'rx="6" fill="{ACCENT}"' in favicon
    assert 'd="M23 6v3h-2v17h-3V9h-2v17h-3v-9a5.500 5.500 0 0 1 0-11z"' in favicon


@pytest.mark.parametrize(
    ("place", "colour"),
    [
        ((0.3, 0.3), PAPER),  # outside of the round corner
        ((16, 2), ACCENT),
        ((9, 11), PAPER),  # in the bowl
        ((17, 20), ACCENT),  # between the stems
        ((14, 24), PAPER),
        ((19, 24), PAPER),
        ((14, 28), ACCENT),
        ((24, 7), ACCENT),
    ],
)
def test_the_sign_is_a_pilcrow(place, colour):
    sheet = Sheet()
    sheet.stamp(0, 0, 320)
    picture = open_picture(sheet.write_png())
    x, y = place
    assert picture.getpixel((round(x * 10), round(y * 10))) == ImageColor.getrgb(colour)


@pytest.mark.parametrize("ink", [INK, QUIET, ACCENT])
def test_few_colours_look_like_all_of_them(ink):
    sheet = Sheet()
    sheet.write(100, 300, "Emotions. gjf §¶ ffi", Hand(Face.REGULAR, 78, ink))
    sheet.rule(100, 1100, 400)
    change = ImageChops.difference(open_picture(sheet.write_png()), sheet._image)
    assert max(most for _, most in change.getextrema()) <= 16

"""Screenshots of every kind of page into var/screenshots/, for people to look at.

PICTURES=all shows strange states too; they take as long again.
"""

import os
from pathlib import Path

import pytest

from tests.browser.kinds import FAILING

FOLDER = Path(__file__).parents[2] / "var" / "screenshots"
WIDTHS = {390: 844, 820: 1180, 1440: 900}
SCREENS = 2.5
"""How much of a long page is shown: what comes after is more of the same."""
LIGHT_AND_DARK = ("light", "dark")
ALL = os.environ.get("PICTURES") == "all"


def show_each(open_context, kinds, widths, schemes):
    page = open_context(expected=FAILING).new_page()
    for kind, address in kinds.items():
        page.goto(address)
        for width in widths:
            show(page, kind, width, schemes)


def show(page, kind, width, schemes):
    height = WIDTHS[width]
    page.set_viewport_size({"width": width, "height": height})
    whole = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": width, "height": min(whole, SCREENS * height)}
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        picture = FOLDER / f"{kind}-{width}-{scheme}.jpg"
        page.screenshot(path=picture, type="jpeg", quality=80, full_page=True, clip=clip)
        assert picture.stat().st_size > 5_000


def test_it_shows_every_kind_of_page(open_context, kinds):
    show_each(open_context, kinds, WIDTHS, LIGHT_AND_DARK)


@pytest.mark.skipif(not ALL, reason="PICTURES=all asks for pictures of strange states")
def test_it_shows_every_state(open_context, strained):
    show_each(open_context, strained, WIDTHS, LIGHT_AND_DARK)

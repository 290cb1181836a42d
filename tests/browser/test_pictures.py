"""Screenshots of every kind of page into var/screenshots/, for people to look at."""

from pathlib import Path

import pytest

from tests.browser.kinds import FAILING

FOLDER = Path(__file__).parents[2] / "var" / "screenshots"
WIDTHS = {390: 844, 820: 1180, 1440: 900}
LONG = {"interview", "inside", "api", "topic", "results"}
"""Many screens of the same; the first one shows what they look like."""


@pytest.mark.parametrize("width", WIDTHS)
def test_it_shows_every_kind_of_page(open_context, kinds, width):
    size = {"width": width, "height": WIDTHS[width]}
    page = open_context(viewport=size, expected=FAILING).new_page()
    for kind, address in kinds.items():
        page.goto(address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            picture = FOLDER / f"{kind}-{width}-{scheme}.png"
            page.screenshot(path=picture, full_page=kind not in LONG)
            assert picture.stat().st_size > 5_000

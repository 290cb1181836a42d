"""The topic map in use: by pointer and by keyboard, on a phone, on paper, with forty chapters."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from app.ingest.healing import prepare_archive
from tests.archives import open_test_library
from tests.browser.conftest import following, serve
from tests.builders import write_source

CHAPTERS = 40
WIDTHS = [320, 390, 820, 1440]
PHONE = {"width": 390, "height": 844}
PAPER = {"width": 612, "height": 800}
"""What is left of a sheet of A4 between its margins, in CSS pixels."""
SCALING = "Scaling, 5 passages in What are we scaling?"
OVERFLOW = "(map) => map.scrollWidth - map.clientWidth"


@pytest.fixture(scope="module")
def forty(tmp_path_factory, served):
    """The address of an archive whose only interview has forty chapters, each about rain."""
    seeds, data_dir = tmp_path_factory.mktemp("forty"), tmp_path_factory.mktemp("forty_var")
    openings = [f"Paragraph {number} begins here." for number in range(CHAPTERS)]
    write_source(
        seeds / "talk",
        "\n\n".join(f"{opening} {'It rains and pours. ' * 25}" for opening in openings),
        chapters="".join(
            f"What was said on day {day} | {words}\n" for day, words in enumerate(openings)
        ),
        vocabulary='[rain]\nname = "Rain"\nsummary = "When it falls."\n',
        topics=f"rain: {openings[0]} .. {openings[-1]}",
    )
    library = open_test_library(data_dir)
    prepare_archive(library, seeds)
    library.close()
    with serve(data_dir, seeds) as address:
        served.add(address)
        yield address


def find_map(page):
    return page.get_by_role("region", name="Topics and where they are talked about")


def find_violations(page):
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [(rule["id"], rule["nodes"][0]["target"]) for rule in found["violations"]]


def measure_contrast(link):
    """Between the number of a cell and its ground, as WCAG counts it."""
    style = "(link) => { const style = getComputedStyle(link); return [%s]; }"
    ground, ink = link.evaluate(style % "style.backgroundColor, style.color")
    lighter, darker = sorted((_lighten(ground), _lighten(ink)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _lighten(colour):
    """The relative luminance of a computed colour: rgb(…) of 255, or color(srgb …) of 1."""
    most = 255 if colour.startswith("rgb") else 1
    parts = [float(part) / most for part in re.findall(r"[\d.]+", colour)[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_cell_says_what_it_counts_and_leads_there(page):
    page.goto("/topics")
    cell = find_map(page).get_by_role("link", name=SCALING, exact=True)
    with following(page):
        cell.click()
    assert page.url.endswith("/topics/scaling#in_ilya-sutskever-2025_what-are-we-scaling")
    heading = page.get_by_role("heading", name="What are we scaling?")
    expect(heading).to_be_in_viewport()
    assert heading.evaluate("(each) => each.matches(':target')")


def test_the_whole_of_a_cell_is_its_link(page):
    page.set_viewport_size({"width": 820, "height": 900})
    page.goto("/topics")
    links = page.locator("td a")
    assert links.count() > 50
    for link in links.all()[:40]:
        inner, outer = link.bounding_box(), link.locator("..").bounding_box()
        assert inner["width"] == pytest.approx(outer["width"])
        assert inner["height"] >= outer["height"] - 1  # the line under the row
        assert min(inner["width"], inner["height"]) >= 24


def test_it_is_walked_by_keyboard_from_a_topic_along_its_row(page):
    page.goto("/topics")
    find_map(page).get_by_role("link", name="Scaling", exact=True).focus()
    page.keyboard.press("Tab")
    cell = find_map(page).get_by_role("link", name=SCALING, exact=True)
    expect(cell).to_be_focused()
    assert cell.evaluate("(each) => getComputedStyle(each).outlineStyle") == "solid"
    with following(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What are we scaling?")).to_be_in_viewport()


def test_it_lights_the_row_and_the_column_of_a_cell(page):
    page.goto("/topics")
    cell = page.get_by_role("link", name=SCALING, exact=True)
    row, column = cell.locator("../.."), cell.locator("..")
    ground = "(row) => getComputedStyle(row.firstElementChild).backgroundColor"
    band = "(cell) => getComputedStyle(cell, '::before').content"
    before = row.evaluate(ground)
    assert column.evaluate(band) == "none"
    cell.hover()
    assert row.evaluate(ground) != before
    assert column.evaluate(band) == '""'
    page.mouse.move(0, 0)
    cell.focus()
    assert row.evaluate(ground) != before
    assert column.evaluate(band) == '""'


def test_on_a_phone_it_is_a_list_with_bars(open_context):
    page = open_context(viewport=PHONE).new_page()
    page.goto("/topics")
    rows = page.locator("tbody tr")
    expect(rows.first.get_by_role("link")).to_have_count(1)
    expect(rows.first.locator(".topic-map-bar")).to_be_visible()
    expect(rows.first.locator(".topic-map-total")).to_have_text("8 passages")
    expect(rows.first.locator("p")).to_be_visible()
    expect(page.locator("caption")).to_be_hidden()
    assert page.locator("td a:visible").count() == 0
    assert rows.count() > 30


@pytest.mark.parametrize("width", WIDTHS)
def test_ten_chapters_fit_without_scrolling(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/topics")
    assert find_map(page).evaluate(OVERFLOW) == 0
    assert find_map(page).get_attribute("tabindex") is None
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", WIDTHS)
def test_forty_chapters_scroll_in_their_own_box(page, forty, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{forty}/topics")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert (find_map(page).evaluate(OVERFLOW) > 0) == (width > 390)


def test_the_box_is_scrolled_by_keyboard(page, forty):
    page.goto(f"{forty}/topics")
    box = find_map(page)
    # Chromium takes the focus to any box that scrolls; others need to be told.
    expect(box).to_have_attribute("tabindex", "0")
    box.focus()
    expect(box).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(box) => box.scrollLeft > 0", arg=box.element_handle(), polling="raf")
    last = box.get_by_role("link", name="Rain, 1 passage in What was said on day 39", exact=True)
    last.focus()
    expect(last).to_be_in_viewport()


def test_the_topic_stays_in_sight_and_hides_no_cell(page, forty):
    page.goto(f"{forty}/topics")
    row = page.locator("tbody tr")
    row.get_by_role("link").last.focus()
    name = row.get_by_role("link", name="Rain", exact=True)
    expect(name).to_be_in_viewport()
    for _ in range(CHAPTERS - 1):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(
            """() => {
              const place = document.activeElement.getBoundingClientRect();
              const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
              return document.elementFromPoint(x, y) === document.activeElement;
            }"""
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_of_colour_keeps_its_number_readable(open_context, scheme):
    page = open_context(color_scheme=scheme, viewport={"width": 820, "height": 900}).new_page()
    page.goto("/topics")
    contrasts = [measure_contrast(page.locator(f"td .topic-map-{n}").first) for n in range(1, 6)]
    assert min(contrasts) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_it(open_context, forty, scheme):
    page = open_context(color_scheme=scheme).new_page()
    for width in (390, 820):
        page.set_viewport_size({"width": width, "height": 900})
        for address in ("/topics", f"{forty}/topics", f"{forty}/topics?interview=talk"):
            page.goto(address)
            assert find_violations(page) == []


def test_it_keeps_numbers_and_borders_where_colours_are_forced(open_context):
    page = open_context(forced_colors="active", viewport={"width": 820, "height": 900}).new_page()
    page.goto("/topics")
    cell = page.get_by_role("link", name=SCALING, exact=True)
    expect(cell).to_be_visible()
    border = cell.evaluate("(link) => getComputedStyle(link).borderTopStyle")
    colours = cell.evaluate(
        "(link) => [getComputedStyle(link).borderTopColor, getComputedStyle(link).backgroundColor]"
    )
    assert border == "solid"
    assert colours[0] != colours[1]


def test_it_prints_as_a_map_of_greys_as_wide_as_the_page(page, forty):
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    for address in ("/topics", f"{forty}/topics"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
        cell = page.locator("td a").first
        expect(cell).to_be_visible()
        style = "(link) => { const style = getComputedStyle(link); return [%s]; }"
        ground, adjust = cell.evaluate(style % "style.backgroundColor, style.printColorAdjust")
        red, green, blue = re.findall(r"[\d.]+", ground)[:3]
        assert red == green == blue
        assert adjust == "exact"

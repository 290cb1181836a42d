"""The list of keys: opened from anywhere, closed in every way, and true on each page."""

import pytest
from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.faults import NARROW, find_violations
from tests.browser.kinds import PHRASE, find_key

INTERVIEW = f"/interviews/{FIRST}"


def find_help(page):
    return page.get_by_role("dialog", name="Keyboard shortcuts")


def find_opener(page):
    return page.get_by_role("button", name="Keyboard shortcuts")


def read_help(page):
    """What the list says on a page."""
    page.keyboard.press("?")
    expect(find_help(page)).to_be_visible()
    return page.locator(".keys-help dd:visible").all_inner_texts()


def close_by_key(page):
    page.keyboard.press("Escape")


def close_by_the_same_key(page):
    page.keyboard.press("?")


def close_by_button(page):
    find_help(page).get_by_role("button", name="Close").click()


def close_beside(page):
    page.mouse.click(4, 4)


@pytest.mark.parametrize(
    "close", [close_by_key, close_by_the_same_key, close_by_button, close_beside]
)
def test_it_gives_the_focus_back_when_it_closes(page, close):
    page.goto("/topics")
    link = page.get_by_role("main").get_by_role("link").first
    link.focus()
    page.keyboard.press("?")
    expect(find_help(page)).to_be_visible()
    expect(link).not_to_be_focused()
    close(page)
    expect(find_help(page)).to_be_hidden()
    expect(link).to_be_focused()


def test_it_opens_from_the_foot_of_the_page_by_keyboard(page):
    page.goto("/about")
    find_opener(page).focus()
    page.keyboard.press("Enter")
    expect(find_help(page).get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(find_help(page)).to_be_hidden()
    expect(find_opener(page)).to_be_focused()


def test_a_click_within_leaves_it_open(page):
    page.goto("/topics")
    page.keyboard.press("?")
    find_help(page).get_by_role("heading", name="On every page").click()
    expect(find_help(page)).to_be_visible()


@pytest.mark.parametrize("key", ["j", "c"])
def test_the_page_behind_keeps_still(page, server, key):
    page.goto(f"{INTERVIEW}/{find_key(server, PHRASE)}")
    here = page.url
    page.keyboard.press("?")
    page.keyboard.press(key)
    expect(find_help(page).get_by_role("button", name="Close")).to_be_focused()
    expect(page.locator(".permalink-answer")).to_have_text("")
    assert page.url == here


def test_opening_it_shifts_nothing(page):
    page.goto(INTERVIEW)
    page.evaluate("scrollTo(0, 2000)")
    measure = "[scrollX, scrollY, document.querySelector('.conversation').clientWidth]"
    before = page.evaluate(measure)
    page.keyboard.press("?")
    expect(find_help(page)).to_be_visible()
    assert page.evaluate(measure) == before
    page.keyboard.press("Escape")
    assert page.evaluate(measure) == before


def test_it_lists_what_the_keys_do_on_this_page(page, server):
    page.goto("/about")
    everywhere = read_help(page)
    page.goto("/check?quote=the+age+of+research")
    steps = ["next passage or turn", "previous passage or turn"]
    assert read_help(page) == [*everywhere, *steps]
    page.goto(f"{INTERVIEW}/{find_key(server, PHRASE)}")
    assert {*everywhere, *steps} < set(read_help(page))
    expect(page.locator(".keys-help-select")).to_be_visible()


def test_it_shows_by_more_than_colour_which_keys_are_off(page):
    page.goto(INTERVIEW)
    page.keyboard.press("?")
    find_help(page).get_by_role("switch").click()
    line = "(each) => getComputedStyle(each).textDecorationLine"
    assert page.locator(".keys-help-steps dd").first.evaluate(line) == "line-through"
    assert page.locator(".keys-help-select dd").evaluate(line) == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colours", ["none", "active"])
def test_it_gives_axe_nothing_to_find_when_open(open_context, scheme, colours):
    page = open_context(viewport=NARROW, color_scheme=scheme, forced_colors=colours).new_page()
    page.goto(INTERVIEW)
    page.keyboard.press("?")
    assert find_violations(page) == []
    box = find_help(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= NARROW["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    find_help(page).get_by_role("switch").scroll_into_view_if_needed()
    expect(find_help(page).get_by_role("switch")).to_be_in_viewport()


def test_where_fingers_point_no_button_offers_keys(open_context):
    page = open_context(viewport=NARROW, has_touch=True, is_mobile=True).new_page()
    page.goto("/topics")
    expect(find_opener(page)).to_be_hidden()
    page.keyboard.press("?")  # a keyboard may be there all the same
    expect(find_help(page)).to_be_visible()

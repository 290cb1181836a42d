"""Back leads to where one was: the same results, the same lines, the same link.

Once with a browser that keeps the page it leaves, as browsers do, and once with one that has
thrown it away and loads it anew.
"""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.archives import FIRST
from tests.browser.conftest import FLAGS, following

KEPT, LOADED = "kept", "loaded_anew"
FORGETTING = "--disable-back-forward-cache"
INTERVIEW = f"/interviews/{FIRST}"
NOTE_RETURN = "addEventListener('pageshow', (event) => { window.wasKept = event.persisted; });"
BOX = "main input[type=search]"
CARDS = "main .passage-card"
FAR = 8
PLACES = {
    "topic": ("/topics/value-functions", f"{CARDS} a"),
    "inside": (f"{INTERVIEW}/search?q=research", f"{CARDS} a"),
    "interview": (INTERVIEW, ".conversation .sentence > a"),
}


@pytest.fixture(scope="module", params=[KEPT, LOADED])
def browser(chromium, request):
    """Replaces the browser of the other tests, which never keeps a page."""
    ignored = [FORGETTING] if request.param == KEPT else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=FLAGS, ignore_default_args=ignored
        )
        yield browser
        browser.close()


@pytest.fixture
def desk(page):
    """A page that notes whether it was kept."""
    page.add_init_script(NOTE_RETURN)
    return page


@pytest.fixture
def is_kept(request, browser):
    return request.node.callspec.params["browser"] == KEPT


def search_by_typing(page):
    """Results that followed the typing, as the address did."""
    page.goto("/search")
    page.locator(BOX).press_sequentially("research")
    expect(page.locator("#results_status")).to_contain_text("passages")
    expect(page).to_have_url("/search?q=research")


def leave(page, link):
    """Follows a link by keyboard; gives how far the page was scrolled."""
    link.focus()
    place = page.evaluate("scrollY")
    with following(page):
        page.keyboard.press("Enter")
    return place


def return_to(page, address, place, *, is_kept):
    """Goes back, and waits until the lines stand where they stood."""
    page.evaluate("history.back()")
    expect(page).to_have_url(address)
    page.wait_for_function("(place) => Math.abs(scrollY - place) < 4", arg=place)
    assert page.evaluate("wasKept") is is_kept


def expect_focus_near(page, link, *, is_kept):
    """The link itself; where the page is new, the next key goes on from what is in the window."""
    if is_kept:
        expect(link).to_be_focused()
        return
    place = page.evaluate("scrollY")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.passage-card, .turn') !== null")
    assert abs(page.evaluate("scrollY") - place) < page.viewport_size["height"]


def test_it_returns_to_a_result_that_was_clicked(desk, is_kept):
    search_by_typing(desk)
    address, results = desk.url, desk.locator(CARDS).all_inner_texts()
    link = desk.locator(CARDS).nth(FAR - 1).get_by_role("link").first
    link.scroll_into_view_if_needed()
    place = desk.evaluate("scrollY")
    assert place > desk.viewport_size["height"]
    with following(desk):
        link.click()
    return_to(desk, address, place, is_kept=is_kept)
    assert desk.locator(CARDS).all_inner_texts() == results
    expect(desk.locator(BOX)).to_have_value("research")
    expect(link).to_be_in_viewport()
    expect_focus_near(desk, link, is_kept=is_kept)


def test_it_returns_to_a_result_that_was_reached_by_keys(desk, is_kept):
    search_by_typing(desk)
    address, results = desk.url, desk.locator(CARDS).all_inner_texts()
    desk.keyboard.press("Tab")  # out of the box, where j is a letter
    for _ in range(FAR):
        desk.keyboard.press("j")
    link = desk.locator(":focus")
    words = link.inner_text()
    place = desk.evaluate("scrollY")
    with following(desk):
        desk.keyboard.press("Enter")
    return_to(desk, address, place, is_kept=is_kept)
    assert desk.locator(CARDS).all_inner_texts() == results
    link = desk.locator(CARDS).get_by_role("link", name=words)
    expect(link).to_be_in_viewport()
    expect_focus_near(desk, link, is_kept=is_kept)


@pytest.mark.parametrize("kind", PLACES)
def test_it_returns_to_the_middle_of_a_page(desk, kind, is_kept):
    address, links = PLACES[kind]
    desk.goto(address)
    found = desk.locator(links)
    link = found.nth(found.count() // 2)
    place = leave(desk, link)
    assert place > desk.viewport_size["height"]
    return_to(desk, address, place, is_kept=is_kept)
    expect(link).to_be_in_viewport()
    expect_focus_near(desk, link, is_kept=is_kept)

"""What was asked for before never shows under what the box holds now."""

from contextlib import contextmanager
from threading import Event

from playwright.sync_api import expect

UNDERSTOOD = ".search-summary-found"


@contextmanager
def held(page, pattern):
    """Keeps answers back until the block ends."""
    free = Event()
    routes = []
    page.route(pattern, lambda route: route.continue_() if free.is_set() else routes.append(route))
    yield routes
    free.set()
    for route in routes:
        route.continue_()


def test_an_answer_is_dropped_when_the_box_is_back_at_what_is_shown(page):
    page.goto("/search?q=scaling")
    box = page.get_by_role("searchbox")
    with held(page, "**/search?q=research*part=results") as routes:
        box.fill("research")
        page.wait_for_timeout(400)
        assert len(routes) == 1
        box.fill("scaling")
        page.wait_for_timeout(400)
    page.wait_for_timeout(400)
    expect(page.locator(UNDERSTOOD)).to_contain_text("“scaling”")
    expect(page).to_have_url("/search?q=scaling")


def test_an_answer_is_dropped_when_a_single_letter_is_left(page):
    page.goto("/search?q=scaling")
    box = page.get_by_role("searchbox")
    with held(page, "**/search?q=research*part=results") as routes:
        box.fill("research")
        page.wait_for_timeout(400)
        assert len(routes) == 1
        box.fill("r")
        page.wait_for_timeout(400)
    page.wait_for_timeout(400)
    expect(page.locator(UNDERSTOOD)).to_contain_text("“scaling”")


def test_the_title_follows_the_words(page):
    page.goto("/search?q=scaling")
    page.get_by_role("searchbox").fill("value function")
    expect(page).to_have_title("Search: value function · Onrecord")
    page.get_by_role("searchbox").fill("")
    expect(page).to_have_title("Search · Onrecord")


def test_it_keeps_the_order_that_was_chosen(page):
    page.goto("/search?q=scaling&sort=position")
    page.get_by_role("searchbox").fill("research")
    expect(page).to_have_url("/search?q=research&sort=position")


def test_it_says_when_no_answer_comes(open_context):
    page = open_context(expected=(503,)).new_page()
    page.goto("/search?q=scaling")
    page.route("**/search?q=research*", lambda route: route.fulfill(status=503))
    page.get_by_role("searchbox").fill("research")
    expect(page.locator("#results_status")).to_have_text("No answer. Press Enter to search again.")

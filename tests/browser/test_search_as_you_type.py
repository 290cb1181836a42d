"""Results follow the typing; without scripts the form does the same."""

import re
import time

from playwright.sync_api import expect

UNDERSTOOD = ".search-summary-found"


def test_it_shows_what_is_typed_after_a_pause(page):
    page.goto("/search")
    page.get_by_role("searchbox").press_sequentially("value function")
    expect(page.locator(UNDERSTOOD)).to_contain_text("both “value” and “function”")
    expect(page).to_have_url("/search?q=value+function")
    assert page.locator(".passage-card").count() > 3


def test_it_says_only_how_many_there_are(page):
    page.goto("/search")
    page.get_by_role("searchbox").press_sequentially("age of research")
    expect(page.locator("#results_status")).to_have_text("5 passages")
    page.get_by_role("searchbox").fill("zyzzyva")
    expect(page.locator("#results_status")).to_have_text("0 passages")


def test_a_word_that_is_not_typed_to_its_end_finds_what_begins_so(page):
    page.goto("/search")
    box = page.get_by_role("searchbox")
    box.press_sequentially("value fun")
    expect(page.locator(UNDERSTOOD)).to_contain_text("holds both “value” and “fun”; ")
    expect(page.locator("#results_status")).to_have_text("8 passages")
    expect(page.locator("#results mark", has_text="function").first).to_be_visible()
    box.press_sequentially("ction")
    expect(page.locator(UNDERSTOOD)).to_contain_text("for both “value” and “function”")


def test_it_offers_the_speaker_who_is_typed(page):
    page.goto("/search")
    page.get_by_role("searchbox").press_sequentially("ilya emotions")
    box = page.locator(".speaker-box")
    box.get_by_role("link", name="emotions").click()
    expect(page).to_have_url("/search?q=emotions&speaker=ilya-sutskever")
    expect(page.locator(UNDERSTOOD)).to_contain_text("said by Ilya Sutskever")


def test_it_says_aloud_why_nothing_was_looked_for(page):
    page.goto("/search")
    page.get_by_role("searchbox").fill("-scaling")
    expect(page.locator("#results_status")).to_have_text(
        "Type a word to search for as well: so far this only says what to leave out."
    )


def test_it_keeps_the_place_in_the_box_and_no_trail_of_half_words(page):
    page.goto("/about")
    page.goto("/search")
    box = page.get_by_role("searchbox")
    box.press_sequentially("scaling")
    expect(page).to_have_url("/search?q=scaling")
    expect(box).to_be_focused()
    page.go_back()
    expect(page).to_have_url("/about")


def test_it_keeps_the_filters_of_the_address(page):
    page.goto("/search?speaker=dwarkesh-patel")
    page.get_by_role("searchbox").press_sequentially("research")
    expect(page.locator(UNDERSTOOD)).to_contain_text("said by Dwarkesh Patel")
    expect(page).to_have_url("/search?q=research&speaker=dwarkesh-patel")


def test_it_goes_back_to_the_hints_when_the_box_is_emptied(page):
    page.goto("/search?q=scaling")
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("heading", name="How to find a passage")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/search$"))


def test_an_overtaken_answer_never_replaces_a_newer_one(page):
    def hold(route):
        time.sleep(0.6)
        route.continue_()

    page.goto("/search")
    page.route("**/search?q=socks*part=results", hold)
    box = page.get_by_role("searchbox")
    with page.expect_request("**/search?q=socks*"):
        box.fill("socks")
    box.fill("squirrels")
    expect(page.locator(UNDERSTOOD)).to_contain_text("squirrels")
    page.wait_for_timeout(900)
    expect(page.locator(UNDERSTOOD)).to_contain_text("squirrels")
    expect(page).to_have_url("/search?q=squirrels")


def test_it_says_what_is_wrong_with_a_search_that_is_too_long(open_context):
    page = open_context(expected=(400,)).new_page()
    page.goto("/search")
    page.get_by_role("searchbox").fill("word " * 80)
    expect(page.locator(".notice")).to_contain_text("at most 300 characters")
    expect(page.locator("#results_status")).to_contain_text("at most 300 characters")
    expect(page.get_by_role("link", name="Check it as a quotation")).to_be_visible()


def test_it_works_without_scripts(open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/search")
    page.get_by_role("searchbox").fill("value function")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(UNDERSTOOD)).to_contain_text("both “value” and “function”")

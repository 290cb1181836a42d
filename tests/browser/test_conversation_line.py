"""The conversation line: told under the pointer, walked by keyboard, and where the reader is."""

import re

import pytest
from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.conftest import following
from tests.browser.kinds import PHRASE, find_key

INTERVIEW = f"/interviews/{FIRST}"
TOPIC = "/topics/value-functions"


def find_slider(page):
    return page.get_by_role("slider", name="Along the conversation").first


def read_value(page):
    return find_slider(page).evaluate("(slider) => Number(slider.ariaValueNow)")


def read_text(page):
    return find_slider(page).get_attribute("aria-valuetext")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def find_told(page):
    return page.locator(".conversation-line-told").first


def find_target(page):
    return page.locator(".sentence:target")


def read_place(page, mark):
    return float(page.locator(mark).first.get_attribute("x").removesuffix("%"))


@pytest.mark.parametrize("address", ["/", INTERVIEW, TOPIC, "/names/openai", "/search?q=research"])
def test_it_is_one_stop_of_the_keyboard(page, address):
    page.goto(address)
    find_slider(page).focus()
    expect(find_slider(page)).to_be_focused()
    press(page, "Tab")
    assert not page.evaluate("document.activeElement.closest('.conversation-line')")


def test_it_steps_from_turn_to_turn_and_says_whose_it_is(page):
    page.goto(INTERVIEW)
    find_slider(page).focus()
    assert read_text(page).startswith("Ilya Sutskever: You know what")
    press(page, "ArrowRight")
    assert read_text(page) == "Dwarkesh Patel: Meaning what?"
    expect(find_told(page)).to_have_text("Dwarkesh Patel: Meaning what?")
    press(page, "ArrowDown", "ArrowLeft")
    assert read_value(page) == 0
    press(page, "End")
    assert read_value(page) == 131
    press(page, "ArrowRight")
    assert read_value(page) == 131
    press(page, "Home")
    assert read_value(page) == 0


def test_it_turns_from_chapter_to_chapter(page):
    page.goto(INTERVIEW)
    find_slider(page).focus()
    titles = []
    for _ in range(3):
        press(page, "PageDown")
        titles.append(read_text(page))
    press(page, "PageUp")
    assert read_text(page) == titles[1]
    press(page, "PageUp", "PageUp", "PageUp")
    assert read_value(page) == 0
    press(page, *["PageDown"] * 12)
    assert read_value(page) == 131


def test_it_opens_the_turn_one_has_come_to(page):
    page.goto(INTERVIEW)
    find_slider(page).focus()
    press(page, "PageDown", "Enter")
    words = read_text(page).partition(": ")[2].removesuffix("…")
    expect(find_target(page)).to_contain_text(words)
    expect(find_target(page)).to_be_in_viewport()


def test_it_goes_on_from_where_one_left_it(page):
    page.goto(TOPIC)
    find_slider(page).focus()
    press(page, "ArrowRight", "ArrowRight", "Tab", "Shift+Tab")
    expect(find_slider(page)).to_be_focused()
    assert read_value(page) == 2


def test_it_steps_through_what_is_lit_on_a_page_of_passages(page):
    page.goto(TOPIC)
    cards = page.locator(".passage-card").count()
    find_slider(page).focus()
    press(page, "End")
    assert read_value(page) == cards - 1
    with following(page):
        press(page, "Enter")
    words = page.locator(".quotation, .lit").first.inner_text()
    assert words


def test_it_starts_where_the_sentence_of_the_page_stands(server, page):
    page.goto(f"{INTERVIEW}/{find_key(server, PHRASE)}")
    find_slider(page).focus()
    assert read_value(page) > 20
    assert read_text(page).startswith("Ilya Sutskever: ")


def test_it_serves_the_results_that_follow_the_typing(page):
    page.goto("/search")
    page.get_by_role("searchbox").press_sequentially("value function")
    expect(page.locator(".passage-card")).to_have_count(8)
    find_slider(page).focus()
    press(page, "End")
    assert read_value(page) == 7


def test_it_tells_what_lies_under_the_pointer(page):
    page.goto(INTERVIEW)
    caption = page.locator(".conversation-line figcaption")
    height = caption.bounding_box()["height"]
    page.locator(".conversation-line-lane a").nth(3).hover(force=True)
    expect(find_told(page)).to_have_text(re.compile("^Ilya Sutskever: "))
    assert caption.bounding_box()["height"] == height
    page.locator("h1").hover()
    expect(find_told(page)).to_have_text("")


def test_it_leads_to_the_chapter_wherever_there_is_no_bar(page):
    page.goto(INTERVIEW)
    box = page.locator(".conversation-line-drawing").first.bounding_box()
    page.mouse.click(box["x"] + 0.2 * box["width"], box["y"] + 2)
    expect(page).to_have_url(re.compile("#"))
    assert page.evaluate("document.querySelector(':target').className") == "chapter"


def test_it_marks_where_the_reader_is_without_a_change_of_address(page):
    page.goto(INTERVIEW)
    here, address = ".conversation-line-here", page.url
    expect(page.locator(here).first).to_be_hidden()
    expect(page.locator(".contents [aria-current]")).to_have_count(0)
    page.locator("#alignment").evaluate("(chapter) => chapter.scrollIntoView()")
    current = page.locator(".contents [aria-current=location]")
    expect(current).to_have_text("Alignment")
    expect(current).to_have_count(1)
    number = page.locator(".contents a").all_inner_texts().index("Alignment") + 1
    expect(page.locator(".reading-place-title")).to_have_text("Alignment")
    tick = page.locator(".conversation-line-chapter").nth(number - 1)
    start, width = (float(tick.get_attribute(name).removesuffix("%")) for name in ("x", "width"))
    assert start < read_place(page, here) < start + width / 2
    assert page.url == address


def test_it_shows_the_mark_at_the_very_end(page):
    page.goto(INTERVIEW)
    page.locator(".reading-end").evaluate("(end) => end.scrollIntoView()")
    expect(page.locator(".reading-place .conversation-line-here")).to_have_attribute("x", "99.8%")


def test_it_shows_the_place_only_while_the_line_is_out_of_sight(page):
    page.goto(INTERVIEW)
    place = page.locator(".reading-place")
    expect(place).to_be_hidden()
    page.mouse.wheel(0, 6000)
    expect(place).to_be_visible()
    place.get_by_role("link", name="To the head of the page").focus()
    press(page, "Enter")
    expect(place).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_it_covers_nothing_that_is_jumped_to(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{INTERVIEW}#what-are-we-scaling")
    bar = page.locator(".reading-place")
    expect(bar).to_be_visible()
    foot = bar.bounding_box()["y"] + bar.bounding_box()["height"]
    assert page.locator("#what-are-we-scaling h2").bounding_box()["y"] >= foot


def test_it_covers_no_link_that_the_keyboard_comes_to(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{INTERVIEW}#what-are-we-scaling")
    foot = page.locator(".reading-place").bounding_box()["height"]
    for _ in range(30):
        press(page, "Shift+Tab")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        if page.evaluate("document.activeElement.closest('.turn') !== null"):
            assert top >= foot - 1


def test_it_leaves_out_what_only_scripts_serve(open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(INTERVIEW)
    expect(page.locator(".conversation-line-slider")).to_be_hidden()
    expect(page.locator(".reading-place")).to_be_hidden()
    expect(page.locator(".conversation-line-lane a rect").first).to_be_visible()

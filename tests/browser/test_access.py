"""Every page for everyone: axe, keyboard, no scripts, narrow, zoomed, in the dark."""

import pytest
from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.conftest import following
from tests.browser.faults import (
    NARROW,
    find_crowding,
    find_disorder,
    find_motion,
    find_too_wide,
    find_useless,
    find_violations,
    find_violations_in_both_themes,
    look_at_each,
)
from tests.browser.kinds import FAILING, PHRASE, find_key

KINDS = [
    *("front", "interviews", "interview", "to_search_inside", "inside", "nothing_inside"),
    *("uncorrected", "sentence", "passage", "alone", "embedded", "embedded_passage"),
    *("topics", "topic"),
    *("names", "places", "name", "speaker", "search", "results", "narrowed", "to_narrow"),
    *("nothing_found", "too_long"),
    *("to_check", "verbatim", "abridged", "altered", "absent", "title", "host", "glued", "several"),
    *("unchecked", "about", "api", "not_found"),
    *("corrected", "merged", "split", "moved", "changed", "removed", "withdrawn", "corrections"),
    *("interview_corrected", "interview_removed"),
]


@pytest.fixture
def addresses(kinds):
    assert list(kinds) == KINDS
    return kinds


def test_it_has_no_fault_at_a_desk_in_either_theme(open_context, addresses):
    page = open_context(expected=FAILING, reduced_motion="reduce").new_page()
    searches = (find_violations_in_both_themes, find_disorder, find_crowding, find_motion)
    assert look_at_each(page, addresses, *searches) == {}


def test_it_has_no_fault_on_a_phone(open_context, addresses):
    phone = open_context(expected=FAILING, viewport=NARROW, has_touch=True, is_mobile=True)
    searches = (find_violations, find_too_wide, find_crowding)
    assert look_at_each(phone.new_page(), addresses, *searches) == {}


def test_it_has_no_fault_without_scripts(open_context, addresses):
    context = open_context(viewport=NARROW, expected=FAILING, java_script_enabled=False)
    assert look_at_each(context.new_page(), addresses, find_too_wide, find_useless) == {}


def test_it_is_walked_by_keyboard_alone(page):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type('"age of research"')
    with following(page):
        page.keyboard.press("Enter")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.passage-card') !== null")
    with following(page):
        page.keyboard.press("Enter")
    expect(page.locator("mark.lit")).to_contain_text("age of research")
    copy = page.get_by_role("button", name="Copy link")
    for _ in range(40):
        if copy.evaluate("(button) => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(copy).to_be_focused()
    outline = copy.evaluate("(button) => getComputedStyle(button).outlineStyle")
    assert outline not in {"none", ""}


def test_it_reaches_every_link_and_shows_where_the_focus_is(page):
    page.goto("/topics/value-functions")
    count = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input:not([type=hidden])')]"
        # The conversation line repeats links of the page for the pointer.
        ".filter((each) => each.getAttribute('tabindex') !== '-1')"
        ".filter((each) => each.checkVisibility()).length"
    )
    reached = set()
    for _ in range(count):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                """() => {
                  const here = document.activeElement;
                  const all = [...document.querySelectorAll("*")];
                  const style = getComputedStyle(here);
                  return [all.indexOf(here), style.outlineStyle !== "none"];
                }"""
            ).__repr__()
        )
    assert len(reached) == count
    assert not [each for each in reached if "False" in each]


def test_it_goes_from_passage_to_passage_with_single_keys(server, page):
    page.goto(f"/interviews/{FIRST}/{find_key(server, PHRASE)}")
    here = page.url
    after = page.locator(".neighbours a[rel=next]").get_attribute("href")
    with following(page):
        page.keyboard.press("j")
    assert page.url.endswith(after)
    with following(page):
        page.keyboard.press("k")
    assert page.url != here.replace(FIRST, "")  # the passage before opens on its first sentence
    assert page.locator(f"[id='{here.rsplit('/', 1)[1]}']").count() == 1


def test_it_goes_to_the_search_and_the_help_with_single_keys(page):
    page.goto("/topics")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("j/k?")  # letters, where one types
    expect(box).to_have_value("j/k?")


def test_it_steps_through_turns_while_reading(page):
    page.goto(f"/interviews/{FIRST}")
    places = []
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
        places.append(
            page.evaluate(
                "[...document.querySelectorAll('.turn')]"
                ".indexOf(document.activeElement.closest('.turn'))"
            )
        )
    assert places == [places[0], places[0] + 1, places[0] + 2, places[0] + 1]
    assert places[0] >= 0


def test_it_leaves_the_keys_of_the_browser_alone(page):
    page.goto("/topics")
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+k")
    page.keyboard.press("Meta+/")
    assert page.evaluate("document.activeElement === document.body")


def test_it_switches_the_single_keys_off_and_remembers_it(page):
    page.goto("/topics")
    help_button = page.get_by_role("button", name="Keyboard shortcuts")
    switch = page.get_by_role("switch", name="Single keys")
    help_button.click()
    expect(switch).to_be_checked()
    switch.click()
    expect(switch).not_to_be_checked()
    page.goto("/about")
    page.keyboard.press("/")
    page.keyboard.press("?")
    assert page.evaluate("document.activeElement === document.body")
    help_button.click()
    expect(switch).not_to_be_checked()
    switch.click()
    page.reload()
    page.keyboard.press("?")
    expect(switch).to_be_checked()
    page.keyboard.press("?")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_it_remembers_the_theme(page, open_context):
    page.goto("/")
    switch = page.get_by_role("button", name="Theme:")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    for state in ("light", "dark"):
        switch.click()
        expect(switch).to_have_text(f"Theme: {state}")
    dark = page.evaluate(paper)
    assert dark != light
    page.goto("/topics")
    expect(switch).to_have_text("Theme: dark")
    assert page.evaluate(paper) == dark
    switch.click()
    expect(switch).to_have_text("Theme: system")
    page.reload()
    expect(switch).to_have_text("Theme: system")
    assert page.evaluate(paper) == light
    other = open_context(color_scheme="dark").new_page()
    other.goto("/")
    assert other.evaluate(paper) == dark


def test_it_works_where_storage_is_switched_off(page):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })"
    )
    page.goto("/")
    theme = page.get_by_role("button", name="Theme:")
    theme.click()
    expect(theme).to_have_text("Theme: light")
    page.get_by_role("button", name="Keyboard shortcuts").click()
    switch = page.get_by_role("switch", name="Single keys")
    switch.click()
    expect(switch).not_to_be_checked()


def test_it_reads_searches_and_shares_with_scripts_off(server, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/")
    box = page.get_by_role("searchbox")
    box.fill('"age of research"')
    with following(page):
        box.press("Enter")
    assert set(page.locator("main mark").all_inner_texts()) == {"age of research"}
    with following(page):
        page.locator(".passage-card").get_by_role("link").first.click()
    expect(page.locator("mark.lit")).to_be_visible()
    link = page.locator(".permalink a")
    expect(link).to_be_visible()
    assert link.get_attribute("href").startswith(f"{server}/interviews/{FIRST}/")
    with following(page):
        page.get_by_role("link", name="Read in context").click()
    expect(page.locator(".sentence:target")).to_be_in_viewport()


def test_it_keeps_still_for_those_who_ask_for_it(open_context):
    page = open_context(reduced_motion="reduce").new_page()
    page.goto("/")
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"

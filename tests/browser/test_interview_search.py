"""Search inside one interview: from hit to hit, by keyboard and without scripts."""

from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.conftest import following

INSIDE = f"/interviews/{FIRST}/search?q=age+of+research"


def find_hit(page):
    """The id of the hit that has the focus, or holds what has it."""
    return page.evaluate("document.activeElement.closest('.hit')?.id")


def test_it_walks_from_hit_to_hit_by_keyboard(page):
    page.goto(INSIDE)
    page.get_by_role("link", name="Next hit").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hit:target")).to_have_id("hit_2")
    assert find_hit(page) == "hit_2"
    page.keyboard.press("Tab")
    expect(page.locator("#hit_2").get_by_role("link", name="Previous hit")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".hit:target")).to_have_id("hit_1")
    expect(page.locator(".hit:target .hit-number")).to_be_in_viewport()
    assert find_hit(page) == "hit_1"


def test_it_steps_through_hits_with_single_keys(page):
    page.goto(f"{INSIDE}#hit_2")
    hits = []
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
        hits.append(find_hit(page))
    assert hits == ["hit_2", "hit_3", "hit_2"]


def test_it_leads_from_the_conversation_line_to_a_hit(page):
    page.goto(INSIDE)
    page.locator("a:has(> .conversation-line-lit)").last.click()
    target = page.locator(".hit:target")
    expect(target).to_be_in_viewport()
    expect(target).to_have_id(page.locator(".hit").last.get_attribute("id"))


def test_it_opens_the_conversation_at_the_sentence_of_a_hit(page):
    page.goto(INSIDE)
    with following(page):
        page.get_by_role("link", name="In context").last.click()
    lit = page.locator(".sentence:target")
    expect(lit).to_contain_text("age of research")
    expect(lit).to_be_in_viewport()


def test_it_searches_and_walks_with_scripts_off(open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"/interviews/{FIRST}")
    box = page.get_by_role("searchbox", name="Search this interview")
    box.fill("age of research")
    with following(page):
        box.press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value("age of research")
    page.get_by_role("link", name="Next hit").first.click()
    expect(page.locator(".hit:target")).to_have_id("hit_2")

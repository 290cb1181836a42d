"""The quote check as a visitor uses it: paste, compare, copy."""

from urllib.parse import quote_plus

import pytest
from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.conftest import following
from tests.browser.kinds import PHRASE, WORSE, find_key, list_checks

AGE = "we’re back in the age of research"
INVENTED = "The value function is so stable and so robust"


def check(page, quote):
    page.goto(f"/check?quote={quote_plus(quote)}")


def find_copy_button(page):
    """Of the quotation, as it is to be quoted; one for each finding."""
    return page.get_by_role("button", name="Copy: To quote it")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no_scripts"])
def test_it_checks_what_is_pasted(open_context, scripts):
    page = open_context(java_script_enabled=scripts).new_page()
    page.goto("/")
    with following(page):
        page.get_by_role("contentinfo").get_by_role("link", name="Check a quotation").click()
    box = page.get_by_role("textbox", name="What is said to have been said")
    box.fill(f"“{AGE}”\n— Ilya Sutskever")
    with following(page):
        page.get_by_role("button", name="Check", exact=True).click()
    summary = page.locator(".finding-summary")
    expect(summary).to_have_text("Ilya Sutskever, in the transcript: three words differ.")
    expect(box).to_have_value(f"“{AGE}”\n— Ilya Sutskever")
    expect(page.locator("main mark")).to_have_text("we are back to the age of research")
    address = page.locator(".permalink a")
    expect(address).to_be_visible()
    with following(page):
        address.click()
    expect(page.locator("mark.lit")).to_contain_text("we are back to the age of research")


def test_it_is_used_by_keyboard_alone(page):
    page.goto("/check")
    box = page.get_by_role("textbox", name="What is said to have been said")
    box.focus()
    page.keyboard.type("j/k? the age of research")  # letters, where one types
    expect(box).to_have_value("j/k? the age of research")
    box.fill(PHRASE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_focused()
    with following(page):
        page.keyboard.press("Enter")
    expect(page.locator(".finding-summary")).to_contain_text("word for word")


def test_it_says_aloud_what_it_found(page):
    check(page, AGE)
    expect(page.get_by_role("status").first).to_contain_text("three words differ")
    check(page, f"“{PHRASE}” and “{INVENTED}”")
    expect(page.get_by_role("status").first).to_contain_text("1 of 2 quotations stands")


def test_it_tells_what_differs_by_more_than_colour(page):
    check(page, AGE)
    look = """(each) => {
      const style = getComputedStyle(each);
      return [style.textDecorationLine, style.fontWeight, style.borderBottomStyle].join();
    }"""
    same = page.locator("li[data-kind=equal] .comparison-quoted").first
    for part in ("quoted", "said"):
        changed = page.locator(f"li[data-kind=replace] .comparison-{part}").first
        expect(changed).to_be_visible()
        assert changed.evaluate(look) != same.evaluate(look)


@pytest.mark.parametrize("width", [320, 1440])
def test_it_sets_both_wordings_one_over_the_other(open_context, width):
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    check(page, f"{WORSE} people … That seems like a very fundamental thing.")
    pairs = page.locator(".comparison-words > li").all()
    assert len(pairs) > 10
    for pair in pairs:
        quoted = pair.locator(".comparison-quoted").bounding_box()
        said = pair.locator(".comparison-said").bounding_box()
        assert quoted["y"] + quoted["height"] <= said["y"] + 1
        assert quoted["x"] >= 0
        assert max(each["x"] + each["width"] for each in (quoted, said)) <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_gives_each_verdict_a_sign_of_its_own(open_context, scheme):
    page = open_context(color_scheme=scheme).new_page()
    sign = "(each) => getComputedStyle(each, '::before').content"
    checks = list_checks()
    seen = []
    for kind in ("verbatim", "abridged", "altered", "absent"):
        page.goto(checks[kind])
        seen.append(page.locator(".finding-summary").evaluate(sign))
    check(page, f"“{PHRASE}” — Dwarkesh Patel")
    seen.append(page.locator(".finding-summary").evaluate(sign))
    assert [each[1] for each in seen] == ["✓", "…", "≠", "–", "⇄"]


def test_of_several_each_is_a_jump_away(page):
    page.goto(list_checks()["several"])
    page.locator(".verdict-list").get_by_role("link").nth(2).focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="Not in this archive’s transcripts.")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_on_a_phone_the_answer_stands_on_the_first_screen(open_context):
    page = open_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto("/check")
    empty = page.locator("#check_quote").bounding_box()["height"]
    check(page, AGE)
    assert page.locator("#check_quote").bounding_box()["height"] < empty / 2
    expect(page.locator(".finding-summary")).to_be_in_viewport(ratio=1)
    check(page, f"{PHRASE} " * 12)
    assert page.locator("#check_quote").bounding_box()["height"] <= empty


def test_it_copies_the_quotation(server, open_context):
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    check(page, PHRASE)
    find_copy_button(page).click()
    expect(page.locator(".copyable [role=status]")).to_have_text("Copied")
    expect(page.locator(".permalink [role=status]")).to_have_text("")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"“{PHRASE}” — Ilya Sutskever, Dwarkesh Podcast, ")
    assert copied.endswith(f"{server}/interviews/{FIRST}/{find_key(server, PHRASE)}")


def test_it_copies_the_words_of_the_transcript(open_context):
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    check(page, AGE)
    find_copy_button(page).click()
    expect(page.locator(".copyable [role=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“we are back to the age of research” — ")


def test_it_copies_the_permalink(server, open_context):
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    check(page, PHRASE)
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".permalink [role=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{server}/interviews/{FIRST}/{find_key(server, PHRASE)}"


def test_each_of_several_quotations_is_copied_on_its_own(open_context):
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    check(page, f"“{PHRASE}” and “{WORSE} people”")
    find_copy_button(page).nth(1).click()
    answers = page.locator(".copyable [role=status]")
    expect(answers.nth(1)).to_have_text("Copied")
    expect(answers.nth(0)).to_have_text("")
    assert "generalize dramatically" in page.evaluate("navigator.clipboard.readText()")


def test_it_selects_the_quotation_where_it_may_not_copy(page):
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))"
    )
    check(page, PHRASE)
    find_copy_button(page).click()
    expect(page.locator(".copyable [role=status]")).to_contain_text("press Ctrl+C")
    selected = page.evaluate("getSelection().toString()")
    assert selected.strip() == page.locator(".copyable-text").inner_text().strip()


def test_it_prints_the_finding_with_its_address(server, page):
    check(page, PHRASE)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".finding-summary")).to_be_visible()
    expect(page.locator(".copyable-text")).to_contain_text(server)
    expect(find_copy_button(page)).to_be_hidden()

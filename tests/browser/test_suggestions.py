"""What a search box offers while one types: a combobox for eyes, keys, fingers and ears."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.archives import FIRST
from tests.browser.conftest import FLAGS, following
from tests.browser.test_access import NARROW, find_violations
from tests.browser.test_overtaken_answers import held

TYPE_QUICKLY = """(box) => {
  for (const letter of "value") {
    box.value += letter;
    box.dispatchEvent(new InputEvent("input"));
  }
}"""
SHADOW = "getComputedStyle(document.querySelector('.search-suggestions [aria-selected]')).boxShadow"


@pytest.fixture(scope="module")
def browser(chromium):
    """Replaces the browser of the other tests, which never keeps the pages that one leaves."""
    ignored = ["--disable-back-forward-cache"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=FLAGS, ignore_default_args=ignored
        )
        yield browser
        browser.close()


def find_box(page):
    return page.get_by_role("combobox", name="Search the transcripts")


def find_options(page):
    return page.get_by_role("option")


def type_words(page, words, address="/topics"):
    """Types into the box of a page, and waits for what it offers."""
    page.goto(address)
    box = find_box(page)
    box.press_sequentially(words)
    expect(find_options(page).first).to_be_visible()
    return box


def note_questions(page):
    """What the box asks the archive for from now on."""
    asked = []

    def note(request):
        if "/suggestions?q=" in request.url:
            asked.append(request.url.rsplit("=", 1)[1])

    page.on("request", note)
    return asked


def find_active(page):
    """The option that the box names as the one the keys are at."""
    return page.evaluate(
        "document.getElementById("
        "document.activeElement.getAttribute('aria-activedescendant'))?.firstChild.textContent"
    )


@pytest.mark.parametrize("address", ["/", "/topics", f"/interviews/{FIRST}", "/nowhere"])
def test_it_offers_what_begins_with_what_is_typed(open_context, address):
    page = open_context(expected=(404,)).new_page()
    type_words(page, "value", address)
    expect(find_options(page).first).to_have_text("Value functionsTopic · 8 passages")


def test_a_screen_reader_is_told_of_a_combobox_and_its_list(page):
    box = type_words(page, "value")
    box.press("ArrowDown")
    expect(page.get_by_role("search")).to_match_aria_snapshot("""
      - search:
        - combobox "Search the transcripts" [expanded]: value
        - button "Search"
        - listbox "Suggestions":
          - option "Value functions Topic · 8 passages" [selected]
          - option /Emotions and value functions Chapter · .*/
    """)
    box.press("Escape")
    expect(page.get_by_role("search")).to_match_aria_snapshot("""
      - search:
        - combobox "Search the transcripts": value
        - button "Search"
    """)
    expect(page.get_by_role("listbox")).to_have_count(0)
    assert box.get_attribute("aria-expanded") == "false"
    assert box.get_attribute("aria-autocomplete") == "list"
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"


def test_the_arrows_go_round_through_what_was_typed(page):
    box = type_words(page, "value")
    names = [option.inner_text().split("\n")[0] for option in find_options(page).all()]
    first, last = names[0], names[-1]
    reached = []
    for key in ("ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"):
        box.press(key)
        reached.append(find_active(page))
        expect(page.locator("[aria-selected]")).to_have_count(int(reached[-1] is not None))
    assert reached == [first, None, last, None, first]
    expect(box).to_have_value("value")
    expect(box).to_be_focused()


def test_enter_opens_what_the_arrows_are_at(page):
    box = type_words(page, "value")
    box.press("ArrowDown")
    with following(page):
        box.press("Enter")
    expect(page).to_have_url("/topics/value-functions")


def test_enter_searches_where_no_option_was_chosen(page):
    box = type_words(page, "value")
    with following(page):
        box.press("Enter")
    expect(page).to_have_url("/search?q=value")


def test_typing_on_gives_up_the_option_that_was_chosen(page):
    box = type_words(page, "value")
    box.press("ArrowDown")
    box.press_sequentially(" f")
    assert find_active(page) is None
    with following(page):
        box.press("Enter")
    expect(page).to_have_url("/search?q=value+f")


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowRight", "Home", "End"])
def test_moving_in_the_words_gives_up_the_option_that_was_chosen(page, key):
    box = type_words(page, "value")
    box.press("ArrowDown")
    box.press(key)
    assert find_active(page) is None
    expect(find_options(page).first).to_be_visible()


@pytest.mark.parametrize(
    ("status", "body"), [(429, '{"title": "x"}'), (200, "no JSON"), (503, "[1, 2]")]
)
def test_a_broken_answer_closes_the_list(open_context, status, body):
    page = open_context(expected=(429, 503)).new_page()
    box = type_words(page, "value")
    page.route("**/suggestions?*", lambda route: route.fulfill(status=status, body=body))
    box.press_sequentially("s")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_an_option_stays_on_the_site_one_is_on(page):
    whole = '["v", ["Value"], ["Topic"], ["https://public.example/topics/scaling?a=b#c"]]'
    page.route("**/suggestions?*", lambda route: route.fulfill(body=whole))
    type_words(page, "v")
    assert find_options(page).first.get_attribute("href") == "/topics/scaling?a=b#c"


def test_escape_closes_the_list_before_it_empties_the_box(page):
    box = type_words(page, "value")
    box.press("Escape")
    expect(find_options(page)).to_have_count(0)
    expect(box).to_have_value("value")
    box.press("Escape")
    expect(box).to_have_value("")


def test_an_arrow_opens_the_list_again(page):
    box = type_words(page, "value")
    box.press("Escape")
    box.press("ArrowDown")
    expect(find_options(page).first).to_be_visible()
    assert find_active(page) is None


def test_tab_leaves_the_box_and_closes_the_list(page):
    box = type_words(page, "value")
    box.press("Tab")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    expect(find_options(page)).to_have_count(0)


def test_a_click_beside_it_closes_the_list(page):
    type_words(page, "value")
    page.get_by_role("heading", name="Topics", exact=True).click()
    expect(find_options(page)).to_have_count(0)


def test_an_emptied_box_offers_nothing(page):
    box = type_words(page, "value")
    asked = note_questions(page)
    box.fill("")
    expect(find_options(page)).to_have_count(0)
    assert asked == []


def test_a_click_opens_an_option(page):
    type_words(page, "openai")
    with following(page):
        find_options(page).first.click()
    expect(page).to_have_url("/names/openai")


def test_a_tap_opens_an_option(open_context):
    page = open_context(viewport=NARROW, has_touch=True, is_mobile=True).new_page()
    type_words(page, "openai")
    heights = [option.bounding_box()["height"] for option in find_options(page).all()]
    assert min(heights) >= 44
    with following(page):
        find_options(page).first.tap()
    expect(page).to_have_url("/names/openai")


def test_a_chapter_of_the_same_page_opens_and_closes_the_list(page):
    type_words(page, "emotions and", f"/interviews/{FIRST}")
    find_options(page).filter(has_text="Chapter").click()
    expect(page).to_have_url(f"/interviews/{FIRST}#emotions-and-value-functions")
    expect(find_options(page)).to_have_count(0)


def test_an_overtaken_answer_is_never_shown(page):
    page.goto("/topics")
    box = find_box(page)
    with held(page, "**/suggestions?q=scaling") as routes:
        box.fill("scaling")
        page.wait_for_timeout(400)
        assert len(routes) == 1
        box.fill("openai")
        expect(find_options(page).first).to_contain_text("OpenAI")
    page.wait_for_timeout(400)
    expect(find_options(page).first).to_contain_text("OpenAI")


def test_an_answer_that_comes_after_the_box_was_left_is_not_shown(page):
    page.goto("/topics")
    with held(page, "**/suggestions?q=scaling") as routes:
        find_box(page).fill("scaling")
        page.wait_for_timeout(400)
        assert len(routes) == 1
        find_box(page).press("Tab")
    page.wait_for_timeout(400)
    expect(find_options(page)).to_have_count(0)


def test_it_asks_once_for_a_word_that_is_typed_quickly(page):
    page.goto("/topics")
    asked = note_questions(page)
    find_box(page).evaluate(TYPE_QUICKLY)
    expect(find_options(page).first).to_be_visible()
    assert asked == ["value"]


def test_it_waits_until_a_letter_is_put_together(page):
    page.goto("/topics")
    asked = note_questions(page)
    box = find_box(page)
    box.focus()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send(
        "Input.imeSetComposition", {"text": "val", "selectionStart": 3, "selectionEnd": 3}
    )
    page.wait_for_timeout(400)
    assert asked == []
    keyboard.send("Input.insertText", {"text": "val"})
    expect(find_options(page).first).to_contain_text("Value functions")


def test_the_list_is_closed_when_one_comes_back(page):
    box = type_words(page, "value")
    box.press("ArrowDown")
    with following(page):
        page.evaluate("location.assign('/about')")
    page.go_back(wait_until="commit")
    expect(box).to_have_value("value")  # so the page was kept as it was left
    expect(find_options(page)).to_have_count(0)


def test_the_box_still_searches_when_no_answer_comes(open_context):
    page = open_context(expected=(503,)).new_page()
    page.goto("/topics")
    page.route("**/suggestions?q=*", lambda route: route.fulfill(status=503))
    box = find_box(page)
    with page.expect_response("**/suggestions?q=value"):
        box.fill("value")
    page.wait_for_timeout(100)
    expect(find_options(page)).to_have_count(0)
    with following(page):
        box.press("Enter")
    expect(page).to_have_url("/search?q=value")


def test_the_page_does_not_move_when_the_list_opens(open_context):
    page = open_context(viewport=NARROW).new_page()
    page.goto("/")
    heading = page.locator(".examples")
    before = heading.bounding_box()
    type_words(page, "re", "/")
    assert heading.bounding_box() == before
    form, options = page.get_by_role("search"), page.get_by_role("listbox")
    assert options.bounding_box()["width"] == form.bounding_box()["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_the_results_page_offers_nothing_besides_its_results(page):
    page.goto("/search")
    page.get_by_role("searchbox").press_sequentially("value")
    expect(page.locator("#results_status")).not_to_be_empty()
    assert page.locator(".search-suggestions").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_list(open_context, scheme):
    page = open_context(color_scheme=scheme).new_page()
    found = []
    for address in ("/", "/topics"):
        box = type_words(page, "re", address)
        box.press("ArrowDown")
        found += find_violations(page)
    assert found == []


def test_the_chosen_option_differs_by_more_than_its_colour(page):
    box = type_words(page, "re")
    box.press("ArrowDown")
    assert "inset" in page.evaluate(SHADOW)
    page.emulate_media(forced_colors="active")
    outlined = SHADOW.replace("boxShadow", "outlineStyle")
    assert page.evaluate(outlined) == "solid"


def test_without_scripts_it_is_a_plain_search_box(open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/topics")
    expect(page.get_by_role("combobox")).to_have_count(0)
    page.get_by_role("searchbox").fill("value function")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page).to_have_url("/search?q=value+function")

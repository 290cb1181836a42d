"""Every page for everyone: axe, keyboard, no scripts, narrow, zoomed, in the dark, on paper."""

from itertools import pairwise

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.conftest import following
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
NARROW = {"width": 320, "height": 640}


@pytest.fixture
def addresses(kinds):
    assert list(kinds) == KINDS
    return kinds


def find_violations(page):
    """What axe finds, by rule, with the places; evaluated beside the page, with the policy on."""
    page.evaluate(AXE_SCRIPT)
    # Of a whole conversation its first chapter is enough: the others are made of the same parts.
    results = page.evaluate(
        "axe.run({ exclude: ['.chapter ~ .chapter'] }, { resultTypes: ['violations'] })"
    )
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]


def open_whole(page, address):
    """Opens a page with all that it has folded in."""
    page.goto(address)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_gives_axe_nothing_to_find(open_context, addresses, scheme):
    page = open_context(color_scheme=scheme, expected=FAILING).new_page()
    found = {}
    for kind, address in addresses.items():
        open_whole(page, address)
        found[kind] = find_violations(page)
    assert found == {kind: [] for kind in KINDS}


def test_it_gives_axe_nothing_to_find_on_a_phone(open_context, addresses):
    page = open_context(
        expected=FAILING, viewport=NARROW, has_touch=True, is_mobile=True
    ).new_page()
    found = {}
    for kind, address in addresses.items():
        open_whole(page, address)
        found[kind] = find_violations(page)
    assert found == {kind: [] for kind in KINDS}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no_scripts"])
def test_it_never_scrolls_sideways(open_context, addresses, scripts):
    context = open_context(viewport=NARROW, expected=FAILING, java_script_enabled=scripts)
    page = context.new_page()
    wide = {}
    for kind, address in addresses.items():
        open_whole(page, address)
        wide[kind] = page.evaluate("document.documentElement.scrollWidth")
    assert wide == dict.fromkeys(KINDS, 320)


def test_it_has_headings_in_order_and_one_of_the_first_level(open_context, addresses):
    page = open_context(expected=FAILING).new_page()
    for kind, address in addresses.items():
        page.goto(address)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.tagName[1]))"
        )
        assert levels.count(1) == 1, kind
        assert levels[0] == 1, kind
        assert all(after - before <= 1 for before, after in pairwise(levels)), kind


def test_it_is_walked_by_keyboard_alone(page):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
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
    expect(page.locator(".keys-switch")).to_be_focused()
    expect(page.locator(".keys-switch")).to_be_in_viewport()
    page.keyboard.press("/")
    box = page.get_by_role("searchbox")
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
    switch = page.get_by_role("switch", name="Keyboard shortcuts")
    expect(switch).to_be_checked()
    switch.click()
    expect(switch).not_to_be_checked()
    page.goto("/about")
    expect(switch).not_to_be_checked()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement === document.body")
    switch.click()
    page.reload()
    expect(switch).to_be_checked()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


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
    switch = page.get_by_role("switch", name="Keyboard shortcuts")
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


def test_it_shows_no_button_that_scripts_alone_would_serve(open_context, addresses):
    page = open_context(java_script_enabled=False, expected=FAILING).new_page()
    for address in addresses.values():
        page.goto(address)
        for button in page.locator("button").all():
            assert not button.is_visible() or button.get_attribute("type") == "submit"


def test_it_prints_the_words_the_speaker_and_the_address(server, page):
    address = f"/interviews/{FIRST}/{find_key(server, PHRASE)}"
    page.goto(address)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("blockquote.quotation")).to_be_visible()
    expect(page.locator(".attribution")).to_contain_text("Ilya Sutskever")
    expect(page.locator(".permalink a")).to_have_text(server + address)
    expect(page.locator(".permalink a")).to_be_visible()
    for hidden in (".site-nav", ".search-form", ".actions", ".theme-switch", ".keys-switch"):
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()
    expect(page.locator(".sentence > a").first).to_be_hidden()
    expect(page.locator("button").first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.pdf().startswith(b"%PDF")


def test_it_prints_the_whole_conversation_with_its_address(page):
    page.goto(f"/interviews/{FIRST}")
    page.emulate_media(media="print")
    expect(page.locator(".turn-speaker").first).to_be_visible()
    expect(page.locator(".printed-address")).to_be_visible()
    expect(page.locator(".printed-address")).to_contain_text(f"/interviews/{FIRST}")


def test_it_keeps_still_for_those_who_ask_for_it(open_context):
    page = open_context(reduced_motion="reduce").new_page()
    page.goto("/")
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"

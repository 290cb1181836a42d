"""Taking a passage along from its own page: choose, copy, widen; elsewhere it arrives marked."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.conftest import following
from tests.browser.kinds import PHRASE, find_key
from tests.browser.test_selecting import (
    CLASHES,
    CLIPBOARD,
    INTERVIEW,
    PHONE,
    TOOLS,
    ask_quote,
    drag_over,
    focus_sign,
    press,
    read_clipboard,
    read_sentence,
    select,
    tap,
)

LETTERS = """
() => {
  const letters = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: words } = walker;
    if (words.parentElement.closest(".lit")) continue;
    for (let place = 0; place < words.length; place += 1) {
      const range = document.createRange();
      range.setStart(words, place);
      range.setEnd(words, place + 1);
      const { left, right, top, bottom, width } = range.getBoundingClientRect();
      const [x, y] = [left + width / 2, (top + bottom) / 2];
      const isInside = left >= 0 && top >= 0 && right < innerWidth && bottom < innerHeight;
      const isSeen = document.elementFromPoint(x, y) === words.parentElement;
      const places = [[left + 1, x, right - 2], [top + 2, bottom - 3]];
      if (width > 0 && isInside && isSeen) letters.push([words.data[place], ...places]);
    }
  }
  return letters;
}
"""
"""Each letter in the window, with places of which some show the ground it stands on; but for what
the page lights itself.
"""
MARKING_MS = 500
TALL = {"width": 900, "height": 1600}


@pytest.fixture
def keys(server):
    """Of five sentences that follow one another."""
    return [find_key(server, PHRASE, further) for further in range(5)]


@pytest.fixture
def said(server, keys, open_context):
    """The words of these sentences."""
    page = open_context().new_page()
    page.goto(INTERVIEW)
    return [read_sentence(page, key) for key in keys]


@pytest.fixture
def desk(open_context):
    context = open_context(viewport={"width": 1280, "height": 800}, permissions=CLIPBOARD)
    return context.new_page()


@pytest.fixture
def opened(open_context):
    """Opens a link that somebody sent, in a profile of its own."""

    def open_link(url):
        page = open_context(viewport=TALL).new_page()
        page.goto(url)
        page.wait_for_timeout(MARKING_MS)
        return page

    return open_link


def read_marked(page):
    """The letters that the browser itself has marked, wherever in the window; no script can ask."""
    colour = page.evaluate("getComputedStyle(document.body, '::target-text').backgroundColor")
    marked = tuple(int(part) for part in re.findall(r"\d+", colour))
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    return "".join(
        letter
        for letter, across, down in page.evaluate(LETTERS)
        if any(picture.getpixel((int(x), int(y))) == marked for x in across for y in down)
    )


def close_up(text):
    return "".join(text.split())


def open_passage(page, first, last):
    page.goto(f"{INTERVIEW}/{first}..{last}")


@pytest.mark.parametrize("start", ["interview", "sentence", "range"])
def test_two_and_a_half_sentences_arrive_and_their_words_are_marked(
    desk, opened, keys, said, start
):
    ends = {"interview": "", "sentence": f"/{keys[1]}", "range": f"/{keys[0]}..{keys[4]}"}[start]
    # The place of a sentence shows its passage, which ends or begins with another turn.
    first = 1 if start == "sentence" else 0
    desk.goto(INTERVIEW + ends)
    drag_over(desk, keys[first], start=0, end=12)
    expect(desk.locator(".selection-count")).to_have_text("3 whole sentences")
    press(desk, "Copy link")
    copied = read_clipboard(desk)
    assert f"{INTERVIEW}/{keys[first]}..{keys[first + 2]}#:~:text=" in copied
    other = opened(copied)
    expect(other.locator(".conversation .sentence")).to_have_text(said[first : first + 3])
    cut = re.match(r".{11}\w*", said[first + 2]).group()
    assert cut != said[first + 2]
    expected = [*said[first : first + 2], cut]
    assert close_up(read_marked(other)) == close_up("".join(expected))


def test_nothing_is_marked_where_whole_sentences_were_chosen(desk, opened, keys, said):
    open_passage(desk, keys[0], keys[4])
    focus_sign(desk, keys[1])
    desk.keyboard.press("Shift+ArrowDown")
    desk.keyboard.press("c")
    expect(desk.locator(".selection-status")).to_have_text("Copied")
    copied = read_clipboard(desk)
    assert copied.endswith(f"{INTERVIEW}/{keys[1]}..{keys[2]}")
    other = opened(copied)
    expect(other.locator(".conversation .sentence")).to_have_text(said[1:3])
    assert read_marked(other) == ""


def test_a_word_that_a_link_above_has_too_is_marked_in_the_passage(desk, opened):
    sentences = desk.request.get(f"/api/v1{INTERVIEW}/sentences").json()["sentences"]
    sentence = next(each for each in sentences if " about " in each["text"])
    start = sentence["text"].index("about")
    desk.goto(INTERVIEW)
    select(
        desk,
        f"""const words = document.getElementById("{sentence["key"]}").firstChild;
        selection.setBaseAndExtent(words, {start}, words, {start + 5});""",
    )
    press(desk, "Copy link")
    assert read_marked(opened(read_clipboard(desk))) == "about"


def test_a_phone_chooses_on_the_page_of_a_passage(open_context, opened, keys, said):
    phone = open_context(**PHONE, permissions=CLIPBOARD).new_page()
    open_passage(phone, keys[0], keys[4])
    tap(phone, keys[1])
    bar = phone.get_by_role("toolbar")
    bar.get_by_role("button", name="One sentence more").tap()
    expect(bar).to_contain_text("2 whole sentences")
    bar.get_by_role("button", name="Copy link").tap()
    expect(phone.locator(".selection-status")).to_have_text("Copied")
    copied = read_clipboard(phone)
    assert copied.endswith(f"{INTERVIEW}/{keys[1]}..{keys[2]}")
    expect(opened(copied).locator(".conversation .sentence")).to_have_text(said[1:3])
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_each_form_is_copied_as_it_stands_and_says_so_itself(desk, keys):
    open_passage(desk, keys[0], keys[2])
    desk.locator(".sharing-more > summary").first.click()
    quote = ask_quote(desk, f"{keys[0]}..{keys[2]}")
    answers = desk.locator(".copyable [role=status]")
    for place, (label, form) in enumerate(
        [("Quote", "text"), ("Markdown", "markdown"), ("HTML", "html")]
    ):
        desk.get_by_role("button", name=f"Copy: {label}", exact=True).click()
        expect(answers.nth(place)).to_have_text("Copied")
        expect(answers.filter(has_text="Copied")).to_have_count(place + 1)
        assert read_clipboard(desk) == quote[form]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no_scripts"])
@pytest.mark.parametrize("part", ["page_cite", "page_embed"])
def test_an_address_opens_the_part_it_names(open_context, keys, part, scripts):
    page = open_context(java_script_enabled=scripts).new_page()
    page.goto(f"{INTERVIEW}/{keys[0]}..{keys[2]}#{part}")
    expect(page.locator(f"#{part} .copyable-text").first).to_be_in_viewport()
    expect(page.locator("details[open]")).to_have_count(1)
    expect(page.locator("details[open] > summary")).to_be_in_viewport()


def test_the_tools_lead_to_the_citation_on_the_same_page(desk, keys):
    open_passage(desk, keys[0], keys[2])
    drag_over(desk, keys[0])
    desk.locator(TOOLS).get_by_role("link", name="Cite").click()
    expect(desk.locator("#page_cite .copyable-text").first).to_be_in_viewport()


def test_without_scripts_it_is_widened_and_copied_by_hand(open_context, server, keys, said):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(INTERVIEW)
    with following(page):
        page.locator(f"[id='{keys[0]}'] > a").dispatch_event("click")
    widening = page.get_by_role("navigation", name="Widen the passage")
    with following(page):
        widening.get_by_role("link", name="One more after").click()
    assert page.url == f"{server}{INTERVIEW}/{keys[0]}..{keys[1]}"
    expect(page.locator(".conversation .sentence")).to_have_text(said[:2])
    quote = page.locator(".sharing > .copyable .copyable-text")
    expect(quote).to_be_visible()
    for words in (*said[:2], page.url):
        expect(quote).to_contain_text(words)
    for name in ("Cite", "Embed"):
        text = page.locator(f"#page_{name.lower()} .copyable-text").first
        expect(text).to_be_hidden()
        page.locator("summary", has_text=re.compile(f"^{name}$")).click()
        expect(text).to_be_visible()
    narrowing = page.get_by_role("navigation", name="Widen or narrow the passage")
    with following(page):
        narrowing.get_by_role("link", name="One less at the end").click()
    expect(quote).to_contain_text(said[0])
    expect(quote).not_to_contain_text(said[1])


def test_an_interview_is_cited_at_its_end(desk):
    desk.goto(f"{INTERVIEW}#page_cite")
    expect(desk.locator(".reading-end .copyable-text")).to_have_count(3)
    desk.get_by_role("button", name="Copy: MLA").click()
    expect(desk.locator(".copyable [role=status]").nth(1)).to_have_text("Copied")
    assert read_clipboard(desk).startswith("Sutskever, Ilya. “")
    assert FIRST in read_clipboard(desk)


def test_the_large_words_of_a_sentence_are_quoted_like_the_small_ones(desk, opened, keys):
    desk.goto(f"{INTERVIEW}/{keys[0]}")
    select(
        desk,
        """const words = document.querySelector(".quotation p").firstChild;
        selection.setBaseAndExtent(words, 6, words, 26);""",
    )
    expect(desk.locator(TOOLS)).to_be_visible()
    assert desk.evaluate(CLASHES) == []
    quotation = desk.locator(".quotation").bounding_box()
    assert desk.locator(TOOLS).bounding_box()["y"] < quotation["y"] + quotation["height"] + 20
    press(desk, "Copy link")
    copied = read_clipboard(desk)
    assert copied.endswith(f"{INTERVIEW}/{keys[0]}#:~:text=it%27s%20back%20to%20the%20age%20of")
    assert close_up(read_marked(opened(copied))) == close_up("it's back to the age of")
    press(desk, "Copy quote")
    assert read_clipboard(desk) == ask_quote(desk, keys[0])["text"]


def test_a_key_copies_the_address_of_a_passage_that_stands_alone(desk, server, keys):
    desk.goto(f"{INTERVIEW}/{keys[0]}..{keys[1]}")
    desk.keyboard.press("c")
    expect(desk.locator(".permalink [role=status]")).to_have_text("Copied")
    assert read_clipboard(desk) == f"{server}{INTERVIEW}/{keys[0]}..{keys[1]}"


def test_the_key_is_told_only_where_there_is_something_to_copy(desk, keys):
    desk.goto(f"{INTERVIEW}/{keys[0]}")
    desk.keyboard.press("?")
    expect(desk.locator(".keys-help-copy")).to_be_visible()
    desk.goto("/topics")
    desk.keyboard.press("?")
    expect(desk.locator(".keys-help-copy")).to_be_hidden()

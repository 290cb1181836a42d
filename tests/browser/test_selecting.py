"""Quoting what is selected: by mouse, by touch, by keyboard; the same words arrive elsewhere."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.conftest import following
from tests.browser.kinds import PHRASE, find_key
from tests.browser.test_access import find_violations

INTERVIEW = f"/interviews/{FIRST}"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
TOOLS = ".selection-tools"
SETTLED_MS = 250

PLACES = """
([key, start, end]) => {
  const sentences = [...document.querySelectorAll(".conversation .sentence")];
  const place = sentences.findIndex((sentence) => sentence.id === key);
  const find = (sentence, offset) => {
    const range = document.createRange();
    const words = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT).nextNode();
    range.setStart(words, offset);
    range.setEnd(words, offset + 1);
    return range.getBoundingClientRect();
  };
  sentences[place].scrollIntoView({ block: "center" });
  const [from, to] = [find(sentences[place], start), find(sentences[place + 2], end)];
  return [from.left + 1, from.top + from.height / 2, to.left + 1, to.top + to.height / 2];
}
"""
"""Where a letter of a sentence stands in the window, and one of the second sentence after it."""

CLASHES = """
() => {
  const tools = document.querySelector(".selection-tools").getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const clashes = [];
  if (tools.left < 0 || tools.top < 0 || tools.right > clientWidth || tools.bottom > clientHeight) {
    clashes.push("off the window");
  }
  const selection = getSelection().getRangeAt(0);
  for (const words of selection.getClientRects()) {
    const beside = words.right <= tools.left || words.left >= tools.right;
    if (!beside && words.bottom > tools.top && words.top < tools.bottom) clashes.push("on words");
  }
  return clashes;
}
"""


@pytest.fixture
def key(server):
    return find_key(server, PHRASE)


@pytest.fixture
def keys(server):
    """Of five sentences that follow one another."""
    return [find_key(server, PHRASE, further) for further in range(5)]


@pytest.fixture
def desk(open_context):
    context = open_context(viewport={"width": 1280, "height": 800}, permissions=CLIPBOARD)
    return context.new_page()


@pytest.fixture
def phone(open_context):
    return open_context(**PHONE, permissions=CLIPBOARD).new_page()


def read_clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def ask_quote(page, ends):
    """The texts that the API gives for a passage, with the address whole."""
    answer = page.request.get(f"/api/v1/interviews/{FIRST}/passages/{ends}").json()
    address = urljoin(page.url, answer["url"])
    return {
        form: text.replace(answer["url"], address) if answer["url"] != address else text
        for form, text in answer["quote"].items()
    }


def drag_over(page, key, start=8, end=12):
    """Selects from within a sentence to within the second one after it."""
    left, top, right, bottom = page.evaluate(PLACES, [key, start, end])
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=4)
    page.mouse.up()
    expect(page.locator(TOOLS)).to_be_visible()


def select(page, script):
    """Selects what a script says, as a caret or another program does."""
    page.evaluate(f"() => {{ const selection = getSelection(); {script} }}")
    page.wait_for_timeout(SETTLED_MS)


def press(page, name):
    """Presses one of the tools with the mouse."""
    page.locator(TOOLS).get_by_role("button", name=name).click()
    expect(page.locator(".selection-status")).to_have_text("Copied")


def focus_sign(page, key):
    """Puts the focus on the ¶ of a sentence."""
    page.locator(f"[id='{key}'] > a").focus()


def tap(page, key):
    """Taps on the fourth letter of a sentence, wherever that stands."""
    page.touchscreen.tap(*page.evaluate(PLACES, [key, 3, 0])[:2])


def count_chosen(page):
    return page.locator(".sentence.chosen").count()


def read_sentence(page, key):
    return page.locator(f"[id='{key}']").inner_text()


def test_it_links_to_the_sentences_and_the_words_that_a_mouse_selects(desk, open_context, keys):
    desk.goto(INTERVIEW)
    said = [read_sentence(desk, key) for key in keys[:3]]
    drag_over(desk, keys[0])
    expect(desk.locator(".selection-count")).to_have_text("3 whole sentences")
    press(desk, "Copy link")
    copied = read_clipboard(desk)
    address, directive = copied.split("#:~:text=")
    assert address.endswith(f"{INTERVIEW}/{keys[0]}..{keys[2]}")
    first, last = directive.split(",")
    assert first == "%20".join(said[0][8:].split()[:5])
    assert last.split("%20")[-1] in said[2].split()[2:4]
    other = open_context().new_page()
    other.goto(copied)
    expect(other.locator(".sentence")).to_have_text(said)


def test_the_browser_marks_the_words_that_were_selected(desk, open_context, keys):
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    press(desk, "Copy link")
    other = open_context(viewport={"width": 900, "height": 700}).new_page()
    other.goto("/about")
    other.goto(read_clipboard(desk))
    other.wait_for_timeout(500)
    before = other.screenshot()
    other.goto(f"{INTERVIEW}/{keys[0]}..{keys[2]}")
    assert other.screenshot() != before


@pytest.mark.parametrize(
    ("name", "form"),
    [("Copy quote", "text"), ("Copy as Markdown", "markdown"), ("Copy as HTML", "html")],
)
def test_it_copies_what_the_server_writes(desk, keys, name, form):
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    press(desk, name)
    assert read_clipboard(desk) == ask_quote(desk, f"{keys[0]}..{keys[2]}")[form]


def test_it_copies_html_for_editors_that_take_it(desk, keys):
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    press(desk, "Copy as HTML")
    html = desk.evaluate(
        "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
    )
    assert "<blockquote" in html


def test_it_makes_the_address_whole_where_the_server_writes_a_path(desk, server, keys):
    path = f"{INTERVIEW}/{keys[0]}..{keys[2]}"
    quote = {
        "text": f"“And {path}/x” — A, {path}",
        "markdown": f"> — [B]({path})",
        "html": f'<a href="{path}">C</a> $&',
    }
    desk.route("**/api/v1/**", lambda route: route.fulfill(json={"quote": quote, "url": path}))
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    press(desk, "Copy quote")
    assert read_clipboard(desk) == f"“And {path}/x” — A, {server}{path}"
    press(desk, "Copy as Markdown")
    assert read_clipboard(desk) == f"> — [B]({server}{path})"
    press(desk, "Copy as HTML")
    assert read_clipboard(desk) == f'<a href="{server}{path}">C</a> $&'


def test_it_leads_to_the_citation_and_the_embedding(desk, keys):
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    path = f"{INTERVIEW}/{keys[0]}..{keys[2]}"
    for name in ("Cite", "Embed"):
        link = desk.locator(TOOLS).get_by_role("link", name=name)
        assert link.get_attribute("href") == f"{path}#page_{name.lower()}"


@pytest.mark.parametrize("clicks", [2, 3], ids=["word", "sentence"])
def test_it_takes_what_clicks_select(desk, key, clicks):
    desk.goto(INTERVIEW)
    desk.mouse.click(*desk.evaluate(PLACES, [key, 8, 0])[:2], click_count=clicks)
    expect(desk.locator(TOOLS)).to_be_visible()
    expect(desk.locator(".sentence.chosen")).to_have_id(key)
    assert desk.evaluate(CLASHES) == []
    press(desk, "Copy link")
    assert read_clipboard(desk).endswith("-,back") == (clicks == 2)


def test_it_takes_a_paragraph(desk, key):
    desk.goto(INTERVIEW)
    paragraph = desk.locator("p", has=desk.locator(f"[id='{key}']"))
    said = paragraph.locator(".sentence").all_inner_texts()
    select(
        desk,
        f"""const paragraph = document.getElementById("{key}").parentNode;
        const next = paragraph.closest(".turn").nextElementSibling;
        selection.setBaseAndExtent(paragraph, 0, next, 0);""",
    )
    expect(desk.locator(".sentence.chosen")).to_have_text(said)


def test_it_follows_a_caret_and_lets_the_keyboard_in(desk, keys):
    desk.goto(INTERVIEW)
    select(
        desk,
        f"""const words = document.getElementById("{keys[0]}").firstChild;
        selection.setBaseAndExtent(words, 4, words, 4);""",
    )
    expect(desk.locator(TOOLS)).to_be_hidden()
    select(desk, "selection.modify('extend', 'forward', 'word');")
    expect(desk.locator(TOOLS)).to_be_visible()
    assert desk.evaluate("document.activeElement === document.body")
    desk.keyboard.press("Tab")
    expect(desk.locator(TOOLS).get_by_role("button", name="Copy link")).to_be_focused()
    desk.keyboard.press("ArrowRight")
    expect(desk.locator(TOOLS).get_by_role("button", name="Copy quote")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator(".selection-status")).to_have_text("Copied")
    assert read_clipboard(desk) == ask_quote(desk, keys[0])["text"]
    desk.keyboard.press("Escape")
    expect(desk.locator(TOOLS)).to_be_hidden()
    expect(desk.locator(f"[id='{keys[0]}'] > a")).to_be_focused()


def test_tab_leads_into_the_tools_and_on_from_them(desk, keys):
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    desk.keyboard.press("Tab")
    expect(desk.locator(TOOLS).get_by_role("button", name="Copy link")).to_be_focused()
    desk.keyboard.press("Shift+Tab")
    expect(desk.locator(f"[id='{keys[2]}'] > a")).to_be_focused()
    for _ in range(7):
        desk.keyboard.press("Tab")
    expect(desk.locator(f"[id='{keys[3]}'] > a")).to_be_focused()
    expect(desk.locator(TOOLS)).to_be_hidden()


def test_it_leaves_out_sentences_whose_edge_alone_is_touched(desk, keys):
    desk.goto(INTERVIEW)
    select(
        desk,
        f"""const [first, second, third] = {keys[:3]}.map((key) => document.getElementById(key));
        const end = first.firstChild.length;
        selection.setBaseAndExtent(first.firstChild, end, third.firstChild, 0);""",
    )
    chosen = desk.locator(".sentence.chosen")
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_id(keys[1])
    press(desk, "Copy link")
    assert read_clipboard(desk).endswith(f"{INTERVIEW}/{keys[1]}")


@pytest.mark.parametrize(
    ("cut", "directive"),
    [
        ("So", "So,-it%27s%20back%20to%20the%20age"),
        ("bac", "So%20it%27s-,back"),
        ("'s back ", "So-,it%27s%20back"),
        ("esearch", "back%20to%20the%20age%20of-,research"),
        ("f resear", "it%27s%20back%20to%20the%20age-,of%20research"),
        ("ack to the a", "back%20to%20the%20age"),
        (" just with big computers.", "just%20with%20big%20computers."),
        (PHRASE[:-1], "So%20it%27s%20back%20to%20the,again%2C%20just%20with%20big%20computers"),
        (PHRASE, ""),
    ],
)
def test_it_names_whole_words(desk, key, cut, directive):
    desk.goto(INTERVIEW)
    start = PHRASE.index(cut)
    select(
        desk,
        f"""const words = document.getElementById("{key}").firstChild;
        selection.setBaseAndExtent(words, {start}, words, {start + len(cut)});""",
    )
    press(desk, "Copy link")
    ending = f"#:~:text={directive}" if directive else ""
    assert read_clipboard(desk).endswith(f"/{key}{ending}")


def test_it_names_words_of_two_paragraphs_by_each_edge(desk, keys):
    desk.goto(INTERVIEW)
    select(
        desk,
        f"""const [first, last] = {keys[:2]}.map((key) => document.getElementById(key).firstChild);
        selection.setBaseAndExtent(first, first.length - 10, last, 11);""",
    )
    press(desk, "Copy link")
    assert read_clipboard(desk).endswith(
        f"{keys[0]}..{keys[1]}#:~:text=research%20again%2C%20just%20with%20big-,computers."
        ",That%27s%20a%20very"
    )


def test_it_says_which_of_two_same_words_is_meant(desk, server):
    text = find_repeating(desk)
    desk.goto(INTERVIEW)
    select(
        desk,
        f"""const words = document.getElementById("{text["key"]}").firstChild;
        selection.setBaseAndExtent(words, {text["start"]}, words, {text["end"]});""",
    )
    press(desk, "Copy link")
    assert "-," in read_clipboard(desk).partition("#:~:text=")[2]


def find_repeating(page):
    """A sentence that has a word twice, and where it stands again."""
    sentences = page.request.get(f"/api/v1/interviews/{FIRST}/sentences").json()["sentences"]
    for sentence in sentences:
        first = sentence["text"].find(" the ")
        again = sentence["text"].find(" the ", first + 1)
        if first > 0 and again > 0:
            return {"key": sentence["key"], "start": again + 1, "end": again + 4}
    raise AssertionError


def test_it_takes_of_a_wide_selection_what_is_said(desk):
    desk.goto(INTERVIEW)
    select(desk, "selection.selectAllChildren(document.body);")
    count = desk.locator(".conversation .sentence").count()
    expect(desk.locator(".selection-count")).to_have_text(f"{count} whole sentences")


def test_it_stays_away_from_what_is_not_said(desk):
    desk.goto(INTERVIEW)
    select(desk, "selection.selectAllChildren(document.querySelector('h1'));")
    expect(desk.locator(TOOLS)).to_be_hidden()
    select(desk, "selection.selectAllChildren(document.querySelector('.turn-speaker'));")
    expect(desk.locator(TOOLS)).to_be_hidden()
    box = desk.get_by_role("searchbox").first
    box.fill("value function")
    box.select_text()
    desk.wait_for_timeout(SETTLED_MS)
    expect(desk.locator(TOOLS)).to_be_hidden()


def test_it_goes_when_the_selection_goes(desk, keys):
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    desk.mouse.click(5, 5)
    expect(desk.locator(TOOLS)).to_be_hidden()
    assert count_chosen(desk) == 0
    drag_over(desk, keys[0])
    desk.keyboard.press("Escape")
    expect(desk.locator(TOOLS)).to_be_hidden()


def test_it_stays_for_a_right_click_and_while_it_is_used(desk, keys):
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    selected = desk.evaluate("getSelection().toString()")
    left, top, *_ = desk.evaluate(PLACES, [keys[0], 10, 12])
    desk.mouse.click(left, top, button="right")
    desk.wait_for_timeout(SETTLED_MS)
    expect(desk.locator(TOOLS)).to_be_visible()
    press(desk, "Copy link")
    expect(desk.locator(f"{TOOLS} :focus")).to_have_count(0)
    desk.locator(".selection-count").click()
    desk.wait_for_timeout(SETTLED_MS)
    assert desk.evaluate("getSelection().toString()") == selected


@pytest.mark.parametrize("width", [820, 1440])
@pytest.mark.parametrize("place", ["first", "last"])
def test_it_stands_in_the_window_and_never_on_the_words(open_context, width, place):
    page = open_context(viewport={"width": width, "height": 700}).new_page()
    page.goto(INTERVIEW)
    for offset in (0, 40):
        select(
            page,
            f"""const sentences = [...document.querySelectorAll(".sentence")];
            const sentence = sentences.at({0 if place == "first" else -1});
            const words = sentence.firstChild;
            sentence.scrollIntoView({{ block: "{"start" if place == "first" else "end"}" }});
            selection.setBaseAndExtent(
              words, Math.min({offset}, words.length - 2), words, words.length);""",
        )
        expect(page.locator(TOOLS)).to_be_visible()
        assert page.evaluate(CLASHES) == []


@pytest.mark.parametrize("width", [820, 1440])
@pytest.mark.parametrize("block", ["start", "center", "end"])
def test_it_finds_room_at_every_edge_of_the_window(open_context, keys, width, block):
    page = open_context(viewport={"width": width, "height": 700}).new_page()
    page.goto(INTERVIEW)
    for key in keys:
        select(
            page,
            f"""const sentence = document.getElementById("{key}");
            sentence.style.scrollMargin = 0;
            sentence.scrollIntoView({{ block: "{block}" }});
            selection.selectAllChildren(sentence);""",
        )
        assert page.evaluate(CLASHES) == []


def test_it_goes_along_when_the_page_is_scrolled(desk, keys):
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    before = desk.locator(TOOLS).bounding_box()["y"]
    desk.mouse.wheel(0, 60)
    desk.wait_for_function(
        "([y]) => document.querySelector('.selection-tools').getBoundingClientRect().top < y - 50",
        arg=[before],
    )


def test_it_chooses_and_copies_by_keyboard_alone(desk, open_context, keys):
    desk.goto(INTERVIEW)
    said = [read_sentence(desk, key) for key in keys[:3]]
    focus_sign(desk, keys[0])
    desk.keyboard.press("Shift+ArrowDown")
    expect(desk.locator(".selection-status")).to_have_text("2 whole sentences chosen")
    desk.keyboard.press("Shift+ArrowRight")
    expect(desk.locator(".selection-status")).to_have_text("3 whole sentences chosen")
    assert desk.locator(".sentence[aria-current]").all_inner_texts() == said
    desk.keyboard.press("c")
    expect(desk.locator(".selection-status")).to_have_text("Copied")
    copied = read_clipboard(desk)
    assert copied.endswith(f"{INTERVIEW}/{keys[0]}..{keys[2]}")
    other = open_context().new_page()
    other.goto(copied)
    expect(other.locator(".sentence")).to_have_text(said)
    desk.keyboard.press("Tab")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator(".selection-status")).to_have_text("Copied")
    desk.wait_for_function(
        "() => navigator.clipboard.readText().then((text) => text.startsWith('“'))"
    )
    assert read_clipboard(desk) == ask_quote(desk, f"{keys[0]}..{keys[2]}")["text"]
    desk.keyboard.press("Escape")
    expect(desk.locator(TOOLS)).to_be_hidden()
    expect(desk.locator(f"[id='{keys[0]}'] > a")).to_be_focused()
    assert count_chosen(desk) == 0


def test_it_shrinks_and_goes_backwards_by_keyboard(desk, keys):
    desk.goto(INTERVIEW)
    focus_sign(desk, keys[2])
    desk.keyboard.press("Control+Shift+ArrowDown")
    assert count_chosen(desk) == 0
    desk.keyboard.press("Shift+ArrowDown")
    desk.keyboard.press("Shift+ArrowUp")
    expect(desk.locator(".selection-status")).to_have_text("1 whole sentence chosen")
    desk.keyboard.press("Shift+ArrowLeft")
    expect(desk.locator(".selection-status")).to_have_text("2 whole sentences chosen")
    ids = [element.get_attribute("id") for element in desk.locator(".sentence.chosen").all()]
    assert ids == keys[1:3]
    desk.keyboard.press("j")
    expect(desk.locator(TOOLS)).to_be_hidden()


def test_c_copies_the_link_of_a_focused_sentence(desk, key):
    desk.goto(INTERVIEW)
    desk.keyboard.press("c")
    expect(desk.locator(TOOLS)).to_be_hidden()
    focus_sign(desk, key)
    desk.keyboard.press("c")
    expect(desk.locator(".selection-status")).to_have_text("Copied")
    assert read_clipboard(desk).endswith(f"{INTERVIEW}/{key}")


def test_c_is_a_letter_where_single_keys_are_off_or_one_types(desk, key):
    desk.goto(INTERVIEW)
    desk.get_by_role("searchbox").first.press_sequentially("abc")
    desk.get_by_role("button", name="Keyboard shortcuts").click()
    desk.get_by_role("switch", name="Single keys").click()
    desk.keyboard.press("Escape")
    focus_sign(desk, key)
    desk.keyboard.press("c")
    desk.wait_for_timeout(SETTLED_MS)
    expect(desk.locator(TOOLS)).to_be_hidden()
    desk.keyboard.press("Shift+ArrowDown")  # no single key
    expect(desk.locator(TOOLS)).to_be_visible()


def test_it_offers_the_text_where_it_may_not_copy(desk, keys):
    desk.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))"
    )
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    desk.locator(TOOLS).get_by_role("button", name="Copy quote").click()
    expect(desk.locator(".selection-status")).to_contain_text("press Ctrl+C")
    field = desk.get_by_role("textbox", name="To copy by hand")
    expect(field).to_be_focused()
    expect(field).to_have_value(ask_quote(desk, f"{keys[0]}..{keys[2]}")["text"])
    chosen = field.evaluate("(field) => field.selectionEnd - field.selectionStart")
    assert chosen == len(field.input_value())
    desk.wait_for_timeout(SETTLED_MS)
    expect(field).to_be_visible()
    box = desk.locator(TOOLS).bounding_box()
    assert box["x"] + box["width"] <= 1280
    desk.keyboard.press("Escape")
    expect(desk.locator(TOOLS)).to_be_hidden()


def test_it_says_when_no_answer_comes_and_asks_again(open_context, keys):
    page = open_context(permissions=CLIPBOARD, expected=(503,)).new_page()
    page.route("**/api/v1/**", lambda route: route.fulfill(status=503))
    page.goto(INTERVIEW)
    drag_over(page, keys[0])
    page.locator(TOOLS).get_by_role("button", name="Copy quote").click()
    expect(page.locator(".selection-status")).to_have_text("No answer. Try again.")
    page.unroute("**/api/v1/**")
    press(page, "Copy quote")


def test_a_phone_chooses_by_tapping(phone, open_context, keys):
    phone.goto(f"{INTERVIEW}#{keys[0]}")
    said = [read_sentence(phone, key) for key in keys[:3]]
    tap(phone, keys[0])
    bar = phone.get_by_role("toolbar")
    expect(bar).to_contain_text("1 whole sentence")
    less, more = (
        bar.get_by_role("button", name=f"One sentence {each}") for each in ("less", "more")
    )
    expect(less).to_have_attribute("aria-disabled", "true")
    more.tap()
    more.tap()
    more.tap()
    less.tap()
    expect(bar).to_contain_text("3 whole sentences")
    bar.get_by_role("button", name="Copy link").tap()
    expect(phone.locator(".selection-status")).to_have_text("Copied")
    copied = read_clipboard(phone)
    assert copied.endswith(f"{INTERVIEW}/{keys[0]}..{keys[2]}")
    other = open_context(**PHONE).new_page()
    other.goto(copied)
    expect(other.locator(".sentence")).to_have_text(said)
    bar.get_by_role("button", name="Copy quote").tap()
    phone.wait_for_function(
        "() => navigator.clipboard.readText().then((text) => text.startsWith('“'))"
    )
    assert read_clipboard(phone) == ask_quote(phone, f"{keys[0]}..{keys[2]}")["text"]
    bar.get_by_role("button", name="Close").tap()
    expect(bar).to_be_hidden()
    assert count_chosen(phone) == 0


def test_a_second_tap_extends_to_another_sentence_and_one_elsewhere_ends(phone, keys):
    phone.goto(f"{INTERVIEW}#{keys[0]}")
    for key in (keys[0], keys[2]):
        tap(phone, key)
    expect(phone.get_by_role("toolbar")).to_contain_text("3 whole sentences")
    phone.locator(".site-footer p").first.tap()
    expect(phone.get_by_role("toolbar")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390])
def test_the_bar_has_room_for_fingers_and_hides_nothing(open_context, keys, width):
    phone = open_context(**PHONE | {"viewport": {"width": width, "height": 640}}).new_page()
    phone.add_init_script("navigator.share = async () => {}")
    phone.goto(INTERVIEW)
    tap(phone, keys[0])
    bar = phone.get_by_role("toolbar")
    assert bar.get_by_role("button").count() == 6
    for button in bar.get_by_role("button").all():
        box = button.bounding_box()
        assert box["height"] >= 44
        assert box["width"] >= 44
        assert 0 <= box["x"] <= width - box["width"]
    assert phone.evaluate("document.documentElement.scrollWidth") == width
    phone.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    footer = phone.locator(".site-footer").bounding_box()
    assert footer["y"] + footer["height"] <= bar.bounding_box()["y"] + 1


def test_the_bar_never_stands_on_the_chosen_sentence(phone, keys):
    phone.goto(INTERVIEW)
    phone.evaluate(
        "(key) => document.getElementById(key).scrollIntoView({ block: 'end' })", keys[1]
    )
    phone.evaluate("scrollBy(0, -120)")
    box = phone.locator(f"[id='{keys[1]}']").bounding_box()
    phone.touchscreen.tap(box["x"] + 30, box["y"] + 8)
    sentence = phone.locator(".sentence.chosen").bounding_box()
    bar = phone.get_by_role("toolbar").bounding_box()
    assert sentence["y"] + sentence["height"] <= bar["y"]


def test_the_focus_stays_on_a_button_of_the_bar_that_is_used(phone, keys):
    phone.goto(INTERVIEW)
    tap(phone, keys[0])
    more = phone.locator(TOOLS).get_by_role("button", name="One sentence more")
    more.focus()
    more.press("Enter")
    expect(phone.get_by_role("toolbar")).to_contain_text("2 whole sentences")
    expect(more).to_be_focused()
    more.press("Escape")
    expect(phone.locator(f"[id='{keys[0]}'] > a")).to_be_focused()


def test_a_phone_keeps_its_own_selection(phone, keys):
    phone.goto(INTERVIEW)
    select(phone, f"selection.selectAllChildren(document.getElementById('{keys[0]}'));")
    expect(phone.get_by_role("toolbar")).to_be_hidden()


def test_the_tools_of_a_tap_make_way_for_words_that_are_selected(phone, keys):
    phone.goto(INTERVIEW)
    tap(phone, keys[0])
    expect(phone.get_by_role("toolbar")).to_be_visible()
    phone.evaluate(
        "(key) => getSelection().selectAllChildren(document.getElementById(key))", keys[1]
    )
    expect(phone.get_by_role("toolbar")).to_be_hidden()
    assert count_chosen(phone) == 0


def test_a_tap_on_the_sign_still_follows_it_and_chooses_nothing(phone, keys):
    phone.goto(INTERVIEW)
    tap(phone, keys[0])
    sign = phone.locator(f"[id='{keys[1]}'] > a")
    sign.evaluate("(a) => a.addEventListener('click', (e) => e.preventDefault(), { once: true })")
    sign.dispatch_event("click")
    expect(phone.get_by_role("toolbar")).to_contain_text("1 whole sentence")
    with following(phone):
        sign.dispatch_event("click")
    assert phone.url.endswith(f"{INTERVIEW}/{keys[1]}")


def test_it_shares_the_words_and_the_clean_address(open_context, server, keys):
    phone = open_context(**PHONE).new_page()
    phone.add_init_script("navigator.share = async (shared) => { window.shared = shared; }")
    phone.goto(f"{INTERVIEW}#{keys[0]}")
    tap(phone, keys[0])
    phone.locator(TOOLS).get_by_role("button", name="Share").tap()
    phone.wait_for_function("() => window.shared")
    address = f"{server}{INTERVIEW}/{keys[0]}"
    whole = ask_quote(phone, keys[0])["text"]
    assert phone.evaluate("window.shared") == {
        "text": whole.removesuffix(f", {address}"),
        "url": address,
    }
    assert address not in phone.evaluate("window.shared.text")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_the_tools_show(open_context, keys, scheme):
    desk = open_context(color_scheme=scheme, viewport={"width": 1280, "height": 800}).new_page()
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    assert find_violations(desk) == []
    phone = open_context(color_scheme=scheme, **PHONE).new_page()
    phone.add_init_script("navigator.share = async () => {}")
    phone.goto(f"{INTERVIEW}#{keys[0]}")
    tap(phone, keys[0])
    expect(phone.get_by_role("toolbar")).to_be_visible()
    assert find_violations(phone) == []


def test_it_is_not_printed(desk, keys):
    desk.goto(INTERVIEW)
    drag_over(desk, keys[0])
    desk.emulate_media(media="print")
    expect(desk.locator(TOOLS)).to_be_hidden()


def test_without_scripts_the_sign_leads_to_the_page_and_nothing_else_shows(open_context, keys):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(INTERVIEW)
    expect(page.locator(TOOLS)).to_be_hidden()
    with following(page):
        page.locator(f"[id='{keys[0]}'] > a").dispatch_event("click")
    assert page.url.endswith(f"{INTERVIEW}/{keys[0]}")


def test_a_tap_far_from_the_first_one_starts_anew(phone):
    phone.goto(INTERVIEW)
    sentences = phone.locator(".conversation .sentence")
    sentences.nth(2).tap(position={"x": 4, "y": 4})
    sentences.nth(60).tap(position={"x": 4, "y": 4})
    expect(phone.get_by_role("toolbar")).to_contain_text("1 whole sentence")

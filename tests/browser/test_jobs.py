"""The three jobs: browse topics, search for quotes, share permalinks."""

from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.conftest import following
from tests.browser.kinds import PHRASE, find_key


def test_it_leads_from_the_front_page_to_a_permalink_that_opens_the_same_words(page, open_context):
    page.goto("/")
    with following(page):
        page.get_by_role("link", name="Value functions", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Value functions")
    card = page.locator(".passage-card").nth(2)
    with following(page):
        card.get_by_role("link").first.click()
    marked = page.locator("mark.lit")
    said = marked.inner_text()
    expect(marked).to_have_count(1)
    permalink = page.locator(".permalink a").get_attribute("href")
    other = open_context().new_page()
    other.goto(permalink)
    expect(other.locator("mark.lit")).to_have_text(said)
    expect(other.locator("blockquote.quotation")).to_have_text(said)
    assert other.title() == page.title()


def test_it_finds_a_phrase_and_marks_it_as_one(page):
    page.goto("/")
    box = page.get_by_role("combobox")
    box.fill('"age of research"')
    with following(page):
        box.press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value('"age of research"')
    expect(page.locator(".search-summary-found")).to_contain_text("exactly “age of research”")
    marks = page.locator("main mark").all_inner_texts()
    assert len(marks) >= 5
    assert set(marks) == {"age of research"}


def test_it_narrows_the_results_and_takes_the_filter_off_again(page):
    page.goto("/search?q=research")
    total = page.locator(".search-summary-found strong")
    before = int(total.inner_text())
    entry = page.locator(".filter-group li", has_text="Dwarkesh Patel")
    count = int(entry.locator(".filter-group-count").inner_text().split()[0])
    with following(page):
        entry.get_by_role("link").click()
    expect(total).to_have_text(str(count))
    assert 0 < count < before
    with following(page):
        page.get_by_role("link", name="Take off the filter Dwarkesh Patel").click()
    expect(total).to_have_text(str(before))


def test_it_opens_a_result_on_its_best_sentence(page):
    page.goto('/search?q="just with big computers"')
    with following(page):
        page.locator(".passage-card").get_by_role("link").first.click()
    expect(page.locator("mark.lit")).to_have_text(PHRASE)
    expect(page.locator("blockquote.quotation")).to_have_text(PHRASE)
    expect(page.locator("blockquote.quotation")).to_be_in_viewport(ratio=1)


def test_it_copies_the_permalink(server, open_context):
    context = open_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    key = find_key(server, PHRASE)
    page.goto(f"/interviews/{FIRST}/{key}/any-words")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".permalink [role=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{server}/interviews/{FIRST}/{key}"


def test_it_selects_the_permalink_where_it_may_not_copy(server, page):
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))"
    )
    key = find_key(server, PHRASE)
    page.goto(f"/interviews/{FIRST}/{key}")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".permalink [role=status]")).to_contain_text("press Ctrl+C")
    assert page.evaluate("getSelection().toString()") == f"{server}/interviews/{FIRST}/{key}"


def test_it_leads_into_the_conversation_and_lights_the_sentence(server, page):
    page.goto(f"/interviews/{FIRST}/{find_key(server, PHRASE)}")
    with following(page):
        page.get_by_role("link", name="Read in context").click()
    lit = page.locator(".sentence:target")
    expect(lit).to_have_text(PHRASE)
    expect(lit).to_be_in_viewport()


def test_it_shows_the_sign_of_a_sentence_on_a_phone_when_it_is_tapped(server, open_context):
    phone = open_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    page.goto(f"/interviews/{FIRST}#{find_key(server, PHRASE)}")
    sentence = page.locator(".sentence:target")
    sentence.tap()
    expect(page.locator(".sentence.tapped")).to_have_text(PHRASE)
    page.locator(".site-footer p").first.tap()
    expect(page.locator(".sentence.tapped")).to_have_count(0)

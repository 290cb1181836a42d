"""Links in a real browser: into the context, to what changed, and on paper."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.conftest import following
from tests.browser.kinds import FAILING

SAID_BEFORE = ["That's number one.", "The whole problem is the power.", "Yes."]


def find_last(server, text):
    """The key of the last of the sentences that say the same."""
    with httpx.Client(trust_env=False) as client:
        found = client.get(f"{server}/api/v1/interviews/{FIRST}/sentences").json()["sentences"]
    keys = [sentence["key"] for sentence in found if sentence["text"] == text]
    assert len(keys) > 1
    return keys[-1]


@pytest.mark.parametrize("text", SAID_BEFORE)
def test_it_reads_on_at_the_sentence_itself_though_others_say_the_same(page, server, text):
    key = find_last(server, text)
    page.goto(f"/interviews/{FIRST}/{key}")
    with following(page):
        page.get_by_role("link", name="Read in context").click()
    expect(page.locator(".sentence:target")).to_have_attribute("id", key)
    expect(page.locator(".sentence:target")).to_be_in_viewport()


def test_it_leads_to_the_sentence_where_a_browser_knows_no_text_directive(page):
    page.goto(f"/interviews/{FIRST}")
    script = page.locator("script[src*=text_directive]").get_attribute("src")
    # As such a browser has the address: Chromium itself never shows the directive to a script.
    led = """async ([script, hash]) => {
      const { dropDirective } = await import(script);
      return new Promise((done) => {
        dropDirective({ hash, replace: done });
        done("nowhere");
      });
    }"""
    assert page.evaluate(led, [script, "#6c2g8kpp:~:text=You%20know"]) == "#6c2g8kpp"
    assert page.evaluate(led, [script, "#6c2g8kpp"]) == "nowhere"
    assert page.evaluate(led, [script, ""]) == "nowhere"


def test_it_leads_from_the_notice_to_both_wordings(page, kinds):
    page.goto(kinds["corrected"])
    page.get_by_role("link", name="See what changed").click()
    changed = page.locator(".what-happened")
    expect(changed).to_be_in_viewport()
    expect(changed.locator("ins")).to_have_text(", which")
    expect(changed.locator("del").first).to_have_text("that")
    earlier = changed.locator("details")
    expect(earlier.locator("blockquote")).to_be_hidden()
    earlier.locator("summary").click()
    expect(earlier.locator("blockquote")).to_be_visible()


def test_it_shows_what_changed_by_more_than_colour(page, kinds):
    page.goto(kinds["corrected"])
    style = "(each) => getComputedStyle(each).textDecorationLine"
    assert page.locator(".what-happened ins").first.evaluate(style) == "underline"
    assert page.locator(".what-happened del").first.evaluate(style) == "line-through"


def test_it_prints_the_notice_and_both_wordings(page, kinds):
    page.goto(kinds["corrected"])
    page.emulate_media(media="print")
    expect(page.locator(".changed")).to_be_visible()
    expect(page.locator(".what-happened del").first).to_be_visible()
    style = "(each) => getComputedStyle(each).textDecorationLine"
    assert page.locator(".what-happened del").first.evaluate(style) == "line-through"


def test_it_prints_when_and_that_words_were_withdrawn(open_context, kinds):
    page = open_context(expected=FAILING).new_page()
    page.goto(kinds["withdrawn"])
    page.emulate_media(media="print")
    expect(page.get_by_text("on 20 July 2027")).to_be_visible()

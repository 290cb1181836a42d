"""Every kind of page is small, stands still, and makes nobody wait."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.kinds import FAILING
from tests.browser.weighing import (
    MOST_CONVERSATION,
    MOST_CSS,
    MOST_HTML,
    MOST_SCRIPTS,
    NOTE_SHIFTS,
    READING,
    read_shifts,
    weigh,
)

# One of each template: kinds of the same template ask for the same files.
WEIGHED = [
    *("front", "interviews", "interview", "inside", "sentence", "passage", "embedded", "topics"),
    *("topic", "names", "name", "speaker", "results", "altered", "about", "api", "not_found"),
    *("changed", "removed", "corrections"),
]


@pytest.fixture
def weights(open_context, kinds):
    weights = {}
    for kind in WEIGHED:
        context = open_context(expected=FAILING)
        weights[kind] = weigh(context, kinds[kind])
        context.close()
    return weights


def test_it_keeps_every_kind_of_page_within_its_budget(server, kinds):
    heavy = {}
    with httpx.Client(base_url=server, trust_env=False) as client:
        for kind, address in kinds.items():
            size = client.get(address, headers={"Accept-Encoding": "gzip"}).num_bytes_downloaded
            if size > (MOST_CONVERSATION if kind in READING else MOST_HTML):
                heavy[kind] = size
    assert heavy == {}


def test_it_asks_for_little_beside_the_page_and_keeps_still(weights):
    assert {kind: one.css for kind, one in weights.items() if one.css > MOST_CSS} == {}
    assert {kind: one.scripts for kind, one in weights.items() if one.scripts > MOST_SCRIPTS} == {}
    assert {kind: one.shifts for kind, one in weights.items() if one.shifts} == {}
    waited_for = {name for one in weights.values() for name in one.waited_for}
    assert waited_for == {"site.css", "theme.js"}


@pytest.mark.parametrize("kind", ["front", "interview", "sentence", "topic", "results", "altered"])
def test_it_stands_still_where_everything_comes_late(open_context, kinds, kind):
    assert weigh(open_context(), kinds[kind], slow=True).shifts == ()


def test_it_stands_still_while_somebody_types(page):
    page.add_init_script(NOTE_SHIFTS)
    page.goto("/search")
    page.get_by_role("searchbox").press_sequentially("age of research", delay=30)
    expect(page.locator("main mark").first).to_be_visible()
    assert read_shifts(page) == []


def test_it_reads_and_searches_where_no_script_arrives(open_context):
    context = open_context()
    context.route("**/*.js", lambda route: route.abort("aborted"))
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill('"age of research"')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert set(page.locator("main mark").all_inner_texts()) == {"age of research"}
    with page.expect_navigation():
        page.locator(".passage-card").get_by_role("link").first.click()
    expect(page.locator("mark.lit")).to_be_visible()
    expect(page.locator(".scripted").first).to_be_hidden()

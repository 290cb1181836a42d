"""A passage on another site: it may be framed, and nothing else may."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.archives import FIRST
from tests.browser.conftest import following
from tests.browser.kinds import PHRASE, find_key

REFUSED = "chrome-error://chromewebdata/"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and tells nobody."""

    def log_message(self, *_):
        pass


@contextmanager
def serve_folder(folder) -> Iterator[str]:
    """The address of another site."""
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        thread = threading.Thread(target=site.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{site.server_port}"
        site.shutdown()
        thread.join()


@pytest.fixture
def sentence(server):
    return f"/interviews/{FIRST}/{find_key(server, PHRASE)}"


@pytest.fixture
def host(browser, tmp_path):
    """Opens a page of another site that frames an address; gives it and what it complains of."""
    with serve_folder(tmp_path) as site, browser.new_context() as context:
        page = context.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))

        def show(frame):
            text = f"<!doctype html><title>A blog</title><link rel=icon href=data:,>{frame}"
            (tmp_path / "index.html").write_text(text)
            page.goto(site)
            return page, complaints

        yield show


def frame(url):
    return f'<iframe src="{url}" title="A passage" width="600" height="320"></iframe>'


def test_another_site_shows_a_passage_and_leads_to_it(host, server, sentence):
    page, complaints = host(frame(f"{server}/embed{sentence}"))
    shown = page.frame_locator("iframe")
    expect(shown.locator("blockquote")).to_have_text(PHRASE)
    expect(shown.get_by_text("Ilya Sutskever")).to_be_visible()
    paper = shown.locator("main").evaluate("(main) => getComputedStyle(main).borderLeftWidth")
    assert paper == "3px"  # the style sheet came, too
    assert complaints == []
    with following(page):
        shown.get_by_role("link", name="read it in the conversation").click()
    assert page.url == server + sentence


def test_the_frame_that_a_page_offers_works_as_it_is(host, open_context, server, sentence):
    offering = open_context().new_page()
    offering.goto(f"{sentence}#page_embed")
    page, complaints = host(offering.locator("#page_embed button").get_attribute("data-copy-text"))
    expect(page.frame_locator("iframe").locator("blockquote")).to_have_text(PHRASE)
    box = page.locator("iframe").bounding_box()
    assert page.frames[1].evaluate("document.documentElement.scrollHeight") <= box["height"]
    assert complaints == []


@pytest.mark.parametrize("kind", ["sentence", "interview", "front"])
def test_another_site_can_frame_nothing_else(host, server, sentence, kind):
    address = {"sentence": sentence, "interview": f"/interviews/{FIRST}", "front": "/"}[kind]
    page, complaints = host(frame(server + address))
    assert page.frames[1].url == REFUSED
    (told,) = complaints
    assert "frame-ancestors" in told

"""The watch over the pages sees what it is there for: no test passes because it is blind."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watcher
from tests.browser.test_access import find_violations


@pytest.fixture
def watched(browser, server):
    context = browser.new_context(base_url=server)
    watcher = Watcher(server, scripts=True)
    watcher.watch(context)
    page = context.new_page()
    page.goto("/about")
    assert watcher.complaints == []
    yield page, watcher
    context.close()


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.log('psst')", "console: psst"),
        ("setTimeout(() => { throw new Error('oh no') })", "oh no"),
        ("document.body.setAttribute('style', 'color: red')", "blocked by the policy: style-src"),
        (
            "document.body.append(new Image()), document.images[0].src = 'https://evil.example/a.png'",
            "blocked by the policy: img-src",
        ),
        ("fetch('/nothing')", "404: "),
        ("fetch('https://evil.example/').catch(() => {})", "blocked by the policy: connect-src"),
        ("{ location.href = 'http://evil.example/' }", "asked another host: http://evil.example/"),
    ],
)
def test_it_notes_what_goes_wrong_in_a_page(watched, script, complaint):
    page, watcher = watched
    page.evaluate(f"() => {{ {script} }}")
    for _ in range(100):
        if any(complaint in noted for noted in watcher.complaints):
            break
        page.wait_for_timeout(20)
    assert [noted for noted in watcher.complaints if complaint in noted]


def test_it_finds_what_axe_should_find(watched):
    page, _ = watched
    page.evaluate("document.querySelector('h1').textContent = ''")
    page.evaluate("document.querySelector('main a').textContent = ''")
    expect(page.locator("h1")).to_be_empty()
    found = " ".join(find_violations(page))
    assert "empty-heading" in found
    assert "link-name" in found

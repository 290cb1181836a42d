"""The watch over the pages sees what it is there for: no test passes because it is blind."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watcher
from tests.browser.faults import (
    STYLE,
    find_crowding,
    find_disorder,
    find_motion,
    find_too_wide,
    find_useless,
    find_violations,
)
from tests.browser.weighing import NOTE_SHIFTS, SCROLL, read_shifts


@pytest.fixture
def watched(browser, server, served):
    context = browser.new_context(base_url=server)
    watcher = Watcher(served, scripts=True)
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


@pytest.mark.parametrize(
    ("search", "breaking", "fault"),
    [
        (find_too_wide, "h1.style.width = '9999px'", "scrolls sideways"),
        (find_disorder, "h1.after(document.createElement('h5'))", "headings of the levels [1, 5"),
        (find_disorder, "h1.remove()", "headings of the levels [2"),
        (find_crowding, "h1.style.height = '2rem', h1.style.overflow = 'hidden'", "clipped: "),
        (find_crowding, "h1.style.inset = 0, h1.style.position = 'fixed'", "covers the page: "),
        (find_motion, "h1.style.transition = 'color 1s'", "moves: "),
        (find_useless, "h1.after(document.createElement('button'))", "does nothing: "),
    ],
)
def test_it_finds_what_a_reader_would_stumble_over(watched, search, breaking, fault):
    page, _ = watched
    # The page is as good as without scripts: their buttons are taken away.
    page.evaluate("for (const each of document.querySelectorAll('button')) each.type = 'submit'")
    page.emulate_media(reduced_motion="reduce")
    assert search(page) == []
    page.evaluate(f"() => {{ const h1 = document.querySelector('h1'); {breaking} }}")
    page.evaluate(
        "for (const each of document.querySelectorAll('h1 ~ button')) each.type = 'button'"
    )
    assert [found for found in search(page) if fault in found]


def test_it_notes_what_jumps(watched):
    page, _ = watched
    page.add_init_script(NOTE_SHIFTS)
    page.reload()
    page.evaluate(SCROLL)
    assert read_shifts(page) == []
    page.evaluate(STYLE, "main::before { content: ''; display: block; block-size: 200px }")
    page.evaluate(SCROLL)
    assert read_shifts(page)

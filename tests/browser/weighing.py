"""What a page costs whoever opens it: what comes over the wire, what it waits for, what jumps."""

from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, Response

KB = 1000
MOST_HTML, MOST_CONVERSATION, MOST_CSS, MOST_SCRIPTS = 20 * KB, 80 * KB, 15 * KB, 10 * KB
"""The budgets, compressed."""
READING = {"interview", "interview_corrected"}
"""The kinds of page that hold a whole conversation."""

# Less is what shows for a moment where the parser pauses amid the header.
NOTE_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    if (each.hadRecentInput || each.value < 0.005) continue;
    const what = each.sources.map((source) => source.node?.className ?? source.node?.nodeName);
    window.shifts.push(`${each.value.toFixed(4)} ${what}`);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# To the end and back; frames come with time to spare, for what a script moves after a scroll.
SCROLL = """async () => {
  const rest = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
  await rest();
  scrollTo(0, document.documentElement.scrollHeight);
  await rest();
  scrollTo(0, 0);
  await rest();
}"""
WAITED_FOR = """performance.getEntriesByType("resource")
  .filter((each) => each.renderBlockingStatus === "blocking")
  .map((each) => each.name.split("/").at(-1))"""


@dataclass(frozen=True)
class Weight:
    """Bytes as transferred, and what happens on the way to a page that stands still."""

    html: int
    css: int
    scripts: int
    requests: int
    waited_for: tuple[str, ...]
    """What the first paint waits for beside the HTML."""
    shifts: tuple[str, ...]
    """What jumps while a page loads and is scrolled to its end and back, and how far."""


SLOW = {"offline": False, "latency": 100, "downloadThroughput": 80_000, "uploadThroughput": 20_000}
"""A telephone in the country: milliseconds, and bytes a second."""


def slow_down(page: Page) -> None:
    """Makes the network of a page slow, so that what comes late is seen to come late."""
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)


def weigh(context: BrowserContext, address: str, *, slow: bool = False) -> Weight:
    """What a page costs a new visitor: the context has to be a fresh one."""
    page = context.new_page()
    page.add_init_script(NOTE_SHIFTS)
    if slow:
        slow_down(page)
    responses: list[Response] = []
    # A builtin cannot take the mark that Playwright gives to what it calls.
    page.on("response", lambda answer: responses.append(answer))  # noqa: PLW0108 (see above)
    page.goto(address)
    page.evaluate(SCROLL)
    return Weight(
        html=_add_up(responses, "document"),
        css=_add_up(responses, "stylesheet"),
        scripts=_add_up(responses, "script"),
        requests=len(responses),
        waited_for=tuple(page.evaluate(WAITED_FOR)),
        shifts=tuple(read_shifts(page)),
    )


def read_shifts(page: Page) -> list[str]:
    """What jumped in a page so far that notes it."""
    shifts: list[str] = page.evaluate("window.shifts")
    return shifts


def _add_up(responses: list[Response], kind: str) -> int:
    requests = [answer.request for answer in responses if answer.request.resource_type == kind]
    return sum(request.sizes()["responseBodySize"] for request in requests)

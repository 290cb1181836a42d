"""A real Chromium against a real server. Whatever a page complains of fails its test.

Needs a Chromium on the machine (CHROMIUM names another one); REQUIRE_BROWSER=1 insists on it.
"""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from app.main import create_app
from app.settings import Settings
from tests.archives import SEEDS
from tests.browser.kinds import (
    Corrected,
    States,
    list_corrected_kinds,
    list_empty_kinds,
    list_kinds,
    list_state_kinds,
)
from tests.pages.corrected import build_corrected
from tests.pages.states import build_states
from tests.processes import find_free_port

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",  # a process less to wait for at every step
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nobody else can be asked
]
# Says in the console what the policy blocked, so that a complaint is seen in one place.
WATCH = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`blocked by the policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder, so that `-m "not browser"` leaves them out.

    They are not measured for coverage: the server would take twice as long to answer.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program; skips where there is none."""
    found = [shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *NAMES) if name]
    program = next(filter(None, found), None)
    if program is None:
        missing = f"No Chromium found: install one of {', '.join(NAMES)}, or name it in CHROMIUM."
        if os.environ.get("REQUIRE_BROWSER", "") not in {"", "0"}:
            pytest.fail(missing)
        pytest.skip(missing)
    return program


# One for each file: while Playwright runs, its event loop keeps the tests of others from theirs.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser with a fresh profile; each test gets a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def serve(data_dir: Path, seeds_dir: Path) -> Iterator[str]:
    """The address of an archive, served as users are served."""
    port = find_free_port()
    settings = Settings(data_dir=data_dir, seeds_dir=seeds_dir, contact="editor@example.org")
    config = uvicorn.Config(
        create_app(settings), host="127.0.0.1", port=port, log_level="warning", server_header=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while thread.is_alive() and not server.started:
            time.sleep(0.01)
        assert server.started
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def served() -> set[str]:
    """The addresses that archives are served at, for whoever watches over the pages."""
    return set()


@pytest.fixture(scope="session")
def server(seeded_dir: Path, served: set[str]) -> Iterator[str]:
    """The address of the archive of the first interview."""
    with serve(seeded_dir, SEEDS) as address:
        served.add(address)
        yield address


@pytest.fixture(scope="session")
def corrected(tmp_path_factory: pytest.TempPathFactory, served: set[str]) -> Iterator[Corrected]:
    """An archive whose text was corrected, and its address."""
    data_dir, seeds = tmp_path_factory.mktemp("corrected"), tmp_path_factory.mktemp("seeds")
    build_corrected(data_dir, seeds)
    with serve(data_dir, tmp_path_factory.mktemp("no_seeds")) as address:
        served.add(address)
        yield Corrected(address, data_dir)


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory, served: set[str]) -> Iterator[States]:
    """An archive of everything that strains a page, and an empty one."""
    data_dir, seeds = tmp_path_factory.mktemp("states"), tmp_path_factory.mktemp("seeds")
    build_states(data_dir, seeds)
    nothing = tmp_path_factory.mktemp("nothing")
    with serve(data_dir, nothing) as address, serve(nothing, nothing / "seeds") as empty:
        served |= {address, empty}
        yield States(address, data_dir, empty)


@pytest.fixture
def kinds(server: str, corrected: Corrected) -> dict[str, str]:
    """The kinds of page by name, each with the address of one."""
    return list_kinds(server) | list_corrected_kinds(corrected)


@pytest.fixture
def strained(states: States) -> dict[str, str]:
    """The kinds of page again, each where there is too little, too much or something strange."""
    return list_state_kinds(states) | list_empty_kinds(states)


class Watcher:
    """Notes whatever goes wrong in a page, and whomever it asks but our servers."""

    def __init__(self, served: set[str], scripts: bool) -> None:
        self.served = served
        self.scripts = scripts
        self.expected: set[int] = set()
        self.complaints: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        """Watches every page of a context."""
        if self.scripts:
            context.add_init_script(WATCH)
        context.on("console", self.note_message)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("request", self.note_request)
        context.on("requestfailed", self.note_failure)
        context.on("response", self.note_response)

    def note_request(self, request: Request) -> None:
        """Notes a request to another host."""
        origin = "://".join(urlsplit(request.url)[:2])
        if origin not in self.served:
            self.complaints.append(f"asked another host: {request.url}")

    def note_message(self, message: ConsoleMessage) -> None:
        """Notes a line of the console, but for the one about a status that a test expects."""
        if not any(f"status of {status} " in message.text for status in self.expected):
            self.complaints.append(f"console: {message.text}")

    def note_failure(self, request: Request) -> None:
        """Notes a request that got no answer, but for what a visitor who went on did not await."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def note_response(self, response: Response) -> None:
        """Notes an answer that says that something is wrong."""
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"{response.status}: {response.url}")


OpenContext = Callable[..., Any]


@pytest.fixture
def open_context(browser: Browser, server: str, served: set[str]) -> Iterator[OpenContext]:
    """Opens contexts: visitors who know nothing of each other. `expected`: statuses to come."""
    with ExitStack() as stack:
        watchers = []

        def open_one(*, expected: tuple[int, ...] = (), **options: Any) -> BrowserContext:
            scripts = options.get("java_script_enabled", True)
            watcher = Watcher(served, scripts=scripts)
            watcher.expected |= set(expected)
            watchers.append(watcher)
            context = browser.new_context(base_url=server, **options)
            stack.callback(context.close)
            context.set_default_timeout(10_000)
            watcher.watch(context)
            return context

        yield open_one
        complaints = [complaint for watcher in watchers for complaint in watcher.complaints]
    assert complaints == []


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    """A page of a new visitor at a desk."""
    opened: Page = open_context(viewport={"width": 1440, "height": 900}).new_page()
    return opened


@contextmanager
def following(page: Page) -> Iterator[None]:
    """Waits for the page that a step leads to."""
    with page.expect_navigation():
        yield

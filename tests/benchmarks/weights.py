"""Prints what every kind of page weighs, as a table: `python -m tests.benchmarks.weights`."""

import gzip
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from app.bundled import find_bundled_folder
from app.ingest.healing import prepare_archive
from tests.archives import SEEDS, open_test_library
from tests.browser.conftest import FLAGS, NAMES, serve
from tests.browser.kinds import (
    Corrected,
    States,
    list_corrected_kinds,
    list_empty_kinds,
    list_kinds,
    list_state_kinds,
)
from tests.browser.weighing import weigh
from tests.pages.corrected import build_corrected
from tests.pages.states import build_states

SCRIPTS = find_bundled_folder("static") / "js"


def main() -> None:
    """Prints a line for each kind of page: bytes as transferred, requests, and what jumps."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        raise SystemExit(f"No Chromium found: install one of {', '.join(NAMES)}.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        print(f"{'page':26}{'HTML':>8}{'CSS':>8}{'scripts':>9}{'requests':>10}  jumps")
        for list_some in (_list_first, _list_corrected, _list_strained):
            with list_some(Path(folder)) as kinds:
                for kind, address in kinds.items():
                    _show(browser, kind, address)
        browser.close()
    total = sum(len(gzip.compress(path.read_bytes())) for path in SCRIPTS.glob("*.js"))
    print(f"{total:,} bytes: all scripts, each compressed, as they stand in the folder")


def _show(browser: Browser, kind: str, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    one = weigh(context, address)
    context.close()
    figures = f"{one.html:>8,}{one.css:>8,}{one.scripts:>9,}{one.requests:>10}"
    print(f"{kind:26}{figures}  {'; '.join(one.shifts) or 'nothing'}", flush=True)


@contextmanager
def _list_first(folder: Path) -> Iterator[Mapping[str, str]]:
    library = open_test_library(folder / "first")
    prepare_archive(library, SEEDS)
    library.close()
    with serve(folder / "first", SEEDS) as server:
        yield {kind: server + path for kind, path in list_kinds(server).items()}


@contextmanager
def _list_corrected(folder: Path) -> Iterator[Mapping[str, str]]:
    build_corrected(folder / "corrected", folder / "talks")
    with serve(folder / "corrected", folder / "none") as server:
        yield list_corrected_kinds(Corrected(server, folder / "corrected"))


@contextmanager
def _list_strained(folder: Path) -> Iterator[Mapping[str, str]]:
    build_states(folder / "states", folder / "strange")
    nothing = folder / "nothing"
    with (
        serve(folder / "states", folder / "none") as server,
        serve(nothing, folder / "none") as empty,
    ):
        archive = States(server, folder / "states", empty)
        yield list_state_kinds(archive) | list_empty_kinds(archive)


if __name__ == "__main__":
    main()

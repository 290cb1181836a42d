"""Measures what a visitor and an archivist wait for: starts, ingests, corrections, pages."""

import shutil
import statistics
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import httpx

from tests.archives import FIRST, SEEDS
from tests.benchmarks.asked import FEW
from tests.benchmarks.serving import read_memory_mb, run, serve
from tests.benchmarks.table import show, time_once

ROUNDS = 40
CORRECTIONS = [f"{how} {word}" for how in ("quite", "very", "so") for word in "abcdefghij"]


def measure_starts(folder: Path, data_dir: Path) -> None:
    """Leaves the first interview in the archive."""
    show("first page on an empty archive", _time_start(data_dir), "s")
    show("first page on a filled archive", _time_start(data_dir), "s")
    show("ingest of the first interview, process and all", _time_ingest(folder), "s")


def measure_ingests(data_dir: Path, transcripts: Sequence[str]) -> None:
    for path in transcripts:
        show(f"ingest of {path}", time_once(partial(run, data_dir, "ingest", path)), "s")


def measure_corrections(folder: Path, data_dir: Path) -> None:
    """In the archive as it is filled by now, one correction after the other."""
    seeds = folder / "seeds" / FIRST
    shutil.copytree(SEEDS, seeds.parent, dirs_exist_ok=True)
    received = (seeds / "transcript.txt").read_text(encoding="utf-8")
    update = partial(run, data_dir, "ingest", str(seeds), "--update-annotations")
    times = []
    for word in CORRECTIONS:
        corrected = received.replace("It's super", f"It's {word}", 1)
        (seeds / "transcript.txt").write_text(corrected, encoding="utf-8")
        times.append(time_once(update))
    show("a first correction, process and all", times[0], "s")
    show(f"the same after {len(times) - 5} others", statistics.median(times[-5:]), "s")


def measure_pages(data_dir: Path) -> None:
    with serve(data_dir) as (client, process):
        key = client.get(f"/api/v1/interviews/{FIRST}/segments").json()["segments"][40]["key"]
        pages = ("/", f"/interviews/{FIRST}", f"/interviews/{FIRST}/{key}")
        for page in (*pages, "/topics/value-functions"):
            show(page.replace(key, "{key}"), 1000 * _median(client, [page] * ROUNDS), "ms")
        searches = [str(httpx.URL("/search", params={"q": query})) for query in FEW] * 6
        show("search pages", 1000 * _median(client, searches), "ms")
        show("server memory after that", read_memory_mb(process.pid), "MB")


def _median(client: httpx.Client, addresses: list[str]) -> float:
    client.get(addresses[0]).raise_for_status()
    return statistics.median(
        time_once(lambda address=address: client.get(address).raise_for_status())
        for address in addresses
    )


def _time_start(data_dir: Path) -> float:
    start = time.perf_counter()
    with serve(data_dir) as (client, _):
        client.get("/").raise_for_status()
        return time.perf_counter() - start


def _time_ingest(folder: Path) -> float:
    run(folder / "other", "list")
    # Of a copy, because the history is kept beside the transcript.
    seeds = shutil.copytree(SEEDS, folder / "copy") / FIRST
    return time_once(partial(run, folder / "other", "ingest", str(seeds)))

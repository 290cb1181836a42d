"""Measures what a visitor and an archivist wait for, with real processes. Nothing is asserted.

`make bench` measures the first interview; `make bench TRANSCRIPTS=folder` fills the archive with
more before it measures pages.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx

from tests.archives import FIRST, SEEDS
from tests.processes import find_free_port

ONRECORD = Path(sys.executable).with_name("onrecord")
ROUNDS = 40
CORRECTIONS = [f"{how} {word}" for how in ("quite", "very", "so") for word in "abcdefghij"]
QUERIES = (
    '"age of research"',
    "value function",
    "feel the AGI",
    "human neurons more compute",
    "what is a value function",
    "universal high income",
    "beauty simplicity elegance",
)


def main() -> None:
    """Prints a table: what, and the median of its rounds."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "var"
        _show("first page on an empty archive", _time_start(data_dir), "s")
        _show("first page on a filled archive", _time_start(data_dir), "s")
        _show("ingest of the first interview, process and all", _time_ingest(Path(folder)), "s")
        for path in sys.argv[1:]:
            _show(f"ingest of {path}", _time(partial(_run, data_dir, "ingest", path)), "s")
        _measure_corrections(Path(folder), data_dir)
        with _serve(data_dir) as (client, process):
            _measure_pages(client)
            _show("server memory after that", _read_memory_mb(process.pid), "MB")


def _measure_corrections(folder: Path, data_dir: Path) -> None:
    """In the archive as it is filled by now, one correction after the other."""
    seeds = folder / "seeds" / FIRST
    shutil.copytree(SEEDS, seeds.parent, dirs_exist_ok=True)
    received = (seeds / "transcript.txt").read_text(encoding="utf-8")
    times = []
    for word in CORRECTIONS:
        corrected = received.replace("It's super", f"It's {word}", 1)
        (seeds / "transcript.txt").write_text(corrected, encoding="utf-8")
        times.append(_time(lambda: _run(data_dir, "ingest", str(seeds), "--update-annotations")))
    _show("a first correction, process and all", times[0], "s")
    _show(f"the same after {len(times) - 5} others", statistics.median(times[-5:]), "s")


def _measure_pages(client: httpx.Client) -> None:
    key = client.get(f"/api/v1/interviews/{FIRST}/segments").json()["segments"][40]["key"]
    pages = ("/", f"/interviews/{FIRST}", f"/interviews/{FIRST}/{key}", "/topics/value-functions")
    for page in pages:
        _show(page.replace(key, "{key}"), 1000 * _median(client, [page] * ROUNDS), "ms")
    searches = [str(httpx.URL("/search", params={"q": query})) for query in QUERIES] * 6
    _show("search pages", 1000 * _median(client, searches), "ms")


def _median(client: httpx.Client, addresses: list[str]) -> float:
    client.get(addresses[0]).raise_for_status()
    return statistics.median(
        _time(lambda address=address: client.get(address).raise_for_status())
        for address in addresses
    )


def _time(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _time_start(data_dir: Path) -> float:
    start = time.perf_counter()
    with _serve(data_dir) as (client, _):
        client.get("/").raise_for_status()
        return time.perf_counter() - start


def _time_ingest(folder: Path) -> float:
    _run(folder / "other", "list")
    # Of a copy, because the history is kept beside the transcript.
    seeds = shutil.copytree(SEEDS, folder / "copy") / FIRST
    return _time(lambda: _run(folder / "other", "ingest", str(seeds)))


def _run(data_dir: Path, *arguments: str) -> None:
    environment = {**os.environ, "ONRECORD_DATA_DIR": str(data_dir)}
    subprocess.run([ONRECORD, *arguments], env=environment, check=True, capture_output=True)


@contextmanager
def _serve(data_dir: Path) -> Iterator[tuple[httpx.Client, "subprocess.Popen[bytes]"]]:
    port = find_free_port()
    process = subprocess.Popen(
        [ONRECORD, "serve", "--port", str(port)],
        env={**os.environ, "ONRECORD_DATA_DIR": str(data_dir), "ONRECORD_LOG_LEVEL": "error"},
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            _wait_until_ready(client, process)
            yield client, process
    finally:
        process.terminate()
        process.wait()


def _wait_until_ready(client: httpx.Client, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            client.get("/readyz")
            return
        except httpx.TransportError:
            time.sleep(0.01)
    raise SystemExit("The server did not start.")


def _read_memory_mb(pid: int) -> float:
    """Resident memory, from Linux's account of the process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _show(what: str, figure: float, unit: str) -> None:
    print(f"{figure:10.2f} {unit:3} {what}")


if __name__ == "__main__":
    main()

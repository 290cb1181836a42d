import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from tests.builders import write_source
from tests.unit.cli.commands import answer, complaint

ONRECORD = [sys.executable, "-c", "from app.cli import main; main()"]


def find_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def serving(log: Path, *options: str) -> Iterator[httpx.Client]:
    """A server that answers; it has to end when it is told to."""
    port = find_free_port()
    command = [*ONRECORD, "serve", "--port", str(port), *options]
    with log.open("w") as told:
        server = subprocess.Popen(command, stdout=told, stderr=told)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            wait_until_ready(client, server, log)
            yield client
    finally:
        server.terminate()
        # Uvicorn ends cleanly, then passes on the signal that it was sent.
        assert server.wait(30) in {0, -signal.SIGTERM}


def wait_until_ready(
    client: httpx.Client, server: subprocess.Popen[bytes], log: Path, patience_s: float = 30
) -> None:
    until = monotonic() + patience_s
    while server.poll() is None and monotonic() < until:
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            sleep(0.05)
    pytest.fail(f"the server did not start: {log.read_text()}")


def test_it_serves_what_the_seeds_hold_and_says_later_that_they_differ(
    seeds: Path, tmp_path: Path
) -> None:
    write_source(seeds / "ada")
    log = tmp_path / "log"
    with serving(log) as client:
        assert "A talk with Ada" in client.get("/").text
    assert "differ" not in log.read_text()
    write_source(seeds / "ada", title="Another title")
    with serving(log) as client:
        assert "A talk with Ada" in client.get("/").text
    told = log.read_text()
    assert "The seeds differ from what was ingested (ada)." in told
    assert f"onrecord ingest {seeds}" in told
    assert "Traceback" not in told


def test_it_serves_the_world_with_several_workers_though_the_seeds_were_spoilt_meanwhile(
    seeds: Path, tmp_path: Path
) -> None:
    answer("ingest", write_source(seeds / "ada"))
    write_source(seeds / "ada", metadata='dat = "2025"\n')
    log = tmp_path / "log"
    with serving(log, "--workers", "2", "--host", "0.0.0.0") as client:  # noqa: S104  # the subject
        assert client.get("/interviews/ada").status_code == 200
    told = log.read_text()
    assert "The seeds cannot be compared with what was ingested" in told
    assert "unknown key `dat`" in told
    assert "ONRECORD_BASE_URL is not set" in told
    assert "Traceback" not in told


def test_it_refuses_a_port_that_is_taken_before_it_writes_anything(
    seeds: Path, tmp_path: Path
) -> None:
    write_source(seeds / "ada")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        told = complaint("serve", "--port", port)
    assert f"cannot listen on 127.0.0.1, port {port}" in told
    assert not (tmp_path / "var").exists()


def test_it_refuses_an_address_that_is_not_its_own() -> None:
    assert "cannot listen on 2001:db8::1" in complaint("serve", "--host", "2001:db8::1")


def test_it_refuses_seeds_that_it_cannot_read_into_an_empty_archive(seeds: Path) -> None:
    write_source(seeds / "ada", b"")
    assert "the file is empty" in complaint("serve", "--port", find_free_port())

"""Runs the program as its users do: commands and a server as processes of their own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.processes import find_free_port

ONRECORD = Path(sys.executable).with_name("onrecord")


def run(data_dir: Path, *arguments: str) -> None:
    environment = {**os.environ, "ONRECORD_DATA_DIR": str(data_dir)}
    subprocess.run([ONRECORD, *arguments], env=environment, check=True, capture_output=True)


@contextmanager
def serve(data_dir: Path) -> Iterator[tuple[httpx.Client, "subprocess.Popen[bytes]"]]:
    port = find_free_port()
    process = subprocess.Popen(
        [ONRECORD, "serve", "--port", str(port)],
        env={**os.environ, "ONRECORD_DATA_DIR": str(data_dir), "ONRECORD_LOG_LEVEL": "error"},
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
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


def read_memory_mb(pid: int) -> float:
    """Resident memory, from Linux's account of the process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024

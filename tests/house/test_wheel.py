"""The wheel: complete, tidy, and at home in any folder."""

import os
import re
import signal
import socket
import subprocess
import sys
import tarfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUNDLED = ["templates", "static", "migrations", "seeds"]
# Nothing may point back to this checkout, and coverage must not follow into the other environment.
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("COVERAGE_", "ONRECORD_", "PYTHON"))
}


def run(*command: str | Path, folder: Path = ROOT) -> None:
    done = subprocess.run(
        command, cwd=folder, env=CLEAN, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def build(kind: str, source: Path, into: Path) -> Path:
    """One `wheel` or `sdist`, built with the pinned build tool."""
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", into, folder=source)
    (built,) = into.iterdir()
    return built


def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an empty environment that has the pins and the wheel, and nothing else."""
    venv = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", venv)
    pip = [sys.executable, "-m", "pip", "--python", venv, "install", "--quiet"]
    run(*pip, "--require-hashes", "--requirement", ROOT / "requirements.txt")
    run(*pip, "--no-deps", wheel)
    return venv / "bin"


@pytest.fixture
def hostile_folder(tmp_path: Path) -> Path:
    """A place to start from that has files named like ours."""
    for path, text in {
        "app.py": "raise SystemExit('the wrong app')\n",
        "alembic.ini": "[alembic]\nscript_location = nowhere\n",
        "templates/base.html": "the wrong template",
        "migrations/env.py": "raise SystemExit('the wrong migrations')\n",
    }.items():
        tmp_path.joinpath(path).parent.mkdir(exist_ok=True)
        tmp_path.joinpath(path).write_text(text)
    return tmp_path


def test_it_puts_only_the_package_into_site_packages(wheel):
    top = {name.split("/")[0] for name in names(wheel)}
    assert {name for name in top if not name.endswith(".dist-info")} == {"app"}


@pytest.mark.parametrize("folder", BUNDLED)
def test_it_carries_every_file_of_a_bundled_folder(wheel, folder):
    carried = {name for name in names(wheel) if name.startswith(f"app/_bundled/{folder}/")}
    kept = {
        f"app/_bundled/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and "readme" not in path.parts
    }
    assert kept
    assert carried == kept


def test_it_leaves_the_pictures_of_the_readme_out(wheel):
    assert [name for name in names(wheel) if "/img/readme/" in name] == []


def test_it_is_the_same_wheel_when_built_from_the_sdist(wheel, tmp_path):
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    assert names(build("wheel", source, tmp_path / "wheel")) == names(wheel)


def test_it_serves_from_any_folder_with_two_workers(installed, hostile_folder):
    with serving(installed / "onrecord", hostile_folder) as address:
        page = fetch(f"{address}/")
        title = re.search(r"<title>([^<]*)</title>", page)
        assert title
        assert "Onrecord" in title[1]
        assert "the wrong template" not in page
        stylesheet = re.search(r'<link[^>]* href="([^"]+\.css[^"]*)"', page)
        assert stylesheet
        assert "{" in fetch(address + stylesheet[1])


@contextmanager
def serving(onrecord: Path, folder: Path) -> Iterator[str]:
    """The address of a server that is ready; afterwards it must have stopped, workers and all."""
    port = free_port()
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [onrecord, "serve", "--workers", "2", "--port", str(port)],
            cwd=folder,
            env=CLEAN,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # one group with its workers, so that none can be left behind
        )
    try:
        wait_until_ready(server, f"http://127.0.0.1:{port}", log)
        yield f"http://127.0.0.1:{port}"
        server.terminate()
        server.wait(timeout=20)
        assert not is_listening(port), "the server stopped and left a worker behind"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def wait_until_ready(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            fetch(f"{address}/readyz")
        except OSError:  # nobody listens yet, or 503: not ready yet
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"The server did not become ready:\n{log.read_text()}")


def fetch(address: str) -> str:
    # Without the proxies that the environment may name.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address, timeout=10) as answer:
        return answer.read().decode()


def is_listening(port: int) -> bool:
    """Whether anybody holds the server's socket; every worker does."""
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

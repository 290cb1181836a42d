"""What tests share: a fresh archive each, and one that holds the first interview."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app.ingest.healing import mend_archive, prepare_archive
from app.ingest.library import Library
from app.main import create_app
from app.settings import Settings
from tests.archives import SEEDS, open_test_library, visit


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves made-up examples out of the coverage: it doubles their time and finds nothing new."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A fresh, empty archive."""
    library = open_test_library(tmp_path / "var")
    mend_archive(library)
    yield library
    library.close()


@pytest.fixture(scope="session")
def seeded_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an archive that holds the first interview; for reading only."""
    data_dir = tmp_path_factory.mktemp("seeded")
    library = open_test_library(data_dir)
    prepare_archive(library, SEEDS)
    library.close()
    return data_dir


@pytest.fixture
def seeded_library(seeded_dir: Path) -> Iterator[Library]:
    """The archive of the first interview; for reading only."""
    library = open_test_library(seeded_dir)
    yield library
    library.close()


# Once for each file: to open an archive takes ten times as long as most pages.
@pytest.fixture(scope="module")
def seeded_app(seeded_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The web application over the first interview, with no seeds beside it to compare."""
    return create_app(Settings(data_dir=seeded_dir, seeds_dir=tmp_path_factory.mktemp("none")))


@pytest.fixture
def unopened_app(seeded_dir: Path, tmp_path: Path) -> FastAPI:
    """The same, for who opens it in a way of their own."""
    return create_app(Settings(data_dir=seeded_dir, seeds_dir=tmp_path))


@pytest.fixture(scope="module")
async def visitor(seeded_app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who asks the real application for pages, over no network."""
    async with visit(seeded_app) as client:
        yield client


@pytest.fixture
async def empty_visitor(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A visitor of an archive without interviews."""
    settings = Settings(data_dir=tmp_path / "var", seeds_dir=tmp_path / "no-seeds")
    async with visit(create_app(settings)) as client:
        yield client

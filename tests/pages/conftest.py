"""What the visitors of the pages share: the sentences of the first interview, other archives."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.main import create_app
from app.settings import Settings
from tests.archives import FIRST, visit
from tests.pages.corrected import build_corrected


@pytest.fixture(scope="module")
async def sentences(visitor: httpx.AsyncClient) -> list[dict[str, Any]]:
    """The sentences of the first interview, as the API has them."""
    answer = await visitor.get(f"/api/v1/interviews/{FIRST}/sentences")
    found: list[dict[str, Any]] = answer.json()["sentences"]
    return found


@pytest.fixture
def open_seeds(tmp_path: Path) -> Callable[..., FastAPI]:
    """Opens an archive that fills itself from tmp_path/seeds."""

    def open_app(**settings: Any) -> FastAPI:
        return create_app(
            Settings(data_dir=tmp_path / "var", seeds_dir=tmp_path / "seeds", **settings)
        )

    return open_app


@pytest.fixture(scope="session")
def corrected_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an archive whose text was corrected; for reading only."""
    data_dir = tmp_path_factory.mktemp("corrected")
    build_corrected(data_dir, tmp_path_factory.mktemp("corrected_seeds"))
    return data_dir


@pytest.fixture(scope="module")
async def reader(
    corrected_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[httpx.AsyncClient]:
    """A visitor of the archive whose text was corrected."""
    settings = Settings(data_dir=corrected_dir, seeds_dir=tmp_path_factory.mktemp("none"))
    async with visit(create_app(settings)) as client:
        yield client

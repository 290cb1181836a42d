import pytest
from fastapi import FastAPI

from app import __version__
from app.main import create_app
from app.settings import Settings
from tests.archives import SEEDS, visit

pytestmark = pytest.mark.anyio


async def test_it_reads_the_settings_of_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_DATA_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("ONRECORD_SEEDS_DIR", str(tmp_path / "no-seeds"))
    monkeypatch.setenv("ONRECORD_SITE_NAME", "The Shelf")
    app = create_app()
    async with visit(app) as visitor:
        assert "The Shelf" in (await visitor.get("/")).text
        document = (await visitor.get("/api/v1/openapi.json")).json()
    assert document["info"]["title"] == "The Shelf API"
    assert document["info"]["version"] == __version__
    assert (tmp_path / "elsewhere" / "onrecord.db").is_file()


async def test_it_fills_an_empty_archive_when_it_starts_and_not_before(tmp_path):
    app = create_app(Settings(data_dir=tmp_path / "var", seeds_dir=SEEDS))
    assert not list(tmp_path.rglob("*.db"))
    async with visit(app) as visitor:
        assert len((await visitor.get("/api/v1/interviews")).json()["interviews"]) == 1


async def test_it_starts_and_stops_as_a_server_asks_it_to(tmp_path):
    app = create_app(Settings(data_dir=tmp_path / "var", seeds_dir=tmp_path / "no-seeds"))
    assert await run_lifespan(app) == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


async def run_lifespan(app: FastAPI) -> list[str]:
    asked = iter(["lifespan.startup", "lifespan.shutdown"])
    answered: list[str] = []

    async def receive() -> dict[str, str]:
        return {"type": next(asked)}

    async def send(message: dict[str, str]) -> None:
        answered.append(message["type"])

    await app({"type": "lifespan", "asgi": {"version": "3.0"}}, receive, send)
    return answered

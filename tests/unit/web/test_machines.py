import httpx
import pytest

from app.main import create_app
from app.settings import Settings
from tests.archives import visit

pytestmark = pytest.mark.anyio


@pytest.fixture
def app(tmp_path):
    return create_app(Settings(data_dir=tmp_path / "var", seeds_dir=tmp_path / "no-seeds"))


async def test_it_is_alive_before_it_is_ready(app):
    transport = httpx.ASGITransport(app)  # nobody has started the application
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        assert (await client.get("/healthz")).text == "alive\n"
        answer = await client.get("/readyz")
    app.state.rooms.database.close()
    assert (answer.status_code, answer.text) == (503, "the tables are of another version\n")


async def test_it_is_ready_when_database_and_index_agree(app):
    async with visit(app) as visitor:
        answer = await visitor.get("/readyz")
    assert (answer.status_code, answer.text) == (200, "ready\n")


async def test_it_is_not_ready_while_they_do_not(app):
    async with visit(app) as visitor:
        app.state.rooms.engine.remove([], 17)
        answer = await visitor.get("/readyz")
    assert answer.status_code == 503
    assert answer.text == "the index does not agree with the database\n"

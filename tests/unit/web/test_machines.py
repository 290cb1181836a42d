import shutil

import httpx
import pytest

from app.ingest.healing import mend_archive
from app.ingest.pipeline import ingest_sources
from app.main import create_app
from app.settings import Settings
from app.sources import find_sources
from app.web.machines import check_readiness
from tests.archives import open_test_library, visit
from tests.builders import write_source

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


async def test_it_stays_ready_during_an_ingest(app, tmp_path):
    library = open_test_library(tmp_path / "var")
    folders = [write_source(tmp_path / "seeds" / slug) for slug in ("ada", "grace")]
    folders.append(write_source(folders[0], title="Ada again"))
    async with visit(app) as visitor:
        ready = []
        rooms = app.state.rooms
        for folder in folders:
            ingest_sources(
                library,
                find_sources(folder),
                report=lambda _: ready.append(check_readiness(rooms).status_code),
            )
        assert (await visitor.get("/readyz")).text == "ready\n"
    library.close()
    assert set(ready) == {200}
    assert len(ready) == 18


async def test_it_is_not_ready_without_its_index_until_somebody_has_built_it_anew(app, tmp_path):
    library = open_test_library(tmp_path / "var")
    async with visit(app) as visitor:
        assert (await visitor.get("/readyz")).status_code == 200
        shutil.rmtree(tmp_path / "var/index")
        answer = await visitor.get("/readyz")
        assert (answer.status_code, answer.text) == (
            503,
            "the index does not agree with the database\n",
        )
        mend_archive(library)
        assert (await visitor.get("/readyz")).status_code == 200
    library.close()


def damage_tables(folder):
    for path in folder.glob("*.toc"):
        path.write_bytes(b"noise")


@pytest.mark.parametrize("damage", [shutil.rmtree, damage_tables])
async def test_a_search_says_that_the_index_is_being_rebuilt(app, tmp_path, damage):
    said = "The index is being rebuilt. Try the search again in a few minutes."
    library = open_test_library(tmp_path / "var")
    async with visit(app) as visitor:
        ingest_sources(library, find_sources(write_source(tmp_path / "ada")))
        assert "A talk with Ada" in (await visitor.get("/search?q=engine")).text
        damage(tmp_path / "var/index")
        page = await visitor.get("/search?q=engine")
        problem = await visitor.get("/api/v1/search?q=engine")
        assert (await visitor.get("/search")).status_code == 200
        assert (await visitor.get("/interviews/ada")).status_code == 200
        mend_archive(library)
        assert "A talk with Ada" in (await visitor.get("/search?q=engine")).text
    library.close()
    assert (page.status_code, problem.status_code) == (503, 503)
    assert said in page.text
    assert (problem.json()["title"], problem.json()["detail"]) == ("Not ready yet", said)

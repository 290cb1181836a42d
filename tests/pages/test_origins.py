"""Addresses that leave the site: absolute where the origin can be believed."""

import httpx
import pytest

from app.main import create_app
from app.settings import Settings
from tests.archives import FIRST, SEEDS, visit
from tests.pages.reading import one, pick, read, words

pytestmark = pytest.mark.anyio

HERE = "https://onrecord.example"


async def show(visitor, headers=None):
    """The address of the first sentence, and its page."""
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    path = f"/interviews/{FIRST}/{segments[0]['key']}"
    return path, read((await visitor.get(path, headers=headers)).text)


def permalink(page):
    return one(one(page, "div", "permalink"), "a").get("href")


def canonical(page):
    (link,) = [link for link in pick(page, "link") if link.get("rel") == "canonical"]
    return link.get("href")


@pytest.fixture
async def public_visitor(seeded_dir):
    settings = Settings(data_dir=seeded_dir, seeds_dir=SEEDS, base_url=f"{HERE}/")
    async with visit(create_app(settings), "http://127.0.0.1:8000") as visitor:
        yield visitor


async def test_it_shows_the_public_origin_when_it_is_set(public_visitor):
    path, page = await show(public_visitor)
    assert permalink(page) == canonical(page) == HERE + path
    assert page.find(".//button[@data-copy]").get("data-copy") == HERE + path
    assert page.find(".//meta[@property='og:url']").get("content") == HERE + path
    assert words(one(page, "p", "printed-address")) == HERE + path


@pytest.mark.parametrize("rest", ["", f"/{FIRST}", f"/{FIRST}/segments"])
async def test_it_gives_programs_absolute_addresses_when_the_origin_is_set(public_visitor, rest):
    body = (await public_visitor.get(f"/api/v1/interviews{rest}")).json()
    found = list(find_urls(body))
    assert found
    assert all(url.startswith(f"{HERE}/interviews/") for url in found)


@pytest.mark.parametrize(
    "address", ["/api/v1/topics", "/api/v1/topics/scaling", "/api/v1/search?q=age"]
)
async def test_it_gives_absolute_addresses_of_topics_and_hits(public_visitor, address):
    found = list(find_urls((await public_visitor.get(address)).json()))
    assert found
    assert all(url.startswith(f"{HERE}/") for url in found)


def find_urls(body):
    if isinstance(body, dict):
        for name, value in body.items():
            if name == "url" and "youtube" not in value:
                yield value
            yield from find_urls(value)
    elif isinstance(body, list):
        for value in body:
            yield from find_urls(value)


async def test_it_gives_programs_paths_without_an_origin(visitor):
    body = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()
    assert all(url.startswith(f"/interviews/{FIRST}/") for url in find_urls(body))


@pytest.mark.parametrize(
    "origin", ["http://localhost:8123", "http://127.0.0.1:9000", "http://[::1]:8000"]
)
async def test_it_takes_the_origin_from_the_request_on_loopback(unopened_app, origin):
    async with visit(unopened_app, origin) as visitor:
        path, page = await show(visitor)
    assert permalink(page) == origin + path


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.7"]
)
async def test_it_believes_no_foreign_host_header(visitor, host):
    path, page = await show(visitor, {"host": host})
    assert permalink(page) == path
    assert canonical(page) == path
    assert "evil" not in "".join(page.itertext())


@pytest.mark.parametrize("host", ["[", "", "a b", "localhost:port"])
async def test_it_answers_whoever_sends_a_broken_host_header(visitor, host):
    assert (await visitor.get("/about", headers={"host": host})).status_code == 200
    path, page = await show(visitor, {"host": host})
    assert permalink(page).endswith(path)


async def test_it_believes_no_host_header_from_elsewhere(seeded_app, visitor):
    transport = httpx.ASGITransport(seeded_app, client=("203.0.113.9", 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as stranger:
        path, page = await show(stranger)
    assert permalink(page) == path

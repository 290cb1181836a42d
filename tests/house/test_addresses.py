"""Every address of the contract leads to its own route, in whatever order routes are declared."""

import random
from types import ModuleType
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

import app.main
from app.main import API, PAGES, create_app
from app.settings import Settings
from tests.archives import FIRST, SEEDS
from tests.pages.raw import ask
from tests.pages.reading import links, read

KEY = "6c2g8kpp"
ENDS = "6c2g8kpp..72x8vvdv"

OEMBED = f"/oembed?url=http%3A%2F%2Flocalhost%2Finterviews%2F{FIRST}%2F{KEY}"

ROUTES = {
    "/": "show_front",
    "/interviews": "show_interviews",
    f"/interviews/{FIRST}": "show_interview",
    "/interviews/search": "show_interview",
    f"/interviews/{KEY}": "show_interview",
    f"/interviews/{FIRST}/corrections": "show_corrections",
    f"/interviews/{FIRST}/corrections?page=2": "show_corrections",
    f"/interviews/{FIRST}/search": "search_interview",
    f"/interviews/{FIRST}/search?q=research": "search_interview",
    "/check?quote=age+of+research": "show_check",
    f"/interviews/{FIRST}/{KEY}": "show_sentence",
    f"/interviews/{KEY}/{KEY}": "show_sentence",
    f"/interviews/{FIRST}/{KEY}/any-words": "show_sentence",
    f"/interviews/{FIRST}/{KEY}/search": "show_sentence",
    f"/interviews/{FIRST}/{KEY}/{ENDS}": "show_sentence",
    f"/interviews/{FIRST}/{ENDS}": "show_passage",
    f"/interviews/{FIRST}/{KEY}..{KEY}": "show_passage",
    f"/interviews/{FIRST}/{ENDS}/any-words": "show_passage",
    f"/interviews/{FIRST}/{ENDS}/{KEY}": "show_passage",
    "/topics": "show_topics",
    f"/topics?interview={FIRST}": "show_topics",
    "/topics/value-functions": "show_topic",
    "/names": "show_names",
    "/names/openai": "show_name",
    "/speakers/ilya-sutskever": "show_speaker",
    "/search": "show_search",
    "/about": "show_about",
    "/api/docs": "show_docs",
    "/healthz": "check_health",
    "/readyz": "check_readiness",
    "/opensearch.xml": "show_description",
    "/suggestions?q=value": "show_suggestions",
    "/feed.atom": "show_feed",
    "/topics/value-functions.atom": "show_topic_feed",
    f"/embed/interviews/{FIRST}/{KEY}": "show_embedded_sentence",
    f"/embed/interviews/{FIRST}/{ENDS}": "show_embedded_passage",
    OEMBED: "show_oembed",
    "/cards/site.png": "show_site_card",
    f"/cards/{FIRST}/{KEY}.png": "show_sentence_card",
    f"/cards/{FIRST}/{ENDS}.png": "show_passage_card",
    f"/cards/site/{KEY}.png": "show_sentence_card",
    "/sitemap.xml": "show_sitemap",
    "/sitemap-1.xml": "show_sitemap_part",
    "/robots.txt": "show_robots",
    f"/interviews/{FIRST}.transcript.html": "show_transcript",
    "/api/v1/interviews": "get_interviews",
    f"/api/v1/interviews/{FIRST}": "get_interview",
    f"/api/v1/interviews/{FIRST}/text": "get_text",
    f"/api/v1/interviews/{FIRST}/sentences": "get_sentences",
    f"/api/v1/interviews/{FIRST}/turns": "get_turns",
    f"/api/v1/interviews/{FIRST}/segments": "get_segments",
    f"/api/v1/interviews/{FIRST}/revisions": "get_revisions",
    f"/api/v1/interviews/{FIRST}/passages/{KEY}": "get_sentence",
    f"/api/v1/interviews/{FIRST}/passages/{ENDS}": "get_passage",
    "/api/v1/topics": "get_topics",
    "/api/v1/topics/value-functions": "get_topic",
    "/api/v1/names": "get_names",
    "/api/v1/names/openai": "get_name",
    "/api/v1/search": "get_search",
    "/api/v1/check?quote=age+of+research": "get_check",
}
POSTED = {"/api/v1/check": "post_check"}

FILES = {
    f"/interviews/{FIRST}": "show_interview_file",
    f"/interviews/{KEY}": "show_interview_file",
    f"/interviews/{FIRST}/{KEY}": "show_sentence_file",
    f"/interviews/{FIRST}/{ENDS}": "show_passage_file",
    "/topics/value-functions": "show_topic_file",
}
ROUTES |= {
    f"{address}.{form}": name
    for address, name in FILES.items()
    for form in ("txt", "csv", "md", "bib", "ris", "csl.json")
}
NO_FILES = {f"{address}.csv" for address in FILES if address.startswith("/interviews/")} | {
    "/topics/value-functions.txt"
}
"""An interview is no table, and the passages of a topic are no text."""


def shuffle(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Declares the routers in another order, and the routes of each too; 0 turns all around."""
    order = random.Random(seed)  # noqa: S311 (the same orders in every run)

    def mix(declared: list[Any]) -> list[Any]:
        return order.sample(declared, len(declared)) if seed else declared[::-1]

    def mix_modules(modules: tuple[ModuleType, ...]) -> tuple[ModuleType, ...]:
        for module in modules:
            monkeypatch.setattr(module.router, "routes", mix(module.router.routes))
        return tuple(mix(list(modules)))

    monkeypatch.setattr(app.main, "PAGES", mix_modules(PAGES))
    monkeypatch.setattr(app.main, "API", mix_modules(API))


async def resolve(application: FastAPI, address: str) -> str:
    """The name of the function that answers at an address."""
    path, _, query = address.partition("?")
    return (await ask(application, path, query)).endpoint


@pytest.mark.anyio
@pytest.mark.parametrize("seed", [None, 0, 1, 2, 3, 4, 5])
async def test_it_leads_each_address_to_its_own_route_in_any_order(monkeypatch, seeded_dir, seed):
    if seed is not None:
        shuffle(monkeypatch, seed)
    application = create_app(Settings(data_dir=seeded_dir, seeds_dir=SEEDS))
    async with application.router.lifespan_context(application):
        found = {address: await resolve(application, address) for address in ROUTES}
    assert found == ROUTES


def test_it_has_a_sample_address_for_every_route():
    declared = {route.name for module in (*PAGES, *API) for route in module.router.routes}
    assert declared == {*ROUTES.values(), *POSTED.values()}


@pytest.mark.anyio
async def test_it_answers_at_every_address_that_is_there(visitor: httpx.AsyncClient):
    named_so = (f"/interviews/{KEY}", "/interviews/search", "/cards/site/")
    for address in ROUTES:
        answer = await visitor.get(address)
        is_there = not address.startswith(named_so) and address not in NO_FILES
        assert answer.status_code == (200 if is_there else 404), address


@pytest.mark.anyio
async def test_it_answers_with_a_page_where_there_is_no_such_file(visitor):
    assert len(NO_FILES) == 5
    for address in NO_FILES:
        answer = await visitor.get(address)
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "text/html; charset=utf-8", address


@pytest.mark.no_cover
@pytest.mark.anyio
async def test_it_links_to_nothing_that_is_not_there(visitor):
    seen, queue = {"/"}, ["/"]
    while queue:
        asked = queue.pop()
        answer = await visitor.get(asked)
        assert answer.status_code == 200, asked
        # From a passage, links lead on to the next one; from a search, to every set of filters.
        ends = asked.count("/") > 2 or asked.startswith("/search?")
        if answer.headers["content-type"].startswith("text/html") and not ends:
            for address in find_links(answer.text) - seen:
                seen.add(address)
                queue.append(address)
    assert len(seen) > 40
    assert {f"/interviews/{FIRST}", "/topics/value-functions", "/about", "/api/docs"} <= seen
    assert {"/names/openai", "/speakers/ilya-sutskever", "/speakers/dwarkesh-patel"} <= seen


def find_links(html: str) -> set[str]:
    """Addresses of this site that a page links to; of its sentences only the first."""
    found = {address.split("#")[0] for address in links(read(html)).values()}
    sentences = {address for address in found if address.startswith(f"/interviews/{FIRST}/")}
    own = {address for address in found if address.startswith("/")}
    return own - sentences | set(sorted(sentences)[:1])

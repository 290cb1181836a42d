"""What every answer carries, whatever it is an answer to."""

import re

import pytest

from app.web.middleware import HEADERS
from tests.archives import FIRST
from tests.pages.raw import ask
from tests.pages.reading import one, read

pytestmark = pytest.mark.anyio

KINDS = {
    "/": 200,
    "/interviews": 200,
    f"/interviews/{FIRST}": 200,
    "/topics": 200,
    "/topics/value-functions": 200,
    "/search?q=research": 200,
    "/suggestions?q=research": 200,
    "/about": 200,
    "/api/docs": 200,
    "/healthz": 200,
    "/readyz": 200,
    "/about/": 301,
    "/search?page=0": 400,
    "/search?q=" + "a" * 400: 400,
    "/nothing-here": 404,
    "/static/nothing.css": 404,
    "/broken": 500,
    f"/interviews/{FIRST}.txt": 200,
    f"/interviews/{FIRST}.csl.json": 200,
    f"/interviews/{FIRST}/6c2g8kpp.md": 200,
    f"/interviews/{FIRST}/6c2g8kpp..72x8vvdv.bib": 200,
    "/topics/value-functions.csv": 200,
    "/topics/value-functions.txt": 404,
    f"/cards/{FIRST}/6c2g8kpp.png": 200,
    "/cards/site.png": 200,
    "/oembed?url=nothing": 404,
    "/oembed?url=nothing&format=xml": 501,
    "/feed.atom": 200,
    "/api/v1/openapi.json": 200,
    "/api/v1/interviews": 200,
    f"/api/v1/interviews/{FIRST}": 200,
    f"/api/v1/interviews/{FIRST}/text": 200,
    f"/api/v1/interviews/{FIRST}/sentences": 200,
    f"/api/v1/interviews/{FIRST}/turns": 200,
    f"/api/v1/interviews/{FIRST}/segments": 200,
    f"/api/v1/interviews/{FIRST}/revisions": 200,
    "/api/v1/topics": 200,
    "/api/v1/topics/value-functions": 200,
    "/api/v1/search?q=research": 200,
    "/api/v1/search?limit=0": 400,
    "/api/v1/nothing-here": 404,
    "/api/v1/broken": 500,
}
WHOLE = [address for address, status in KINDS.items() if status == 200]


@pytest.fixture(scope="module")
def seeded_app(seeded_app):
    """With two routes that fail."""

    @seeded_app.get("/broken", include_in_schema=False)
    @seeded_app.get("/api/v1/broken", include_in_schema=False)
    def fail():
        raise RuntimeError("the secret of the house")

    return seeded_app


@pytest.fixture
async def static_addresses(visitor):
    """The address of the style sheet, and of each file that a page names."""
    page = read((await visitor.get("/")).text)
    found = [element.get("src") or element.get("href") or "" for element in page.iter()]
    return [address for address in found if address.startswith("/static/")]


@pytest.mark.parametrize(("address", "status"), KINDS.items())
async def test_it_guards_every_kind_of_answer(visitor, address, status):
    answer = await visitor.get(address)
    assert answer.status_code == status
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


@pytest.mark.parametrize("keys", ["6c2g8kpp", "6c2g8kpp..72x8vvdv"])
async def test_it_lets_any_site_frame_an_embedded_passage(visitor, keys):
    answer = await visitor.get(f"/embed/interviews/{FIRST}/{keys}")
    assert answer.status_code == 200
    assert "x-frame-options" not in answer.headers
    policy = dict(
        each.split(" ", 1) for each in answer.headers["content-security-policy"].split("; ")
    )
    assert policy.pop("frame-ancestors") == "*"
    assert "*" not in "".join(policy.values())
    assert "unsafe" not in "".join(policy.values())
    for name in HEADERS.keys() - {"X-Frame-Options", "Content-Security-Policy"}:
        assert answer.headers[name] == HEADERS[name]


@pytest.mark.parametrize(
    "path",
    [
        "/embed",
        "/embedded",
        "/embeds/x",
        "//embed/",
        "/EMBED/x",
        "/interviews/embed/6c2g8kpp",
        f"/interviews/{FIRST}/6c2g8kpp/embed/",
        f"/interviews/{FIRST}/embed/6c2g8kpp",
        f"/interviews/{FIRST}/6c2g8kpp",
        "/oembed",
        "/static/embed/x.css",
        "/about?x=/embed/",
    ],
)
async def test_it_lets_nobody_frame_anything_else(seeded_app, visitor, path):
    path, _, query = path.partition("?")
    answer = await ask(seeded_app, path, query)
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


async def test_no_page_of_ours_is_shown_below_what_may_be_framed(seeded_app, visitor):
    for path in (
        "/embed/",
        "/embed/about",
        "/embed/../about",
        "/embed/interviews",
        "/embed//about",
    ):
        answer = await ask(seeded_app, path)
        assert answer.status in {301, 404}, path


async def test_it_guards_static_files_and_refused_methods(visitor, static_addresses):
    answers = [await visitor.get(address) for address in static_addresses]
    answers += [
        await visitor.post("/"),
        await visitor.options("/"),
        await visitor.put("/api/v1/topics"),
    ]
    assert len(answers) > 5
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value


async def test_it_allows_nothing_unsafe_in_its_policy(visitor):
    policy = (await visitor.get("/")).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy
    assert "data:" not in policy


@pytest.mark.parametrize("address", KINDS)
async def test_it_sets_no_cookie(visitor, address):
    answer = await visitor.get(address, headers={"cookie": "a=b"})
    assert "set-cookie" not in answer.headers
    assert "cookie" not in answer.headers.get("vary", "").lower()


@pytest.mark.parametrize(("address", "status"), KINDS.items())
async def test_it_answers_head_with_the_headers_of_get_alone(seeded_app, visitor, address, status):
    path, _, query = address.partition("?")
    got = await ask(seeded_app, path, query)
    asked = await ask(seeded_app, path, query, method="HEAD")
    assert asked.status == got.status == status
    assert asked.headers == got.headers
    assert (asked.body, got.body != b"") == (b"", status != 301)


async def test_it_answers_head_for_static_files(seeded_app, visitor, static_addresses):
    for address in static_addresses:
        got = await ask(seeded_app, address)
        asked = await ask(seeded_app, address, method="HEAD")
        assert asked.status == 200
        assert asked.headers == got.headers
        assert (asked.body, got.body != b"") == (b"", True)


@pytest.mark.parametrize("address", WHOLE)
async def test_it_tags_a_body_weakly_and_knows_it_again(visitor, address):
    answer = await visitor.get(address)
    tag = answer.headers["etag"]
    assert re.fullmatch(r'W/"[0-9a-f]{32}"', tag)
    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = await visitor.get(address, headers={"if-none-match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == answer.headers["cache-control"]
    other = await visitor.get(address, headers={"if-none-match": 'W/"other"'})
    assert other.status_code == 200
    assert other.content == answer.content


async def test_it_tags_what_differs_differently(visitor):
    tags = {(await visitor.get(address)).headers["etag"] for address in WHOLE}
    assert len(tags) == len(WHOLE)


async def test_it_does_not_tag_what_went_wrong(visitor):
    for address, status in KINDS.items():
        if status != 200:
            assert "etag" not in (await visitor.get(address)).headers


async def test_it_packs_what_is_worth_it(visitor):
    address = f"/interviews/{FIRST}"
    packed = await visitor.get(address, headers={"accept-encoding": "gzip"})
    plain = await visitor.get(address, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    for answer in (packed, plain):
        assert "accept-encoding" in answer.headers["vary"].lower()
    assert int(packed.headers["content-length"]) <= 80_000
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 2
    short = await visitor.get("/healthz", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in short.headers


@pytest.mark.parametrize(
    "address",
    [
        address
        for address in WHOLE
        if not address.startswith("/api/") and "sutskever" not in address
    ],
)
async def test_it_keeps_pages_small(visitor, address):
    answer = await visitor.get(address, headers={"accept-encoding": "gzip"})
    assert int(answer.headers["content-length"]) <= 20_000


async def test_it_keeps_static_files_for_good(visitor, static_addresses):
    for address in static_addresses:
        answer = await visitor.get(address)
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_it_lets_any_site_read_the_api(visitor):
    origin = {"origin": "https://elsewhere.example"}
    for address in (
        "/api/v1/interviews",
        "/api/v1/nothing",
        "/api/v1/search?limit=0",
        "/api/v1/topics/",  # leads to the tidy address
    ):
        answer = await visitor.get(address, headers=origin)
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers
    asked = await visitor.options(
        "/api/v1/topics", headers={**origin, "access-control-request-method": "GET"}
    )
    assert asked.status_code == 200
    refused = await visitor.options(
        "/api/v1/topics", headers={**origin, "access-control-request-method": "DELETE"}
    )
    assert refused.status_code == 400


async def test_it_links_to_the_style_sheet_that_it_serves(visitor):
    page = read((await visitor.get("/")).text)
    (sheet,) = [link for link in page.iter("link") if link.get("rel") == "stylesheet"]
    answer = await visitor.get(sheet.get("href"))
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert ".passage-card" in answer.text
    assert one(page, "html").get("lang") == "en"

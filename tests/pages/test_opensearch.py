"""The description by which a browser adds the search."""

from xml.etree.ElementTree import fromstring

import httpx
import pytest

from app.main import create_app
from app.settings import Settings
from tests.archives import SEEDS, visit
from tests.pages.reading import pick, read, words

pytestmark = pytest.mark.anyio

HERE = "https://onrecord.example"
SUGGESTIONS = "application/x-suggestions+json"
SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def parse(answer):
    """The texts and the attributes of a description's elements; addresses by what they give."""
    root = fromstring(answer.content)  # noqa: S314 (our own answer)
    assert root.tag == f"{SPACE}OpenSearchDescription"
    names = [part.tag.removeprefix(SPACE) for part in root]
    return {
        part.get("type") if name == "Url" else name: (part.text, part.attrib)
        for name, part in zip(names, root, strict=True)
    }


@pytest.fixture
def open_public(seeded_dir):
    """Opens the archive of the first interview at a public address."""

    def open_app(**settings):
        return create_app(Settings(data_dir=seeded_dir, seeds_dir=SEEDS, base_url=HERE, **settings))

    return open_app


def find_search_links(page):
    return [link for link in pick(page, "link") if link.get("rel") == "search"]


async def test_it_describes_the_search_with_the_public_origin(open_public):
    async with visit(open_public(), "http://10.0.0.7") as visitor:
        answer = await visitor.get("/opensearch.xml")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/opensearchdescription+xml"
    parts = parse(answer)
    assert parts["ShortName"][0] == "Onrecord"
    assert parts["Description"][0] == "Search the full text of every interview in Onrecord."
    assert parts["InputEncoding"][0] == "UTF-8"
    assert parts["text/html"][1] == {
        "type": "text/html",
        "method": "get",
        "template": f"{HERE}/search?q={{searchTerms}}",
    }
    assert parts[SUGGESTIONS][1] == {
        "type": SUGGESTIONS,
        "method": "get",
        "template": f"{HERE}/suggestions?q={{searchTerms}}",
    }


async def test_it_names_a_picture_that_is_there(open_public):
    async with visit(open_public()) as visitor:
        picture, form = parse(await visitor.get("/opensearch.xml"))["Image"]
        assert picture.startswith(HERE)
        answer = await visitor.get(picture.removeprefix(HERE))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(form["type"])


async def test_it_finds_what_a_browser_fills_in(visitor):
    template = parse(await visitor.get("/opensearch.xml"))["text/html"][1]["template"]
    answer = await visitor.get(template.replace("{searchTerms}", "%22age%20of%20research%22"))
    assert "exactly “age of research”" in words(read(answer.text))


async def test_it_suggests_what_a_browser_fills_in(visitor):
    template = parse(await visitor.get("/opensearch.xml"))[SUGGESTIONS][1]["template"]
    answer = await visitor.get(template.replace("{searchTerms}", "value%20fun"))
    assert answer.headers["content-type"] == SUGGESTIONS
    assert answer.json()[1][0] == "Value functions"


@pytest.mark.parametrize("origin", ["http://localhost:8123", "http://127.0.0.1:9000"])
async def test_it_takes_the_origin_from_the_request_on_loopback(unopened_app, origin):
    async with visit(unopened_app, origin) as visitor:
        parts = parse(await visitor.get("/opensearch.xml"))
    assert parts["text/html"][1]["template"] == f"{origin}/search?q={{searchTerms}}"


async def test_it_names_the_setting_where_no_origin_is_known(visitor):
    answer = await visitor.get("/opensearch.xml", headers={"host": "evil.example"})
    assert answer.status_code == 404
    text = words(read(answer.text))
    assert "Set ONRECORD_BASE_URL to its origin, such as https://example.org." in text
    assert "evil" not in answer.text


async def test_it_believes_no_host_header_from_elsewhere(seeded_app, visitor):
    transport = httpx.ASGITransport(seeded_app, client=("203.0.113.9", 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as stranger:
        assert (await stranger.get("/opensearch.xml")).status_code == 404


async def test_it_escapes_and_shortens_the_name_of_the_site(open_public):
    name = "Tom & <Ada>: the whole archive"
    async with visit(open_public(site_name=name)) as visitor:
        parts = parse(await visitor.get("/opensearch.xml"))
    assert parts["ShortName"][0] == "Tom & <Ada>: the"
    assert name in parts["Description"][0]


async def test_every_page_tells_browsers_of_the_search(open_public):
    async with visit(open_public(site_name="Ada's <own>")) as visitor:
        page = read((await visitor.get("/about")).text)
        (link,) = find_search_links(page)
        answer = await visitor.get(link.get("href"))
    assert link.get("type") == answer.headers["content-type"]
    assert link.get("title") == "Ada's <own>"

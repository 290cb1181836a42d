"""What search engines and other crawlers are told."""

from pathlib import Path

import pytest
from lxml import etree

from app.web.feeds import sitemaps
from tests.archives import FIRST, visit
from tests.builders import write_source
from tests.pages.corrected import DAYS, find_withdrawn
from tests.pages.reading import pick, read, words

pytestmark = pytest.mark.anyio

HERE = "http://localhost"
SCHEMA = Path(__file__).parents[1] / "schemas" / "sitemap.xsd"


async def ask(visitor, address):
    """When the words at each address of a sitemap were changed, once it is known to be valid."""
    answer = await visitor.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/xml"
    root = etree.fromstring(answer.content)
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    found = {one.findtext("{*}loc"): one.findtext("{*}lastmod") for one in root}
    assert all(url.startswith(f"{HERE}/") for url in found)
    return {url.removeprefix(HERE): changed for url, changed in found.items()}


async def test_it_lists_everything_that_stands_there(visitor):
    assert await ask(visitor, "/sitemap.xml") == {"/sitemap-1.xml": None}
    found = await ask(visitor, "/sitemap-1.xml")
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    names = (await visitor.get("/api/v1/names")).json()["names"]
    topics = (await visitor.get("/api/v1/topics")).json()["topics"]
    assert set(found) == {
        *("/", "/interviews", "/topics", "/names", "/about", f"/interviews/{FIRST}"),
        *("/speakers/ilya-sutskever", "/speakers/dwarkesh-patel"),
        *(f"/interviews/{FIRST}/{segment['key']}" for segment in segments),
        *(f"/names/{name['slug']}" for name in names),
        *(f"/topics/{topic['slug']}" for topic in topics if topic["segment_count"]),
    }


async def test_each_listed_page_is_its_own_canonical_one_and_may_be_indexed(visitor):
    found = await ask(visitor, "/sitemap-1.xml")
    for address in list(found)[:40] + list(found)[-5:]:
        answer = await visitor.get(address)
        assert answer.status_code == 200, address
        page = read(answer.text)
        (canonical,) = [link for link in pick(page, "link") if link.get("rel") == "canonical"]
        assert canonical.get("href") == address
        assert not [meta for meta in pick(page, "meta") if meta.get("content") == "noindex"]


async def test_it_leaves_out_topics_without_a_passage(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        "Rain.\n",
        topics="rain: Rain .. Rain.\n",
        vocabulary='[rain]\nname = "Rain"\nsummary = "Falls."\n'
        '[snow]\nname = "Snow"\nsummary = "Lies."\n',
    )
    async with visit(open_seeds()) as visitor:
        found = await ask(visitor, "/sitemap-1.xml")
    assert "/topics/rain" in found
    assert "/topics/snow" not in found


async def test_it_dates_words_by_their_last_revision(reader):
    found = await ask(reader, "/sitemap-1.xml")
    dated = {address: changed for address, changed in found.items() if changed}
    assert set(dated) == {one for one in found if one.startswith("/interviews/ada")}
    assert len(dated) > 1
    assert set(dated.values()) == {f"{DAYS[3]}T12:00:00Z"}


async def test_it_lists_nothing_that_was_removed_or_withdrawn(reader, corrected_dir):
    found = await ask(reader, "/sitemap-1.xml")
    assert not [address for address in found if "gone" in address]
    assert f"/interviews/ada/{find_withdrawn(corrected_dir)}" not in found
    for address in found:
        assert (await reader.get(address)).status_code == 200


@pytest.mark.parametrize("size", [1, 4, 100])
async def test_the_parts_together_list_each_address_once(visitor, monkeypatch, size):
    whole = list(await ask(visitor, "/sitemap-1.xml"))
    monkeypatch.setattr(sitemaps, "PART_SIZE", size)
    index = list(await ask(visitor, "/sitemap.xml"))
    assert index == [f"/sitemap-{number}.xml" for number in range(1, len(index) + 1)]
    parts = [list(await ask(visitor, part)) for part in index]
    assert [address for part in parts for address in part] == whole
    assert {len(part) for part in parts[:-1]} == {size}


@pytest.mark.parametrize("number", ["0", "2", "01", "-1", "1.5", "x", "٢", "9" * 5000])
async def test_there_are_no_other_parts(visitor, number):
    answer = await visitor.get(f"/sitemap-{number}.xml")
    assert answer.status_code == 404
    said = words(read(answer.text))
    assert "The sitemap has the parts 1 to 1; there is no other one." in said


async def test_there_is_a_sitemap_before_anything_is_in_it(empty_visitor):
    assert await ask(empty_visitor, "/sitemap.xml") == {"/sitemap-1.xml": None}
    assert set(await ask(empty_visitor, "/sitemap-1.xml")) == {
        *("/", "/interviews", "/topics", "/names", "/about"),
    }


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-1.xml"])
async def test_it_names_the_setting_where_no_origin_is_known(visitor, address):
    answer = await visitor.get(address, headers={"host": "evil.example"})
    assert answer.status_code == 404
    assert "Set ONRECORD_BASE_URL to its origin" in words(read(answer.text))


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-1.xml", "/robots.txt"])
async def test_it_is_answered_like_every_other_address(visitor, address):
    whole = await visitor.get(address)
    head = await visitor.head(address)
    assert (head.status_code, head.content) == (200, b"")
    again = await visitor.get(address, headers={"if-none-match": whole.headers["etag"]})
    assert again.status_code == 304


async def test_crawlers_are_led_to_the_sitemap(visitor):
    answer = await visitor.get("/robots.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    (line,) = [line for line in answer.text.splitlines() if line.startswith("Sitemap: ")]
    assert await ask(visitor, line.removeprefix(f"Sitemap: {HERE}"))


async def test_crawlers_are_told_the_rules_where_no_origin_is_known(visitor):
    answer = await visitor.get("/robots.txt", headers={"host": "evil.example"})
    assert answer.status_code == 200
    assert "Disallow: /search?" in answer.text
    assert "Sitemap" not in answer.text
    assert "evil" not in answer.text

"""Passages on other sites: what may be framed, and how other sites are told of it."""

import pytest
from lxml import html

from app.main import create_app
from app.settings import Settings
from tests.archives import FIRST, visit
from tests.builders import write_source
from tests.pages.corrected import LATER_CORRECTIONS, REASON, WITHDRAWN, find_key, find_withdrawn
from tests.pages.reading import links, loads, one, pick, read, words

pytestmark = pytest.mark.anyio

HERE = "http://localhost"
PUBLIC = "https://onrecord.example"
RESEARCH = "Up until 2020, from 2012 to 2020, it was the age of research."


@pytest.fixture
def sentence(sentences):
    """The address of a sentence."""
    key = next(each["key"] for each in sentences if each["text"] == RESEARCH)
    return f"/interviews/{FIRST}/{key}"


@pytest.fixture
def passage(sentences):
    """The address of a passage in which both speak."""
    return f"/interviews/{FIRST}/{sentences[0]['key']}..{sentences[4]['key']}"


@pytest.fixture
async def public_visitor(seeded_dir, tmp_path):
    settings = Settings(data_dir=seeded_dir, seeds_dir=tmp_path, base_url=PUBLIC)
    async with visit(create_app(settings), "http://127.0.0.1:8000") as visitor:
        yield visitor


async def describe(visitor, url, **asked):
    """How a passage is shown."""
    answer = await visitor.get("/oembed", params={"url": url, **asked})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


async def refuse(visitor, url, status=404, **asked):
    """What somebody reads who asks for what is not told, and nothing else is told."""
    answer = await visitor.get("/oembed", params={"url": url, **asked})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert set(told) == {"type", "title", "status", "detail"}
    assert told["status"] == status
    return told["detail"]


async def open_frame(visitor, page, status=200):
    """What is framed; what went wrong is a page that no other site may frame."""
    answer = await visitor.get(f"/embed{page}")
    assert answer.status_code == status
    may_be_framed = "frame-ancestors *" in answer.headers["content-security-policy"]
    assert may_be_framed == ("x-frame-options" not in answer.headers) == (status == 200)
    return read(answer.text)


# The page that is framed.


async def test_it_shows_a_sentence_alone(visitor, sentence):
    page = await open_frame(visitor, sentence)
    assert words(one(page, "blockquote")) == RESEARCH
    assert words(one(page, "p", "embedded-quotation-source")) == (
        "Ilya Sutskever, Dwarkesh Podcast, 25 November 2025"
    )
    assert one(page, "blockquote").get("cite") == HERE + sentence


async def test_it_names_each_of_several_speakers(visitor, passage):
    page = await open_frame(visitor, passage)
    assert [words(each) for each in pick(one(page, "blockquote"), "b")] == [
        "Ilya Sutskever:",
        "Dwarkesh Patel:",
        "Ilya Sutskever:",
    ]


async def test_every_link_leaves_the_frame_for_the_words(visitor, passage):
    found = pick(await open_frame(visitor, passage), "a")
    assert {link.get("href") for link in found} == {HERE + passage}
    assert {link.get("target") for link in found} == {"_top"}
    for link in found:
        answer = await visitor.get(link.get("href"))
        assert answer.status_code == 200


async def test_it_runs_no_scripts_and_asks_nobody_else(visitor, sentence):
    page = await open_frame(visitor, sentence)
    assert not pick(page, "script")
    assert all(address.startswith("/static/") for address in loads(page))


async def test_search_engines_list_the_page_of_the_words_instead(visitor, sentence):
    page = await open_frame(visitor, sentence)
    heads = {link.get("rel"): link.get("href") for link in pick(page, "link")}
    assert heads["canonical"] == HERE + sentence
    (robots,) = [each for each in pick(page, "meta") if each.get("name") == "robots"]
    assert robots.get("content") == "noindex"


async def test_the_passage_offers_the_frame_that_is_there(visitor, passage):
    page = read((await visitor.get(passage)).text)
    (copy,) = [
        button.get("data-copy-text")
        for button in pick(page, "button")
        if "<iframe" in button.get("data-copy-text", "")
    ]
    address = html.fromstring(copy).get("src")
    assert address == f"{HERE}/embed{passage}"
    assert (await visitor.get(address)).status_code == 200


@pytest.mark.parametrize("keys", ["22222222", "22222222..33333333"])
async def test_it_frames_nothing_that_is_not_there(visitor, keys):
    await open_frame(visitor, f"/interviews/{FIRST}/{keys}", 404)


async def test_it_shows_the_words_of_today(reader, corrected_dir):
    page = await open_frame(reader, f"/interviews/ada/{find_key(corrected_dir, 'An engine')}")
    assert words(one(page, "blockquote")) == f"{LATER_CORRECTIONS[0][1]} patterns."


async def test_it_shows_nothing_of_what_is_gone(reader, corrected_dir):
    for key, told in (
        (find_key(corrected_dir, "The neighbours"), "was removed"),
        (find_withdrawn(corrected_dir), "was withdrawn"),
    ):
        page = await open_frame(reader, f"/interviews/ada/{key}", 410)
        assert told in words(page)
        assert WITHDRAWN not in words(page)
        assert "neighbours complain" not in words(page)


# What other sites are told.


async def test_it_tells_how_a_passage_is_shown(visitor, sentence):
    told = await describe(visitor, HERE + sentence)
    assert {name: told[name] for name in ("version", "type", "author_name", "url")} == {
        "version": "1.0",
        "type": "rich",
        "author_name": "Ilya Sutskever",
        "url": HERE + sentence,
    }
    assert (told["provider_name"], told["provider_url"]) == ("Onrecord", f"{HERE}/")
    quoted = html.fromstring(f"<div>{told['html']}</div>")
    assert quoted.xpath("string(blockquote/p)") == RESEARCH
    assert quoted.xpath("string(p/a/@href)") == HERE + sentence
    assert not quoted.xpath("//script | //iframe | //style | //@style")
    assert "cache_age" not in told


async def test_it_tells_of_several_speakers(visitor, passage):
    told = await describe(visitor, HERE + passage)
    assert told["author_name"] == "Ilya Sutskever, Dwarkesh Patel"
    assert told["html"].count("<p><b>") == 3


async def test_it_tells_that_not_everybody_is_known(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "talk", turns="?: Welcome, Ada.\nAda: An engine\n")
    async with visit(open_seeds()) as visitor:
        found = (await visitor.get("/api/v1/interviews/talk/sentences")).json()["sentences"]
        whole = f"/interviews/talk/{found[0]['key']}..{found[-1]['key']}"
        told = await describe(visitor, HERE + whole)
    assert told["author_name"] == "Speaker not identified, Ada"


async def test_its_picture_is_there(visitor, passage):
    told = await describe(visitor, HERE + passage)
    assert (told["thumbnail_width"], told["thumbnail_height"]) == (1200, 630)
    picture = await visitor.get(told["thumbnail_url"])
    assert picture.headers["content-type"] == "image/png"


async def test_the_page_leads_to_it(visitor, passage):
    for address in (passage, passage.partition("..")[0]):
        page = read((await visitor.get(address)).text)
        (link,) = [
            each for each in pick(page, "link") if each.get("type") == "application/json+oembed"
        ]
        answer = await visitor.get(link.get("href"))
        assert answer.json()["url"] == HERE + address


@pytest.mark.parametrize(
    "decoration",
    [
        "/any-words",
        "/%E2%80%9Cw%C3%B6rds%E2%80%9D/more",
        "/two%0Alines",
        "?utm_source=x",
        "#:~:text=Up%20until",
        "/",
        ".",
        ").",
    ],
)
async def test_it_knows_a_decorated_address(visitor, sentence, decoration):
    assert (await describe(visitor, HERE + sentence + decoration))["url"] == HERE + sentence


async def test_it_knows_an_address_in_upper_case(visitor, sentence):
    folder, _, key = sentence.rpartition("/")
    for address in (f"HTTP://LOCALHOST{sentence}", f"{HERE}{folder}/{key.upper()}"):
        assert (await describe(visitor, address))["url"] == HERE + sentence


async def test_it_knows_an_encoded_address(visitor, passage):
    encoded = passage.replace("..", "%2E%2E")
    assert (await describe(visitor, HERE + encoded))["url"] == HERE + passage


async def test_it_tells_of_reversed_ends(visitor, sentences):
    first, last = sentences[0]["key"], sentences[4]["key"]
    told = await describe(visitor, f"{HERE}/interviews/{FIRST}/{last}..{first}")
    assert told["url"] == f"{HERE}/interviews/{FIRST}/{first}..{last}"


async def test_it_knows_a_former_slug(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "talk", metadata='formerly = ["chat"]\n')
    async with visit(open_seeds()) as visitor:
        found = (await visitor.get("/api/v1/interviews/talk/sentences")).json()["sentences"]
        told = await describe(visitor, f"{HERE}/interviews/chat/{found[0]['key']}")
    assert told["url"] == f"{HERE}/interviews/talk/{found[0]['key']}"


@pytest.mark.parametrize(
    "start",
    [
        "https://evil.example",
        "http://localhost.evil.example",
        "http://evil.example/http://localhost",
        "http://localhost@evil.example",
        "http://evil.example@localhost",
        "http://user:password@localhost",
        "http://localhost:8000",
        "http://localhost:80x",
        "https://localhost",
        "http://[localhost",
        "http://127.0.0.1",
        "http:",
        "http:/localhost",
        "http:\\\\localhost",
        "http://localhost\\@evil.example",
        "//localhost",
        "//evil.example",
        "file://",
        "file://localhost",
        "javascript:",
        "data:text/html,",
        "",
        " x ",
        "\x00",
    ],
)
async def test_it_tells_nothing_of_other_sites(visitor, sentence, start):
    said = await refuse(visitor, start + sentence)
    assert "This is not the address of a passage in this archive." in said


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/about",
        f"/interviews/{FIRST}",
        f"/interviews/{FIRST}/search",
        f"/interviews/{FIRST}/corrections",
        "/interviews/nobody/22222222",
        f"/interviews/{FIRST}/2222222a",
        f"/embed/interviews/{FIRST}/22222222",
        f"/interviews/../interviews/{FIRST}/22222222",
        f"/interviews/%2e%2e/{FIRST}/22222222",
        "/etc/passwd",
    ],
)
async def test_it_tells_nothing_of_other_pages(visitor, address):
    said = await refuse(visitor, HERE + address)
    assert "This is not the address of a passage in this archive." in said


async def test_it_tells_nothing_of_files(visitor, sentence):
    assert "not the address of a passage" in await refuse(visitor, f"{HERE}{sentence}.txt")


async def test_it_says_that_a_key_is_not_known(visitor):
    said = await refuse(visitor, f"{HERE}/interviews/{FIRST}/22222222")
    assert "No sentence of “Ilya Sutskever" in said


async def test_it_tells_nothing_of_what_is_gone(reader, corrected_dir):
    for key in (find_key(corrected_dir, "The neighbours"), find_withdrawn(corrected_dir)):
        said = await refuse(reader, f"{HERE}/interviews/ada/{key}", 410)
        assert WITHDRAWN not in said
        assert "neighbours complain" not in said
        assert REASON not in said
    key = find_key(corrected_dir, "In secret", "gone")
    assert "secret" not in await refuse(reader, f"{HERE}/interviews/gone/{key}")


async def test_it_speaks_json_alone(visitor, sentence):
    said = await refuse(visitor, HERE + sentence, 501, format="xml")
    assert "Passages are described as JSON alone. Ask with format=json" in said
    assert await describe(visitor, HERE + sentence, format="json")


@pytest.mark.parametrize(
    ("asked", "width", "height"),
    [
        ({}, 600, 246),
        ({"maxwidth": 400}, 400, 246),
        ({"maxheight": 100}, 600, 100),
        ({"maxwidth": 5000, "maxheight": 5000}, 600, 246),
        ({"maxwidth": 10**40}, 600, 246),
    ],
)
async def test_it_is_no_larger_than_there_is_room(visitor, sentence, asked, width, height):
    told = await describe(visitor, HERE + sentence, **asked)
    assert (told["width"], told["height"]) == (width, height)


@pytest.mark.parametrize(
    "asked", [{"maxwidth": 0}, {"maxwidth": -1}, {"maxheight": "tall"}, {"url": "h" * 2001}]
)
async def test_it_refuses_what_cannot_be(visitor, sentence, asked):
    await refuse(visitor, **{"url": HERE + sentence, "status": 400, **asked})


async def test_it_asks_for_an_address(visitor):
    assert (await visitor.get("/oembed")).status_code == 400


async def test_it_tells_with_the_public_origin(public_visitor, sentence):
    told = await describe(public_visitor, PUBLIC + sentence)
    assert (told["url"], told["provider_url"]) == (PUBLIC + sentence, f"{PUBLIC}/")
    assert told["thumbnail_url"].startswith(f"{PUBLIC}/cards/")
    assert f'cite="{PUBLIC}{sentence}"' in told["html"]
    assert await describe(public_visitor, PUBLIC.upper() + sentence)


async def test_the_origin_of_the_request_is_nothing_where_another_is_set(public_visitor, sentence):
    await refuse(public_visitor, f"http://127.0.0.1:8000{sentence}")


async def test_it_tells_nothing_where_no_origin_is_known(visitor, sentence):
    for host in ("evil.example", "onrecord.example"):
        answer = await visitor.get(
            "/oembed", params={"url": f"http://{host}{sentence}"}, headers={"host": host}
        )
        assert answer.status_code == 404
        assert "This archive does not know its public address" in answer.text
        page = read((await visitor.get(sentence, headers={"host": host})).text)
        assert "application/json+oembed" not in {each.get("type") for each in pick(page, "link")}
        assert not [each for each in page.iter() if "<iframe" in each.get("data-copy-text", "")]


async def test_a_frame_has_paths_where_no_origin_is_known(visitor, sentence):
    answer = await visitor.get(f"/embed{sentence}", headers={"host": "evil.example"})
    assert set(links(read(answer.text)).values()) == {sentence}

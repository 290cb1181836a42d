"""What search boxes and browsers are offered while somebody types."""

from urllib.parse import urlencode

import httpx
import pytest

from app.ingest.pipeline import ingest_sources
from app.ingest.removing import remove
from app.ingest.withdrawal.planning import Order
from app.ingest.withdrawal.withdrawing import withdraw
from app.main import create_app
from app.settings import Settings
from app.sources import find_sources
from tests.archives import FIRST, SEEDS, visit
from tests.builders import TALK, write_source
from tests.pages.corrected import find_key

pytestmark = pytest.mark.anyio

VOCABULARY = """\
[engines]
name = "Engines"
summary = "Of brass."
see = ["machines", "looms"]

[thinking]
name = "A mind of brass"
summary = "Perhaps."

[music]
name = "Music"
summary = "Not yet."
"""
NAMES = """\
[ada-lovelace]
name = "Ada Lovelace"
kind = "person"
forms = ["Ada"]

[mary-somerville]
name = "Mary Somerville"
kind = "person"
forms = ["Mrs Somerville"]
"""
METADATA = 'date = "1843-10-09"\nguest = ["Ada Lovelace"]\n'


async def suggest(visitor: httpx.AsyncClient, typed: str) -> list[tuple[str, str, str]]:
    """What is offered: texts, descriptions and paths."""
    answer = await visitor.get("/suggestions", params={"q": typed})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/x-suggestions+json"
    asked, *offers = answer.json()
    assert asked == typed
    texts, descriptions, urls = offers
    paths = [url.removeprefix("http://localhost") for url in urls]
    return list(zip(texts, descriptions, paths, strict=True))


def ingest(library, folder):
    ingest_sources(library, find_sources(folder))


@pytest.fixture
def shelf(library, tmp_path):
    """An archive of one small interview with all that can be offered."""
    folder = write_source(
        tmp_path / "seeds" / "ada",
        f"{TALK}Mrs Somerville says so, and my old friend.\n",
        title="An afternoon with Ada",
        metadata=METADATA,
        chapters="About engines | Welcome, Ada.\n",
        topics="engines: An engine that weaves\nthinking: Will it think?\n",
        vocabulary=VOCABULARY,
        names=NAMES,
    )
    (folder / "names.txt").write_text("mary-somerville: my old friend\n", encoding="utf-8")
    ingest(library, folder)
    return library


@pytest.fixture
async def guest(shelf, tmp_path):
    """A visitor of it."""
    settings = Settings(data_dir=tmp_path / "var", seeds_dir=tmp_path / "no-seeds")
    async with visit(create_app(settings)) as client:
        yield client


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        ("eng", ("Engines", "Topic · 1 passage", "/topics/engines")),
        ("loom", ("Engines", "Topic · 1 passage", "/topics/engines")),
        ("ada lo", ("Ada Lovelace", "Speaker · 1 interview", "/speakers/ada-lovelace")),
        ("mary", ("Mary Somerville", "Person · 2 mentions", "/names/mary-somerville")),
        ("mrs", ("Mary Somerville", "Person · 2 mentions", "/names/mary-somerville")),
        ("after", ("An afternoon with Ada", "Interview · 9 October 1843", "/interviews/ada")),
        ("about", ("About engines", "Chapter · An afternoon with Ada", None)),
    ],
)
async def test_it_offers_topics_speakers_names_interviews_and_chapters(guest, typed, offer):
    text, description, path = (await suggest(guest, typed))[0]
    assert (text, description) == offer[:2]
    assert path == offer[2] or offer[2] is None


async def test_a_chapter_leads_to_its_place_in_the_conversation(guest):
    ((_, _, path),) = await suggest(guest, "about")
    page, anchor = path.split("#")
    assert page == "/interviews/ada"
    assert f'id="{anchor}"' in (await guest.get(page)).text


async def test_every_offer_leads_to_a_page(visitor):
    offers = [
        offer for letter in "abcdefghijklmnopqrstuvwxyz" for offer in await suggest(visitor, letter)
    ]
    assert len(offers) > 50
    for path in {path.split("#")[0] for _, _, path in offers}:
        assert (await visitor.get(path)).status_code == 200, path


async def test_of_equals_topics_come_first_then_speakers_names_interviews_and_chapters(guest):
    offers = await suggest(guest, "a")
    kinds = [description.split(" ")[0] for _, description, _ in offers]
    assert kinds == ["Topic", "Speaker", "Person", "Interview", "Chapter"]
    assert [text for text, _, _ in await suggest(guest, "engines")] == ["Engines", "About engines"]


async def test_the_weightiest_of_a_kind_come_first(visitor):
    counts = [
        int(description.split(" ")[-2])
        for text, description, _ in await suggest(visitor, "s")
        if description.startswith("Topic") and text.startswith("S")
    ]
    assert len(counts) > 2
    assert counts == sorted(counts, reverse=True)


async def test_words_that_an_editor_saw_a_name_meant_by_are_no_name(guest):
    assert await suggest(guest, "my o") == []


async def test_a_topic_without_a_passage_is_not_offered(guest):
    assert await suggest(guest, "music") == []


async def test_it_offers_eight_at_most(visitor):
    assert len(await suggest(visitor, "s")) == 8


@pytest.mark.parametrize(
    "typed", ["", "   ", "?!", "“", "\0", "\ud800", "zyzzyva", "%", "_", "a" * 301, "a " * 5000]
)
async def test_it_offers_nothing_for_what_is_no_word_of_a_name(visitor, typed):
    query = urlencode({"q": typed}, errors="surrogatepass")
    answer = await visitor.get(f"/suggestions?{query}")
    assert answer.status_code == 200
    assert answer.json()[1:] == [[], [], []]


async def test_it_offers_nothing_where_nothing_was_asked(visitor):
    assert (await visitor.get("/suggestions")).json() == ["", [], [], []]


async def test_it_offers_nothing_in_an_empty_archive(empty_visitor):
    assert await suggest(empty_visitor, "a") == []


async def test_it_answers_head(visitor):
    answer = await visitor.head("/suggestions?q=value")
    assert answer.status_code == 200
    assert answer.content == b""


async def test_it_may_be_kept_until_it_is_asked_for_again(visitor):
    answer = await visitor.get("/suggestions?q=value")
    assert answer.headers["cache-control"] == "no-cache"
    again = {"if-none-match": answer.headers["etag"]}
    assert (await visitor.get("/suggestions?q=value", headers=again)).status_code == 304


async def test_the_addresses_have_the_public_origin(seeded_dir):
    settings = Settings(data_dir=seeded_dir, seeds_dir=SEEDS, base_url="https://onrecord.example")
    async with visit(create_app(settings), "http://10.0.0.7") as visitor:
        answer = await visitor.get("/suggestions?q=value+fun")
    assert answer.json()[3][0] == "https://onrecord.example/topics/value-functions"


async def test_the_addresses_are_paths_where_no_origin_is_known(visitor):
    answer = await visitor.get("/suggestions?q=value+fun", headers={"host": "evil.example"})
    assert answer.json()[3][0] == "/topics/value-functions"
    assert "evil" not in answer.text


async def test_a_later_interview_is_offered_at_once(guest, shelf, tmp_path):
    assert await suggest(guest, "grace") == []
    ingest(shelf, write_source(tmp_path / "seeds" / "grace", title="Grace and the moth"))
    assert await suggest(guest, "grace") == [
        ("Grace and the moth", "Interview", "/interviews/grace")
    ]


async def test_what_was_removed_is_no_longer_offered(guest, shelf):
    assert await suggest(guest, "ada")
    remove(shelf, "ada")
    for typed in ("ada", "mary", "about", "after", "eng"):
        assert await suggest(guest, typed) == []


async def test_what_was_withdrawn_is_no_longer_offered(guest, shelf, tmp_path):
    assert await suggest(guest, "somerville")
    key = find_key(tmp_path / "var", "Mrs Somerville")
    withdraw(shelf, Order("ada", key, key, "She asked for it."))
    assert await suggest(guest, "somerville") == []
    assert await suggest(guest, "mrs") == []
    assert await suggest(guest, "eng")


async def test_a_renamed_chapter_is_offered_by_its_new_title(guest, shelf, tmp_path):
    chapters = tmp_path / "seeds" / "ada" / "chapters.txt"
    assert await suggest(guest, "about")
    chapters.write_text("The workshop | Welcome, Ada.\n", encoding="utf-8")
    ingest(shelf, chapters.parent)
    assert await suggest(guest, "about") == []
    assert [text for text, _, _ in await suggest(guest, "works")] == ["The workshop"]


async def test_two_archives_do_not_offer_what_the_other_has(guest, visitor):
    for _ in range(2):
        assert not await suggest(guest, "value")
        assert await suggest(visitor, "value")


async def test_a_page_has_the_list_ready_for_the_script(visitor):
    page = (await visitor.get(f"/interviews/{FIRST}")).text
    assert page.count('data-source="/suggestions"') == 1
    assert 'data-source="/suggestions"' not in (await visitor.get("/search")).text

from xml.etree.ElementTree import Element

import httpx
import pytest

from tests.archives import FIRST, visit
from tests.builders import write_source
from tests.pages.reading import links, one, pick, read, words

pytestmark = pytest.mark.anyio


async def open_front(visitor: httpx.AsyncClient) -> Element:
    answer = await visitor.get("/")
    assert answer.status_code == 200
    return read(answer.text)


async def test_it_says_what_the_archive_is(visitor):
    page = await open_front(visitor)
    assert words(one(one(page, "head"), "title")) == "Onrecord: interviews, word for word"
    assert words(one(page, "h1")) == "Long conversations, word for word"
    assert "Every sentence in them can be found" in words(one(page, "p", "lead"))


async def test_it_shows_the_interview_of_an_archive_with_one(visitor):
    page = await open_front(visitor)
    head = one(page, "header", "interview-head")
    assert "We're moving from the age of scaling" in words(one(head, "h2"))
    assert words(one(head, "time")) == "25 November 2025"
    assert [words(person) for person in pick(head, "li")[:2]] == [
        "Ilya Sutskever guest",
        "Dwarkesh Patel host",
    ]
    assert "13,034 words, about 57 minutes to read" in words(head)
    assert links(page)["Read the whole conversation"] == f"/interviews/{FIRST}"


async def test_it_shows_each_chapter_with_a_sentence_from_it(visitor):
    page = await open_front(visitor)
    cards = pick(page, "article", "chapter-card")
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    assert len(cards) == 10
    assert "9:39 in the recording" in words(cards[1])
    for card in cards:
        assert words(one(card, "blockquote")).strip("“”") in text


async def test_it_shows_of_each_chapter_a_whole_sentence_of_the_guest(visitor):
    for card in pick(await open_front(visitor), "article", "chapter-card"):
        said = words(one(card, "blockquote")).strip("“”")
        assert said[-1] in ".?!"
        assert not any(sign in said for sign in ("…", "...", "—", '"'))
        assert words(one(card, "p", "chapter-card-speaker")) == "Ilya Sutskever"


async def test_it_counts_the_words_of_the_chapters(visitor):
    page = await open_front(visitor)
    counts = [words(pick(card, "span")[-1]) for card in pick(page, "p", "chapter-card-facts")]
    assert sum(int(count.removesuffix(" words").replace(",", "")) for count in counts) == 13034


async def test_it_lists_the_topics_by_weight(visitor):
    page = await open_front(visitor)
    cards = pick(page, "div", "topic-card")
    passages = [int(words(one(card, "span", "topic-card-count")).split()[0]) for card in cards]
    assert passages
    assert min(passages) > 0
    assert passages == sorted(passages, reverse=True)
    assert pick(cards[0], "rect")[0].get("width") == "100.0"


async def test_it_draws_the_line_of_an_archive_with_one(visitor):
    line = one(one(await open_front(visitor), "section", "front-interview"), "figure")
    inside = one(read((await visitor.get(f"/interviews/{FIRST}")).text), "figure")
    assert links(line) == links(inside)
    assert words(line) == words(inside)


async def test_it_lists_the_dozen_most_mentioned_names(visitor):
    section = one(await open_front(visitor), "section", "front-names")
    names = (await visitor.get("/api/v1/names")).json()["names"]
    counts = sorted((name["mention_count"] for name in names), reverse=True)
    facts = [pick(item, "span")[-2] for item in pick(section, "li")]
    assert [int(words(fact).split()[0]) for fact in facts] == counts[:12]
    urls = {name["name"]: name["url"] for name in names}
    listed = links(one(section, "ul"))
    assert listed == {name: urls[name] for name in listed}
    assert links(section)["All people, organisations and works, from A to Z"] == "/names"


async def test_it_suggests_searches_that_find_something(visitor):
    page = await open_front(visitor)
    examples = links(one(page, "div", "examples"))
    assert len(examples) == 4
    for address in examples.values():
        results = read((await visitor.get(address)).text)
        assert pick(results, "article", "passage-card")


async def test_it_leads_to_every_part_of_the_site(visitor):
    page = await open_front(visitor)
    for name in ("Interviews", "Topics", "Names", "Search", "About", "For machines: the API"):
        assert (await visitor.get(links(page)[name])).status_code == 200


async def test_it_lists_the_newest_of_several_interviews_first(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "early", title="An early talk", metadata="date = 1999\n")
    write_source(tmp_path / "seeds" / "late", title="A late talk", metadata='date = "2024-05"\n')
    write_source(tmp_path / "seeds" / "undated", title="An undated talk")
    async with visit(open_seeds()) as visitor:
        page = await open_front(visitor)
    cards = pick(page, "article", "interview-card")
    assert [words(one(card, "h3")) for card in cards] == [
        "A late talk",
        "An early talk",
        "An undated talk",
    ]
    assert [words(when) for when in pick(page, "time")] == ["May 2024", "1999"]
    assert not pick(page, "article", "chapter-card")
    assert not pick(page, "header", "interview-head")


async def test_it_names_the_site_and_its_contact_as_set(tmp_path, open_seeds):
    app = open_seeds(site_name="Talks & Co", contact="editor@example.org")
    async with visit(app) as visitor:
        page = await open_front(visitor)
    assert words(one(page, "a", "site-name")) == "Talks & Co"
    assert links(page)["Report a mistake"] == "mailto:editor@example.org"


async def test_it_links_to_a_contact_that_is_a_page(tmp_path, open_seeds):
    async with visit(open_seeds(contact="https://example.org/report?a=1&b=2")) as visitor:
        page = await open_front(visitor)
    assert links(page)["Report a mistake"] == "https://example.org/report?a=1&b=2"


async def test_it_offers_no_report_without_a_contact(visitor):
    assert "Report a mistake" not in links(await open_front(visitor))

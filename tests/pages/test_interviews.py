import pytest

from app.web.interviews import PAGE_SIZE
from tests.archives import FIRST, visit
from tests.builders import TALK, write_source
from tests.pages.reading import links, one, pick, read, words

pytestmark = pytest.mark.anyio


async def test_it_lists_the_interviews(visitor):
    page = read((await visitor.get("/interviews")).text)
    card = one(page, "article", "interview-card")
    assert list(links(card).values()) == [f"/interviews/{FIRST}"]
    assert "Ilya Sutskever (guest), Dwarkesh Patel (host)" in words(card)
    assert words(one(card, "p", "facts")) == "13,034 words · edited captions"


@pytest.mark.no_cover
async def test_it_parts_a_long_list_of_interviews_into_pages(tmp_path, open_seeds):
    for number in range(PAGE_SIZE + 1):
        write_source(tmp_path / "seeds" / f"talk-{number:02}", "One word.\n", title=f"{number:02}")
    async with visit(open_seeds()) as visitor:
        first, second = [
            read((await visitor.get(f"/interviews{query}")).text) for query in ("", "?page=2")
        ]
        beyond = await visitor.get("/interviews?page=9")
    titles = [[words(each) for each in pick(one(page, "main"), "h2")] for page in (first, second)]
    assert titles == [[f"{number:02}" for number in range(PAGE_SIZE)], [str(PAGE_SIZE)]]
    assert words(one(one(first, "main"), "p", "lead")).startswith(f"{PAGE_SIZE + 1} conversations")
    assert links(one(first, "nav", "pager")) == {"Older interviews": "/interviews?page=2"}
    assert links(one(second, "nav", "pager")) == {"Newer interviews": "/interviews"}
    assert beyond.status_code == 200
    assert "There are not so many pages of interviews." in beyond.text
    assert '<meta name="robots" content="noindex">' in beyond.text
    assert words(one(one(second, "head"), "title")).startswith("Interviews, page 2 ·")


async def test_it_shows_the_whole_conversation_word_for_word(visitor):
    page = read((await visitor.get(f"/interviews/{FIRST}")).text)
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    assert " ".join(words(sentence) for sentence in pick(page, "span", "sentence")) == text


async def test_it_links_every_sentence_to_its_own_address(visitor, sentences):
    page = read((await visitor.get(f"/interviews/{FIRST}")).text)
    shown = pick(page, "span", "sentence")
    assert [sentence.get("id") for sentence in shown] == [each["key"] for each in sentences]
    assert [one(sentence, "a").get("href") for sentence in shown] == [
        f"/interviews/{FIRST}/{each['key']}" for each in sentences
    ]


async def test_it_has_contents_that_lead_to_each_chapter(visitor):
    page = read((await visitor.get(f"/interviews/{FIRST}")).text)
    chapters = [chapter.get("id") for chapter in pick(page, "section", "chapter")]
    entries = links(one(page, "nav", "contents"))
    assert len(chapters) == 10
    assert list(entries.values()) == [f"/interviews/{FIRST}#{chapter}" for chapter in chapters]


async def test_it_names_the_speaker_of_each_turn(visitor):
    page = read((await visitor.get(f"/interviews/{FIRST}")).text)
    named = {words(name) for name in pick(page, "p", "turn-speaker")}
    assert named == {"Ilya Sutskever", "Dwarkesh Patel"}
    assert words(one(page, "p", "speakers-known")).startswith("Speakers identified by an editor.")


async def test_it_links_the_people_at_its_head(visitor):
    page = read((await visitor.get(f"/interviews/{FIRST}")).text)
    assert links(one(page, "ul", "interview-head-people")) == {
        "Ilya Sutskever": "/speakers/ilya-sutskever",
        "Dwarkesh Patel": "/speakers/dwarkesh-patel",
    }


async def test_it_has_every_id_once(visitor):
    page = read((await visitor.get(f"/interviews/{FIRST}")).text)
    ids = [element.get("id") for element in page.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))


async def test_it_shows_a_transcript_that_came_alone(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "talk-with-ada")
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/interviews/talk-with-ada")).text)
        front = read((await visitor.get("/")).text)
    assert " ".join(words(each) for each in pick(page, "span", "sentence")) == " ".join(
        TALK.split()
    )
    assert words(one(page, "h1")) == "A talk with Ada"
    assert words(one(page, "p", "speakers-known")).startswith("Speakers not identified.")
    assert not pick(page, "nav", "contents")
    assert [words(each) for each in pick(one(page, "main"), "h2")] == ["Cite this interview"]
    assert not pick(page, "p", "turn-speaker")
    assert not pick(page, "time")
    assert not pick(front, "article", "chapter-card")


async def test_it_says_where_a_speaker_is_inferred_or_not_identified(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        metadata='guest = "Ada"\n',
        turns="?: Welcome, Ada.\nAda?: An engine\n?: Will it think?\nAda: It does whatever\n",
    )
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/interviews/talk")).text)
        key = pick(page, "span", "sentence")[0].get("id")
        sentence = read((await visitor.get(f"/interviews/talk/{key}")).text)
    assert [words(name) for name in pick(page, "p", "turn-speaker")] == [
        "Speaker not identified",
        "Ada inferred, not certain",
        "Speaker not identified",
        "Ada",
    ]
    assert words(one(page, "p", "speakers-known")).startswith(
        "Speakers identified by an editor or inferred, not certain where they are known."
    )
    assert words(one(sentence, "p", "attribution-speaker")) == "Speaker not identified"


async def test_it_shows_what_else_is_known_of_an_interview(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        metadata='date = "1843-07"\nlanguage = "de"\nrights = "CC BY 4.0"\nplace = "London"\n'
        'collection = "Engines"\nidentifier = "E-17"\nsource = "https://example.org/talk"\n',
    )
    async with visit(open_seeds()) as visitor:
        head = one(read((await visitor.get("/interviews/talk")).text), "header", "interview-head")
    for fact in ("Collection: Engines", "Identifier: E-17", "Place: London", "Rights: CC BY 4.0"):
        assert fact in [words(each) for each in pick(head, "li")]
    assert words(one(head, "time")) == "July 1843"
    assert links(head)["Recording"] == "https://example.org/talk"
    assert one(head, "h1").get("lang") == "de"

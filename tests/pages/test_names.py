import pytest

from tests.archives import FIRST, visit
from tests.builders import write_source
from tests.pages.reading import links, marks, one, pick, read, words

pytestmark = pytest.mark.anyio

SSI = "/names/safe-superintelligence"
LIT = "conversation-line-lit"
LIBRARY = """\
[the-engine]
name = "The Engine"
kind = "thing"
forms = ["engine"]
formerly = ["old-engine", "names"]

[algebra]
name = "Álgebra"
kind = "thing"
forms = ["algebraic"]

[ada]
name = "Ada"
kind = "person"

[order-66]
name = "66 orders"
kind = "work"
forms = ["order"]
"""


@pytest.fixture
async def library_visitor(tmp_path, open_seeds):
    """A visitor of an archive with names of several kinds, one of which had other slugs."""
    write_source(tmp_path / "seeds" / "talk", metadata="date = 1843\n", names=LIBRARY)
    write_source(
        tmp_path / "seeds" / "later",
        "Ada, is the engine done? My engine is an engine.\n",
        title="A later talk",
        metadata="date = 1850\n",
    )
    async with visit(open_seeds()) as visitor:
        yield visitor


async def open_page(visitor, address):
    answer = await visitor.get(address)
    assert answer.status_code == 200
    return read(answer.text)


def list_index(page):
    """The names under each letter."""
    return {
        words(one(section, "h2")): [words(link) for link in pick(section, "a")]
        for section in pick(page, "section", "index-letter")
    }


async def test_it_lists_every_name_under_its_letter(library_visitor):
    page = await open_page(library_visitor, "/names")
    assert words(one(page, "h1")) == "People, organisations, works"
    assert list_index(page) == {
        "A": ["Ada", "Álgebra"],
        "E": ["The Engine"],
        "0–9 and others": ["66 orders"],
    }


async def test_it_says_what_each_name_is_and_how_often_it_is_mentioned(library_visitor):
    page = await open_page(library_visitor, "/names")
    assert [words(item) for item in pick(one(page, "div", "index"), "li")] == [
        "Ada person 2 mentions",
        "Álgebra thing 1 mention",
        "The Engine thing 4 mentions",
        "66 orders work 1 mention",
    ]


async def test_it_jumps_to_each_letter(visitor):
    page = await open_page(visitor, "/names")
    letters = {words(one(part, "h2")): part.get("id") for part in pick(page, "section")}
    assert len(letters) > 10
    assert links(one(page, "nav", "alphabet")) == {
        letter: f"#{anchor}" for letter, anchor in letters.items()
    }


async def test_it_leads_from_the_index_to_every_name(visitor):
    page = await open_page(visitor, "/names")
    names = (await visitor.get("/api/v1/names")).json()["names"]
    assert links(one(page, "div", "index")) == {name["name"]: name["url"] for name in names}
    for name in names:
        assert words(one(await open_page(visitor, name["url"]), "h1")) == name["name"]


async def test_it_narrows_the_index_to_a_kind(visitor):
    page = await open_page(visitor, "/names")
    names = (await visitor.get("/api/v1/names")).json()["names"]
    kinds = links(one(page, "nav", "name-kinds"))
    assert list(kinds) == ["All", "People", "Organisations", "Models", "Works", "Places", "Things"]
    narrowed = await open_page(visitor, kinds["Places"])
    assert words(one(narrowed, "h1")) == "Places"
    assert list(links(one(narrowed, "div", "index")).values()) == [
        name["url"] for name in names if name["kind"] == "place"
    ]
    assert narrowed.find(".//link[@rel='canonical']").get("href") == "/names?kind=place"


async def test_it_says_that_nothing_of_a_kind_is_named(library_visitor):
    page = await open_page(library_visitor, "/names?kind=place")
    assert "Nothing of this kind is named." in words(one(page, "main"))
    assert links(page)["names of other kinds"] == "/names"


@pytest.mark.parametrize("kind", ["animal", "Person", ""])
async def test_it_refuses_a_kind_that_there_is_not_with_a_page(visitor, kind):
    answer = await visitor.get("/names", params={"kind": kind})
    assert answer.status_code == 400
    assert "The parameter “kind” cannot be taken" in words(one(read(answer.text), "main"))


async def test_it_shows_the_whole_sentence_of_each_mention_with_the_name_marked(visitor, sentences):
    page = await open_page(visitor, SSI)
    name = (await visitor.get(f"/api/v1{SSI}")).json()
    texts = {sentence["key"]: sentence["text"] for sentence in sentences}
    assert marks(page) == ["SSI"] * name["mention_count"]
    assert [words(each) for each in pick(page, "blockquote")] == [
        texts[mention["key"]] for mention in name["mentions"]
    ]
    assert [one(foot, "a").get("href") for foot in pick(page, "p", "mentions-foot")] == [
        f"/interviews/{FIRST}/{mention['key']}" for mention in name["mentions"]
    ]


async def test_it_says_what_a_name_is_and_how_often_it_is_mentioned(visitor):
    page = await open_page(visitor, SSI)
    assert words(one(page, "p", "facts")) == "Organisation, mentioned 17 times in one interview"
    once = await open_page(visitor, "/names/linux")
    assert words(one(once, "p", "facts")) == "Thing, mentioned once in one interview"


async def test_it_says_who_mentions_a_name(visitor):
    page = await open_page(visitor, SSI)
    turns = (await visitor.get(f"/api/v1/interviews/{FIRST}/turns")).json()["turns"]
    said_by = [
        next(turn["speaker"] for turn in turns if turn["start"] <= mention["start"] < turn["end"])
        for mention in (await visitor.get(f"/api/v1{SSI}")).json()["mentions"]
    ]
    shown = [one(speaker, "a").get("href") for speaker in pick(page, "p", "mentions-speaker")]
    assert shown == [f"/speakers/{speaker}" for speaker in said_by]
    assert len(set(shown)) == 2


async def test_it_groups_mentions_by_interview_and_chapter(visitor, library_visitor):
    page = await open_page(visitor, SSI)
    chapters = [words(title) for title in pick(page, "h3", "mentions-chapter")]
    assert len(chapters) == len(set(chapters)) > 1
    assert "Alignment" in chapters
    page = await open_page(library_visitor, "/names/the-engine")
    main = one(page, "main")
    assert [words(title) for title in pick(main, "h2")] == ["A later talk", "A talk with Ada"]
    assert not pick(main, "h3")
    assert not pick(page, "p", "mentions-speaker")


async def test_it_shows_where_in_the_conversation_a_name_is_mentioned(visitor):
    line = one(await open_page(visitor, SSI), "figure", "conversation-line")
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    starts = [each["start"] for each in (await visitor.get(f"/api/v1{SSI}")).json()["mentions"]]
    lit = [
        segment["url"]
        for segment in segments
        if any(segment["start"] <= start < segment["end"] for start in starts)
    ]
    assert [link.get("href") for link in pick(line, "a") if pick(link, "rect", LIT)] == lit
    assert words(one(line, "figcaption")).startswith(f"{len(lit)} passages, in chapters ")


async def test_it_shows_a_sentence_once_with_every_mention_in_it(library_visitor):
    later = pick(await open_page(library_visitor, "/names/the-engine"), "section", "mentions")[0]
    assert [(words(each), marks(each)) for each in pick(later, "blockquote")] == [
        ("Ada, is the engine done?", ["engine"]),
        ("My engine is an engine.", ["engine", "engine"]),
    ]


async def test_it_leads_from_a_mention_to_its_sentence(visitor):
    page = await open_page(visitor, SSI)
    mention = pick(page, "li", "mentions-one")[3]
    passage = await open_page(visitor, one(one(mention, "p", "mentions-foot"), "a").get("href"))
    assert marks(passage) == [words(one(mention, "blockquote"))]


async def test_it_leads_to_a_search_of_the_passages_that_mention_a_name(visitor):
    page = await open_page(visitor, SSI)
    address = links(page)["Search the passages that mention Safe Superintelligence Inc."]
    assert address == "/search?name=safe-superintelligence"
    form = one(one(await open_page(visitor, address), "main"), "form")
    assert form.find("input[@name='name']").get("value") == "safe-superintelligence"


async def test_it_leads_to_the_speaker_of_that_name_and_back(visitor):
    page = await open_page(visitor, "/names/ilya-sutskever")
    address = links(page)["What Ilya Sutskever says in this archive"]
    assert address == "/speakers/ilya-sutskever"
    back = links(await open_page(visitor, address))["Where Ilya Sutskever is mentioned: 4 times"]
    assert back == "/names/ilya-sutskever"
    assert "/speakers/openai" not in links(await open_page(visitor, "/names/openai")).values()


async def test_it_pages_through_the_mentions_of_a_name(tmp_path, open_seeds):
    text = "".join(f"Number {number} of the engine.\n" for number in range(101))
    write_source(tmp_path / "seeds" / "talk", text, names=LIBRARY)
    async with visit(open_seeds()) as visitor:
        seen, address, earlier = [], "/names/the-engine", None
        while address:
            page = await open_page(visitor, address)
            seen.append([words(each) for each in pick(page, "blockquote")])
            assert links(page).get("Earlier results") == earlier
            assert page.find(".//link[@rel='canonical']").get("href") == address
            earlier, address = address, links(page).get("More results")
        beyond = await open_page(visitor, "/names/the-engine?page=9")
    assert [len(part) for part in seen] == [40, 40, 21]
    assert [sentence for part in seen for sentence in part] == text.splitlines()
    assert "There are no further mentions." in words(beyond)
    assert links(beyond)["Earlier results"] == "/names/the-engine?page=3"


@pytest.mark.parametrize("folder", ["/names", "/api/v1/names"])
@pytest.mark.parametrize("former", ["old-engine", "names"])
async def test_it_leads_from_a_former_slug_to_the_present_one(library_visitor, folder, former):
    answer = await library_visitor.get(f"{folder}/{former}?page=2&a=%20b")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"{folder}/the-engine?page=2&a=%20b"


async def test_it_says_that_a_name_is_not_in_the_index(visitor):
    answer = await visitor.get("/names/charles-babbage")
    assert answer.status_code == 404
    assert words(one(read(answer.text), "p", "lead")) == (
        "Nothing in this archive’s transcripts is indexed as “charles-babbage”."
    )


async def test_a_guess_is_never_shown_as_a_fact(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        "Meta is large. Rain falls.",
        turns="Bob?: Meta is large\n",
        names='[meta]\nname = "Meta"\nkind = "organisation"\n',
    )
    async with visit(open_seeds()) as visitor:
        named = (await visitor.get("/names/meta")).text
        [sentence, _] = (await visitor.get("/api/v1/interviews/talk/sentences")).json()["sentences"]
        page = (await visitor.get(f"/interviews/talk/{sentence['key']}")).text
        found = (await visitor.get("/search?q=rain")).text
    for html in (named, page, found):
        assert "Bob (inferred)" in html
    assert "— Bob (inferred), A talk with Ada" in page


async def test_a_thing_is_not_taken_for_a_speaker_of_the_same_slug(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        "Ada is a language.",
        turns="Ada: Ada is\n",
        names='[ada]\nname = "Ada"\nkind = "thing"\n',
    )
    async with visit(open_seeds()) as visitor:
        assert (
            "/speakers/ada"
            not in links(
                one(read((await visitor.get("/names/ada")).text), "header", "page-head")
            ).values()
        )
        assert "/names/ada" not in (await visitor.get("/speakers/ada")).text

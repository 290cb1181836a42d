import json
from shutil import rmtree
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.main import create_app
from app.settings import Settings
from tests.archives import FIRST, visit
from tests.builders import write_source
from tests.pages.corrected import find_key
from tests.pages.reading import links, marks, one, pick, read, words

pytestmark = pytest.mark.anyio

OPENING = "You know what's crazy?"


def find(sentences, text):
    return next(each for each in sentences if each["text"] == text)


async def open_page(visitor: httpx.AsyncClient, address: str):
    answer = await visitor.get(address)
    assert answer.status_code == 200
    return read(answer.text)


async def test_it_opens_a_sentence_marked_in_the_passage_around_it(visitor, sentences):
    sentence = find(sentences, "Up until 2020, from 2012 to 2020, it was the age of research.")
    page = await open_page(visitor, f"/interviews/{FIRST}/{sentence['key']}")
    assert marks(page) == [sentence["text"]]
    assert words(one(page, "blockquote", "quotation")) == sentence["text"]
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    around = next(each for each in segments if each["start"] <= sentence["start"] < each["end"])
    shown = " ".join(words(each) for each in pick(page, "span", "sentence"))
    assert shown == text[around["start"] : around["end"]]


async def test_it_says_who_where_and_of_what_kind_the_words_are(visitor, sentences):
    sentence = find(sentences, "Up until 2020, from 2012 to 2020, it was the age of research.")
    page = await open_page(visitor, f"/interviews/{FIRST}/{sentence['key']}")
    said = words(one(page, "div", "attribution"))
    assert said.startswith("Ilya Sutskever identified by an editor")
    assert "Dwarkesh Podcast, 25 November 2025" in said
    assert "Chapter: What are we scaling?" in said
    assert "Source: edited captions; check the recording before printing" in said


async def test_it_names_the_speaker_of_the_sentence_alone(visitor, sentences):
    # Two people speak in the passage around it.
    page = await open_page(
        visitor, f"/interviews/{FIRST}/{find(sentences, 'Meaning what?')['key']}"
    )
    assert len(pick(one(page, "div", "conversation"), "p", "turn-speaker")) > 1
    assert words(one(page, "p", "attribution-speaker")).startswith("Dwarkesh Patel")
    assert page.find(".//meta[@name='description']").get("content") == (
        "“Meaning what?” — Dwarkesh Patel, Dwarkesh Podcast, 25 November 2025"
    )


@pytest.mark.no_cover
async def test_it_leads_from_passage_to_passage_through_the_whole_conversation(visitor):
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    address, passed = segments[0]["url"], []
    while address and len(passed) <= len(segments):
        passed.append(address)
        page = await open_page(visitor, address)
        before, after = (page.find(f".//a[@rel='{rel}']") for rel in ("prev", "next"))
        assert (before.get("href") if before is not None else None) == (
            passed[-2] if len(passed) > 1 else None
        )
        address = after.get("href") if after is not None else None
    assert passed == [segment["url"] for segment in segments]


async def test_it_leads_into_the_conversation_at_the_sentence(visitor, sentences):
    key = find(sentences, OPENING)["key"]
    page = await open_page(visitor, f"/interviews/{FIRST}/{key}")
    address, _, fragment = links(page)["Read in context"].partition("#")
    anchor, _, directive = fragment.partition(":~:")
    assert directive == "text=You%20know%20what%27s%20crazy%3F,-That%20all%20of%20this%20is"
    conversation = await open_page(visitor, address)
    assert words(conversation.find(f".//*[@id='{anchor}']")) == OPENING


async def test_it_shows_a_sentence_on_its_own(visitor, sentences):
    key = find(sentences, OPENING)["key"]
    page = await open_page(visitor, f"/interviews/{FIRST}/{key}")
    assert links(page)["On its own"] == f"/interviews/{FIRST}/{key}..{key}"
    alone = await open_page(visitor, f"/interviews/{FIRST}/{key}..{key}")
    assert [words(each) for each in pick(alone, "span", "sentence")] == [OPENING]
    assert marks(alone) == []


async def test_it_shows_everything_between_two_sentences_and_nothing_else(visitor, sentences):
    first, last = sentences[3], sentences[40]
    page = await open_page(visitor, f"/interviews/{FIRST}/{first['key']}..{last['key']}")
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    shown = " ".join(words(each) for each in pick(page, "span", "sentence"))
    assert shown == text[first["start"] : last["end"]]
    assert words(one(page, "p", "attribution-speaker")) == "Ilya Sutskever and Dwarkesh Patel"
    context = links(page)["Read in context"]
    assert context.startswith(f"/interviews/{FIRST}#{first['key']}:~:text=")


async def test_it_says_that_the_first_turn_began_before_the_passage(visitor, sentences):
    first, last = sentences[1], sentences[2]
    page = await open_page(visitor, f"/interviews/{FIRST}/{first['key']}..{last['key']}")
    assert [words(name) for name in pick(page, "p", "turn-speaker")] == [
        "Ilya Sutskever continued",
        "Dwarkesh Patel",
    ]


async def test_it_takes_the_whole_interview_as_one_passage(visitor, sentences):
    address = f"/interviews/{FIRST}/{sentences[0]['key']}..{sentences[-1]['key']}"
    page = await open_page(visitor, address)
    assert len(pick(page, "span", "sentence")) == len(sentences)


@pytest.mark.parametrize(
    "ending", ["", "/any-words", "/two/parts", "/%E2%80%9Cw%C3%B6rds%E2%80%9D-here"]
)
async def test_it_shows_the_same_with_any_words_behind_the_key(visitor, sentences, ending):
    for address in (
        f"/interviews/{FIRST}/{sentences[7]['key']}",
        f"/interviews/{FIRST}/{sentences[7]['key']}..{sentences[9]['key']}",
    ):
        plain, worded = await visitor.get(address), await visitor.get(address + ending)
        assert worded.status_code == 200
        assert worded.text == plain.text


async def test_it_links_the_topics_of_a_passage(visitor):
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    segment = next(each for each in segments if each["topics"])
    page = await open_page(visitor, segment["url"])
    assert list(links(one(page, "section", "topic-links")).values()) == [
        f"/topics/{topic}" for topic in segment["topics"]
    ]


async def test_it_links_who_and_what_a_passage_names(visitor, sentences):
    text = "As a result, he also was able to enjoy a lot of near-term liquidity, and he was the "
    key = next(each["key"] for each in sentences if each["text"].startswith(text))
    named = {
        "Meta": "/names/meta",
        "Safe Superintelligence Inc.": "/names/safe-superintelligence",
    }
    section = one(await open_page(visitor, f"/interviews/{FIRST}/{key}"), "section", "name-links")
    assert words(one(section, "h2")) == "Named here"
    assert links(section) == named
    # Alone or in what is drawn around it: it names what its own words name.
    alone = await open_page(visitor, f"/interviews/{FIRST}/{key}..{key}")
    assert links(one(alone, "section", "name-links")) == named


async def test_it_leaves_out_the_names_where_a_sentence_has_none(visitor, sentences):
    names = (await visitor.get("/api/v1/names")).json()["names"]
    wholes = [(await visitor.get(f"/api/v1{name['url']}")).json() for name in names]
    starts = [mention["start"] for whole in wholes for mention in whole["mentions"]]
    seen = set()
    for sentence in sentences[::29]:
        named = any(sentence["start"] <= start < sentence["end"] for start in starts)
        page = await open_page(visitor, f"/interviews/{FIRST}/{sentence['key']}")
        assert len(pick(page, "section", "name-links")) == named
        seen.add(named)
    assert seen == {True, False}


async def test_it_links_the_speakers_of_a_passage(visitor, sentences):
    first, last = sentences[3], sentences[40]
    page = await open_page(visitor, f"/interviews/{FIRST}/{first['key']}..{last['key']}")
    assert links(one(page, "p", "attribution-speaker")) == {
        "Ilya Sutskever": "/speakers/ilya-sutskever",
        "Dwarkesh Patel": "/speakers/dwarkesh-patel",
    }


@pytest.mark.no_cover
async def test_it_shows_sentences_from_all_over_the_conversation(visitor, sentences):
    for sentence in sentences[::9]:
        answer = await visitor.get(f"/interviews/{FIRST}/{sentence['key']}")
        assert answer.status_code == 200
        assert marks(read(answer.text)) == [sentence["text"]]


async def test_it_leads_to_where_its_chapter_can_be_heard(visitor):
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    inside = next(s for s in segments if s["chapter"] == "why-humans-generalize-better-than-models")
    page = read((await visitor.get(inside["url"])).text)
    address = links(page)["Hear this chapter (25:13)"]
    assert address == "https://www.youtube.com/watch?v=aR20FWCCjAs&t=1513s"


# To take along, to widen, to go on from.


@pytest.fixture
def open_public(seeded_dir, tmp_path):
    """The first interview at a public address."""

    def open_visit(**settings):
        settings = {"base_url": "https://onrecord.example", **settings}
        app = create_app(Settings(data_dir=seeded_dir, seeds_dir=tmp_path, **settings))
        return visit(app, "http://127.0.0.1:8000")

    return open_visit


def address_of(sentences, first, last=None):
    """The address of a sentence, or of all from one to another, by their numbers."""
    keys = [sentences[number]["key"] for number in (first, last) if number is not None]
    return f"/interviews/{FIRST}/{'..'.join(keys)}"


def widening(page):
    """Addresses by their words, without the sign before them."""
    return {name[1:]: url for name, url in links(one(page, "nav", "widening")).items()}


def copies(page):
    return [text for each in pick(page, "button") if (text := each.get("data-copy-text"))]


async def test_it_is_widened_and_narrowed_by_a_sentence(visitor, sentences):
    page = await open_page(visitor, address_of(sentences, 5, 7))
    assert widening(page) == {
        "One more before": address_of(sentences, 4, 7),
        "One less at the start": address_of(sentences, 6, 7),
        "One less at the end": address_of(sentences, 5, 6),
        "One more after": address_of(sentences, 5, 8),
    }


async def test_it_is_narrowed_to_a_sentence_in_what_stands_around_it(visitor, sentences):
    page = await open_page(visitor, address_of(sentences, 5, 6))
    assert widening(page)["One less at the start"] == address_of(sentences, 6)
    assert widening(page)["One less at the end"] == address_of(sentences, 5)


async def test_beside_a_passage_stand_the_sentences_before_and_after(visitor, sentences):
    page = await open_page(visitor, address_of(sentences, 5, 7))
    beside = {each.get("rel"): each.get("href") for each in pick(page, "a") if each.get("rel")}
    assert beside == {"prev": address_of(sentences, 4), "next": address_of(sentences, 8)}


async def test_its_heading_says_whose_words_it_has(visitor, sentences):
    page = await open_page(visitor, address_of(sentences, 0))
    assert words(one(page, "h1")) == "One sentence by Ilya Sutskever"
    page = await open_page(visitor, address_of(sentences, 0, 4))
    assert words(one(page, "h1")) == "A passage by Ilya Sutskever and Dwarkesh Patel"


async def test_a_passage_of_two_speakers_is_described_with_their_names(visitor, sentences):
    page = await open_page(visitor, address_of(sentences, 0, 4))
    described = page.find(".//meta[@name='description']").get("content")
    assert described.startswith(f"“Ilya Sutskever: {OPENING}")
    assert described.endswith("” — Dwarkesh Podcast, 25 November 2025")


async def test_a_sentence_is_only_widened(visitor, sentences):
    page = await open_page(visitor, address_of(sentences, 5))
    assert list(widening(page).values()) == [
        address_of(sentences, 4, 5),
        address_of(sentences, 5, 6),
    ]


@pytest.mark.parametrize(("place", "beside"), [(0, (0, 1)), (-1, (-2, -1))])
async def test_it_is_widened_no_further_than_the_conversation_goes(
    visitor, sentences, place, beside
):
    page = await open_page(visitor, address_of(sentences, place))
    assert list(widening(page).values()) == [address_of(sentences, *beside)]


async def test_what_it_is_widened_to_is_there(visitor, sentences):
    page = await open_page(visitor, address_of(sentences, 5))
    for url in widening(page).values():
        assert len(pick(await open_page(visitor, url), "span", "sentence")) == 2


async def test_it_leads_on_to_passages_that_are_not_its_own(visitor, sentences):
    # Nothing is near the words of thanks at the end.
    for number in range(3, len(sentences) - 50, 150):
        page = await open_page(visitor, address_of(sentences, number))
        shown = {each.get("href") for each in pick(one(page, "div", "conversation"), "a")}
        related = list(links(one(page, "section", "related")).values())
        assert 0 < len(set(related)) == len(related) <= 3
        beside = {each.get("href") for each in pick(page, "a") if each.get("rel")}
        assert not set(related) & (shown | beside)
        for address in related:
            assert (await visitor.get(address)).status_code == 200


async def test_it_names_where_a_related_passage_stands(visitor, sentences):
    page = await open_page(visitor, address_of(sentences, 153))
    chapters = (await visitor.get(f"/api/v1/interviews/{FIRST}")).json()["chapters"]
    for source in pick(page, "p", "related-source"):
        speakers, _, where = words(source).partition(", ")
        assert speakers.split(" and ")[0] in {"Ilya Sutskever", "Dwarkesh Patel"}
        assert where in {chapter["title"] for chapter in chapters}


async def test_it_stands_there_while_the_index_is_not_at_hand(tmp_path, open_seeds):
    for slug in ("ada", "grace"):
        write_source(tmp_path / "seeds" / slug, "A loom weaves patterns.\n")
    async with visit(open_seeds()) as visitor:
        found = (await visitor.get("/api/v1/interviews/ada/sentences")).json()["sentences"]
        address = f"/interviews/ada/{found[0]['key']}"
        assert pick(await open_page(visitor, address), "section", "related")
        rmtree(tmp_path / "var" / "index")
        for each in (address, f"{address}..{found[0]['key']}"):
            assert pick(await open_page(visitor, each), "section", "related") == []


async def test_a_passage_alone_in_its_archive_has_no_related_ones(reader, corrected_dir):
    page = await open_page(reader, f"/interviews/ada/{find_key(corrected_dir, 'Welcome, Ada.')}")
    assert pick(page, "section", "related") == []


async def test_it_is_offered_in_all_forms(visitor, sentences):
    address = address_of(sentences, 0)
    page = await open_page(visitor, address)
    where = f"Dwarkesh Podcast, 25 November 2025, http://localhost{address}"
    assert copies(page)[0] == f"“{OPENING}” — Ilya Sutskever, {where}"
    assert [words(each) for each in pick(page, "p", "copyable-label")] == [
        *("Quote", "Markdown", "HTML", "APA", "MLA", "Chicago", "Frame"),
    ]
    # Without scripts each can be read, too.
    assert [words(each) for each in pick(page, "p", "copyable-text")] == [
        " ".join(text.split()) for text in copies(page)
    ]


@pytest.mark.parametrize("last", [None, 4])
async def test_an_address_leads_to_the_part_that_cites_or_embeds_it(visitor, sentences, last):
    page = await open_page(visitor, address_of(sentences, 0, last))
    for part, label in (("page_cite", "APA"), ("page_embed", "Frame")):
        (element,) = [each for each in page.iter() if each.get("id") == part]
        assert words(pick(element, "p", "copyable-label")[0]) == label


async def test_it_is_cited_by_who_speaks(visitor, sentences):
    page = await open_page(visitor, address_of(sentences, 0, 4))
    for text in copies(page)[3:6]:
        assert text.startswith("Sutskever, I")
        assert "Patel" in text
        assert address_of(sentences, 0, 4) in text


async def test_reference_managers_find_an_entry(visitor, sentences):
    page = await open_page(visitor, address_of(sentences, 0))
    told = {each.get("name"): each.get("content") for each in pick(page, "meta")}
    assert {name: text for name, text in told.items() if name and name.startswith("DC.")} == {
        "DC.type": "interview",
        "DC.title": told["DC.title"],
        "DC.creator": "Ilya Sutskever",
        "DC.contributor": "Dwarkesh Patel",
        "DC.date": "2025-11-25",
        "DC.publisher": "Onrecord",
        "DC.source": "Dwarkesh Podcast",
        "DC.identifier": f"http://localhost{address_of(sentences, 0)}",
        "DC.language": "en",
        "DC.description": (
            "Interview by Dwarkesh Patel. Transcript, revision 1. Text from edited captions."
        ),
    }


async def test_programs_read_what_it_is(open_public, sentences):
    address = address_of(sentences, 0, 4)
    async with open_public() as visitor:
        page = await open_page(visitor, address)
    (data,) = [each for each in pick(page, "script") if each.get("type") == "application/ld+json"]
    graph = json.loads("".join(data.itertext()))["@graph"]
    quotation, conversation, trail = graph
    assert [each["@type"] for each in graph] == ["Quotation", "Conversation", "BreadcrumbList"]
    assert quotation["url"] == f"https://onrecord.example{address}"
    assert quotation["text"] == " ".join(each["text"] for each in sentences[:5])
    assert [each["name"] for each in quotation["creator"]] == ["Ilya Sutskever", "Dwarkesh Patel"]
    assert quotation["isPartOf"]["@id"] == conversation["@id"]
    assert trail["itemListElement"][-1]["item"] == conversation["url"]


async def test_a_page_of_its_own_names_itself_whole(open_public, sentences):
    address = address_of(sentences, 0)
    async with open_public() as visitor:
        page = await open_page(visitor, f"{address}/any-words")
    heads = [(each.get("rel"), each.get("type"), each.get("href")) for each in pick(page, "link")]
    assert ("canonical", None, f"https://onrecord.example{address}") in heads
    assert ("alternate", "application/atom+xml", "/feed.atom") in heads
    properties = {each.get("property"): each.get("content") for each in pick(page, "meta")}
    assert properties["og:type"] == "article"
    assert properties["og:url"] == f"https://onrecord.example{address}"
    assert properties["og:title"] == OPENING
    assert properties["og:site_name"] == "Onrecord"


async def test_it_repeats_no_origin_that_is_not_known(visitor, sentences):
    answer = await visitor.get(address_of(sentences, 0), headers={"host": "evil.example"})
    assert 'href="/feed.atom"' in answer.text
    assert "evil" not in answer.text


async def test_a_mistake_is_told_by_mail_with_words_and_address(open_public, sentences):
    address = address_of(sentences, 0)
    async with open_public(contact="editor@onrecord.example") as visitor:
        page = await open_page(visitor, address)
    link = urlsplit(links(one(page, "section", "caveat"))["Report a mistake"])
    assert (link.scheme, link.path) == ("mailto", "editor@onrecord.example")
    (body,) = parse_qs(link.query)["body"]
    assert body.splitlines()[:3] == [f"https://onrecord.example{address}", "", f"“{OPENING}”"]


async def test_a_mistake_is_told_on_a_page(open_public, sentences):
    async with open_public(contact="https://onrecord.example/mistakes") as visitor:
        for address in (address_of(sentences, 0), address_of(sentences, 0, 4)):
            page = await open_page(visitor, address)
            found = links(one(page, "section", "caveat"))
            assert found["Report a mistake"] == "https://onrecord.example/mistakes"


async def test_a_mistake_is_told_to_nobody_where_nobody_is_there(open_public, sentences):
    async with open_public() as visitor:
        page = await open_page(visitor, address_of(sentences, 0))
    assert "Report a mistake" not in links(page)

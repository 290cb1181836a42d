import pytest

from tests.archives import FIRST, visit
from tests.builders import write_source
from tests.pages.reading import links, one, pick, read, words

pytestmark = pytest.mark.anyio

ILYA = "/speakers/ilya-sutskever"
PEOPLE = '[ada-lovelace]\nname = "Ada Lovelace"\nvariants = ["Ada"]\nformerly = ["ada-byron"]\n'
TURNS = "Charles: Welcome, Ada.\nAda: An engine\nCharles: Will it think?\nAda: It does whatever\n"


@pytest.fixture
async def guest_visitor(tmp_path, open_seeds):
    """A visitor of three talks with Ada: one with turns, one without, one where she is silent."""
    write_source(
        tmp_path / "seeds" / "talk",
        metadata='date = 1843\nguest = "Ada"\nhost = "Charles"\n',
        turns=TURNS,
        people=PEOPLE,
    )
    write_source(
        tmp_path / "seeds" / "unknown",
        "Nobody wrote down who says this.\n",
        title="A talk without turns",
        metadata='date = 1844\nguest = "Ada"\n',
    )
    write_source(
        tmp_path / "seeds" / "silent",
        "I speak. And I speak on.\n",
        title="A talk of one",
        metadata='date = 1845\nguest = "Ada"\nhost = "Charles"\n',
        turns="Charles: I speak.\n",
    )
    async with visit(open_seeds()) as visitor:
        yield visitor


async def open_page(visitor, address):
    answer = await visitor.get(address)
    assert answer.status_code == 200
    return read(answer.text)


async def test_it_says_how_much_a_speaker_speaks(visitor):
    page = await open_page(visitor, ILYA)
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    turns = (await visitor.get(f"/api/v1/interviews/{FIRST}/turns")).json()["turns"]
    own = [turn for turn in turns if turn["speaker"] == "ilya-sutskever"]
    count = sum(len(text[turn["start"] : turn["end"]].split()) for turn in own)
    assert words(one(page, "h1")) == "Ilya Sutskever"
    assert words(one(page, "p", "speaker-part-share")) == (
        f"{round(100 * count / 13034)} % of the words, as guest"
    )
    part = one(page, "article", "speaker-part")
    assert words(one(part, "p", "facts")) == f"{count:,} of 13,034 words, in {len(own)} turns"
    assert f"{count:,} words in {len(own)} turns, in one interview" in words(page)
    assert links(one(part, "h3")).popitem()[1] == f"/interviews/{FIRST}"


@pytest.mark.parametrize(("slug", "lane"), [("ilya-sutskever", 0), ("dwarkesh-patel", 1)])
async def test_it_draws_each_interview_with_the_turns_of_the_speaker_lit(visitor, slug, lane):
    page = await open_page(visitor, f"/speakers/{slug}")
    own, other = pick(one(page, "figure", "conversation-line"), "li")
    assert words(own) == words(one(page, "h1"))
    assert own.get("class") == f"lane-{lane}"
    assert "class" not in other.attrib
    shape = one(pick(page, "svg", "conversation-line-lane")[0], "path").get("d")
    assert shape.count("v1") + shape.count("V1") == 66


async def test_it_shares_the_words_out_among_the_speakers(visitor):
    shares = [
        int(words(one(await open_page(visitor, address), "p", "speaker-part-share")).split("%")[0])
        for address in (ILYA, "/speakers/dwarkesh-patel")
    ]
    assert sum(shares) == 100


async def test_it_lists_the_topics_that_a_speaker_speaks_about_most(visitor):
    page = await open_page(visitor, ILYA)
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    cards = pick(page, "div", "topic-card")
    counts = [int(words(one(card, "span", "topic-card-count")).split()[0]) for card in cards]
    assert len(cards) == 12
    assert counts == sorted(counts, reverse=True)
    for card, count in zip(cards, counts, strict=True):
        address = one(card, "a").get("href")
        assert address.endswith("?speaker=ilya-sutskever")
        topic = address.removeprefix("/topics/").partition("?")[0]
        assert count == sum(
            topic in segment["topics"] and "ilya-sutskever" in segment["speakers"]
            for segment in segments
        )


async def test_it_leads_to_a_search_of_what_a_speaker_says(visitor):
    page = await open_page(visitor, ILYA)
    address = links(page)["Search the passages in which Ilya Sutskever speaks"]
    assert address == "/search?speaker=ilya-sutskever"
    form = one(one(await open_page(visitor, address), "main"), "form")
    assert form.find("input[@name='speaker']").get("value") == "ilya-sutskever"


async def test_it_lists_every_interview_of_a_speaker_the_newest_first(guest_visitor):
    page = await open_page(guest_visitor, "/speakers/ada-lovelace")
    parts = pick(page, "article", "speaker-part")
    assert [words(one(part, "h3")) for part in parts] == [
        "A talk of one",
        "A talk without turns",
        "A talk with Ada",
    ]
    assert words(one(page, "p", "speaker-part-share")) == "63 % of the words, as guest"
    assert "17 words in 2 turns, in one interview" in words(page)
    assert [len(pick(part, "figure", "conversation-line")) for part in parts] == [0, 0, 1]


async def test_it_says_where_no_turn_is_known_to_be_theirs(guest_visitor):
    page = await open_page(guest_visitor, "/speakers/ada-lovelace")
    assert [words(each) for each in pick(page, "p", "speaker-part-silence")] == [
        "Takes part as guest. No turn of this interview is known to be theirs.",
        "Takes part as guest. The speakers of this interview are not identified.",
    ]


async def test_it_offers_no_search_of_what_nobody_is_known_to_say(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "talk", metadata='guest = "Ada"\n')
    async with visit(open_seeds()) as visitor:
        page = await open_page(visitor, "/speakers/ada")
    assert words(one(page, "p", "speaker-part-silence")).endswith("are not identified.")
    assert "/search?speaker=ada" not in links(page).values()
    assert not pick(page, "aside")


async def test_it_leads_from_a_former_slug_to_the_present_one(guest_visitor):
    answer = await guest_visitor.get("/speakers/ada-byron?a=b&c=%20")
    assert answer.status_code == 301
    assert answer.headers["location"] == "/speakers/ada-lovelace?a=b&c=%20"


async def test_it_says_that_nobody_of_that_name_speaks(visitor):
    # OpenAI is in the index of names, and says nothing itself.
    answer = await visitor.get("/speakers/openai")
    assert answer.status_code == 404
    assert words(one(read(answer.text), "p", "lead")) == (
        "Nobody called “openai” speaks in this archive."
    )


@pytest.mark.no_cover
async def test_it_shows_many_interviews_page_by_page(tmp_path, open_seeds):
    for number in range(52):
        write_source(
            tmp_path / "seeds" / f"talk-{number}",
            f"Number {number} begins. It rains.",
            title=f"Talk {number:02}",
            turns=f"Ada: Number {number}\n",
        )
    async with visit(open_seeds()) as visitor:
        first = read((await visitor.get("/speakers/ada")).text)
        later = links(first)["More results"]
        second = read((await visitor.get(later)).text)
    assert "260 words in 52 turns, in 52 interviews" in words(first)
    assert "260 words in 52 turns, in 52 interviews" in words(second)
    titles = [f"Talk {number:02}" for number in range(52)]
    assert [title for title in titles if title in links(first)] == titles[:50]
    assert [title for title in titles if title in links(second)] == titles[50:]
    assert links(second)["Earlier results"] == "/speakers/ada"

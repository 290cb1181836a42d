import pytest

from app.web.topics import PAGE_SIZE
from tests.archives import visit
from tests.builders import write_source
from tests.pages.reading import first_link, links, marks, one, pick, read, words

pytestmark = pytest.mark.anyio


async def test_it_lists_every_topic_with_its_summary_and_its_passages(visitor):
    page = read((await visitor.get("/topics")).text)
    topics = (await visitor.get("/api/v1/topics")).json()["topics"]
    rows = pick(page, "tr")[1:]
    assert len(topics) > 10
    assert [links(pick(row, "th")[0]) for row in rows] == [
        {each["name"]: each["url"]} for each in topics
    ]
    assert [words(one(row, "p")) for row in rows] == [topic["summary"] for topic in topics]
    assert [words(one(row, "td", "topic-map-total")) for row in rows] == [
        f"{topic['segment_count']} passage{'' if topic['segment_count'] == 1 else 's'}"
        for topic in topics
    ]


async def test_it_shows_the_passages_of_a_topic_in_the_order_they_were_said(visitor):
    page = read((await visitor.get("/topics/value-functions")).text)
    topic = (await visitor.get("/api/v1/topics/value-functions")).json()
    starts = [segment["start"] for segment in topic["segments"]]
    shown = [first_link(card) for card in pick(page, "article", "passage-card")]
    assert starts == sorted(starts)
    assert shown == [segment["url"] for segment in topic["segments"]]
    assert words(one(page, "h1")) == topic["name"]
    assert f"{len(shown)} passages, in the order of the conversation" in words(page)


async def test_it_groups_the_passages_of_a_topic_by_chapter(visitor):
    page = read((await visitor.get("/topics/value-functions")).text)
    titles = [words(title) for title in pick(page, "h3", "chapter-title")]
    assert "Emotions and value functions" in titles
    assert len(titles) == len(set(titles))


async def test_it_says_whether_an_editor_placed_a_passage(visitor):
    page = read((await visitor.get("/topics/value-functions")).text)
    for card in pick(page, "article", "passage-card"):
        assert "placed by an editor" in words(card)


async def test_it_leads_to_related_topics(visitor):
    page = read((await visitor.get("/topics/value-functions")).text)
    topic = (await visitor.get("/api/v1/topics/value-functions")).json()
    related = [first_link(card) for card in pick(page, "div", "topic-card")]
    assert related == [f"/topics/{slug}" for slug in topic["related"]]
    for address in related:
        assert (await visitor.get(address)).status_code == 200


async def test_it_leads_from_a_topic_to_a_passage_and_its_permalink(visitor):
    front = read((await visitor.get("/")).text)
    topic = read((await visitor.get(links(front)["Value functions"])).text)
    card = pick(topic, "article", "passage-card")[2]
    passage = read((await visitor.get(first_link(card))).text)
    permalink = one(one(passage, "div", "permalink"), "a").get("href")
    again = read((await visitor.get(permalink)).text)
    assert marks(again)[0] in words(card)
    assert marks(again) == marks(passage)


async def test_it_shows_a_topic_that_stands_in_several_interviews(tmp_path, open_seeds):
    vocabulary = '[engines]\nname = "Engines"\nsummary = "What they do."\nwords = ["engine"]\n'
    seeds = tmp_path / "seeds"
    for name, year in (("Early", 1842), ("Late", 1843)):
        write_source(
            seeds / name.lower(),
            title=name,
            metadata=f"date = {year}\n",
            vocabulary=vocabulary,
            topics="engines: An engine that .. perform.\n",
        )
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/topics/engines")).text)
        topic = (await visitor.get("/api/v1/topics/engines")).json()
    assert topic["interview_count"] == 2
    assert len(pick(page, "section", "topic-interview")) == 2
    assert [words(title) for title in pick(page, "h2", "section-title")] == ["Late", "Early"]
    assert not pick(page, "h3", "chapter-title")


async def test_it_offers_a_search_for_a_topic_without_passages(tmp_path, open_seeds):
    vocabulary = '[whales]\nname = "Whales"\nsummary = "Large animals."\nwords = ["whale"]\n'
    write_source(tmp_path / "seeds" / "talk", vocabulary=vocabulary)
    async with visit(open_seeds()) as visitor:
        answer = await visitor.get("/topics/whales")
        front = read((await visitor.get("/")).text)
    assert answer.status_code == 200
    assert links(read(answer.text))["search for its name"] == "/search?q=Whales"
    assert "Whales" not in links(front)


async def test_it_tells_what_was_found_by_its_words_from_what_was_placed(visitor):
    topic = (await visitor.get("/api/v1/topics/brain-and-neuroscience")).json()
    page = read((await visitor.get("/topics/brain-and-neuroscience")).text)
    said = {"editor": "placed by an editor", "found": "found by its words"}
    placed = [segment["placed"] for segment in topic["segments"]]
    assert set(placed) == {"editor", "found"}
    for card, by in zip(pick(page, "article", "passage-card"), placed, strict=True):
        assert said[by] in words(card)


async def test_it_narrows_a_topic_to_where_somebody_speaks(visitor):
    everything = (await visitor.get("/api/v1/topics/social-desires")).json()["segments"]
    narrowed = (await visitor.get("/api/v1/topics/social-desires?speaker=dwarkesh-patel")).json()[
        "segments"
    ]
    assert 0 < len(narrowed) < len(everything)
    page = read((await visitor.get("/topics/social-desires")).text)
    address = links(page)["Dwarkesh Patel"]
    assert address == "/topics/social-desires?speaker=dwarkesh-patel"
    chosen = read((await visitor.get(address)).text)
    cards = pick(chosen, "article", "passage-card")
    assert [first_link(card) for card in cards] == [segment["url"] for segment in narrowed]
    assert all("Dwarkesh Patel" in words(card) for card in cards)
    assert f"{len(cards)} passages in which Dwarkesh Patel speaks" in words(chosen)
    assert links(chosen)["Take off the filter Dwarkesh Patel"] == "/topics/social-desires"


async def test_it_says_where_nothing_stands_under_a_topic_for_somebody(visitor):
    answer = await visitor.get("/topics/social-desires?speaker=nobody")
    page = read(answer.text)
    assert answer.status_code == 200
    assert "Nothing stands here." in words(page)
    assert links(page)["All passages about Social desires"] == "/topics/social-desires"


async def test_it_shows_a_long_topic_page_by_page(tmp_path, open_seeds):
    vocabulary = '[rain]\nname = "Rain"\nsummary = "When it falls."\n'
    talk = "\n\n".join(f"Number {n} begins here. {'It rains and pours. ' * 25}" for n in range(60))
    write_source(
        tmp_path / "seeds" / "talk",
        talk,
        vocabulary=vocabulary,
        topics="rain: Number 0 begins .. Number 59 begins here.",
    )
    async with visit(open_seeds()) as visitor:
        topic = (await visitor.get("/api/v1/topics/rain")).json()
        addresses, pages = ["/topics/rain"], []
        while len(pages) < len(addresses):
            pages.append(read((await visitor.get(addresses[-1])).text))
            later = links(pages[-1]).get("More results")
            addresses += [later] if later else []
        beyond = read((await visitor.get("/topics/rain?page=99")).text)
    shown = [[first_link(card) for card in pick(page, "article", "passage-card")] for page in pages]
    assert [len(page) for page in shown[:-1]] == [PAGE_SIZE] * (len(shown) - 1)
    assert len(shown) > 2
    assert [url for page in shown for url in page] == [
        segment["url"] for segment in topic["segments"]
    ]
    assert [links(page)["Earlier results"] for page in pages[1:]] == addresses[:-1]
    assert links(beyond)["Earlier results"] == addresses[-1]


async def test_it_leads_up_and_down_between_topics(tmp_path, open_seeds):
    vocabulary = (
        '[weather]\nname = "Weather"\nsummary = "All of it."\n'
        '[rain]\nname = "Rain"\nsummary = "When it falls."\nbroader = "weather"\n'
    )
    write_source(tmp_path / "seeds" / "talk", vocabulary=vocabulary)
    async with visit(open_seeds()) as visitor:
        weather = read((await visitor.get("/topics/weather")).text)
        rain = read((await visitor.get("/topics/rain")).text)
    assert links(weather)["Rain"] == "/topics/rain"
    assert "part of Weather" in words(one(rain, "p", "kicker"))
    assert links(rain)["Weather"] == "/topics/weather"


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
async def test_a_former_slug_of_a_topic_leads_to_it_for_good(tmp_path, open_seeds, prefix):
    vocabulary = '[rain]\nname = "Rain"\nsummary = "Falls."\nformerly = ["drizzle"]\n'
    write_source(tmp_path / "seeds" / "talk", vocabulary=vocabulary)
    async with visit(open_seeds()) as visitor:
        answer = await visitor.get(f"{prefix}/topics/drizzle?speaker=ada")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"{prefix}/topics/rain?speaker=ada"


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
async def test_a_former_slug_of_a_speaker_leads_on_in_a_filter_too(tmp_path, open_seeds, prefix):
    write_source(
        tmp_path / "seeds" / "talk",
        turns="Ada Lovelace: Welcome\n",
        vocabulary='[rain]\nname = "Rain"\nsummary = "Falls."\n',
        people='[ada-lovelace]\nname = "Ada Lovelace"\nformerly = ["countess"]\n',
    )
    async with visit(open_seeds()) as visitor:
        answer = await visitor.get(f"{prefix}/topics/rain?speaker=countess")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"{prefix}/topics/rain?speaker=ada-lovelace"

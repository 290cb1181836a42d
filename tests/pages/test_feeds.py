"""The feeds: what is new in the archive, and under a topic."""

import sqlite3
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from app.ingest.pipeline import Orders, ingest_sources
from app.ingest.withdrawal.withdrawing import Order, withdraw
from app.main import create_app
from app.settings import Settings
from app.sources import find_sources
from app.web.feeds import archive_feed, topic_feed
from tests.archives import FIRST, visit
from tests.builders import write_source
from tests.pages.corrected import DAYS, WITHDRAWN, find_key
from tests.pages.reading import links, pick, read, words

pytestmark = pytest.mark.anyio

HERE = "http://localhost"
SCHEMA = Path(__file__).parents[1] / "schemas" / "atom.rng"
FEEDS = ["/feed.atom", "/topics/value-functions.atom"]
RAIN = '[rain]\nname = "Rain"\nsummary = "Falls."\nwords = ["rain"]\nformerly = ["drizzle"]\n'
HOSTILE = "]]> </script> --> <b>bold</b> & 🦉 \u202eback\u202c $x_1$"


async def ask(visitor, address):
    """A feed as a reader takes it, once it is known to be valid."""
    answer = await visitor.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/atom+xml"
    etree.RelaxNG(etree.parse(SCHEMA)).assertValid(etree.fromstring(answer.content))
    feed = feedparser.parse(answer.content, sanitize_html=False)
    assert not feed.bozo
    return feed


def path(entry):
    assert entry.id == entry.link
    assert entry.link.startswith(HERE)
    return entry.link.removeprefix(HERE)


def quoted(entry):
    """The words of the quotation that an entry brings along."""
    return words(pick(read(f"<div>{entry.content[0].value}</div>"), "blockquote")[0])


async def test_it_tells_of_each_interview(visitor):
    feed = await ask(visitor, "/feed.atom")
    (entry,) = feed.entries
    assert path(entry) == f"/interviews/{FIRST}"
    assert entry.title.startswith("Ilya Sutskever")
    assert [author.name for author in entry.authors] == ["Ilya Sutskever", "Dwarkesh Patel"]
    assert entry.summary.startswith("Dwarkesh Podcast, 25 November 2025. 13,034 words, ")
    assert "Corrected" not in entry.summary
    assert entry.content[0].language == "en"
    assert quoted(entry).startswith(
        "Ilya Sutskever: You know what's crazy? That all of this is real. Dwarkesh Patel: Meaning"
    )


async def test_a_feed_names_itself_and_its_page(visitor):
    for address, page in zip(FEEDS, ["/", "/topics/value-functions"], strict=True):
        feed = (await ask(visitor, address)).feed
        found = {link.rel: link.href for link in feed.links}
        assert found == {"self": HERE + address, "alternate": HERE + page}
        assert feed.id == HERE + address
        assert feed.author == "Onrecord"


async def test_it_dates_an_interview_by_its_revisions(reader):
    feed = await ask(reader, "/feed.atom")
    (entry,) = feed.entries
    assert entry.published.startswith(DAYS[0])
    assert entry.updated.startswith(DAYS[3])
    assert feed.feed.updated == entry.updated
    assert entry.summary.endswith("Corrected on 20 July 2027.")
    (related,) = [link.href for link in entry.links if link.rel == "related"]
    assert related == f"{HERE}/interviews/ada/corrections"
    assert (await reader.get(related)).status_code == 200


async def test_it_says_nothing_of_what_was_removed_or_withdrawn(reader):
    html = (await reader.get("/feed.atom")).text
    assert "A talk with Ada" in html
    for gone in (WITHDRAWN, "lost talk", "In secret"):
        assert gone not in html


async def test_it_lists_the_latest_first_and_not_too_many(tmp_path, open_seeds, monkeypatch):
    monkeypatch.setattr(archive_feed, "MOST_ENTRIES", 2)
    for slug in ("ada", "bob", "eve"):
        write_source(tmp_path / "seeds" / slug, f"{slug} says this.\n", title=slug)
    app = open_seeds()
    async with visit(app) as visitor:
        set_days(tmp_path / "var", ada="2027-01-02", bob="2027-01-03", eve="2027-01-01")
        feed = await ask(visitor, "/feed.atom")
    assert [entry.title for entry in feed.entries] == ["bob", "ada"]


def set_days(data_dir, **days):
    """Sets the days apart on which interviews were added."""
    with sqlite3.connect(data_dir / "onrecord.db") as connection:
        for slug, day in days.items():
            connection.execute(
                "UPDATE revisions SET ingested_at = ? "
                "WHERE interview_id = (SELECT id FROM interviews WHERE slug = ?)",
                (f"{day} 12:00:00.000000", slug),
            )
    connection.close()


async def test_it_is_there_before_anything_is_in_it(empty_visitor):
    feed = await ask(empty_visitor, "/feed.atom")
    assert feed.entries == []
    assert (await empty_visitor.get("/topics/rain.atom")).status_code == 404


async def test_it_keeps_a_guess_a_guess(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        "So much rain.\nIndeed, rain.\nMore rain.\nAnd rain again.\n",
        metadata='guest = "Ada"\n',
        turns="?: So much\nAda: Indeed\nEve?: More rain\nBob: And rain\n",
        topics="rain: So much .. rain again.\n",
        vocabulary=RAIN,
    )
    async with visit(open_seeds()) as visitor:
        (interview,) = (await ask(visitor, "/feed.atom")).entries
        (passage,) = (await ask(visitor, "/topics/rain.atom")).entries
    people = [author.name for author in interview.authors]
    assert people == ["Ada", "Eve (inferred)", "Bob"]
    assert [author.name for author in passage.authors] == ["Speaker not identified", *people]
    assert "Eve (inferred): More rain." in quoted(passage)


async def test_it_says_where_nobody_is_known(tmp_path, open_seeds):
    write_source(tmp_path / "seeds" / "talk", "Rain.\n")
    async with visit(open_seeds()) as visitor:
        (entry,) = (await ask(visitor, "/feed.atom")).entries
    assert [author.name for author in entry.authors] == ["Speaker not identified"]


async def test_it_gives_the_passages_of_a_topic_word_for_word(visitor):
    feed = await ask(visitor, "/topics/value-functions.atom")
    listed = (await visitor.get("/api/v1/topics/value-functions")).json()
    found = listed["segments"]
    assert feed.feed.title == "Value functions · Onrecord"
    assert feed.feed.subtitle == listed["summary"]
    sentences = (await visitor.get(f"/api/v1/interviews/{FIRST}/sentences")).json()["sentences"]
    ends = {sentence["end"]: sentence["key"] for sentence in sentences}
    assert [path(entry) for entry in feed.entries] == [
        f"/interviews/{FIRST}/{segment['key']}..{ends[segment['end']]}" for segment in found
    ]
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    for entry, segment in zip(feed.entries, found, strict=True):
        passage = text[segment["start"] : segment["end"]]
        said = quoted(entry)
        for author in entry.authors:
            said = said.replace(f"{author.name}: ", "")
        assert said == passage
        assert passage.startswith(entry.title.removesuffix("…"))
        page = read((await visitor.get(path(entry))).text)
        shown = " ".join(words(each) for each in pick(page, "span", "sentence"))
        assert shown == " ".join(passage.split())


async def test_every_page_leads_to_the_feed(visitor):
    for address in ("/", "/about", "/topics/value-functions", f"/interviews/{FIRST}", "/nothing"):
        page = read((await visitor.get(address)).text)
        told = [each.get("href") for each in pick(page, "link") if "atom" in each.get("type", "")]
        assert told[0] == "/feed.atom"
        assert links(page)["Follow: the feed"] == "/feed.atom"


async def test_a_topic_leads_to_its_feed(visitor):
    page = read((await visitor.get("/topics/value-functions")).text)
    told = [each.get("href") for each in pick(page, "link") if "atom" in each.get("type", "")]
    assert told[1:] == ["/topics/value-functions.atom"]
    assert links(page)["Feed"] == "/topics/value-functions.atom"


async def test_what_came_last_is_first_under_a_topic(tmp_path, open_seeds, monkeypatch):
    monkeypatch.setattr(topic_feed, "MOST_ENTRIES", 2)
    for slug in ("ada", "bob", "eve"):
        write_source(
            tmp_path / "seeds" / slug,
            f"Of rain {slug} says this.\n",
            metadata='date = "2020"\n' if slug == "eve" else "",
            topics=f"rain: Of rain .. {slug} says this.\n",
            vocabulary=RAIN,
        )
    async with visit(open_seeds()) as visitor:
        set_days(tmp_path / "var", ada="2027-01-02", bob="2027-01-03", eve="2027-01-01")
        feed = await ask(visitor, "/topics/rain.atom")
    assert [entry.title for entry in feed.entries] == [
        "Of rain bob says this.",
        "Of rain ada says this.",
    ]
    assert feed.entries[0].published == feed.entries[0].updated == "2027-01-03T12:00:00Z"


async def test_a_former_slug_leads_to_the_feed_of_the_present_one(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk", "Rain.\n", topics="rain: Rain .. Rain.\n", vocabulary=RAIN
    )
    async with visit(open_seeds()) as visitor:
        answer = await visitor.get("/topics/drizzle.atom?a=b")
        assert (answer.status_code, answer.headers["location"]) == (301, "/topics/rain.atom?a=b")
        assert len((await ask(visitor, "/topics/rain.atom")).entries) == 1
        missing = await visitor.get("/topics/snow.atom")
    assert missing.status_code == 404
    assert "There is no topic “snow” in this archive." in words(read(missing.text))


async def test_it_gives_no_words_that_were_withdrawn_from_a_topic(tmp_path, library):
    folder = write_source(
        tmp_path / "seeds" / "ada",
        "My mother disapproves of rain.\nThe rain is cold.\n",
        topics="rain: My mother .. cold.\n",
        vocabulary=RAIN,
    )
    ingest_sources(library, find_sources(folder), Orders())
    data_dir = tmp_path / "var"
    key = find_key(data_dir, "My mother")
    settings = Settings(data_dir=data_dir, seeds_dir=tmp_path / "none")
    async with visit(create_app(settings)) as visitor:
        before = await ask(visitor, "/topics/rain.atom")
    withdraw(library, Order("ada", key, key, "She asked for it."))
    async with visit(create_app(settings)) as visitor:
        after = await ask(visitor, "/topics/rain.atom")
    assert "disapproves" in quoted(before.entries[0])
    assert "disapproves" not in str(after)
    assert [quoted(entry) for entry in after.entries] == ["The rain is cold."]


@pytest.fixture
def hostile_app(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        f"Eve says&#1; {HOSTILE} is rain.\nAnd again.\n",
        title=None,
        metadata=f'title = "\\u0001{HOSTILE}\\u001f"\nrights = "{HOSTILE}\\u0000"\n'
        f'series = "\\u0002{HOSTILE}"\nguest = "{HOSTILE}\\ufffe"\n',
        turns=f"{HOSTILE}: Eve says\n",
        topics="rain: Eve says .. again.\n",
        vocabulary=f'[rain]\nname = "\\u0003{HOSTILE}"\nsummary = "{HOSTILE}\\u001b"\n',
    )
    return open_seeds(site_name=f"{HOSTILE[:40]}\x02")


async def test_hostile_words_stay_words(hostile_app):
    async with visit(hostile_app) as visitor:
        text = (await visitor.get("/api/v1/interviews/talk/text")).text
        archive = await visitor.get("/feed.atom")
        topic = await visitor.get("/topics/rain.atom")
        await ask(visitor, "/feed.atom")
        await ask(visitor, "/topics/rain.atom")
    assert HOSTILE in text
    (interview,), (passage,) = find_entries(archive), find_entries(topic)
    assert interview["title"] == interview["rights"] == HOSTILE
    assert interview["summary"].startswith(f"{HOSTILE}. ")
    assert etree.fromstring(topic.content).findtext("{*}subtitle") == HOSTILE
    assert text.startswith(passage["title"].removesuffix("…"))
    for entry in (interview, passage):
        content = read(f"<div>{entry['content']}</div>")
        assert text in words(content)
        assert {part.tag for part in content.iter()} == {"div", "blockquote", "p", "a"}


def find_entries(answer):
    """The texts of each entry's elements, by their names."""
    return [
        {etree.QName(part).localname: part.text for part in entry}
        for entry in etree.fromstring(answer.content).iter("{*}entry")
    ]


@pytest.mark.parametrize("address", FEEDS)
async def test_it_is_answered_like_every_other_address(visitor, address):
    whole = await visitor.get(address)
    head = await visitor.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]
    again = await visitor.get(address, headers={"if-none-match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    abroad = await visitor.get(address, headers={"origin": "https://reader.example"})
    assert abroad.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("address", FEEDS)
async def test_it_names_the_setting_where_no_origin_is_known(visitor, address):
    answer = await visitor.get(address, headers={"host": "evil.example"})
    assert answer.status_code == 404
    assert "Set ONRECORD_BASE_URL to its origin" in words(read(answer.text))
    assert "evil" not in answer.text


async def test_it_takes_the_public_origin_where_it_is_set(seeded_dir, tmp_path):
    here = "https://onrecord.example"
    app = create_app(Settings(data_dir=seeded_dir, seeds_dir=tmp_path, base_url=here))
    async with visit(app, "http://10.0.0.7") as visitor:
        for address in FEEDS:
            text = (await visitor.get(address)).text
            assert f"<id>{here}{address}</id>" in text
            assert "10.0.0.7" not in text

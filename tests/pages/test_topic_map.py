"""The topic map: topics down, chapters or interviews across, and where each cell leads."""

import pytest

from app.ingest.removing import remove
from app.web.topics import MOST_COLUMNS
from tests.archives import FIRST, open_test_library, visit
from tests.builders import write_source
from tests.pages.reading import first_link, links, one, pick, read, words

pytestmark = pytest.mark.anyio

WEATHER = """\
[rain]
name = "Rain"
summary = "When it falls."

[whales]
name = "Whales"
summary = "Large animals."
"""


def list_cells(page):
    """The cells with passages, by the words of their topic and of their column."""
    heads = [words(head) for head in pick(page, "th", "topic-map-head")]
    return {
        (words(pick(row, "a")[0]), head): cell
        for row in pick(page, "tr")[1:]
        for head, cell in zip(heads, pick(row, "td")[:-1], strict=True)
        if pick(cell, "a")
    }


def list_under(page, anchor):
    """The links of the passages that stand under a heading of a topic's page."""
    for section in pick(page, "section", "topic-interview"):
        children = list(section)
        places = [child.get("id") for child in children]
        if anchor in places:
            place = places.index(anchor)
            level = children[place].tag
            later = [child.tag for child in children[place + 1 :]]
            until = later.index(level) if level in later else len(later)
            below = children[place + 1 : place + 1 + until]
            return [
                first_link(card) for part in below for card in pick(part, "article", "passage-card")
            ]
    raise AssertionError(f"no heading has the id {anchor}")


def write_talk(folder, parts, passages, **options):
    """An interview about rain: so many chapters, and so many long paragraphs in each."""
    numbers = [f"{part} and {number}" for part in range(parts) for number in range(passages)]
    text = "\n\n".join(
        f"Paragraph {number} begins here. {'It rains and pours. ' * 25}" for number in numbers
    )
    return write_source(
        folder,
        text,
        chapters="".join(
            f"Part {part} | Paragraph {part} and 0 begins here.\n" for part in range(parts)
        ),
        vocabulary=WEATHER,
        topics=f"rain: Paragraph {numbers[0]} begins .. Paragraph {numbers[-1]} begins here.",
        **options,
    )


async def test_it_counts_the_passages_of_each_topic_chapter_by_chapter(visitor):
    page = read((await visitor.get("/topics")).text)
    chapters = (await visitor.get(f"/api/v1/interviews/{FIRST}")).json()["chapters"]
    segments = (await visitor.get(f"/api/v1/interviews/{FIRST}/segments")).json()["segments"]
    topics = (await visitor.get("/api/v1/topics")).json()["topics"]
    cells = list_cells(page)
    counted = {
        (topic["name"], f"{number} {chapter['title']}"): count
        for topic in topics
        for number, chapter in enumerate(chapters, 1)
        if (count := sum(_stands(each, topic, chapter) for each in segments))
    }
    assert len(counted) > 50
    assert {place: int(_show(cell)) for place, cell in cells.items()} == counted


def _stands(segment, topic, chapter):
    return segment["chapter"] == chapter["slug"] and topic["slug"] in segment["topics"]


def _show(cell):
    """The words of a cell that everybody sees."""
    link = one(cell, "a")
    return (pick(link, "span")[0].tail or "").strip()


async def test_it_says_in_each_cell_what_the_number_counts(visitor):
    cells = list_cells(read((await visitor.get("/topics")).text))
    scaling = cells["Scaling", "3 What are we scaling?"]
    research = cells["Ideas not discussed openly", "4 Why humans generalize better than models"]
    assert words(scaling) == "Scaling, 5 passages in What are we scaling?"
    assert "1 passage in Why humans generalize" in words(research)


async def test_each_cell_leads_to_the_passages_that_it_counts(visitor):
    topics = {}
    for place, cell in list_cells(read((await visitor.get("/topics")).text)).items():
        path, _, anchor = first_link(cell).partition("#")
        if path not in topics:
            topics[path] = read((await visitor.get(path)).text)
        assert words(one(topics[path], "h1")) == place[0]
        assert len(list_under(topics[path], anchor)) == int(_show(cell)), place


async def test_the_head_of_a_column_leads_to_the_chapter(visitor):
    page = read((await visitor.get("/topics")).text)
    chapters = (await visitor.get(f"/api/v1/interviews/{FIRST}")).json()["chapters"]
    heads = pick(page, "th", "topic-map-head")
    assert [first_link(head) for head in heads] == [chapter["url"] for chapter in chapters]
    assert {head.get("scope") for head in heads} == {"col"}
    assert {pick(row, "th")[0].get("scope") for row in pick(page, "tr")[1:]} == {"row"}


async def test_it_opens_a_long_topic_on_the_page_where_a_chapter_begins(tmp_path, open_seeds):
    write_talk(tmp_path / "seeds" / "talk", parts=4, passages=14)
    async with visit(open_seeds()) as visitor:
        cells = list_cells(read((await visitor.get("/topics")).text))
        segments = (await visitor.get("/api/v1/interviews/talk/segments")).json()["segments"]
        addresses = [first_link(cell) for cell in cells.values()]
        for number, address in enumerate(addresses):
            path, _, anchor = address.partition("#")
            first = next(each for each in segments if each["chapter"] == f"part-{number}")
            page = read((await visitor.get(path)).text)
            assert list_under(page, anchor)[0] == first["url"]
    assert "page=2" in addresses[-1]
    assert "page=" not in addresses[0]


async def test_it_shows_several_interviews_side_by_side(tmp_path, open_seeds):
    for year in (1842, 1843, 1844):
        write_talk(
            tmp_path / "seeds" / f"talk-{year}", 2, 13, title=f"{year}", metadata=f"date = {year}\n"
        )
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/topics")).text)
        cells = list_cells(page)
        for place, cell in cells.items():
            path, _, anchor = first_link(cell).partition("#")
            topic = read((await visitor.get(path)).text)
            assert anchor == f"in_talk-{place[1]}"
            assert list_under(topic, anchor), place
        topic = (await visitor.get("/api/v1/topics/rain")).json()
    heads = pick(page, "th", "topic-map-head")
    assert {words(head): first_link(head) for head in heads} == {
        "1844": "/topics?interview=talk-1844",
        "1843": "/topics?interview=talk-1843",
        "1842": "/topics?interview=talk-1842",
    }
    assert sum(int(_show(cell)) for cell in cells.values()) == topic["segment_count"]
    assert "The interviews, the newest first." in words(one(page, "caption"))
    assert "?page=" in first_link(list(cells.values())[-1])


async def test_it_names_the_only_interview_that_any_topic_is_about(tmp_path, open_seeds):
    write_talk(tmp_path / "seeds" / "talk", 2, 3, title="On rain")
    write_source(tmp_path / "seeds" / "other", "Nobody asked about the weather.\n")
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/topics")).text)
    heads = pick(page, "th", "topic-map-head")
    assert {words(head): first_link(head) for head in heads} == {
        "On rain": "/topics?interview=talk"
    }


async def test_it_shows_the_newest_of_many_interviews(tmp_path, open_seeds):
    for number in range(MOST_COLUMNS + 2):
        write_talk(
            tmp_path / "seeds" / f"talk-{number}", 1, 1, metadata=f"date = {1840 + number}\n"
        )
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/topics")).text)
    heads = [first_link(head) for head in pick(page, "th", "topic-map-head")]
    assert heads == [
        f"/topics?interview=talk-{number}" for number in range(MOST_COLUMNS + 1, 1, -1)
    ]
    assert "The newest 12 of 14 interviews; a topic’s page has all of them." in words(page)


async def test_it_shows_one_of_several_interviews_by_its_chapters(tmp_path, open_seeds):
    for year in (1842, 1843):
        write_talk(
            tmp_path / "seeds" / f"talk-{year}", 2, 3, title=f"{year}", metadata=f"date = {year}\n"
        )
    async with visit(open_seeds(base_url="https://example.org")) as visitor:
        page = read((await visitor.get("/topics?interview=talk-1842")).text)
        topic = (await visitor.get("/api/v1/topics/rain")).json()
        cells = list_cells(page)
        for place, cell in cells.items():
            path, _, anchor = first_link(cell).partition("#")
            assert list_under(read((await visitor.get(path)).text), anchor), place
    within = [each for each in topic["segments"] if each["interview"] == "talk-1842"]
    assert [place[1] for place in cells] == ["1 Part 0", "2 Part 1"]
    assert [words(pick(row, "a")[0]) for row in pick(page, "tr")[1:]] == ["Rain"]
    assert words(pick(page, "td", "topic-map-total")[0]) == f"{len(within)} passages"
    assert words(one(page, "h1")) == "1842"
    assert links(page)["Read the interview"] == "/interviews/talk-1842"
    assert links(page)["All topics of the archive"] == "/topics"
    assert {each.get("content") for each in pick(page, "meta") if each.get("name") == "robots"} == {
        "noindex"
    }
    (canonical,) = [each for each in pick(page, "link") if each.get("rel") == "canonical"]
    assert canonical.get("href") == "https://example.org/topics?interview=talk-1842"


async def test_an_interview_without_chapters_has_no_map(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        vocabulary='[engines]\nname = "Engines"\nsummary = "What they do."\n',
        topics="engines: An engine that .. perform.\n",
    )
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/topics?interview=talk")).text)
        whole = read((await visitor.get("/topics")).text)
    assert "This interview has no chapters, so there is no map of it" in words(page)
    for each in (page, whole):
        assert not pick(each, "th", "topic-map-head")
        assert words(one(each, "td")) == "1 passage"
        assert pick(each, "svg", "topic-map-bar")


async def test_a_topic_without_passages_has_a_row_without_a_bar(tmp_path, open_seeds):
    write_talk(tmp_path / "seeds" / "talk", 1, 1)
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/topics")).text)
    rain, whales = pick(page, "tr")[1:]
    assert words(one(whales, "td", "topic-map-total")) == "0 passages"
    assert [words(cell) for cell in pick(whales, "td")[:-1]] == [""]
    assert not pick(whales, "svg")
    assert pick(rain, "svg")


async def test_an_interview_that_no_topic_is_about_says_so(tmp_path, open_seeds):
    write_talk(tmp_path / "seeds" / "talk", 1, 1)
    write_source(tmp_path / "seeds" / "other")
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/topics?interview=other")).text)
    assert "No passage of this interview stands under a topic yet." in words(page)
    assert not pick(page, "table")


async def test_it_cuts_a_long_title_and_keeps_it_at_hand(tmp_path, open_seeds):
    title = "הכותרת הארוכה ביותר של כל השיחות שנשמרו בארכיון הזה מאז שנוסד"
    for number, each in enumerate((title, "Short")):
        write_talk(
            tmp_path / "seeds" / f"talk-{number}",
            1,
            1,
            title=each,
            metadata='language = "he"\n' if each == title else "",
        )
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/topics")).text)
    long, short = sorted(pick(page, "th", "topic-map-head"), key=words, reverse=True)
    assert one(long, "a").get("title") == title
    assert words(long).endswith("…")
    assert one(long, "span", "topic-map-title").get("lang") == "he"
    assert one(short, "a").get("title") is None


@pytest.mark.parametrize("slug", ["nothing", "%00", "a%20b"])
async def test_there_is_no_map_of_an_unknown_interview(visitor, slug):
    answer = await visitor.get(f"/topics?interview={slug}")
    assert answer.status_code == 404
    assert "There is no interview" in words(read(answer.text))


async def test_a_former_slug_of_an_interview_leads_to_its_map(tmp_path, open_seeds):
    write_talk(tmp_path / "seeds" / "talk", 1, 1, metadata='formerly = ["chat"]\n')
    async with visit(open_seeds()) as visitor:
        answer = await visitor.get("/topics?interview=chat")
    assert answer.status_code == 301
    assert answer.headers["location"] == "/topics?interview=talk"


async def test_there_is_no_map_of_an_interview_that_was_removed(tmp_path, open_seeds):
    for slug in ("talk", "other"):
        write_talk(tmp_path / "seeds" / slug, 1, 1)
    async with visit(open_seeds()) as visitor:
        before = read((await visitor.get("/topics")).text)
        library = open_test_library(tmp_path / "var")
        remove(library, "talk")
        library.close()
        answer = await visitor.get("/topics?interview=talk")
        after = read((await visitor.get("/topics")).text)
    assert answer.status_code == 404
    assert len(pick(before, "th", "topic-map-head")) == 2
    assert [first_link(head) for head in pick(after, "th", "topic-map-head")] == [
        "/interviews/other#part-0"
    ]

from itertools import pairwise

import pytest

from tests.archives import FIRST, visit
from tests.builders import TALK, write_source
from tests.pages.reading import one, pick, read, words

pytestmark = pytest.mark.anyio

ADDRESS = f"/interviews/{FIRST}"
LONG_TALK = TALK + "".join(
    f"Card {number} of the engine tells it which pattern comes next.\n" for number in range(40)
)


def percent(element, name):
    return float(element.get(name).removesuffix("%"))


def find_bars(figure):
    """The linked bars of all lanes from left to right: (place, width, link)."""
    bars = [
        (percent(one(link, "rect"), "x"), percent(one(link, "rect"), "width"), link)
        for lane in pick(figure, "svg", "conversation-line-lane")
        for link in pick(lane, "a")
    ]
    return sorted(bars, key=lambda bar: bar[0])


def find_line(page):
    return one(page, "figure", "conversation-line")


def caption(figure):
    return words(one(figure, "figcaption"))


async def test_it_tiles_the_line_with_the_turns_of_the_interview(visitor):
    page = read((await visitor.get(ADDRESS)).text)
    bars = find_bars(find_line(page))
    assert len(bars) == 132
    assert bars[0][0] == 0
    for (x, width, _), (following, _, _) in pairwise([*bars, (100, 0, None)]):
        assert round(x + width, 2) == following


async def test_it_leads_each_bar_to_the_first_sentence_of_its_turn(visitor):
    page = read((await visitor.get(ADDRESS)).text)
    bars = find_bars(find_line(page))
    sentences = {each.get("id"): words(each) for each in pick(page, "span", "sentence")}
    targets = [link.get("href").removeprefix(f"{ADDRESS}#") for _, _, link in bars]
    starts = {
        pick(turn, "span", "sentence")[0].get("id")
        for turn in pick(page, "div", "turn")
        # A turn that runs on into a chapter is shown in both.
    }
    assert set(targets) <= starts
    assert len(set(targets)) == len(targets)
    assert targets == [key for key in sentences if key in targets]
    for (_, _, link), target in zip(bars, targets, strict=True):
        said = words(one(link, "title")).partition(": ")[2].removesuffix("…")
        assert said
        assert sentences[target].startswith(said)


async def test_it_names_each_lane_in_the_order_of_the_people(visitor):
    figure = find_line(read((await visitor.get(ADDRESS)).text))
    names = ["Ilya Sutskever", "Dwarkesh Patel"]
    assert [words(name) for name in pick(figure, "li")] == names
    lanes = pick(figure, "svg", "conversation-line-lane")
    for name, lane in zip(names, lanes, strict=True):
        assert all(words(title).startswith(f"{name}: ") for title in pick(lane, "title"))


async def test_it_says_how_to_read_it_and_who_has_how_much_of_the_words(visitor):
    figure = find_line(read((await visitor.get(ADDRESS)).text))
    assert caption(figure) == (
        "Start to end, one bar per turn. "
        "Ilya Sutskever 72 % of the words, Dwarkesh Patel 28 %. The numbers are the chapters."
    )


async def test_it_leads_to_each_chapter_by_its_number_in_the_contents(visitor):
    page = read((await visitor.get(ADDRESS)).text)
    contents = [(words(a), a.get("href")) for a in pick(one(page, "nav", "contents"), "a")]
    ticks = [a for a in pick(find_line(page), "a") if pick(a, "rect", "conversation-line-tick")]
    assert [(words(one(a, "title")), a.get("href")) for a in ticks] == [
        (f"{number}. {title}", address) for number, (title, address) in enumerate(contents, 1)
    ]
    assert [words(one(a, "text")) for a in ticks] == [str(n) for n in range(1, len(ticks) + 1)]


async def test_it_stays_out_of_the_way_of_the_keyboard(visitor, sentences):
    for address in (ADDRESS, f"{ADDRESS}/{sentences[9]['key']}", "/topics/value-functions"):
        figure = find_line(read((await visitor.get(address)).text))
        drawing = one(figure, "svg", "conversation-line-drawing")
        assert drawing.get("aria-hidden") == "true"
        assert {link.get("tabindex") for link in pick(figure, "a")} == {"-1"}
        assert pick(drawing, "a") == pick(figure, "a")


async def test_it_gives_every_link_a_title(visitor, sentences):
    for address in (ADDRESS, f"{ADDRESS}/{sentences[9]['key']}", "/topics/value-functions"):
        figure = find_line(read((await visitor.get(address)).text))
        assert all(words(one(link, "title")) for link in pick(figure, "a"))


@pytest.mark.parametrize("number", [0, 400, -1])
async def test_it_lights_a_sentence_where_it_stands(visitor, sentences, number):
    sentence, length = sentences[number], sentences[-1]["end"]
    figure = find_line(read((await visitor.get(f"{ADDRESS}/{sentence['key']}")).text))
    band = one(figure, "rect", "conversation-line-band")
    assert percent(band, "x") == pytest.approx(100 * sentence["start"] / length, abs=0.01)
    assert percent(band, "width") == pytest.approx(
        100 * (sentence["end"] - sentence["start"]) / length, abs=0.02
    )
    assert caption(figure).startswith("This sentence stands ")


async def test_it_says_where_a_sentence_stands_in_words(visitor, sentences):
    text = "Up until 2020, from 2012 to 2020, it was the age of research."
    key = next(each["key"] for each in sentences if each["text"] == text)
    figure = find_line(read((await visitor.get(f"{ADDRESS}/{key}")).text))
    assert caption(figure).startswith(
        "This sentence stands 24 % of the way in, in chapter 3 (What are we scaling?). Start to"
    )


async def test_it_lights_a_passage_from_its_first_word_to_its_last(visitor, sentences):
    first, last, length = sentences[300], sentences[312], sentences[-1]["end"]
    address = f"{ADDRESS}/{first['key']}..{last['key']}"
    figure = find_line(read((await visitor.get(address)).text))
    band = one(figure, "rect", "conversation-line-band")
    end = percent(band, "x") + percent(band, "width")
    assert percent(band, "x") == pytest.approx(100 * first["start"] / length, abs=0.01)
    assert end == pytest.approx(100 * last["end"] / length, abs=0.01)
    assert caption(figure).startswith("This passage stands ")


async def test_it_leads_from_a_sentence_into_the_conversation(visitor, sentences):
    inside = find_bars(find_line(read((await visitor.get(ADDRESS)).text)))
    page = read((await visitor.get(f"{ADDRESS}/{sentences[9]['key']}")).text)
    assert [link.get("href") for _, _, link in find_bars(find_line(page))] == [
        link.get("href") for _, _, link in inside
    ]


async def test_it_lights_the_passages_of_a_topic_where_they_stand(visitor, sentences):
    length = sentences[-1]["end"]
    topic = (await visitor.get("/api/v1/topics/value-functions")).json()
    figure = find_line(read((await visitor.get("/topics/value-functions")).text))
    links = [a for a in pick(figure, "a") if pick(a, "rect", "conversation-line-lit")]
    assert [a.get("href") for a in links] == [segment["url"] for segment in topic["segments"]]
    for link, segment in zip(links, topic["segments"], strict=True):
        lit = one(link, "rect", "conversation-line-lit")
        end = percent(lit, "x") + percent(lit, "width")
        assert percent(lit, "x") == pytest.approx(100 * segment["start"] / length, abs=0.01)
        assert end == pytest.approx(100 * segment["end"] / length, abs=0.01)
    assert caption(figure).startswith(f"{len(links)} passages, in chapters ")


async def test_it_draws_the_bars_of_a_topic_without_links(visitor):
    figure = find_line(read((await visitor.get("/topics/value-functions")).text))
    assert find_bars(figure) == []
    assert len(pick(figure, "path")) == 2


async def test_it_draws_passages_where_nobody_is_named(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        LONG_TALK,
        vocabulary='[engines]\nname = "Engines"\nsummary = "What they do."\nwords = ["engine"]\n',
        topics="engines: An engine that .. perform.\n",
    )
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/interviews/talk")).text)
        segments = (await visitor.get("/api/v1/interviews/talk/segments")).json()["segments"]
        key = pick(page, "span", "sentence")[-1].get("id")
        places = [
            read((await visitor.get(address)).text)
            for address in (f"/interviews/talk/{key}", "/topics/engines")
        ]
    bars = find_bars(find_line(page))
    assert len(segments) > 2
    assert len(find_bars(find_line(places[0]))) == len(segments)
    assert one(find_line(places[1]), "path").get("d").count("V0") == len(segments)
    assert [link.get("href") for _, _, link in bars] == [
        f"/interviews/talk#{segment['url'].rpartition('/')[2]}" for segment in segments
    ]
    for each in (page, *places):
        assert [words(name) for name in pick(find_line(each), "li")] == ["Speakers not identified"]
        assert "one bar per passage. Speakers are not identified." in caption(find_line(each))
        assert not pick(find_line(each), "text")


async def test_it_has_one_more_lane_where_a_speaker_is_not_identified(tmp_path, open_seeds):
    write_source(
        tmp_path / "seeds" / "talk",
        metadata='guest = "Ada"\n',
        turns="?: Welcome, Ada.\nAda?: An engine\n?: Will it think?\nAda: It does whatever\n",
    )
    async with visit(open_seeds()) as visitor:
        figure = find_line(read((await visitor.get("/interviews/talk")).text))
    assert [words(name) for name in pick(figure, "li")] == ["Ada", "Speaker not identified"]
    assert [len(pick(lane, "a")) for lane in pick(figure, "svg", "conversation-line-lane")] == [
        2,
        2,
    ]
    assert "Some speakers are inferred, not certain." in caption(figure)
    assert words(find_bars(figure)[1][2]).startswith("Ada, inferred: An engine")


async def test_it_draws_a_line_for_each_interview_of_a_topic(tmp_path, open_seeds):
    vocabulary = '[engines]\nname = "Engines"\nsummary = "What they do."\nwords = ["engine"]\n'
    for year in (1842, 1843):
        write_source(
            tmp_path / "seeds" / f"talk-{year}",
            metadata=f"date = {year}\n",
            vocabulary=vocabulary,
            topics="engines: An engine that .. perform.\n",
        )
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/topics/engines")).text)
    for section, year in zip(pick(page, "section", "topic-interview"), (1843, 1842), strict=True):
        figure = find_line(section)
        assert caption(figure).startswith("1 passage. Start to end")
        assert [
            link.get("href").split("/")[2]
            for link in pick(figure, "a")
            if pick(link, "rect", "conversation-line-lit")
        ] == [f"talk-{year}"]

"""Search inside one interview: every hit, in the order of the conversation."""

from urllib.parse import unquote, urlencode, urljoin, urlsplit

import pytest

from tests.archives import FIRST, visit
from tests.builders import write_source
from tests.pages.reading import links, marks, one, pick, read, words

pytestmark = pytest.mark.anyio

INSIDE = f"/interviews/{FIRST}/search"


async def search(visitor, query="", status=200, **parameters):
    answer = await visitor.get(f"{INSIDE}?{urlencode({'q': query, **parameters})}")
    assert answer.status_code == status
    return read(answer.text)


def hits(page):
    return pick(page, "div", "hit")


def understood(page):
    return words(one(page, "p", "search-summary-found"))


def link_of(hit, text):
    """Where a link in a hit leads whose words begin so."""
    return next(url for name, url in links(hit).items() if name.startswith(text))


async def read_all(visitor, query):
    """The hits of every page, and the pages."""
    pages, address = [], f"{INSIDE}?{urlencode({'q': query})}"
    while address:
        pages.append(read((await visitor.get(address)).text))
        address = links(pages[-1]).get("Later passages")
    return [hit for page in pages for hit in hits(page)], pages


async def find(visitor, query, **parameters):
    """The hits that the API finds in the interview."""
    asked = urlencode({"q": query, "interview": FIRST, "limit": 100, **parameters})
    return (await visitor.get(f"/api/v1/search?{asked}")).json()["hits"]


async def test_it_shows_every_hit_in_the_order_of_the_conversation(visitor):
    page = await search(visitor, "age of research")
    found = await find(visitor, "age of research")
    rungs = {hit["rung"] for hit in found}
    assert rungs == {"exact", "all"}
    in_order = [hit["url"] for hit in sorted(found, key=lambda hit: hit["start"])]
    assert [link_of(hit, "Open this passage") for hit in hits(page)] == in_order
    exact = {hit["url"] for hit in found if hit["rung"] == "exact"}
    told = [hit for hit in hits(page) if "Exactly these words" in words(hit)]
    assert {link_of(hit, "Open this passage") for hit in told} == exact


async def test_it_says_how_the_query_was_understood(visitor):
    page = await search(visitor, '"value function" speaker:ilya -robot')
    assert understood(page) == (
        f"{len(hits(page))} passages in this interview for exactly “value function”, "
        "without “robot”, said by Ilya Sutskever"
    )
    assert set(marks(page)) == {"value function"}


async def test_it_numbers_the_hits_and_leads_to_the_ones_beside_each(visitor):
    page = await search(visitor, "age of research")
    found = hits(page)
    count = len(found)
    assert count > 3
    for place, hit in enumerate(found):
        number = f"{place + 1} of {count}"
        assert words(one(hit, "li", "hit-number")) == hit.get("aria-label") == number
        before, after = links(hit).get("Previous hit"), links(hit).get("Next hit")
        assert before == (f"#{found[place - 1].get('id')}" if place else None)
        assert after == (f"#{found[place + 1].get('id')}" if place + 1 < count else None)


async def test_it_pages_through_all_hits_once_and_leads_over_the_edge(visitor):
    found, pages = await read_all(visitor, "the")
    assert len(pages) > 2
    assert len({link_of(hit, "Open") for hit in found}) == len(found)
    assert len(found) == len(await find(visitor, "the"))
    assert words(one(found[-1], "li", "hit-number")) == f"{len(found)} of {len(found)}"
    here = f"http://localhost{INSIDE}?q=the"
    last, first = hits(pages[0])[-1], hits(pages[1])[0]
    onwards = urlsplit(urljoin(here, links(last)["Next hit"]))
    assert onwards.query == "q=the&page=2"
    assert onwards.fragment == first.get("id")
    back = urlsplit(urljoin(f"{here}&page=2", links(first)["Previous hit"]))
    assert (back.query, back.fragment) == ("q=the", last.get("id"))
    assert links(pages[1])["Earlier passages"] == f"{INSIDE}?q=the"


async def test_it_keeps_filters_from_page_to_page(visitor):
    page = await search(visitor, "is speaker:ilya")
    later = read((await visitor.get(links(page)["Later passages"])).text)
    assert understood(later) == understood(page)
    assert understood(page).endswith("said by Ilya Sutskever")


async def test_it_leads_back_from_a_page_beyond_the_last(visitor):
    page = await search(visitor, "age of research", page=900)
    assert not hits(page)
    assert links(page)["Earlier passages"] == f"{INSIDE}?q=age+of+research"


async def test_it_lights_each_hit_on_the_line_and_leads_to_it(visitor):
    page = await search(visitor, "age of research")
    line = one(page, "figure", "conversation-line")
    lit = [link for link in pick(line, "a") if pick(link, "rect", "conversation-line-lit")]
    assert [link.get("href") for link in lit] == [f"#{hit.get('id')}" for hit in hits(page)]


async def test_it_marks_the_words_on_the_reading_page(visitor):
    page = await search(visitor, '"age of research"')
    addresses = [link_of(hit, "In context") for hit in hits(page)]
    for address in addresses:
        path, _, directive = unquote(address).partition(":~:text=")
        assert path.startswith(f"/interviews/{FIRST}#")
        assert ",age of research" in f",{directive}"


async def test_it_names_no_words_that_could_be_taken_for_others(open_seeds, tmp_path):
    write_source(tmp_path / "seeds" / "ada", "The cards.\nAn engine weaves patterns with cards.\n")
    async with visit(open_seeds()) as visitor:
        cards = read((await visitor.get("/interviews/ada/search?q=cards+OR+the")).text)
        weaves = read((await visitor.get("/interviews/ada/search?q=weaves")).text)
    assert ":~:" not in link_of(hits(cards)[0], "In context")
    assert unquote(link_of(hits(weaves)[0], "In context")).endswith(
        ":~:text=An engine-,weaves,-patterns with cards."
    )


async def test_it_shows_loose_hits_under_their_own_heading(visitor):
    page = await search(visitor, "reserch")
    near = len(await find(visitor, "reserch"))
    assert understood(page) == f"No passage in this interview holds “reserch”; {near} come near"
    headings = [words(one(each, "h2")) for each in pick(page, "section", "search-results-rung")]
    assert headings[0].startswith("Similar spelling")
    assert words(one(hits(page)[0], "li", "hit-number")) == f"1 of {len(hits(page))}"
    assert links(page)["research"] == f"{INSIDE}?q=research"


async def test_one_word_stands_in_all_its_forms_under_one_heading(visitor):
    page = await search(visitor, "scaling")
    [heading] = [words(one(each, "h2")) for each in pick(page, "section", "search-results-rung")]
    assert heading.startswith("This word, in all its forms ")
    told = {mark for hit in hits(page) if "Exactly this word" in words(hit) for mark in marks(hit)}
    assert "scaling" in told
    assert len([hit for hit in hits(page) if "Exactly this word" in words(hit)]) < len(hits(page))


async def test_it_says_which_words_need_not_stand_there(visitor):
    page = await search(visitor, "what is a value function")
    assert understood(page) == (
        f"{len(hits(page))} passages in this interview for both “value” and “function”"
    )
    assert words(one(page, "p", "search-summary-note")).startswith(
        "“what”, “is” and “a” need not stand in a passage; "
    )


async def test_it_narrows_to_one_who_says_the_words(visitor):
    page = await search(visitor, "research")
    narrowed = read((await visitor.get(links(page)["Dwarkesh Patel"])).text)
    assert understood(narrowed).endswith("for “research”, said by Dwarkesh Patel")
    assert len(hits(narrowed)) < len(hits(page))


async def test_it_never_leaves_the_interview(open_seeds, tmp_path):
    for slug in ("ada", "charles"):
        write_source(tmp_path / "seeds" / slug, f"I am {slug}. The engine is here.\n", title=slug)
    async with visit(open_seeds()) as visitor:
        answer = await visitor.get("/interviews/ada/search?q=engine+interview:charles")
    page = read(answer.text)
    assert words(one(page, "p", "notice")) == (
        "Only this interview is searched here: “interview:” was passed over."
    )
    (hit,) = hits(page)
    assert link_of(hit, "Open").startswith("/interviews/ada/")
    assert links(page)["The same words in the whole archive"] == "/search?q=engine"


async def test_it_takes_its_own_name_as_a_filter(visitor):
    page = await search(visitor, f"research interview:{FIRST}")
    assert not pick(page, "p", "notice")
    assert len(hits(page)) == len(hits(await search(visitor, "research")))


async def test_it_says_which_filter_is_not_known(visitor):
    page = await search(visitor, 'research speaker:"Charles Babbage"')
    assert words(one(page, "p", "notice")).startswith(
        "No speaker of this archive is called “Charles Babbage”, or several are."
    )
    assert links(page)["The same words in the whole archive"] == "/search?q=research"


async def test_it_says_what_to_try_when_nothing_is_found(visitor):
    page = await search(visitor, "zyzzyva")
    assert understood(page) == "Nothing in this interview for “zyzzyva”"
    assert "What you could try next" in words(page)
    # It stands in no transcript: to look for it in the others would be in vain.
    assert "The same words in the whole archive" not in links(page)
    assert pick(page, "div", "examples")


async def test_it_offers_the_whole_archive_when_nothing_is_found(open_seeds, tmp_path):
    write_source(tmp_path / "seeds" / "ada", "I weave cards.\n")
    write_source(tmp_path / "seeds" / "charles", "I build an engine.\n")
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/interviews/ada/search?q=engine")).text)
        offered = links(page)["The same words in the whole archive"]
        found = read((await visitor.get(offered)).text)
    assert not hits(page)
    assert "engine" in marks(found)


async def test_it_offers_searches_that_find_something_here(visitor):
    page = await search(visitor)
    assert words(one(page, "h1")) == "Search this interview"
    examples = links(one(page, "div", "examples"))
    assert len(examples) == 4
    for phrase, address in examples.items():
        assert address.startswith(f"{INSIDE}?q=")
        found = read((await visitor.get(address)).text)
        assert understood(found)[0].isdigit(), phrase


async def test_it_offers_no_example_without_topics(open_seeds, tmp_path):
    write_source(tmp_path / "seeds" / "ada", vocabulary="")
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/interviews/ada/search")).text)
    assert one(page, "form", "interview-search").get("action") == "/interviews/ada/search"
    assert not pick(page, "div", "examples")


async def test_it_offers_no_example_from_another_interview(open_seeds, tmp_path):
    vocabulary = "\n".join(
        f'[{slug}]\nname = "{slug}"\nsummary = "About it."\nwords = ["{word}"]\n'
        for slug, word in (("weaving", "weaves"), ("steam", "boiler"), ("heat", "boil"))
    )
    write_source(
        tmp_path / "seeds" / "ada", "An engine weaves boiled silk.\n", vocabulary=vocabulary
    )
    write_source(tmp_path / "seeds" / "charles", "The boiler is hot.\n", title="Charles")
    async with visit(open_seeds()) as visitor:
        page = read((await visitor.get("/interviews/ada/search")).text)
    assert links(one(page, "div", "examples")) == {"weaves": "/interviews/ada/search?q=weaves"}


async def test_it_keeps_a_filter_of_several_words(visitor):
    page = await search(visitor, 'research speaker:"Charles Babbage"', page=2)
    earlier = read((await visitor.get(links(page)["Earlier passages"])).text)
    assert words(one(earlier, "p", "notice")) == words(one(page, "p", "notice"))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("!?", "Type a word or a number to search for."),
        (
            "-research",
            "Type a word to search for as well: so far this only says what to leave out.",
        ),
    ],
)
async def test_it_asks_for_a_word_when_given_none(visitor, query, sentence):
    assert words(one(await search(visitor, query), "p", "notice")) == sentence


async def test_it_refuses_a_query_that_is_too_long_with_a_page(visitor):
    page = await search(visitor, "word " * 100, status=400)
    assert words(one(page, "p", "notice")).startswith("A search can have at most 300 characters")
    assert page.find(".//input[@type='search']").get("value").startswith("word word")


@pytest.mark.parametrize("page", ["0", "x", "-1"])
async def test_it_refuses_a_page_that_there_cannot_be(visitor, page):
    answer = await visitor.get(f"{INSIDE}?q=research&page={page}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_it_does_not_know_an_interview_that_is_not_there(visitor):
    assert (await visitor.get("/interviews/nobody/search?q=research")).status_code == 404


async def test_it_follows_a_former_name_of_the_interview(open_seeds, tmp_path):
    write_source(tmp_path / "seeds" / "ada", metadata='formerly = ["lovelace"]\n')
    async with visit(open_seeds()) as visitor:
        answer = await visitor.get("/interviews/lovelace/search?q=a+b&page=2")
    assert answer.status_code == 301
    assert answer.headers["location"] == "/interviews/ada/search?q=a+b&page=2"


async def test_it_finds_nothing_in_an_interview_that_was_removed(reader):
    assert (await reader.get("/interviews/gone/search?q=engine")).status_code == 410


async def test_it_keeps_out_of_search_engines(visitor):
    for query in ("", "research"):
        page = await search(visitor, query)
        assert page.find(".//meta[@name='robots']").get("content") == "noindex"


async def test_it_is_found_from_the_interview(visitor):
    page = read((await visitor.get(f"/interviews/{FIRST}")).text)
    form = one(page, "form", "interview-search")
    assert form.get("action") == INSIDE
    assert words(one(form, "label")) == "Search this interview"


async def test_it_is_found_from_the_results_of_a_search(visitor):
    answer = await visitor.get("/search?q=research&speaker=dwarkesh-patel")
    inside = links(read(answer.text))["Search inside this interview only"]
    page = read((await visitor.get(inside)).text)
    assert understood(page).endswith("for “research”, said by Dwarkesh Patel")
    assert page.find(".//input[@type='search']").get("value") == "research speaker:dwarkesh-patel"

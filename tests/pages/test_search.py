"""The search page: what it says was found, rung by rung, and the ways on from there."""

import re

import pytest

from tests.archives import FIRST
from tests.pages.reading import first_link, links, marks, one, pick, read, words
from tests.pages.searching import (
    RUNGS,
    SURE,
    ask_api,
    asked,
    box,
    cards,
    claim,
    count_claimed,
    follow,
    notes,
    notices,
    rungs,
    search,
    speakers_named,
    topics_named,
    uses,
)

pytestmark = pytest.mark.anyio

HERE = "in this archive’s transcripts"
TOO_LONG = (
    "A search can have at most 300 characters; this has 301. "
    "Shorten it to the words that you remember best."
)


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("value function", "both “value” and “function”"),
        ("reliable human generalization", "all of “reliable”, “human” and “generalization”"),
        ('"age of research"', "exactly “age of research”"),
        ('"value function" training', "exactly “value function” and “training”"),
        ("brain OR neurons", "either “brain” or “neurons”"),
        ("scaling -pretraining", "“scaling”, without “pretraining”"),
        ("general*", "a word that begins with “general”"),
        ("speaker:ilya scaling", "“scaling”, said by Ilya Sutskever"),
        ("name:openai research", "“research”, where OpenAI is mentioned"),
        ("topic:alignment value", "“value”, under the topic “Alignment”"),
        ("chapter:alignment value", "“value”, in the chapter “Alignment”"),
    ],
)
async def test_it_says_how_many_passages_it_found_and_for_what(visitor, query, understood):
    page = await search(visitor, query)
    sure, near = (
        sum(count for heading, count in rungs(page) if (heading in SURE) is wanted)
        for wanted in (True, False)
    )
    assert sure > 0
    told = f"{sure} passage{'s' if sure > 1 else ''} {HERE} for {understood}"
    assert claim(page) == told + (f", and {near} that come near" if near else "")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("self play", rf"2 passages {HERE} for both “self” and “play”, and \d that come near"),
        (
            "straight shot",
            rf"4 passages {HERE} for both “straight” and “shot”, and 1 that comes near",
        ),
        ("Yann LeCun", rf"1 passage {HERE} for both “Yann” and “LeCun”"),
    ],
)
async def test_it_says_how_many_come_near_beside_those_it_found(visitor, query, told):
    assert re.fullmatch(told, claim(await search(visitor, query)))


@pytest.mark.parametrize(
    ("query", "understood", "aside"),
    [
        (
            "what is a value function",
            "both “value” and “function”",
            "“what”, “is” and “a” need not stand in a passage; ",
        ),
        (
            "when will agi arrive",
            "both “agi” and “arrive”",
            "“when” and “will” need not stand in a passage; ",
        ),
    ],
)
async def test_it_says_which_words_of_a_question_need_not_stand_there(
    visitor, query, understood, aside
):
    page = await search(visitor, query)
    assert understood in claim(page)
    assert notes(page) == [f"{aside}where the whole query stands together, it comes first."]


async def test_it_says_of_one_word_that_it_need_not_stand_there(visitor):
    [note] = notes(await search(visitor, "emotions by"))
    assert note.startswith("“by” need not stand in a passage; ")


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("superinteligence", "“superinteligence”"),
        ("neurolink", "“neurolink”"),
        ("Dysan sphere", "both “Dysan” and “sphere”"),
        ("Sam Altman", "both “Sam” and “Altman”"),
        ('"research of age"', "exactly “research of age”"),
        ("scaling -scaling", "“scaling”, without “scaling”"),
    ],
)
async def test_it_claims_nothing_where_no_passage_holds_all_of_it(visitor, query, understood):
    page = await search(visitor, query)
    near = (await ask_api(visitor, query))["total"]
    comes = "comes" if near == 1 else "come"
    assert claim(page) == (
        f"No passage {HERE} holds {understood}; {near} {comes} near"
        if near
        else f"Nothing {HERE} for {understood}"
    )
    assert not SURE.intersection(heading for heading, _ in rungs(page))
    assert sum(count for _, count in rungs(page)) == near


async def test_it_never_names_a_person_who_is_not_there(visitor):
    page = await search(visitor, "Sam Altman")
    assert notes(page) == ["“Sam” and “Altman” stand in no transcript of this archive."]
    assert not cards(page)
    assert not uses(page)
    assert "What you could try next" in words(page)


async def test_it_tells_a_word_that_is_there_from_one_that_is_not(visitor):
    page = await search(visitor, "zyzzyva scaling")
    assert notes(page)[0] == "“zyzzyva” stands in no transcript of this archive."
    assert claim(page).startswith(f"No passage {HERE} holds both “zyzzyva” and “scaling”; ")
    assert cards(page)
    # No passage holds both: how often one of them is said would tell of another search.
    assert not uses(page)


async def test_it_marks_a_phrase_as_one(visitor):
    page = await search(visitor, '"age of research"')
    assert rungs(page) == [("Exactly these words", len(cards(page)))]
    for card in cards(page):
        assert set(marks(card)) == {"age of research"}


@pytest.mark.parametrize("quoted", ["“age of research”", "„age of research“", "«age of research»"])
async def test_it_takes_any_quotation_marks(visitor, quoted):
    assert marks(await search(visitor, quoted)) == marks(await search(visitor, '"age of research"'))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("scaling", ["exact", "all"]),
        ("self play", ["exact", "some"]),
        ("reward function", ["exact", "all", "some"]),
        ("Dysan sphere", ["similar", "some"]),
        ("superinteligence", ["similar"]),
        ("when will agi arrive", ["some"]),
        ('"value function"', ["exact"]),
    ],
)
async def test_it_shows_each_rung_under_its_own_heading(visitor, query, expected):
    found = await ask_api(visitor, query, limit=100)
    of_rung = {rung: [hit for hit in found["hits"] if hit["rung"] == rung] for rung in expected}
    sections = [each for page in await open_all(visitor, query) for each in sections_of(page)]
    shown = {heading: [] for heading, _, _ in sections}
    for heading, count, addresses in sections:
        shown[heading] += addresses
        assert count == len(of_rung[RUNGS[heading]])
    assert [RUNGS[heading] for heading in shown] == expected
    for heading, addresses in shown.items():
        assert addresses == [hit["url"] for hit in of_rung[RUNGS[heading]]]


async def test_it_shows_of_a_long_passage_what_was_found_with_what_stands_beside_it(visitor):
    card = cards(await search(visitor, '"just with big computers"'))[0]
    assert [words(part) for part in pick(card, "blockquote")] == [
        "[…] words left out I don't think that's true. "
        "So it's back to the age of research again, just with big computers."
    ]


async def test_it_shows_whole_sentences_and_says_where_words_are_left_out(visitor, sentences):
    wholes = {sentence["text"] for sentence in sentences}
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    hits = (await ask_api(visitor, "value function"))["hits"]
    found = cards(await search(visitor, "value function"))
    for card, hit in zip(found, hits, strict=True):
        passage = text[hit["start"] : hit["end"]]
        parts = " ".join(words(part) for part in pick(card, "blockquote"))
        runs = [run.strip() for run in parts.split("[…] words left out")]
        # What is left out is left out between whole sentences, and nothing else is missing.
        rest = passage
        for run in filter(None, runs):
            left_out, rest = rest.split(run, 1)
            assert bool(left_out.strip()) == parts.startswith("[…]") or run != runs[0]
            rest = rest.strip()
        assert bool(rest) == (not runs[-1])
        assert all(
            any(run.startswith(one) for one in wholes) and any(run.endswith(one) for one in wholes)
            for run in filter(None, runs)
        )


async def test_it_shows_a_short_passage_whole(visitor):
    query = '"using minimal amounts of compute"'
    hit = (await ask_api(visitor, query))["hits"][0]
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    card = cards(await search(visitor, query))[0]
    shown = " ".join(words(part) for part in pick(card, "blockquote"))
    assert shown == text[hit["start"] : hit["end"]]


@pytest.mark.parametrize(
    ("query", "headings"),
    [
        ("scaling", ["Exactly this word", "This word in other forms"]),
        ("speaker:ilya scaling", ["Exactly this word", "This word in other forms"]),
        ('"emotions"', ["Exactly this word"]),
        ("superinteligence", ["Similar spelling"]),
        ("reward function", ["Exactly these words", "All of these words", "Some of these words"]),
        ("brain OR neurons", ["What you asked for"]),
        ("value function OR emotions", ["What you asked for"]),
        ('"value function" OR "self play"', ["What you asked for"]),
        ('"value function" training', ["What you asked for"]),
        ('"value function"', ["Exactly these words"]),
    ],
)
async def test_each_heading_fits_the_query(visitor, query, headings):
    pages = await open_all(visitor, query)
    assert list(dict.fromkeys(each for page in pages for each, _ in rungs(page))) == headings


@pytest.mark.parametrize(
    ("query", "meanings"),
    [
        (
            "scaling",
            [
                "As it was typed, whatever its capitals and accents.",
                "Plurals, tenses and other endings.",
            ],
        ),
        ("value function", ["The words stand together, in this order."]),
        ("brain OR neurons", ["In any order; any of those with OR between them."]),
        (
            '"value function" training',
            ["The quoted words stand together, the others in any form."],
        ),
        (
            "superinteligence",
            ["Words that are spelt almost like these, or begin like the last of them."],
        ),
    ],
)
async def test_each_heading_says_what_it_means(visitor, query, meanings):
    page = await search(visitor, query)
    shown = [words(each) for each in pick(page, "p", "search-results-explanation")]
    assert shown == meanings


async def open_all(visitor, query):
    """Every page of results, by its own link to the next."""
    pages = [await search(visitor, query)]
    while following := links(pages[-1]).get("More results"):
        pages.append(await follow(visitor, following))
    return pages


def sections_of(page):
    """The rungs of a page: heading, count, and where the cards under it lead."""
    sections = pick(page, "section", "search-results-rung")
    for (heading, count), section in zip(rungs(page), sections, strict=True):
        yield heading, count, [first_link(card) for card in cards(section)]


async def test_it_shows_loose_matches_only_where_there_is_little_else(visitor):
    assert count_claimed(await search(visitor, "value function")) >= 5
    assert {heading for heading, _ in rungs(await search(visitor, "value function"))} <= SURE
    assert count_claimed(await search(visitor, "self play")) < 5
    assert rungs(await search(visitor, "self play"))[-1][0] == "Some of these words"


async def test_it_counts_a_word_as_often_as_it_was_typed(visitor):
    page = await search(visitor, "research research research")
    assert rungs(page)[0][0] == "All of these words"
    assert claim(page) == claim(await search(visitor, "research"))
    assert claim(page).endswith(f" passages {HERE} for “research”")


async def test_it_keeps_the_query_in_the_box(visitor):
    page = await search(visitor, '"age of research"')
    assert box(page) == '"age of research"'
    assert words(one(one(page, "head"), "title")) == 'Search: "age of research" · Onrecord'


async def test_it_says_by_example_how_to_search_when_nothing_is_asked(visitor):
    page = await search(visitor)
    assert not cards(page)
    assert not pick(page, "div", "search-summary")
    hints = one(page, "section", "search-hints")
    examples = [links(term) for term in pick(hints, "dt")]
    assert len(examples) == len(pick(hints, "dd"))
    for [(example, address)] in (each.items() for each in examples):
        assert asked(address) == {"q": example}
        assert count_claimed(await follow(visitor, address)) > 0
    taught = " ".join(example for each in examples for example in each)
    for sign in ("“", " -", " OR ", "*", "speaker:"):
        assert sign in taught


async def test_it_says_what_to_try_when_nothing_is_found(visitor):
    page = await search(visitor, "zyzzyva")
    assert claim(page) == f"Nothing {HERE} for “zyzzyva”"
    assert "What you could try next" in words(page)
    assert links(page)["The topics"] == "/topics"
    assert links(one(page, "main"))["Check a quotation"] == "/check"
    assert not cards(page)


@pytest.mark.parametrize("query", ["!?", "…", "()", '""', "\x00"])
async def test_it_asks_for_a_word_when_given_signs_alone(visitor, query):
    page = await search(visitor, query)
    assert notices(page) == ["Type a word or a number to search for."]
    assert pick(page, "section", "search-hints")


@pytest.mark.parametrize("query", ["-x", "-scaling -research", '-"age of research"'])
async def test_it_asks_for_a_word_beside_those_to_leave_out(visitor, query):
    page = await search(visitor, query)
    assert notices(page) == [
        "Type a word to search for as well: so far this only says what to leave out."
    ]
    assert box(page) == query
    assert not cards(page)


async def test_it_takes_signs_that_other_searches_have_a_meaning_for(visitor):
    for query in ("a:b", "*", "AND OR NOT", "(", '"', "[a TO b]", "~", "\\", "value^2", "\x00"):
        await search(visitor, query)


@pytest.mark.parametrize("part", ["", "results"])
async def test_it_refuses_a_query_that_is_too_long_with_a_page(visitor, part):
    over = "scaling " * 37 + "data?"
    assert len(over) == 301
    answer = await visitor.get("/search", params={"q": over, "part": part})
    page = read(f"<div>{answer.text}</div>" if part else answer.text)
    assert answer.status_code == 400
    assert notices(page) == [TOO_LONG]
    assert not cards(page)
    assert (await visitor.get("/search", params={"q": over[:300]})).status_code == 200


async def test_a_query_that_is_too_long_stays_in_the_box(visitor):
    over = "scaling " * 37 + "data?"
    page = read((await visitor.get("/search", params={"q": over})).text)
    assert box(page) == over
    assert links(page)["Check it as a quotation"].startswith("/check?quote=scaling+scaling")


async def test_a_guess_is_never_held_against_the_visitor(visitor):
    # “scal” would be “scale”, which makes it 301 characters.
    answer = await visitor.get("/search", params={"q": "scaling " * 37 + "scal"})
    assert answer.status_code == 200


async def test_it_takes_300_characters_and_counts_those_that_are_seen(visitor):
    # Blanks at the ends and in a row, and accents written apart, do not count.
    letters = "é" * 299
    query = "  " + letters.replace("é", "e\u0301") + "   a "
    answer = await visitor.get("/search", params={"q": query})
    assert answer.status_code == 400
    assert "this has 301" in notices(read(answer.text))[0]
    fitting = query.replace("e\u0301", "", 1)
    assert (await visitor.get("/search", params={"q": fitting})).status_code == 200


async def test_it_refuses_more_than_40_words(visitor):
    answer = await visitor.get("/search", params={"q": "a " * 41})
    assert answer.status_code == 400
    assert notices(read(answer.text)) == ["A search can have at most 40 words. Leave some out."]
    assert (await visitor.get("/search", params={"q": "a " * 40})).status_code == 200


@pytest.mark.parametrize(
    "wrong", ["sort=colour", "page=0", "page=1001", "page=x", "part=all", "q=" + "x" * 10_001]
)
async def test_it_answers_a_wrong_parameter_with_a_page_that_can_search(visitor, wrong):
    answer = await visitor.get(f"/search?{wrong}")
    assert answer.status_code == 400
    page = read(answer.text)
    name = wrong.split("=")[0]
    assert f"The parameter “{name}” cannot be taken" in words(page)
    assert pick(page, "form", "search-form")


async def test_it_pages_through_all_results_once(visitor):
    seen, address, earlier = [], "/search?q=model", None
    while address:
        page = await follow(visitor, address)
        seen += [first_link(card) for card in cards(page)]
        assert links(page).get("Earlier results") == earlier
        assert len(cards(page)) <= 10
        earlier, address = address, links(page).get("More results")
    total = count_claimed(page)
    assert total > 20
    assert len(seen) == len(set(seen)) == total


async def test_the_line_says_that_it_lights_the_hits_of_one_page(visitor):
    captions = [
        words(one(await search(visitor, query), "figcaption"))
        for query in ("model", '"just with big computers"')
    ]
    assert captions[0].startswith("On this page: 1")
    assert captions[1].startswith("1 passage, in chapter 3")


async def test_it_keeps_query_filters_and_order_from_page_to_page(visitor):
    page = await search(visitor, "is", speaker="ilya-sutskever", sort="position")
    assert asked(links(page)["More results"]) == {
        "q": "is",
        "speaker": "ilya-sutskever",
        "sort": "position",
        "page": "2",
    }


async def test_it_leads_back_to_the_last_page_from_one_beyond(visitor):
    page = await search(visitor, '"age of research"', page=900)
    assert not cards(page)
    assert count_claimed(page) == 3
    assert notices(page) == ["There are not so many pages of results."]
    assert "What you could try next" not in words(page)
    assert links(page)["Earlier results"] == "/search?q=%22age+of+research%22"


async def test_it_says_nothing_of_pages_where_nothing_is_found(visitor):
    page = await search(visitor, "zyzzyva", page=2)
    assert not notices(page)
    assert claim(page) == f"Nothing {HERE} for “zyzzyva”"


async def test_it_sorts_by_position_and_back(visitor):
    by_relevance = await search(visitor, "scaling")
    page = await follow(visitor, links(by_relevance)["Sort in the order of the conversation"])
    found = await ask_api(visitor, "scaling", sort="position", limit=10)
    assert [first_link(card) for card in cards(page)] == [hit["url"] for hit in found["hits"]]
    for rung in ("exact", "all"):
        starts = [hit["start"] for hit in found["hits"] if hit["rung"] == rung]
        assert starts == sorted(starts)
    assert first_link(cards(page)[1]) != first_link(cards(by_relevance)[1])
    assert links(page)["Sort by how well they match"] == "/search?q=scaling"


async def test_it_offers_no_order_for_a_single_result(visitor):
    page = await search(visitor, '"1%"')
    assert len(cards(page)) == 1
    assert not [label for label in links(page) if label.startswith("Sort")]


@pytest.mark.parametrize(
    ("query", "topic", "because"),
    [
        ("value functions", "value-functions", None),
        ("jaggedness", "evals-vs-real-world", "jaggedness"),
        ("when will agi arrive", "timelines", "when will agi arrive"),
        ("When will AGI arrive?", "timelines", "when will agi arrive"),
        ("bitter lesson", "scaling", "bitter lesson"),
        ("speaker:ilya jaggedness", "evals-vs-real-world", "jaggedness"),
    ],
)
async def test_it_suggests_the_topic_that_a_query_names(visitor, query, topic, because):
    page = await search(visitor, query)
    assert list(topics_named(page).values()) == [f"/topics/{topic}"]
    said = words(one(one(page, "section", "topic-box"), "p", "facts"))
    assert said.startswith(f"“{because}” leads here." if because else "8 passages")


async def test_a_topic_is_no_hit(visitor):
    page = await search(visitor, "jaggedness")
    assert claim(page) == f"Nothing {HERE} for “jaggedness”"
    assert not cards(page)
    assert notes(page) == ["“jaggedness” stands in no transcript of this archive."]
    assert list(topics_named(page)) == ["Evals and the real world"]


@pytest.mark.parametrize("query", ["ilya emotions", "emotions ilya", "Sutskever emotions"])
async def test_it_offers_what_the_speaker_says_whose_name_is_typed(visitor, query):
    page = await search(visitor, query)
    assert speakers_named(page) == {
        "Ilya Sutskever": "/speakers/ilya-sutskever",
        "emotions": "/search?q=emotions&speaker=ilya-sutskever",
    }
    told = words(one(page, "section", "speaker-box"))
    assert told == "Speaker Ilya Sutskever Only what Ilya Sutskever says: emotions"
    narrowed = await follow(visitor, speakers_named(page)["emotions"])
    assert claim(narrowed).endswith(" for “emotions”, said by Ilya Sutskever")
    assert count_claimed(narrowed) > 0
    assert not speakers_named(narrowed)


@pytest.mark.parametrize("query", ["ilya", "Sutskever", "Ilya Sutskever", "who is Ilya"])
async def test_it_leads_to_a_speaker_of_whom_nothing_else_is_asked(visitor, query):
    page = await search(visitor, query)
    assert speakers_named(page) == {"Ilya Sutskever": "/speakers/ilya-sutskever"}
    assert words(one(page, "section", "speaker-box")) == (
        "Speaker Ilya Sutskever "
        "Where, how much and about what Ilya Sutskever speaks in this archive."
    )


async def test_a_speaker_is_no_hit(visitor):
    page = await search(visitor, "Sutskever")
    assert claim(page) == f"Nothing {HERE} for “Sutskever”"
    assert notes(page) == ["“Sutskever” stands in no transcript of this archive."]
    assert not cards(page)


@pytest.mark.parametrize(
    "query",
    ["emotions", '"ilya" emotions', "ilya dwarkesh", "speaker:dwarkesh ilya", "-ilya value"],
)
async def test_it_offers_no_speaker_who_was_not_named_alone(visitor, query):
    assert not speakers_named(await search(visitor, query))


async def test_what_a_speaker_says_keeps_the_other_filters(visitor):
    page = await search(visitor, "topic:alignment ilya value", name="openai")
    assert asked(speakers_named(page)["value"]) == {
        "q": "value",
        "speaker": "ilya-sutskever",
        "topic": "alignment",
        "name": "openai",
    }


async def test_a_query_about_more_than_a_topic_has_no_box(visitor):
    assert not topics_named(await search(visitor, "how a company scales its compute after all"))


async def test_a_word_to_leave_out_names_no_topic(visitor):
    assert "Pre-training" not in topics_named(await search(visitor, "scaling -pretraining"))


async def test_it_names_the_interview_once_when_all_results_are_from_it(visitor):
    page = await search(visitor, "research")
    (note,) = pick(page, "p", "search-results-work")
    assert words(note).startswith("All on this page from ")
    assert first_link(note) == f"/interviews/{FIRST}"
    assert not pick(page, "p", "passage-card-interview")
    assert pick(page, "*", "conversation-line")


async def test_it_keeps_pages_of_results_out_of_search_engines(visitor):
    async def robots(address):
        page = await follow(visitor, address)
        return [meta.get("content") for meta in pick(page, "meta") if meta.get("name") == "robots"]

    assert await robots("/search?q=research") == ["noindex"]
    assert await robots("/search?speaker=ilya-sutskever") == ["noindex"]
    assert await robots("/search") == []


@pytest.mark.parametrize("query", ["value function", "zyzzyva", "!?", "", "Dysan sphere"])
async def test_its_results_can_be_had_alone(visitor, query):
    answer = await visitor.get("/search", params={"q": query, "part": "results"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    for tag in ("<html", "<body", "<form", "<!doctype", "<script"):
        assert tag not in answer.text.lower()
    whole = await search(visitor, query)
    (results,) = [part for part in whole.iter() if part.get("id") == "results"]
    assert words(read(f"<div>{answer.text}</div>")) == words(results)


async def test_results_alone_link_to_whole_pages(visitor):
    answer = await visitor.get("/search?q=scaling&part=results&sort=position")
    part = read(f"<div>{answer.text}</div>")
    assert cards(part)
    assert not [address for address in links(part).values() if "part=" in address]


async def test_results_alone_carry_their_count_for_who_cannot_see_them(visitor):
    answer = await visitor.get("/search?q=scaling&part=results")
    part = read(f"<div>{answer.text}</div>")
    (told,) = [each.get("data-count") for each in part.iter() if "data-count" in each.attrib]
    assert told == f"{len(cards(part))} passages"

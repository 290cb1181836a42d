"""How words are found: in other spellings, joined or parted, as numbers, over a boundary."""

import re
from itertools import pairwise

import pytest

from tests.archives import FIRST
from tests.pages.reading import links, marks, one, pick, read, words
from tests.pages.searching import (
    SURE,
    ask_api,
    cards,
    claim,
    count_claimed,
    follow,
    notes,
    rungs,
    search,
    uses,
)

pytestmark = pytest.mark.anyio

HERE = f"/api/v1/interviews/{FIRST}"


@pytest.fixture
async def text(visitor):
    return (await visitor.get(f"{HERE}/text")).text


async def find(visitor, query, **parameters):
    """The hits of a query by where they stand, with their marks."""
    found = await ask_api(visitor, query, limit=100, **parameters)
    return {(hit["start"], hit["end"]): hit["marks"] for hit in found["hits"]}


async def find_surely(visitor, query):
    found = await ask_api(visitor, query, limit=100)
    return [hit for hit in found["hits"] if hit["rung"] in {"exact", "all"}]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("superinteligence", "superintelligence"),
        ("Dysan sphere", "dyson sphere"),
        ("neurolink", "neuralink"),
        ("generalisation", "generalization"),
        ("resaerch", "research"),
        ("evolutoin", "evolution"),
    ],
)
async def test_it_offers_what_may_have_been_meant(visitor, typed, meant):
    page = await search(visitor, typed)
    assert claim(page).startswith("No passage in this archive’s transcripts holds ")
    assert count_claimed(page) == 0
    assert rungs(page)[0][0] == "Similar spelling"
    assert f"Did you mean {meant}?" in notes(page)
    led = await follow(visitor, links(page)[meant])
    assert count_claimed(led) > 0
    assert rungs(led)[0][0] in SURE
    assert not [note for note in notes(led) if note.startswith("Did you mean")]
    assert (await ask_api(visitor, typed))["did_you_mean"] == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("Yann Lecunn", "Yann lecun"), ("evolutionn", "evolution")]
)
async def test_a_letter_too_many_is_a_slip(visitor, typed, meant):
    page = await search(visitor, typed)
    assert f"Did you mean {meant}?" in notes(page)
    assert rungs(page)[0][0] == "Similar spelling"


async def test_a_guess_keeps_the_filters(visitor):
    page = await search(visitor, "speaker:ilya superinteligence", topic="alignment")
    (guess,) = [note for note in notes(page) if note.startswith("Did you mean")]
    led = await follow(visitor, links(page)[guess.removeprefix("Did you mean ").rstrip("?")])
    assert claim(led).endswith(
        "for “superintelligence”, said by Ilya Sutskever, under the topic “Alignment”"
    )


async def test_similar_words_are_marked_as_they_stand(visitor):
    assert set(marks(await search(visitor, "neurolink"))) == {"Neuralink++"}
    assert "superintelligence" in marks(await search(visitor, "superinteligence"))


@pytest.mark.parametrize("query", ["value function", "zyzzyva", "Sam Altman", "1%", "15-year-old"])
async def test_it_guesses_nothing_where_nothing_is_like_it(visitor, query):
    page = await search(visitor, query)
    assert not [note for note in notes(page) if note.startswith("Did you mean")]
    assert (await ask_api(visitor, query))["did_you_mean"] is None


@pytest.mark.parametrize("typed", ["Yann LeCun", "yann lecun", "Yann Lecun", "YANN LECUN"])
async def test_capitals_do_not_matter(visitor, typed):
    page = await search(visitor, typed)
    assert rungs(page) == [("Exactly these words", 1)]
    assert marks(page) == ["Yann LeCun"]


@pytest.mark.parametrize(
    "spellings",
    [
        ("don't", "don’t", "DON'T", "donʼt"),
        ("pretraining", "pre-training", "pre training", "pre\u2010training"),
        ("self play", "self-play"),
        ("gpt3", "GPT-3", "gpt 3"),
        ("straight-shot", "straight shot"),
        ("LLM-as-a-Judge", "llm as a judge"),
        ("1%", "1 percent"),
    ],
)
async def test_it_finds_the_same_however_it_is_joined(visitor, spellings):
    found = [
        {hit["start"]: hit["marks"] for hit in await find_surely(visitor, each)}
        for each in spellings
    ]
    assert found[0]
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("don’t", {"don't", "Don't", "don’t"}),
        ("pretraining", {"pre-training", "Pre-training"}),
        ("self play", {"self-play"}),
        ("straight-shot", {"straight shot"}),
        ("gpt3", {"GPT-3"}),
        ("1%", {"1%"}),
        ("$3 billion", {"$3 billion"}),
        ("$32 billion", {"$32 billion"}),
        ("3 billion years", {"3 billion years"}),
        ("100x", {"100x"}),
        ("15-year-old", {"15-year-old"}),
        ("Neuralink++", {"Neuralink++"}),
        ("neuralink", {"Neuralink++"}),
    ],
)
async def test_it_finds_what_was_written_with_signs_and_numbers(visitor, text, query, marked):
    hits = [hit for hit in await find_surely(visitor, query) if hit["rung"] in {"exact", "all"}]
    found = {text[start:end] for hit in hits for start, end in hit["marks"]}
    assert found == marked


async def test_a_sum_of_money_is_no_other_number(visitor):
    three = await find(visitor, '"$3 billion"')
    years = await find(visitor, '"3 billion years"')
    much = await find(visitor, '"$32 billion"')
    assert len(three) == len(years) == len(much) == 1
    assert not three.keys() & years.keys()
    assert not three.keys() & much.keys()


@pytest.mark.parametrize("query", ["$3 billion", "$32 billion", "3 billion years"])
async def test_a_number_is_never_like_another_one(visitor, query):
    found = await ask_api(visitor, query, limit=100)
    assert "similar" not in {hit["rung"] for hit in found["hits"]}


@pytest.mark.parametrize("phrase", ["what is it", "it will be", "in the"])
async def test_words_that_tell_little_are_a_phrase_like_any_other(visitor, text, phrase):
    spoken = {match.span() for match in re.finditer(rf"(?i)\b{phrase}\b", text)}
    assert spoken
    found = await ask_api(visitor, f'"{phrase}"', limit=100)
    assert {tuple(mark) for hit in found["hits"] for mark in hit["marks"]} == spoken
    assert {hit["rung"] for hit in found["hits"]} == {"exact"}


@pytest.mark.parametrize("query", ["what is a", "to be or not to be", "the of"])
async def test_words_that_tell_little_alone_are_all_looked_for(visitor, text, query):
    page = await search(visitor, query)
    assert count_claimed(page) > 0
    asked = set(query.split())
    for hit in (await find_surely(visitor, query))[:10]:
        marked = {text[start:end].lower() for start, end in hit["marks"]}
        assert asked <= {word for each in marked for word in each.split()}


async def find_boundaries(visitor, text, sentences):
    """Phrases that run from one segment into the next: its words, and the sentences they touch."""
    segments = (await visitor.get(f"{HERE}/segments")).json()["segments"]
    for segment, following in pairwise(segments):
        before = re.search(r"\S+ \S+$", text[: segment["end"]])[0]
        after = re.match(r"\S+ \S+", text[following["start"] :])[0]
        start, end = segment["end"] - len(before), following["start"] + len(after)
        touched = [each for each in sentences if each["start"] < end and start < each["end"]]
        yield f"{before} {after}", segment, following, touched


async def test_it_finds_a_phrase_that_runs_into_the_next_passage(visitor, text, sentences):
    boundaries = [each async for each in find_boundaries(visitor, text, sentences)]
    for phrase, segment, following, touched in boundaries[::9]:
        found = await ask_api(visitor, f'"{phrase.replace(chr(34), "")}"')
        [hit] = [hit for hit in found["hits"] if hit["start"] == segment["start"]]
        first, last = touched[0], touched[-1]
        assert (hit["key"], hit["last_key"]) == (first["key"], last["key"])
        assert first["key"] != last["key"]
        assert hit["end"] == following["end"]
        assert hit["url"] == f"/interviews/{FIRST}/{first['key']}..{last['key']}"
        [(start, end)] = hit["marks"]
        assert start < segment["end"] < end
        assert text[start:end] == phrase.strip(".,?!:;“”\"'()…—–")


async def test_such_a_phrase_opens_as_one_passage(visitor, text, sentences):
    boundaries = [each async for each in find_boundaries(visitor, text, sentences)]
    phrase, _, _, touched = boundaries[0]
    page = await search(visitor, f'"{phrase}"')
    [card] = cards(page)
    assert " ".join(marks(card)) == phrase.strip(".,?!")
    opened = read((await visitor.get(links(card)[next(iter(links(card)))])).text)
    shown = words(one(opened, "main"))
    for sentence in touched:
        assert sentence["text"] in shown


async def test_it_says_how_often_words_are_used_and_by_whom(visitor, text):
    turns = (await visitor.get(f"{HERE}/turns")).json()["turns"]
    by = {"ilya-sutskever": 0, "dwarkesh-patel": 0}
    for match in re.finditer(r"\bscaling\b", text, re.IGNORECASE):
        turn = next(turn for turn in turns if turn["start"] <= match.start() < turn["end"])
        by[turn["speaker"]] += 1
    page = await search(visitor, "scaling")
    assert uses(page) == [
        f"“scaling” is said {sum(by.values())} times here: "
        f"Ilya Sutskever {by['ilya-sutskever']}, Dwarkesh Patel {by['dwarkesh-patel']}"
    ]
    assert links(one(page, "p", "word-use")) == {
        "Ilya Sutskever": "/search?q=scaling&speaker=ilya-sutskever",
        "Dwarkesh Patel": "/search?q=scaling&speaker=dwarkesh-patel",
    }


async def test_it_counts_a_phrase_as_a_whole(visitor, text):
    times = text.lower().count("age of research")
    for query in ('"age of research"', "age of research"):
        [use] = uses(await search(visitor, query))
        assert use == f"“age of research” is said {times} times here: Ilya Sutskever {times}"


async def test_it_counts_each_telling_word_where_they_do_not_stand_together(visitor):
    told = uses(await search(visitor, "brain OR neurons"))
    assert [use.split(" is said")[0] for use in told] == ["“brain”", "“neurons”"]


async def test_a_word_counts_as_often_alone_as_beside_others(visitor, text):
    times = len(re.findall(r"\bscaling\b", text, re.IGNORECASE))
    # Its other forms are found as well, and not counted.
    assert len(re.findall(r"\bscal(?:e|es|ed|ing)\b", text, re.IGNORECASE)) > times
    [alone] = uses(await search(visitor, "scaling"))
    beside = uses(await search(visitor, "scaling OR emotions"))
    assert alone.startswith(f"“scaling” is said {times} times here: ")
    assert beside[0] == alone
    assert len(beside) == 2


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("yann", "“yann” is said once here: "),
        ("human beings", "“human beings” is said twice here: "),
        ("beings", "“beings” is said 5 times here: "),
    ],
)
async def test_it_says_once_and_twice_in_words(visitor, query, told):
    [use] = uses(await search(visitor, query))
    assert use.startswith(told)


@pytest.mark.parametrize("query", ["neuralink", "superinteligence", "zyzzyva scaling", "value fun"])
async def test_it_counts_nothing_that_is_not_said_as_typed(visitor, query):
    assert cards(await search(visitor, query))
    assert not uses(await search(visitor, query))


async def test_uses_are_of_whom_the_search_is_narrowed_to(visitor):
    page = await search(visitor, "scaling", speaker="dwarkesh-patel")
    [use] = uses(page)
    assert re.fullmatch(r"“scaling” is said \d times here: Dwarkesh Patel \d", use)


@pytest.mark.parametrize(
    "query", ["speaker:ilya scaling", "topic:scaling scaling", 'scaling -"', "scaling scaling"]
)
async def test_uses_name_only_the_words_that_are_counted(visitor, query):
    [use] = uses(await search(visitor, query))
    assert use.startswith("“scaling” is said ")


@pytest.mark.parametrize("query", ["scaling -pretraining", 'scaling -"age of scaling"'])
async def test_nothing_is_counted_where_passages_are_left_out(visitor, query):
    page = await search(visitor, query)
    assert count_claimed(page) > 0
    assert not uses(page)


async def test_nothing_is_said_of_words_that_tell_little(visitor):
    assert not pick(await search(visitor, "the of"), "p", "word-use")


@pytest.mark.parametrize(
    ("typed", "begun"), [("value fun", "function"), ("scal", "scaling"), ("ge", "Gemini")]
)
async def test_the_last_word_may_not_be_typed_to_its_end(visitor, typed, begun):
    page = await search(visitor, typed)
    assert rungs(page)[0][0] == "Similar spelling"
    assert count_claimed(page) == 0
    assert begun in marks(page)
    assert not [note for note in notes(page) if note.startswith("Did you mean")]


@pytest.mark.parametrize("typed", ["fun value", "v", "zyzzyva q", '"value fun"'])
async def test_only_the_last_word_is_taken_for_a_beginning(visitor, typed):
    found = await ask_api(visitor, typed, limit=100)
    assert "similar" not in {hit["rung"] for hit in found["hits"]}
    assert "function" not in marks(await search(visitor, typed))


async def test_a_word_that_is_there_is_no_beginning(visitor, text):
    assert re.search(r"\bgenes\b", text)
    found = await find(visitor, "gene")
    assert found
    assert {text[start:end] for each in found.values() for start, end in each} <= {"gene", "genes"}


@pytest.mark.parametrize(("typed", "meant"), [("dont", "don't"), ("thats", "that's")])
async def test_an_apostrophe_may_be_left_out(visitor, typed, meant):
    page = await search(visitor, typed)
    assert f"Did you mean {meant}?" in notes(page)
    assert {mark.lower().replace("’", "'") for mark in marks(page)} == {meant}
    led = await follow(visitor, links(page)[meant])
    assert count_claimed(led) > 0


@pytest.mark.parametrize("query", ["open ai", "open AI", "Open ai"])
async def test_neighbours_that_stand_there_as_one_word_are_not_called_absent(visitor, query):
    page = await search(visitor, query)
    assert set(marks(page)) == {"OpenAI"}
    assert rungs(page)[0][0] == "Exactly these words"
    assert not notes(page)
    assert (await ask_api(visitor, query))["did_you_mean"] is None


async def test_neighbours_beside_others_are_not_called_absent(visitor):
    page = await search(visitor, "zyzzyva open ai")
    assert notes(page)[0] == "“zyzzyva” stands in no transcript of this archive."
    assert "OpenAI" in marks(page)


async def test_beings_are_no_form_of_be(visitor, text):
    for query in ("human beings", "beings", "being"):
        marked = {mark.lower() for mark in marks(await search(visitor, query))}
        assert marked <= {"human beings", "human", "humans", "being", "beings"}, query
    assert "being" in {mark.lower() for mark in marks(await search(visitor, "human beings"))}
    be = await find(visitor, "be")
    marked = {text[start:end].lower() for each in be.values() for start, end in each}
    assert "be" in marked
    assert not {"being", "beings"} & marked


@pytest.mark.parametrize("query", ["gtp", "agl", "pley", "gtp agl"])
async def test_a_word_of_fewer_than_five_letters_is_spelt_like_no_other(visitor, query):
    page = await search(visitor, query)
    assert not cards(page)
    assert not [note for note in notes(page) if note.startswith("Did you mean")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("centre", "center"), ("behaviour", "behaviors"), ("optimise", "optimize")],
)
async def test_it_offers_how_a_word_is_spelt_across_the_atlantic(visitor, typed, meant):
    page = await search(visitor, typed)
    assert f"Did you mean {meant}?" in notes(page)
    assert rungs(page)[0][0] == "Similar spelling"
    assert set(marks(page)) == {meant}

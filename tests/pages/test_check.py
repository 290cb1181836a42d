"""The page that checks what somebody printed, as visitors use it."""

import pytest

from tests.archives import FIRST
from tests.pages.reading import first_link, links, marks, one, pick, read, words

pytestmark = pytest.mark.anyio

AGE = "we’re back in the age of research"
FUNDAMENTAL = (
    "These models somehow just generalize dramatically worse than people … "
    "That seems like a very fundamental thing."
)
ANALOGY = "there is a great ML analogy"
EVALS = (
    '"The real reward hacking is the human researchers who are too focused on the evals," '
    "Sutskever said"
)
TITLE = "We're moving from the age of scaling to the age of research"
INVENTED = "The value function is so stable and so robust"
PHRASE = "So it's back to the age of research again, just with big computers."
POWER = "The whole problem is the power"
REWARD = "How will SSI make money?"


async def check(visitor, quote: str, status: int = 200):
    answer = await visitor.get("/check", params={"quote": quote})
    assert answer.status_code == status
    return read(answer.text)


def summary(page) -> str:
    return words(one(page, "h2", "finding-summary"))


def notes(page) -> list[str]:
    return [words(note) for each in pick(page, "ul", "finding-notes") for note in pick(each, "li")]


async def test_it_shows_which_words_differ(visitor):
    page = await check(visitor, AGE)
    assert summary(page) == "Ilya Sutskever, in the transcript: three words differ."
    assert marks(page) == ["we are back to the age of research"]
    quoted, said = (words(each) for each in pick(one(page, "main"), "dd"))
    assert quoted == (
        "[only in the quotation: we’re] back [only in the quotation: in] the age of research"
    )
    assert said.endswith(
        "[only in the transcript: we are] back [only in the transcript: to] the age of research"
    )


async def test_it_shows_what_was_left_out(visitor):
    page = await check(visitor, FUNDAMENTAL)
    assert summary(page) == (
        "Ilya Sutskever, in the transcript: shortened, three words are left out where the "
        "quotation says so."
    )
    assert "[left out, as the quotation says: It's super obvious]" in words(pick(page, "dd")[1])


async def test_it_shows_the_denial_that_was_cut_off_first(visitor):
    page = await check(visitor, ANALOGY)
    assert summary(page) == "Ilya Sutskever, in the transcript: word for word, part of a sentence."
    assert "“But I don’t think”" in notes(page)[0]
    assert one(page, "li", "finding-grave") is not None
    sentence = one(page, "p", "comparison-sentence")
    assert words(sentence).startswith("But I don’t think there is a great ML analogy")


async def test_it_says_whose_words_they_are(visitor):
    page = await check(visitor, EVALS)
    assert summary(page).startswith("Dwarkesh Patel, not Ilya Sutskever, in the transcript: word")
    assert notes(page)[0] == (
        "Given to Ilya Sutskever; in the transcript Dwarkesh Patel has these words."
    )


async def test_it_knows_a_title(visitor):
    page = await check(visitor, TITLE)
    assert summary(page) == "Not in this archive’s transcripts, but in a title."
    assert notes(page)[0].startswith("These are words of the interview’s title, “Ilya Sutskever")


async def test_it_offers_the_nearest_passage_as_no_more_than_that(visitor):
    page = await check(visitor, INVENTED)
    assert summary(page) == "Not in this archive’s transcripts."
    assert words(one(page, "h3", "finding-place")) == "Not found; the nearest passage is"
    assert "value function" in words(one(page, "article", "passage-card"))
    assert not marks(page)
    assert not pick(page, "div", "permalink")


async def test_it_checks_each_quotation_of_a_paste(visitor):
    page = await check(visitor, f"Sutskever said “{ANALOGY}”, he added “{AGE}”, and “{INVENTED}”.")
    assert words(one(page, "p", "lead")) == "1 of 3 quotations stands in the transcripts as quoted."
    assert len(pick(page, "section", "finding")) == 3


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        (f"“{ANALOGY}” and “{INVENTED}”", "1 of 2 quotations stands in the transcripts as quoted."),
        (f"“{AGE}” and “{INVENTED}”", "None of 2 quotations stand in the transcripts as quoted."),
        (f"“{ANALOGY}”, he added “{POWER}”", "Both quotations stand in the transcripts as quoted."),
        (
            f"“{ANALOGY}”, “{POWER}” and “{FUNDAMENTAL}”",
            "All 3 quotations stand in the transcripts as quoted.",
        ),
        (
            f"{EVALS}. Patel said, “{REWARD}”.",
            "Both quotations stand in the transcripts as quoted; 1 is given to somebody else.",
        ),
        (
            f"{EVALS}. Patel said, “{POWER}”.",
            "Both quotations stand in the transcripts as quoted; 2 are given to somebody else.",
        ),
    ],
)
async def test_it_says_how_many_quotations_stand(visitor, pasted, told):
    assert words(one(await check(visitor, pasted), "p", "lead")) == told


async def test_it_gives_the_link_and_the_citation(visitor):
    page = await check(visitor, AGE)
    address = f"http://localhost/interviews/{FIRST}/v645j79k"
    assert one(one(page, "div", "permalink"), "a").get("href") == address
    assert words(one(page, "p", "copyable-text")) == (
        "“we are back to the age of research” — Ilya Sutskever, Dwarkesh Podcast, "
        f"25 November 2025, {address}"
    )
    assert "Source: edited captions; check the recording before printing" in [
        words(each) for each in pick(page, "p", "facts")
    ]


async def test_it_is_found_from_the_foot_of_every_page(visitor):
    for address in ("/", "/search?q=scaling", f"/interviews/{FIRST}"):
        page = read((await visitor.get(address)).text)
        assert links(one(page, "footer", "site-footer"))["Check a quotation"] == "/check"


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("!?", "There is no word in this quotation."),
        ("“”", "There is no word in this quotation."),
        ("evals", "One word is no quotation that could be checked."),
        ("word " * 401, "at most 2,000 characters; this has 2,004"),
    ],
)
async def test_it_says_why_it_cannot_check(visitor, quote, told):
    page = await check(visitor, quote, status=400)
    assert told in words(one(page, "p", "notice"))
    assert (one(page, "textarea").text or "").strip() == quote.strip()


async def test_it_shows_a_form_where_nothing_was_pasted(visitor):
    page = await check(visitor, "")
    assert page.find(".//textarea[@name='quote']") is not None
    assert not pick(page, "section", "finding")


async def test_it_says_what_one_gets_before_anything_is_asked(visitor):
    told = words(one(await check(visitor, ""), "p", "lead"))
    for verdict in ("word for word in the transcript", "words differ", "shortened"):
        assert verdict in told
    assert "not in this archive’s transcripts" in told
    answered = await check(visitor, AGE)
    assert not pick(answered, "p", "lead")
    assert not pick(answered, "div", "examples")


async def test_its_examples_are_what_they_say(visitor):
    examples = pick(one(await check(visitor, ""), "div", "examples"), "a")
    asked = [await visitor.get(link.get("href")) for link in examples]
    verdicts = [summary(read(answer.text)).split(": ")[1] for answer in asked]
    assert verdicts[0] == "word for word."
    assert verdicts[1].startswith("shortened, ")
    assert verdicts[2] == "one word differs."
    assert [words(link) for link in examples[1:]] == [
        "the same, shortened",
        "the same, with a word missing",
    ]


async def test_an_empty_archive_has_no_examples(empty_visitor):
    assert not pick(await check(empty_visitor, ""), "div", "examples")


async def test_it_shows_once_what_is_the_same(visitor):
    whole = await check(visitor, PHRASE)
    assert not pick(whole, "div", "comparison")
    assert marks(whole) == [PHRASE]
    page = await check(visitor, ANALOGY)
    assert words(one(page, "div", "comparison")).count(ANALOGY) == 1
    assert not pick(page, "ol", "comparison-words")


async def test_it_shows_both_wordings_where_signs_differ(visitor):
    page = await check(visitor, PHRASE.replace("'", "’"))
    assert "word for word" in summary(page)
    assert one(page, "ol", "comparison-words") is not None


@pytest.mark.parametrize(
    ("quote", "sign"),
    [
        (ANALOGY, "verbatim"),
        (FUNDAMENTAL, "abridged"),
        (AGE, "altered"),
        (INVENTED, "absent"),
        (EVALS, "other_speaker"),
    ],
)
async def test_it_gives_each_verdict_a_sign(visitor, quote, sign):
    assert one(await check(visitor, quote), "section", "finding").get("data-sign") == sign


async def test_of_several_it_lists_what_became_of_each(visitor):
    page = await check(visitor, f"“{ANALOGY}”, he added “{AGE}”, and “{INVENTED}”.")
    entries = pick(one(page, "ol", "verdict-list"), "li")
    assert [entry.get("data-sign") for entry in entries] == ["verbatim", "altered", "absent"]
    headings = {f"#{each.get('id')}": words(each) for each in pick(page, "h2", "finding-summary")}
    told = {first_link(entry): words(one(entry, "span")) for entry in entries}
    assert told == headings
    assert words(one(entries[1], "a")) == f"“{AGE}”"
    assert not pick(await check(visitor, AGE), "ol", "verdict-list")


async def test_a_search_that_is_too_long_leads_here(visitor):
    paste = "The value function says something like. " * 9
    answer = await visitor.get("/search", params={"q": paste})
    assert answer.status_code == 400
    offered = links(read(answer.text))["Check it as a quotation"]
    assert pick(read((await visitor.get(offered)).text), "section", "finding")

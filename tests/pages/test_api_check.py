"""The quote check as JSON, as the contract of the API says."""

from itertools import pairwise

import pytest

from app.search.quote_check.wording import read_wording
from app.search.words import list_words
from app.web.api.shapes.check import CheckShape
from tests.archives import FIRST
from tests.pages.reading import marks, read

pytestmark = pytest.mark.anyio

HERE = f"/api/v1/interviews/{FIRST}"
CHECK = "/api/v1/check"
BODY = ["verdict", "similarity", "interview", "key", "last_key", "start", "end", "text", "speakers"]
BODY += ["url", "diff", "omitted", "parts", "occurrences", "notes", "nearest"]
PLACE = ["interview", "key", "last_key", "start", "end", "text", "url"]
DIFFERENCE = ["op", "quoted", "said"]
OMISSION = ["start", "end", "text"]
PART = ["quoted", "verdict", "interview", "key", "start", "end", "text", "speakers", "url"]
OCCURRENCE = ["interview", "key", "start", "end", "url"]
NOTE = ["kind", "text"]
NEAREST = ["interview", "key", "start", "end", "text", "similarity", "url"]
KINDS = ["other_speaker", "crosses_speakers", "title_only", "out_of_order", "long_gap"]
KINDS += ["quoting_others", "part_of_sentence", "fillers_only"]
VERDICTS = ["verbatim", "abridged", "altered", "absent"]

PHRASE = "age of research"
BIG = "So it's back to the age of research again, just with big computers."
AGE = "we’re back in the age of research"
FUNDAMENTAL = (
    "These models somehow just generalize dramatically worse than people … "
    "That seems like a very fundamental thing."
)
ANALOGY = "there is a great ML analogy"
EVALS = "The real reward hacking is the human researchers who are too focused on the evals"
YEARS = "I think like 5 to 20 years"
GLUED = (
    "These models somehow just generalize dramatically worse than people. "
    "So it's back to the age of research again, just with big computers."
)
TITLE = "We're moving from the age of scaling to the age of research"
INVENTED = "The value function is so stable and so robust"
NOWHERE = "zyzzyva quokka xylophone"

# What is quoted, and how it stands in the interview.
QUOTED = {
    PHRASE: "verbatim",
    BIG: "verbatim",
    BIG.upper().replace("'", "’"): "verbatim",
    f"“{BIG}” — Ilya Sutskever": "verbatim",
    ANALOGY: "verbatim",
    EVALS: "verbatim",
    FUNDAMENTAL: "abridged",
    "[The models] somehow just generalize dramatically worse than people": "abridged",
    AGE: "altered",
    YEARS: "altered",
    GLUED: "altered",
    TITLE: "absent",
    INVENTED: "absent",
    NOWHERE: "absent",
}
SEVERAL = f"Sutskever said “{ANALOGY}”, he added “{AGE}”, and “{INVENTED}”."


async def fetch(visitor, quote: str):
    answer = await visitor.get(CHECK, params={"quote": quote})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


async def post(visitor, body: bytes | str, media_type: str = "application/json"):
    return await visitor.post(CHECK, content=body, headers={"content-type": media_type})


@pytest.fixture
async def text(visitor):
    return (await visitor.get(f"{HERE}/text")).text


@pytest.fixture
async def turns(visitor):
    return (await visitor.get(f"{HERE}/turns")).json()["turns"]


def find_sentence(sentences, offset: int):
    (found,) = [each for each in sentences if each["start"] <= offset < each["end"]]
    return found


def list_speakers(turns, start: int, end: int) -> list[str]:
    """Those who say something of a stretch, in the order in which they speak."""
    said = [turn["speaker"] for turn in turns if turn["start"] < end and start < turn["end"]]
    return list(dict.fromkeys(said))


@pytest.mark.parametrize("quote", [*QUOTED, SEVERAL])
async def test_it_answers_as_the_contract_says(visitor, quote):
    body = await fetch(visitor, quote)
    assert list(body) == BODY
    CheckShape.model_validate(body, strict=False, extra="forbid")
    assert body["verdict"] == QUOTED.get(quote, "absent")
    assert 0 <= body["similarity"] <= 1
    members = {"diff": DIFFERENCE, "omitted": OMISSION, "parts": PART, "notes": NOTE}
    for name, fields in {**members, "occurrences": OCCURRENCE}.items():
        assert all(list(each) == fields for each in body[name])
    assert body["nearest"] is None or list(body["nearest"]) == NEAREST
    assert {each["op"] for each in body["diff"]} <= {"equal", "replace", "insert", "delete"}
    assert {each["verdict"] for each in body["parts"]} <= set(VERDICTS)
    assert {note["kind"] for note in body["notes"]} <= set(KINDS)
    assert all(note["text"].endswith(".") for note in body["notes"])


@pytest.mark.parametrize("quote", [*QUOTED, SEVERAL])
async def test_a_post_answers_the_same(visitor, quote):
    answer = await visitor.post(CHECK, json={"quote": quote})
    assert answer.status_code == 200
    assert answer.json() == await fetch(visitor, quote)


@pytest.mark.parametrize("quote", QUOTED)
async def test_only_what_is_no_different_is_wholly_like(visitor, quote):
    body = await fetch(visitor, quote)
    assert (body["similarity"] == 1) == (body["verdict"] in {"verbatim", "abridged"})


@pytest.mark.parametrize("quote", [quote for quote in QUOTED if QUOTED[quote] != "absent"])
async def test_its_places_are_true(visitor, text, sentences, turns, quote):
    body = await fetch(visitor, quote)
    assert body["interview"] == FIRST
    assert body["nearest"] is None
    assert body["text"] == text[body["start"] : body["end"]]
    assert body["key"] == find_sentence(sentences, body["start"])["key"]
    assert body["last_key"] == find_sentence(sentences, body["end"] - 1)["key"]
    assert body["speakers"] == list_speakers(turns, body["start"], body["end"])
    assert body["omitted"] == sorted(body["omitted"], key=lambda each: each["start"])
    for omission in body["omitted"]:
        assert body["start"] <= omission["start"] < omission["end"] <= body["end"]
    for place in [*body["omitted"], *body["parts"]]:
        assert place["text"] == text[place["start"] : place["end"]]
    for place in [*body["parts"], *body["occurrences"]]:
        assert place["interview"] == FIRST
        assert place["key"] == find_sentence(sentences, place["start"])["key"]
    for part in body["parts"]:
        assert part["speakers"] == list_speakers(turns, part["start"], part["end"])
    own = {name: body[name] for name in OCCURRENCE}
    assert own in body["occurrences"]


@pytest.mark.parametrize("quote", [quote for quote in QUOTED if QUOTED[quote] != "absent"])
async def test_its_addresses_open_pages_that_have_the_words(visitor, sentences, quote):
    body = await fetch(visitor, quote)
    keys = dict.fromkeys([body["key"], body["last_key"]])
    assert body["url"] == f"/interviews/{FIRST}/{'..'.join(keys)}"
    for place in [body, *body["parts"], *body["occurrences"]]:
        page = await visitor.get(place["url"])
        assert page.status_code == 200
        shown = await visitor.get(f"/api/v1{place['url']}".replace(FIRST, f"{FIRST}/passages"))
        passage = shown.json()
        assert passage["start"] <= place["start"] < place["end"] <= passage["end"]
        assert place.get("text", "") in passage["text"]


async def test_its_address_opens_the_sentence_with_the_words_marked(visitor):
    body = await fetch(visitor, BIG)
    assert marks(read((await visitor.get(body["url"])).text)) == [BIG]


@pytest.mark.parametrize("quote", [quote for quote in QUOTED if QUOTED[quote] != "absent"])
async def test_its_differences_rebuild_both_wordings(visitor, quote):
    body = await fetch(visitor, quote)
    quoted = " ".join(each["quoted"] for each in body["diff"])
    said = " ".join(each["said"] for each in body["diff"])
    bare = quote.removesuffix(" — Ilya Sutskever")
    # With what it puts in, which is none of its words.
    plain = bare.replace("[", "").replace("]", "")
    assert list_words(quoted) == [word.folded for word in read_wording(plain).words]
    assert list_words(said) == list_words(body["text"])
    for each in body["diff"]:
        same = list_words(each["quoted"]) == list_words(each["said"])
        assert same == (each["op"] == "equal")
        assert bool(each["quoted"]) == (each["op"] != "insert")
        assert bool(each["said"]) == (each["op"] != "delete")
    for one, other in pairwise(body["diff"]):
        assert one["op"] != "equal" or other["op"] != "equal"


async def test_it_shows_which_words_differ(visitor):
    body = await fetch(visitor, AGE)
    assert [list(each.values()) for each in body["diff"]] == [
        ["replace", "we’re", "we are"],
        ["equal", "back", "back"],
        ["replace", "in", "to"],
        ["equal", "the age of research", "the age of research"],
    ]
    assert (body["omitted"], body["parts"]) == ([], [])


async def test_it_shows_what_was_left_out(visitor):
    body = await fetch(visitor, FUNDAMENTAL)
    assert [each["text"] for each in body["omitted"]] == ["It's super obvious"]
    assert [each["said"] for each in body["diff"] if each["op"] == "insert"] == [
        "It's super obvious"
    ]
    assert body["last_key"] != body["key"]


async def test_it_lists_all_places_with_the_same_words(visitor, text):
    body = await fetch(visitor, PHRASE)
    spoken = [index for index in range(len(text)) if text.startswith(PHRASE, index)]
    assert len(spoken) > 3
    assert [each["start"] for each in body["occurrences"]] == spoken
    assert {each["end"] - each["start"] for each in body["occurrences"]} == {len(PHRASE)}
    assert (body["start"], body["key"]) == (spoken[0], body["occurrences"][0]["key"])


async def test_a_single_quotation_in_one_place_has_no_parts(visitor):
    for quote in (PHRASE, BIG, FUNDAMENTAL, AGE, INVENTED, f"He said “{AGE}”."):
        assert (await fetch(visitor, quote))["parts"] == []


async def test_of_several_quotations_it_answers_for_the_worst(visitor):
    body = await fetch(visitor, SEVERAL)
    alone = await fetch(visitor, INVENTED)
    assert [body[name] for name in BODY if name not in {"parts", "notes"}] == [
        alone[name] for name in BODY if name not in {"parts", "notes"}
    ]
    assert [part["quoted"] for part in body["parts"]] == [ANALOGY, AGE, INVENTED]
    assert [part["verdict"] for part in body["parts"]] == ["verbatim", "altered", "absent"]
    for part, quote in zip(body["parts"], (ANALOGY, AGE, INVENTED), strict=True):
        single = await fetch(visitor, quote)
        assert {**part, "quoted": quote} == {"quoted": quote, **{n: single[n] for n in PART[1:]}}


async def test_it_answers_for_the_first_of_quotations_that_stand_alike(visitor):
    body = await fetch(visitor, f"“{BIG}” And then: “{ANALOGY}.”")
    assert body["verdict"] == "verbatim"
    assert body["text"] == BIG
    assert [part["verdict"] for part in body["parts"]] == ["verbatim", "verbatim"]


async def test_it_tells_where_each_part_of_a_glued_quotation_stands(visitor):
    body = await fetch(visitor, GLUED)
    first, second = body["parts"]
    assert (first["verdict"], second["verdict"]) == ("verbatim", "verbatim")
    assert first["start"] > second["end"]
    assert "generalize dramatically worse" in first["text"]
    assert "just with big computers" in second["text"]
    assert body["notes"][0]["kind"] == "out_of_order"
    assert body["start"] in {first["start"], second["start"]}


async def test_it_tells_whose_each_part_is_where_two_speak(visitor):
    body = await fetch(visitor, YEARS)
    assert body["speakers"] == ["ilya-sutskever", "dwarkesh-patel"]
    parts = [(part["quoted"], part["speakers"]) for part in body["parts"]]
    assert parts == [
        ("I think like 5 to 20", ["ilya-sutskever"]),
        ("years", ["dwarkesh-patel"]),
    ]
    assert "crosses_speakers" in {note["kind"] for note in body["notes"]}


NOTED = {
    f"{EVALS}, Sutskever said.": "other_speaker",
    YEARS: "crosses_speakers",
    TITLE: "title_only",
    GLUED: "out_of_order",
    "we are back to the age of research … just with big computers": "long_gap",
    "Go forth researchers and research and come up with something": "quoting_others",
    ANALOGY: "part_of_sentence",
    "I think 5 to 20": "fillers_only",
}


@pytest.mark.parametrize("quote", NOTED)
async def test_it_adds_what_a_careful_person_would(visitor, quote):
    kinds = [note["kind"] for note in (await fetch(visitor, quote))["notes"]]
    assert NOTED[quote] in kinds
    assert set(NOTED.values()) == set(KINDS)
    assert kinds == sorted(kinds, key=KINDS.index)


async def test_it_notes_the_denial_that_was_cut_off(visitor):
    [note] = (await fetch(visitor, ANALOGY))["notes"]
    assert note["kind"] == "part_of_sentence"
    assert "“But I don’t think”" in note["text"].replace("'", "’")


async def test_it_notes_whose_words_they_are(visitor):
    body = await fetch(visitor, f'"{EVALS}," Sutskever said')
    assert (body["verdict"], body["speakers"]) == ("verbatim", ["dwarkesh-patel"])
    assert body["notes"][0]["kind"] == "other_speaker"
    assert "Ilya Sutskever" in body["notes"][0]["text"]
    assert "Dwarkesh Patel" in body["notes"][0]["text"]


async def test_its_notes_on_several_quotations_say_which_they_are_about(visitor):
    long = "These models somehow just generalize dramatically worse than people. It's super obvious"
    notes = (await fetch(visitor, f"“{ANALOGY}” and “{long}”"))["notes"]
    alone = (await fetch(visitor, f"“{ANALOGY}”"))["notes"] + (await fetch(visitor, long))["notes"]
    assert [note["text"].partition("”: ")[2] for note in notes] == [each["text"] for each in alone]
    assert notes[0]["text"].startswith(f"“{ANALOGY}”: ")
    assert notes[-1]["text"].startswith("“These models somehow just generalize dramatically ")
    assert notes[-1]["text"].partition("”: ")[0].endswith("…")


async def test_it_has_the_notes_on_each_of_several_quotations(visitor):
    notes = (await fetch(visitor, f"“{ANALOGY}” and “{TITLE}”"))["notes"]
    assert [note["kind"] for note in notes] == ["part_of_sentence", "title_only"]


@pytest.mark.parametrize("quote", [TITLE, INVENTED, NOWHERE])
async def test_what_is_absent_has_no_place(visitor, quote):
    body = await fetch(visitor, quote)
    assert [body[name] for name in PLACE] == [None] * len(PLACE)
    for name in ("speakers", "diff", "omitted", "parts", "occurrences"):
        assert body[name] == []


async def test_it_offers_the_nearest_passage(visitor, text, sentences):
    body = await fetch(visitor, INVENTED)
    nearest = body["nearest"]
    assert nearest["text"] == text[nearest["start"] : nearest["end"]]
    assert "value function" in nearest["text"]
    assert nearest["key"] == find_sentence(sentences, nearest["start"])["key"]
    assert 0 < nearest["similarity"] == body["similarity"] < 0.8
    assert (await visitor.get(nearest["url"])).status_code == 200
    assert f"/{nearest['key']}" in nearest["url"]


async def test_where_nothing_comes_near_it_offers_nothing(visitor):
    body = await fetch(visitor, NOWHERE)
    assert (body["nearest"], body["similarity"], body["notes"]) == (None, 0, [])


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("", "no word in this quotation"),
        (" \n\t", "no word in this quotation"),
        ("“…”!?", "no word in this quotation"),
        ("evals", "One word is no quotation"),
        ("“evals” — Ilya Sutskever", "One word is no quotation"),
        ("÷ ≠ → = +", "no word"),
        ("research ÷ ≠", "One word is no quotation"),
        ("a b " * 500 + "c", "at most 2,000 characters; this has 2,001"),
        ("word " * 20_000, "at most 2,000 characters; this has 99,999"),
    ],
)
async def test_it_says_why_it_cannot_check(visitor, quote, said):
    posted = await visitor.post(CHECK, json={"quote": quote})
    assert_problem(posted, said)
    if len(quote) < 10_000:
        got = await visitor.get(CHECK, params={"quote": quote})
        assert (got.status_code, got.json()) == (posted.status_code, posted.json())


def assert_problem(answer, said: str = "", status: int = 400) -> None:
    """One sentence, or two, for a person, in the form of RFC 9457."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert list(problem) == ["type", "title", "status", "detail"]
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert problem["detail"].endswith(".")
    assert said in problem["detail"]


async def test_it_takes_as_much_as_it_says(visitor):
    longest = "a b " * 499 + "a bc"
    assert len(longest) == 2000
    assert (await visitor.post(CHECK, json={"quote": longest})).status_code == 200
    assert (await visitor.post(CHECK, json={"quote": f"  {longest}\n"})).status_code == 200


async def test_it_asks_for_a_quotation_where_there_is_none(visitor):
    assert_problem(await visitor.get(CHECK), "no word")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b'{"text": "the age of research"}',
        b'{"quote": null}',
        b'{"quote": 5}',
        b'{"quote": ["the age", "of research"]}',
        b'{"quote": {"text": "the age of research"}}',
    ],
)
async def test_it_says_what_to_send(visitor, body):
    assert_problem(await post(visitor, body), 'Send JSON: {"quote": "…"}.')


@pytest.mark.parametrize(
    "body",
    [
        b"the age of research",
        b"quote=the+age+of+research",
        b'{"quote": "the age of research"',
        b'{"quote": "\xe9t\xe9 de la recherche"}',
        b'["the age of research"]',
        b'"the age of research"',
        b"null",
        b"\0\xff\xfe",
        b"[" * 100_000,
        b'{"quote": ' + b"9" * 10_000 + b"}",
    ],
)
async def test_a_body_that_is_none_is_a_problem_and_no_failure(visitor, body):
    assert_problem(await post(visitor, body))


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "?"]
)
async def test_a_body_of_another_kind_is_a_problem_and_no_failure(visitor, media_type):
    assert_problem(await post(visitor, b"quote=the+age+of+research", media_type))


async def test_a_huge_body_is_a_problem_and_no_failure(visitor):
    answer = await visitor.post(CHECK, json={"quote": "the age of research " * 250_000})
    assert_problem(answer, "at most 262,144 bytes; this has 5,000,0", status=413)


async def test_a_body_that_hides_its_length_is_a_problem_and_no_failure(visitor):
    async def stream():
        yield b'{"quote": "the age of research"}'

    answer = await visitor.post(CHECK, content=stream())
    assert_problem(answer, "send Content-Length", status=411)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
async def test_it_says_which_methods_it_takes(visitor, method):
    answer = await visitor.request(method, CHECK, json={"quote": "the age of research"})
    assert_problem(answer, "takes GET and POST", status=405)
    assert answer.headers["allow"] == "GET, POST"


@pytest.mark.parametrize(
    "quote",
    [
        r"the age \ud800 of research",
        r"the age a\ud800b of research",
        r"\udfff\ud800 the age of research",
        r"the age \u0000of research",
        r"\ufffe\uffff the age of research",
    ],
)
async def test_it_takes_letters_that_are_none(visitor, quote):
    answer = await post(visitor, f'{{"quote": "{quote}"}}')
    assert answer.status_code == 200
    assert "the age of research" in answer.json()["text"]


async def test_it_lets_any_site_ask(visitor):
    origin = {"origin": "https://elsewhere.example"}
    preflight = {
        **origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    asked = await visitor.options(CHECK, headers=preflight)
    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "POST" in asked.headers["access-control-allow-methods"]
    assert "content-type" in asked.headers["access-control-allow-headers"].lower()
    for quote in (BIG, ""):
        answer = await visitor.post(CHECK, json={"quote": quote}, headers=origin)
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers


async def test_it_answers_a_head_and_a_browser_that_has_it_already(visitor):
    asked = {"params": {"quote": BIG}}
    got = await visitor.get(CHECK, **asked)
    assert got.headers["etag"].startswith('W/"')
    again = await visitor.get(CHECK, **asked, headers={"if-none-match": got.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (await visitor.head(CHECK, **asked)).status_code == 200


async def test_an_empty_archive_has_nothing_that_was_said(empty_visitor):
    body = await fetch(empty_visitor, BIG)
    assert list(body) == BODY
    assert (body["verdict"], body["nearest"]) == ("absent", None)

"""Whatever is pasted, the quote check answers: with a page, or in its shape, never wrongly so."""

import json
import os
import re
from itertools import pairwise
from urllib.parse import parse_qs, quote, quote_plus

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.search.quote_check.pasting import read_paste
from app.search.words import list_words
from app.web.api.shapes.check import CheckShape
from tests.archives import FIRST
from tests.pages.raw import Answer, ask
from tests.pages.reading import one, pick, read, words

pytestmark = [pytest.mark.anyio, pytest.mark.no_cover]

THOROUGH = os.environ.get("THOROUGH") == "1"
EXAMPLES = 2000 if THOROUGH else 120
# Every example asks the same application, which only reads.
fuzzed = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

SPOKEN = [
    "So it's back to the age of research again, just with big computers.",
    "in some sense we are back to the age of research",
    "But I don’t think there is a great ML analogy",
    "these models somehow just generalize dramatically worse than people.",
    "It's super obvious.",
    "I think like 5 to 20. 5 to 20 years",
    "ideas are cheap, execution is everything",
    "The real reward hacking is the human researchers who are too focused on the evals",
    "We're moving from the age of scaling to the age of research",
]
WORDS = "the not never scaling research don’t pre-training GPT-3 100x $3 1% 5 to 20 SSI you know"
MARKS = ['"', "“", "”", "„", "«", "»", "「", "」", "『", "❝", "❞", "‘", "’", "'", "`", '"""', "“““"]
MARKS += ["…", "...", ". . .", "[...]", "[…]", "[", "]", "[they]", "[T]", "generaliz[ing]", "[sic]"]
MARKS += [
    "(",
    ")",
    "[[",
    "]]",
    "[][]",
    "-\n",
    "—",
    "--",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "*",
    "**",
    "_",
]
AROUND = ["— Ilya Sutskever", ", Sutskever said", "Dwarkesh:", "According to Dwarkesh Patel, "]
AROUND += ["he added ", "¹", "²³", "†", "[12]", "> ", "- ", "• ", "@ilya: ", "(Grace Hopper, 1947)"]
SIGNS = [
    "\0",
    "\x1b[2J",
    "\x07",
    "\x85",
    "\u2028",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200d",
    "\ufeff",
]
SIGNS += [
    "\u0301" * 9,
    "\ufffe",
    "\u00ad",
    "\u00a0",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "日本語",
    "مرحبا",
    "ไทย",
    "İı",
    "ﬃ",
]
SIGNS += ["ß", "\U0010ffff", "ª", "½", "٣", "x" * 1500, "न्", "e\u0301"]
MARKUP = ["<xss>", "</textarea><xss>", '"><xss onx=1>', "' onx='1", "<!--", "-->", "]]>", "<q>"]
MARKUP += [
    "</q>",
    "<sup>",
    "</sup>",
    "<p",
    "<br>",
    "&lt;xss&gt;",
    "&#60;xss&#62;",
    "&#0;",
    "&#xD800;",
]
MARKUP += ["&", "&#", "{{ 7 * 191 }}", "{% raw %}", "${7*191}", "#{7*191}", "%00", "%(x)s", "\\"]

FOOTNOTE = re.compile(r"\[(?:12|sic)\]")
ENDING = re.compile(r"(?<=[^\W\d])\[[^\W\d]+\]")

chunks = st.one_of(
    st.sampled_from(SPOKEN),
    st.sampled_from(WORDS.split()),
    st.sampled_from(MARKS),
    st.sampled_from(AROUND),
    st.sampled_from(SIGNS),
    st.sampled_from(MARKUP),
    st.text(max_size=12),
)
# Of one sign, or of a few, as many as a quotation can have; sometimes one too many.
long = st.builds(
    lambda text, length: (text * 2001)[:length],
    st.one_of(st.sampled_from([*MARKS, *SIGNS, *MARKUP, "a ", "the ", " "]), st.text(min_size=1)),
    st.sampled_from([2000, 2000, 2000, 2001]),
)
pastes = st.one_of(
    st.builds(str.join, st.sampled_from(["", " ", " ", " ", "\n"]), st.lists(chunks, max_size=9)),
    long,
)
# Bytes that are no UTF-8: halves of surrogate pairs, overlong forms, halves of letters.
broken = st.sampled_from(
    ["%ED%A0%80", "%C0%BC", "%FF%FE", "%E2%80", "%F4%90%80%80", "%", "%zz", "+"]
)
encoded = st.one_of(
    pastes.map(lambda text: quote_plus(text, errors="replace")),
    st.builds("{}{}".format, broken, pastes.map(lambda text: quote(text, errors="replace"))),
)
queries = st.one_of(
    encoded.map("quote={}".format),
    encoded.map("quote=x&quote={}".format),
    encoded.map("quote={}&part=results&page=0".format),
    st.builds("{}={}".format, encoded, encoded),
)
# What JSON can write and no text can hold.
halves = st.sampled_from([r"\ud800", r"\udfff", r"\udc00\ud800", r"\u0000", r"\ud83d"])
bodies = st.one_of(
    pastes.map(lambda text: json.dumps({"quote": text})),
    st.builds('{{"quote": "{} the age{} of research"}}'.format, halves, halves),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | pastes,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(pastes, inner, max_size=3),
        max_leaves=5,
    ).map(json.dumps),
    st.text(max_size=50),
)


def assert_harmless(answer: Answer, page) -> None:
    """Nothing that was pasted became a part of the page; no template was filled in."""
    assert not pick(page, "xss")
    assert not [name for element in page.iter() for name in element.attrib if name[:2] == "on"]
    assert all(script.get("src", "").startswith("/static/") for script in pick(page, "script"))
    assert "1337" not in words(page)
    answer.body.decode("utf-8")


@fuzzed
@given(query=queries)
@example(query=f"quote={quote('“' * 2000)}")
@example(query=f"quote={quote('‘a ' * 666)}")
@example(query=f"quote={quote('[a' * 1000)}")
@example(query=f"quote={quote('<a ' * 666)}")
@example(query=f"quote={quote('*a ' * 666)}")
@example(query=f"quote={quote('A. ' * 666)}")
async def test_the_page_always_lets_one_check_again(visitor, seeded_app, query):
    answer = await ask(seeded_app, "/check", query)
    assert answer.status in {200, 400}
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = read(answer.body.decode())
    assert_harmless(answer, page)
    typed = parse_qs(query, keep_blank_values=True).get("quote", [""])[-1].strip()
    kept = one(page, "textarea").text or ""
    assert "".join(kept.split()) == "".join(typed.split())
    found, told = pick(page, "section", "finding"), pick(page, "p", "notice")
    assert bool(found) != bool(told) or not typed
    assert bool(told) == (answer.status == 400)


@fuzzed
@given(query=queries)
async def test_the_api_answers_in_its_shape_or_says_what_is_wrong(visitor, seeded_app, query):
    answer = await ask(seeded_app, "/api/v1/check", query)
    assert answer.status in {200, 400}
    body = json.loads(answer.body)
    if answer.status == 400:
        assert_problem(answer.headers["content-type"], body)
        return
    await assert_true(visitor, body)
    pasted = parse_qs(query, keep_blank_values=True)["quote"][-1].strip()
    assert_word_for_word(pasted, body)


@fuzzed
@given(typed=bodies)
async def test_whatever_body_is_posted_is_answered_or_refused(visitor, typed):
    content = typed.encode("utf-8", "replace")
    answer = await visitor.post(
        "/api/v1/check", content=content, headers={"content-type": "application/json"}
    )
    assert answer.status_code in {200, 400}
    if answer.status_code == 400:
        assert_problem(answer.headers["content-type"], answer.json())
    else:
        await assert_true(visitor, answer.json())


def assert_problem(media_type: str, body: dict) -> None:
    assert media_type == "application/problem+json"
    assert list(body) == ["type", "title", "status", "detail"]
    assert body["detail"].endswith(".")


async def assert_true(visitor, body: dict) -> None:
    """In its shape, and every place has the words that it is said to have."""
    CheckShape.model_validate(body, extra="forbid")
    text = (await visitor.get(f"/api/v1/interviews/{FIRST}/text")).text
    is_absent = body["verdict"] == "absent"
    assert is_absent == (body["url"] is None) == (body["start"] is None) == (not body["diff"])
    near = [body["nearest"]] if body["nearest"] else []
    for place in [body, *body["omitted"], *body["parts"], *near]:
        if place["start"] is not None:
            assert place["text"] == text[place["start"] : place["end"]] != ""
    said = " ".join(each["said"] for each in body["diff"])
    assert list_words(said) == list_words(body["text"] or "")
    for one_place, other in pairwise(body["occurrences"]):
        assert one_place["start"] < other["start"]


def assert_word_for_word(pasted: str, body: dict) -> None:
    """Nothing is called verbatim but the same letters and digits in the same order."""
    if body["verdict"] == "verbatim" and not body["parts"]:
        paste = read_paste(pasted)
        if len(paste.quoted) == 1:
            quotation = paste.cut(paste.quoted[0])
            assert is_same(quotation, body["text"]) or is_same(paste.text, body["text"])
    for each in [body, *body["parts"]]:
        if each["verdict"] == "verbatim" and "quoted" in each:
            assert is_same(each["quoted"], each["text"])
    for change in body["diff"]:
        if change["op"] == "equal":
            assert is_same(change["quoted"], change["said"])


def is_same(quoted: str, said: str) -> bool:
    """Whether the letters and digits are the same; a last word, but no number, may be cut off, and
    an ending in brackets may be another.
    """
    cut, whole = spell(ENDING.sub("", FOOTNOTE.sub("", quoted))), spell(said)
    return cut == whole or (whole.startswith(cut) and not cut[-1:].isdigit())


def spell(text: str) -> str:
    """The words of a text in one, so that only their letters and digits are compared."""
    return "".join(letter for word in list_words(text) for letter in word if letter.isalnum())


@pytest.mark.parametrize(
    "typed", ["a", "<xss>", "%C3%A9", "%22", "%E2%80%9C", "+", "a+", "-", "%F0%9F%99%82", "%80"]
)
@pytest.mark.parametrize("address", ["/check", "/api/v1/check"])
async def test_a_whole_book_is_refused_politely(visitor, seeded_app, address, typed):
    answer = await ask(seeded_app, address, f"quote={typed * 40_000}")
    assert answer.status in {200, 400}
    if answer.status == 200:  # blanks alone are no quotation
        assert (address, typed) == ("/check", "+")
    elif address == "/check":
        page = read(answer.body.decode())
        assert_harmless(answer, page)
        assert pick(page, "form")
    else:
        assert answer.headers["content-type"] == "application/problem+json"

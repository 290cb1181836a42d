"""Whatever is typed, the search answers with a page that can search again."""

import json
import os
from collections.abc import Mapping
from itertools import pairwise
from urllib.parse import parse_qs, quote, quote_plus

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.web.api.shapes.search import SearchShape
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

SPOKEN = "scaling value function research superintelligence SSI don’t pre-training GPT-3 100x $3 1%"
SLIPS = "superinteligence Dysan neurolink generalisation resaerch zyzzyva evolutionn scal"
OPERATORS = [
    "OR",
    "or",
    "-",
    "*",
    '"',
    "“",
    "”",
    "„",
    "«",
    "»",
    ":",
    "(",
    ")",
    "^",
    "~",
    "[a TO b]",
]
FIELDS = [
    "speaker:ilya",
    "speaker:",
    "topic:nope",
    'topic:"age of research"',
    "name:%",
    "chapter:_",
]
FIELDS += [
    "interview:2025",
    'speaker:"',
    "topic:-",
    "-speaker:ilya",
    "name:openai",
    "speaker:ilya*",
]
SIGNS = ["\0", "\x1b[2J", "\r\n", "\u202e", "\u2066", "\u200b", "\ufeff", "\u0301" * 9, "\ufffe"]
SIGNS += ["👩‍👩‍👧‍👦", "🏳️‍🌈", "日本語", "مرحبا", "ไทย", "İı", "ﬃ", "ß", "\U0010ffff", "ª", "½", "٣"]
MARKUP = [
    "<xss>",
    "</title><xss>",
    '"><xss onx=1>',
    "' onx='1",
    "<!--",
    "]]>",
    "&lt;xss&gt;",
    "&#60;",
]
MARKUP += ["{{ 7 * 191 }}", "{% raw %}", "${7*191}", "#{7*191}", "%00", "%(x)s", "\\", "../../etc"]

chunks = st.one_of(
    st.sampled_from([*SPOKEN.split(), *SLIPS.split()]),
    st.sampled_from(OPERATORS),
    st.sampled_from(FIELDS),
    st.sampled_from(SIGNS),
    st.sampled_from(MARKUP),
    st.text(max_size=12),
)
texts = st.one_of(
    st.builds(str.join, st.sampled_from(["", " ", " ", "-", '"']), st.lists(chunks, max_size=9)),
    st.builds(lambda text: (text * 301)[:301], st.text(min_size=1, max_size=9)),
)
# Bytes that are no UTF-8: halves of surrogate pairs, overlong forms, halves of letters.
broken = st.sampled_from(
    ["%ED%A0%80", "%C0%BC", "%FF%FE", "%E2%80", "%F4%90%80%80", "%", "%zz", "+"]
)
encoded = st.one_of(
    texts.map(lambda text: quote_plus(text, errors="replace")),
    st.builds("{}{}".format, broken, texts.map(lambda text: quote(text, errors="replace"))),
)
slugs = st.one_of(
    st.sampled_from(["ilya-sutskever", "scaling", "openai", FIRST, "research-taste", "", "nope"]),
    encoded,
)
numbers = st.one_of(
    st.sampled_from(["", "1", "2", "0", "-1", "1e3", "1.0", "x", "٣", "%00", " 1", "NaN", "+2"]),
    st.integers().map(str),
    st.just("9" * 5000),
)
orders = st.one_of(st.sampled_from(["position", "relevance", "", "POSITION"]), encoded)


def write(parameters: Mapping[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in parameters.items())


def queries(**parameters: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """The part of an address behind the question mark; mostly a query, sometimes more."""
    filters = dict.fromkeys(["interview", "speaker", "chapter", "topic", "name"], slugs)
    more = st.fixed_dictionaries({}, optional={**filters, "sort": orders, **parameters})
    plain = st.fixed_dictionaries({"q": encoded})
    odd = st.builds(dict.__or__, plain, more)
    return st.one_of(plain.map(write), odd.map(write), odd.map(lambda one: write(one) + "&q=x"))


def assert_harmless(answer: Answer, page) -> None:
    """Nothing that was asked became a part of the page; no template was filled in."""
    assert not pick(page, "xss")
    assert not [name for element in page.iter() for name in element.attrib if name[:2] == "on"]
    assert all(script.get("src", "").startswith("/static/") for script in pick(page, "script"))
    assert "1337" not in words(page)
    answer.body.decode("utf-8")


@fuzzed
@given(query=queries(page=numbers))
async def test_the_page_always_lets_one_search_again(visitor, seeded_app, query):
    answer = await ask(seeded_app, "/search", query)
    assert answer.status in {200, 400}
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = read(answer.body.decode())
    assert_harmless(answer, page)
    assert [each for each in pick(page, "input") if each.get("type") == "search"]
    if answer.status == 200:
        assert_kept(page, query)


def assert_kept(page, query: str) -> None:
    """The box holds what was typed, as far as a page can hold it."""
    typed = parse_qs(query, keep_blank_values=True).get("q", [""])[-1].strip()
    box = one(page, "form", "search-form-large").find("input[@type='search']").get("value")
    assert "".join(box.split()) == "".join(typed.split())


@fuzzed
@given(query=queries(page=numbers))
async def test_the_results_alone_are_never_a_broken_page(visitor, seeded_app, query):
    answer = await ask(seeded_app, "/search", f"{query}&part=results")
    assert answer.status in {200, 400}
    html = answer.body.decode()
    alone = "<html" not in html
    # Only a parameter that no form sends is answered with a whole page.
    assert alone or answer.status == 400
    assert_harmless(answer, read(f"<div>{html}</div>" if alone else html))


@fuzzed
@given(query=queries(limit=numbers, offset=numbers))
async def test_the_api_answers_in_its_shape_or_says_what_is_wrong(visitor, seeded_app, query):
    answer = await ask(seeded_app, "/api/v1/search", query)
    assert answer.status in {200, 400}
    body = json.loads(answer.body)
    if answer.status == 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert body["detail"].endswith((".", "?"))
        return
    SearchShape.model_validate(body, extra="forbid")
    for hit in body["hits"]:
        assert hit["marks"]
        assert hit["start"] <= hit["marks"][0][0]
        assert hit["marks"][-1][1] <= hit["end"]
        assert all(one[1] <= other[0] for one, other in pairwise(hit["marks"]))


@pytest.mark.parametrize(
    "typed", ["a", "<xss>", "%C3%A9", "%22", "+", "a+", "-", "%F0%9F%99%82", "%80"]
)
@pytest.mark.parametrize("address", ["/search", "/api/v1/search"])
async def test_a_whole_book_is_refused_politely(visitor, seeded_app, address, typed):
    answer = await ask(seeded_app, address, f"q={typed * 40_000}")
    assert answer.status in {200, 400}
    if answer.status == 200:  # blanks and signs alone are no search
        assert len(answer.body) < 400_000
    elif address == "/search":
        page = read(answer.body.decode())
        assert_harmless(answer, page)
        assert pick(page, "form", "search-form")
    else:
        assert answer.headers["content-type"] == "application/problem+json"

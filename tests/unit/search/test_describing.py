import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import QueryError
from app.search.describing import describe_query, list_aside
from app.search.query import parse_query


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", ""),
        ("?!", ""),
        ("models", "“models”"),
        ("models models", "“models”"),
        ("big data", "both “big” and “data”"),
        ("big new data", "all of “big”, “new” and “data”"),
        ("Pre-Training", "“Pre-Training”"),
        ('"age of research"', "exactly “age of research”"),
        ('"age of" big data', "exactly “age of”, “big” and “data”"),
        ("big OR large", "either “big” or “large”"),
        ("big OR large data", "either “big” or “large” and “data”"),
        ("model*", "a word that begins with “model”"),
        ("data -plot", "“data”, without “plot”"),
        ('data -plot -"big data"', "“data”, without “plot” or exactly “big data”"),
        ("what is a model", "“model”"),
        ("to be or not", "all of “to”, “be”, “or” and “not”"),
        ("-plot", "without “plot”"),
        ("<b>&amp;", "both “b” and “amp”"),
    ],
)
def test_it_says_what_it_understood(typed: str, told: str) -> None:
    assert describe_query(parse_query(typed)) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("speaker", "“data”, said by Ada"),
        ("interview", "“data”, in “Ada”"),
        ("chapter", "“data”, in the chapter “Ada”"),
        ("topic", "“data”, under the topic “Ada”"),
        ("name", "“data”, where Ada is mentioned"),
    ],
)
def test_it_says_what_a_search_is_narrowed_to(name: str, told: str) -> None:
    assert describe_query(parse_query("data"), {name: "Ada"}) == told


def test_it_says_all_that_a_search_is_narrowed_to() -> None:
    told = describe_query(parse_query("-data"), {"topic": "Rain", "speaker": "Ada"})
    assert told == "without “data”, under the topic “Rain”, said by Ada"


@pytest.mark.parametrize(
    ("typed", "aside"),
    [
        ("what is a value function", ("what", "is", "a")),
        ("the the engine", ("the",)),
        ("value function", ()),
        ("to be or not to be", ()),
        ("a OR the engine", ()),
        ('"what is" engine', ()),
        ("the*", ()),
        ("", ()),
    ],
)
def test_it_lists_words_that_say_nothing_beside_others(typed: str, aside: tuple[str, ...]) -> None:
    assert list_aside(parse_query(typed)) == aside


@given(st.text(max_size=60) | st.text('ab -"*OR“”', max_size=40))
def test_it_says_something_of_any_query_that_asks_for_words(typed: str) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        return
    assert bool(describe_query(query)) == bool(query.choices or query.without)
    assert set(list_aside(query)) <= set(query.words)

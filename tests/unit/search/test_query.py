import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import QueryError
from app.search.query import MOST_CHARACTERS, MOST_WORDS, describe_query, parse_query


@pytest.mark.parametrize(
    ("typed", "words", "phrases"),
    [
        ("big data", ("big", "data"), ()),
        ('"big data"', (), (("big", "data"),)),
        ("“big data”", (), (("big", "data"),)),
        ("„big data“", (), (("big", "data"),)),
        ("«big data»", (), (("big", "data"),)),
        ('new "big data" tools', ("new", "tools"), (("big", "data"),)),
        ('"a" "b" "a"', (), (("a",), ("b",))),
        ('"unbalanced quotes', ("unbalanced", "quotes"), ()),
        ('"one" two" three', ("two", "three"), (("one",),)),
        ('""', (), ()),
        ('"?!" why', ("why",), ()),
        ("Don’t DON'T", ("don't", "don't"), ()),
        ("it's ‘quoted’", ("it's", "quoted"), ()),
        ("Café naïve", ("cafe", "naive"), ()),
        ("big big data", ("big", "big", "data"), ()),
        ("topic:ai title:b", ("topic", "ai", "title", "b"), ()),
        ("a* OR (b AND NOT c)~2^3", ("a", "or", "b", "and", "not", "c", "2", "3"), ()),
        ("1,000 3.5 C++", ("1,000", "3.5", "c++"), ()),
        ("  pre-training\t\n", ("pre", "training"), ()),
    ],
)
def test_it_reads_words_and_phrases(
    typed: str, words: tuple[str, ...], phrases: tuple[tuple[str, ...], ...]
) -> None:
    query = parse_query(typed)
    assert (query.words, query.phrases) == (words, phrases)


@pytest.mark.parametrize(
    "typed", ["", "   ", "*", "?!…", '"""', "🤖", "\x00", "\u202e\u200f", "--"]
)
def test_it_finds_nothing_to_look_for_where_there_are_no_words(typed: str) -> None:
    assert parse_query(typed).is_empty


def test_it_reads_an_accent_the_same_however_it_was_typed() -> None:
    for word in ("résumé", "Ångström", "Việt"):
        apart = unicodedata.normalize("NFD", word)
        assert parse_query(apart).words == parse_query(word).words
        assert len(parse_query(apart).words) == 1


def test_it_takes_a_query_of_the_greatest_length() -> None:
    assert len(parse_query("x" * MOST_CHARACTERS).words) == 1
    assert len(parse_query(" ".join(f"w{n}" for n in range(MOST_WORDS))).words) == MOST_WORDS


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("x" * (MOST_CHARACTERS + 1), "at most 300 characters"),
        ('"a:b* ' * 8000, "at most 300 characters"),
        (" ".join(f"w{n}" for n in range(MOST_WORDS + 1)), "at most 40 words"),
        ('"' + " ".join("abcdefghij" * 5) + '"', "at most 40 words"),
    ],
)
def test_it_refuses_a_query_that_is_too_long(typed: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        parse_query(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", ""),
        ("models", "“models”"),
        ("big data", "all of “big” and “data”"),
        ("big new data", "all of “big”, “new” and “data”"),
        ('"age of research"', "exactly “age of research”"),
        (
            '"age of research" big data',
            "exactly “age of research”, and all of “big” and “data”",
        ),
    ],
)
def test_it_says_what_it_understood(typed: str, told: str) -> None:
    assert describe_query(parse_query(typed)) == told


@given(st.text(max_size=400))
def test_it_takes_or_politely_refuses_anything(typed: str) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        assert len(typed) > MOST_WORDS
    else:
        assert query.is_empty == (not query.words and not query.phrases)
        assert isinstance(describe_query(query), str)

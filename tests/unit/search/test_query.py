import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import QueryError
from app.search.query import MOST_CHARACTERS, MOST_OPEN, MOST_WORDS, Query, Term, parse_query

OPERATORS = ["OR", "-", "--", '"', "“", "”", "«", "*", "a*", "abc*", "-abc", '-"a b"', "topic:"]
TOKENS = [*OPERATORS, "topic:ai", 'speaker:"Ada L"', "name:x", "don’t", "pre-train", "1%", "日本"]
ANYTHING = st.text(max_size=320) | st.lists(st.sampled_from(TOKENS), max_size=45).map(" ".join)


def write(term: Term) -> str:
    """A term as short text: "in marks" if quoted, with a * if open."""
    words = " ".join(term.words)
    return f'"{words}"' if term.quoted else words + "*" * term.open


def read(typed: str) -> list[str]:
    """The choices of a query as short texts."""
    return ["|".join(map(write, choice)) for choice in parse_query(typed).choices]


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("big data", ["big", "data"]),
        ("big big data", ["big", "big", "data"]),
        ("  big\t\ndata\u00a0", ["big", "data"]),
        ("Don’t DON'T", ["don't", "don't"]),
        ("it's ‘quoted’", ["it's", "quoted"]),
        ("Café naïve", ["cafe", "naive"]),
        ("1,000 3.5 C++", ["1000", "3.5", "c++"]),
        ("pre-training", ["pre training"]),
        ("pre‑training", ["pre training"]),  # noqa: RUF001 (a hyphen that does not break)
        ("age—of…research", ["age", "of", "research"]),
        ("data,models and/or", ["data", "models", "and", "or"]),
        ("p(doom)", ["p", "doom"]),
        ("日本語", ["日 本 語"]),
        ("a+b=c", ["a", "b", "c"]),
        ("a AND b NOT c", ["a", "and", "b", "not", "c"]),
        ("title:b", ["title", "b"]),
        ("subtopic:b", ["subtopic", "b"]),
        ("(topic:b)", ["topic", "b"]),
    ],
)
def test_it_reads_words(typed: str, choices: list[str]) -> None:
    assert read(typed) == choices


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ('"big data"', ['"big data"']),
        ("“big data”", ['"big data"']),
        ("„big data“", ['"big data"']),
        ("«big data»", ['"big data"']),
        ('new "big data" tools', ["new", '"big data"', "tools"]),
        ('"a" "b" "a"', ['"a"', '"b"', '"a"']),
        ('"pre-training"', ['"pre training"']),
        ('"don’t* OR"', ['"don\'t or"']),
        ('"topic:ai"', ['"topic ai"']),
        ('a"b c"d', ["a", '"b c"', "d"]),
        ('"unbalanced quotes', ["unbalanced", "quotes"]),
        ("“unbalanced", ["unbalanced"]),
        ('"one" two" three', ['"one"', "two", "three"]),
        ('""', []),
        ('"?!" why', ["why"]),
    ],
)
def test_it_reads_phrases(typed: str, choices: list[str]) -> None:
    assert read(typed) == choices


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("a OR b", ["a|b"]),
        ("a OR b OR c d", ["a|b|c", "d"]),
        ('a OR "b c"', ['a|"b c"']),
        ("a OR OR b", ["a|b"]),
        ("a OR b,c", ["a|b", "c"]),
        ("model* OR b*", ["model*|b"]),
        ("a or b", ["a", "or", "b"]),
        ("OR", ["or"]),
        ("OR a", ["or", "a"]),
        ("a OR", ["a", "or"]),
        ("a OR -b", ["a", "or"]),
        ("a OR ?!", ["a", "or"]),
        ('a OR ""', ["a", "or"]),
        ("a OR topic:b", ["a", "or"]),
        ("a -OR b", ["a", "b"]),
    ],
)
def test_it_reads_alternatives(typed: str, choices: list[str]) -> None:
    assert read(typed) == choices


@pytest.mark.parametrize(
    ("typed", "choices", "without"),
    [
        ("a -b", ["a"], ["b"]),
        ('a -"b c" -d', ["a"], ['"b c"', "d"]),
        ("-pre-training a", ["a"], ["pre training"]),
        ("a -model*", ["a"], ["model*"]),
        ("a - b", ["a", "b"], []),
        ("a-b", ["a b"], []),
        ("a -", ["a"], []),
        ('a -""', ["a"], []),
    ],
)
def test_it_reads_what_is_left_out(typed: str, choices: list[str], without: list[str]) -> None:
    assert read(typed) == choices
    assert [write(term) for term in parse_query(typed).without] == without


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("mod*", ["mod*"]),
        ("MOD*", ["mod*"]),
        ("don’t*", ["don't*"]),
        ("mo*", ["mo"]),
        ("*", []),
        ("*mod", ["mod"]),
        ("mod**", ["mod"]),
        ("mod*el", ["mod", "el"]),
        ("pre-mod*", ["pre mod"]),
        ("mod *", ["mod"]),
    ],
)
def test_a_word_of_three_letters_may_be_open(typed: str, choices: list[str]) -> None:
    assert read(typed) == choices


@pytest.mark.parametrize(
    ("typed", "choices", "named"),
    [
        ("topic:ai", [], [("topic", "ai")]),
        ("TOPIC:ai x", ["x"], [("topic", "ai")]),
        ('speaker:"Ada Lovelace"', [], [("speaker", "Ada Lovelace")]),
        ("speaker:“Ada Lovelace”", [], [("speaker", "Ada Lovelace")]),
        (
            "interview:a chapter:b x name:c",
            ["x"],
            [("interview", "a"), ("chapter", "b"), ("name", "c")],
        ),
        ("topic:a topic:b", [], [("topic", "b")]),
        ("topic:*", [], [("topic", "*")]),
        ("topic: ai", ["topic", "ai"], []),
        ("topic:", ["topic"], []),
        ('topic:""', ["topic"], []),
        ('topic:"ai', ["topic", "ai"], []),
    ],
)
def test_it_reads_filters(typed: str, choices: list[str], named: list[tuple[str, str]]) -> None:
    assert read(typed) == choices
    assert list(parse_query(typed).named) == named


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "*", "?!…", '"""', "🤖", "\x00", "\u202e\u200f", "--", "-a", "topic:ai"),
        *("\ud800", "-", '-"', "((()))", "{{}}", "\\"),
    ],
)
def test_it_finds_nothing_to_look_for_where_no_words_are_asked_for(typed: str) -> None:
    query = parse_query(typed)
    assert query.is_empty
    assert (query.words, query.phrase, query.is_quoted) == ((), (), False)


@pytest.mark.parametrize(
    ("typed", "phrase", "is_quoted"),
    [
        ("big data", ("big", "data"), False),
        ("big-data -plot topic:x", ("big", "data"), False),
        ('"big data"', (), True),
        ('new "big data"', (), True),
        ('new OR "big data"', (), True),
        ('new -"big data"', ("new",), False),
        ("big OR data", (), False),
        ("big dat*", (), False),
    ],
)
def test_plain_words_are_a_phrase_too(typed: str, phrase: tuple[str, ...], is_quoted: bool) -> None:
    query = parse_query(typed)
    assert (query.phrase, query.is_quoted) == (phrase, is_quoted)


def test_it_reads_an_accent_the_same_however_it_was_typed() -> None:
    for word in ("résumé", "Ångström", "Việt"):
        apart = unicodedata.normalize("NFD", word)
        assert parse_query(apart) == parse_query(word)
        assert len(parse_query(apart).words) == 1


def test_a_term_tells_where_it_stands_without_its_marks() -> None:
    query = parse_query(' x  -"Not This" pre-training OR “Age of” mod* ')
    terms = [*query.without, *(term for choice in query.choices for term in choice)]
    assert [query.text[term.start : term.end] for term in terms] == [
        *("Not This", "x", "pre-training", "Age of", "mod")
    ]


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("value  function", "value function"),
        ("speaker:ilya value topic:x function", "value function"),
        ('"value  function" -plot OR “a” name:"Big Bang"', '"value function" -plot OR “a”'),
        ("topic:ai", ""),
        ("", ""),
    ],
)
def test_the_rest_of_a_query_is_its_text_without_filters(typed: str, rest: str) -> None:
    assert parse_query(typed).rest == rest


def test_it_takes_a_query_of_the_greatest_length() -> None:
    assert len(parse_query("x" * MOST_CHARACTERS).words) == 1
    assert len(parse_query(" ".join(f"w{n}" for n in range(MOST_WORDS))).words) == MOST_WORDS
    assert parse_query("?" * MOST_CHARACTERS + "  \n").is_empty
    assert len(parse_query("abc* " * MOST_OPEN + "ab* *").choices) == MOST_OPEN + 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("x" * (MOST_CHARACTERS + 1), "at most 300 characters; this has 301"),
        ('"a:b* ' * 8000, "at most 300 characters; this has 47,999"),
        (" ".join(f"w{n}" for n in range(MOST_WORDS + 1)), "at most 40 words"),
        (" ".join(f"-w{n}" for n in range(MOST_WORDS + 1)), "at most 40 words"),
        ('"' + " ".join("abcdefghij" * 5) + '"', "at most 40 words"),
        ("語" * (MOST_WORDS + 1), "at most 40 words"),
        (" ".join(f"abc{n}*" for n in range(MOST_OPEN + 1)), "at most 4 words with a star"),
        ("abc* OR " * MOST_OPEN + "x -abc*", "at most 4 words with a star"),
    ],
)
def test_it_refuses_a_query_that_is_too_long(typed: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        parse_query(typed)


@given(ANYTHING)
def test_it_takes_or_politely_refuses_anything(typed: str) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        assert len(typed) > MOST_WORDS or typed.count("*") > MOST_OPEN
    else:
        assert_bounded(query)


def assert_bounded(query: Query) -> None:
    terms = [*query.without, *(term for choice in query.choices for term in choice)]
    assert len(query.text) <= MOST_CHARACTERS
    assert sum(len(term.words) for term in terms) <= MOST_WORDS
    assert all(query.choices)
    assert all(term.words and 0 <= term.start < term.end <= len(query.text) for term in terms)
    assert query.is_empty == (not query.words)
    assert len({name for name, _ in query.named}) == len(query.named) <= 5

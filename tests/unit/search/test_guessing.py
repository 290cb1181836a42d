import pytest

from app.search.engine import Scope
from app.search.guessing import MOST_UNKNOWN, guess_query, list_unknown
from app.search.query import MOST_CHARACTERS, parse_query
from app.search.rungs import FEW_HITS, climb_down
from app.search.whoosh_engine import WhooshEngine
from tests.unit.search.indexes import fill, make_document

TEXTS = ("The value function of good research", "Scaling laws, and Neuralink++", "generalization")


def guess(engine: WhooshEngine, typed: str, scope: Scope | None = None) -> str | None:
    where = scope or Scope()
    with engine.look() as view:
        query = parse_query(typed)
        return guess_query(view, query, where, climb_down(view, query, where))


@pytest.mark.parametrize(
    ("typed", "guessed"),
    [
        ("reserch", "research"),
        ("Reserch!", "research!"),
        ("good  reserch", "good research"),
        ('"good reserch"', '"good research"'),
        ('good -function "reserch"', None),
        ('good -scaling "reserch"', 'good -scaling "research"'),
        ("vlaue fucntion", "value function"),
        ("nueralink", "neuralink"),
        ("reserch OR nothing", "research OR nothing"),
        ("vlaue-function", "value-function"),
        ("topic:ai reserch", "topic:ai research"),
        ("generalisation", "generalization"),
        ("good reserch-laws", None),
    ],
)
def test_it_guesses_a_query_that_would_find_more(
    engine: WhooshEngine, typed: str, guessed: str | None
) -> None:
    fill(engine, *TEXTS)
    assert guess(engine, typed) == guessed


@pytest.mark.parametrize(
    "typed",
    [
        "research",
        "value function",
        "xyzzy",
        "reser*",
        "reserch scaling",
        "-reserch",
        "good -reserch",
        "",
        "?!",
        "2025",
        "resarch vlaue fucntion scalign",
        "p(doom)",
        "genera",
        "scal",
        "lwas",
        "neura link",
    ],
)
def test_it_guesses_nothing_that_would_find_no_more(engine: WhooshEngine, typed: str) -> None:
    fill(engine, *TEXTS)
    assert guess(engine, typed) is None


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [
        ("good Reserch", ["Reserch"]),
        ("researching", []),
        ('"vlaue function" OR nothing -xyzzy', ["vlaue", "nothing"]),
        ("vlaue-function", ["vlaue"]),
        ("reserch*", []),
        ("neuralink", []),
        ("rese arch", []),
        ("xyzzy rese arch", ["xyzzy"]),
        ("rese OR arch", ["rese", "arch"]),
        ('"rese" arch', ["rese", "arch"]),
        ("", []),
    ],
)
def test_it_lists_the_words_that_no_text_has(
    engine: WhooshEngine, typed: str, unknown: list[str]
) -> None:
    fill(engine, *TEXTS)
    query = parse_query(typed)
    with engine.look() as view:
        words = list_unknown(view, query)
    assert [query.text[word.start : word.end] for word in words] == unknown


def test_it_puts_in_an_apostrophe_that_was_left_out(engine: WhooshEngine) -> None:
    fill(engine, "I don't know", "they'll come", "what we were")
    assert guess(engine, "I dont know") == "I don't know"
    assert guess(engine, "theyll") == "they'll"
    assert guess(engine, "were") is None


def test_it_guesses_no_more_than_a_few_words(engine: WhooshEngine) -> None:
    fill(engine, "alpha bravo charlie deltas")
    assert guess(engine, "alhpa brvao chralie") == "alpha bravo charlie"
    assert len(["alhpa", "brvao", "chralie", "dletas"]) > MOST_UNKNOWN
    assert guess(engine, "alhpa brvao chralie dletas") is None


def test_it_guesses_nothing_where_enough_was_found(engine: WhooshEngine) -> None:
    texts = ["research"] * 9
    fill(engine, *["a reserch"] * (FEW_HITS - 1), *texts)
    assert guess(engine, "reserch") is None
    fill(engine, *["value"] * FEW_HITS, *texts)
    assert guess(engine, "value OR reserch") is None
    fill(engine, *["value"] * (FEW_HITS - 1), *texts)
    assert guess(engine, "value OR reserch") == "value OR research"


def test_it_guesses_only_what_is_found_where_one_looks(engine: WhooshEngine) -> None:
    engine.rebuild(
        1,
        [make_document(1, "research", interview_id=1), make_document(1, "scaling", interview_id=2)],
    )
    assert guess(engine, "reserch", Scope(interview_id=1)) == "research"
    assert guess(engine, "reserch", Scope(interview_id=2)) is None


def test_it_guesses_no_word_that_was_corrected_away(engine: WhooshEngine) -> None:
    engine.rebuild(2, [*[make_document(1, "reserach")] * 3, make_document(2, "research")])
    assert guess(engine, "reserch") == "reserach"
    engine.remove([1], 2)
    assert guess(engine, "reserch") == "research"
    assert guess(engine, "reserach") == "research"


def test_a_guess_is_no_longer_than_a_query_may_be(engine: WhooshEngine) -> None:
    fill(engine, "research")
    typed = "reserch OR " + "x" * (MOST_CHARACTERS - 11)
    assert len(typed) == MOST_CHARACTERS
    assert guess(engine, typed) is None

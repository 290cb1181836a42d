from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import QueryError
from app.search.engine import Form, Likeness
from app.search.forms import (
    MOST_ALIKE,
    MOST_FORMS,
    is_unknown,
    list_alike,
    list_exact,
    list_joined,
    list_loose,
    list_spellings,
)
from app.search.query import parse_query
from app.search.whoosh_engine import WhooshEngine
from app.search.whoosh_view import WhooshView
from tests.unit.search.indexes import fill, look_at, make_document, parse_term

TEXTS = (
    "pre-training and pretraining, a part of it apart; together to get her a lot",
    "GPT-3 at 1% for $3 billion in 2025, and 12 months: 3-2",
    "chatgpt and the organization models research",
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshView]:
    """The texts above, for reading only."""
    engine = WhooshEngine(tmp_path_factory.mktemp("texts") / "index")
    with look_at(engine, *TEXTS) as view:
        yield view
    engine.close()


def exact(view: WhooshView, *words: str) -> set[str]:
    return {" ".join(form.words) for form in list_exact(words, view)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("models",), {"models"}),
        (("nowhere",), {"nowhere"}),
        (("pretraining",), {"pretraining", "pre training"}),
        (("pre", "training"), {"pre training", "pretraining"}),
        (("a", "pretraining", "of"), {"a pretraining of", "a pre training of"}),
        (("gpt3",), {"gpt3", "gpt 3"}),
        (("chat", "gpt"), {"chat gpt", "chatgpt"}),
        (("alot",), {"alot", "a lot"}),
        (("a", "part"), {"a part"}),
        (("together",), {"together"}),
        (("to", "get", "her"), {"to get her"}),
        (("1%",), {"1%", "1 percent"}),
        (("1", "percent"), {"1 percent", "1%"}),
        (("of", "1%", "now"), {"of 1% now", "of 1 percent now"}),
        (("some", "percent"), {"some percent"}),
        (("percent",), {"percent"}),
    ],
)
def test_words_are_the_same_joined_and_parted_where_a_text_has_them_so(
    view: WhooshView, words: tuple[str, ...], expected: set[str]
) -> None:
    assert exact(view, *words) == expected


@pytest.mark.parametrize(("words", "other"), [(("32",), "3 2"), (("20", "25"), "2025")])
def test_another_number_is_another_thing(
    view: WhooshView, words: tuple[str, ...], other: str
) -> None:
    assert other not in exact(view, *words)


def test_what_was_asked_for_comes_before_other_ways_to_write_it(view: WhooshView) -> None:
    assert list_exact(("pre", "training"), view)[0] == Form(("pre", "training"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Models", (Form(("model",), Likeness.STEM),)),
        ('"Models"', (Form(("models",)),)),
        ("mod*", (Form(("mod",), Likeness.BEGINNING),)),
        (
            "pretraining",
            (Form(("pretrain",), Likeness.STEM), Form(("pre", "train"), Likeness.STEM)),
        ),
        ("1%", (Form(("1%",), Likeness.STEM), Form(("1", "percent"), Likeness.STEM))),
    ],
)
def test_words_without_marks_are_looked_for_in_all_their_forms(
    view: WhooshView, typed: str, expected: tuple[Form, ...]
) -> None:
    assert list_loose(parse_term(typed), view) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("reserch", {"research"}),
        ("organisation", {"organiz"}),
        ("organization", set()),
        ("resea", set()),
        ("rsrch", set()),
        ("research", set()),
        ("researching", set()),
        ("xyzzy", set()),
        ('"reserch"', set()),
        ("reser*", set()),
        ("re-serch", set()),
        ("gpt4", set()),
        ("2026", set()),
    ],
)
def test_a_word_that_no_text_has_may_be_one_that_is_spelt_like_it(
    view: WhooshView, typed: str, expected: set[str]
) -> None:
    alike = list_alike(parse_term(typed), view)
    assert {form.words[0] for form in alike} == expected
    assert all(form.likeness is Likeness.STEM for form in alike)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("resea", (Form(("resea",), Likeness.BEGINNING),)),
        ("re", (Form(("re",), Likeness.BEGINNING),)),
        (
            "reserch",
            (Form(("research",), Likeness.STEM), Form(("reserch",), Likeness.BEGINNING)),
        ),
        ("r", ()),
        ("research", ()),
        ("researches", ()),
        ("organization", ()),
        ('"resea"', ()),
        ("resea*", ()),
        ("re-sea", ()),
    ],
)
def test_the_last_word_may_be_one_that_is_not_typed_to_its_end(
    view: WhooshView, typed: str, expected: tuple[Form, ...]
) -> None:
    assert list_alike(parse_term(typed), view, is_last=True) == expected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dont", ["don't"]),
        ("theyll", ["they'll"]),
        ("models", []),
        ("model's", []),
        ("centre", ["center"]),
        ("center", []),
        ("reserch", ["research"]),
        ("moddels", ["models"]),
        ("d", []),
    ],
)
def test_a_word_stands_for_one_with_its_apostrophe_or_of_another_spelling(
    engine: WhooshEngine, typed: str, meant: list[str]
) -> None:
    with look_at(engine, "I don't know what they'll do.", "The center of research, models") as view:
        assert list_spellings(typed, view) == meant


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("chat gpt", {"chatgpt"}),
        ("the organization", set()),
        ("chat nothing", set()),
        ('"chat" gpt', set()),
        ('chat "gpt"', set()),
        ("chat* gpt", set()),
        ("chat gpt*", set()),
        ("pre-training models", set()),
    ],
)
def test_two_neighbours_may_be_one_word(view: WhooshView, typed: str, expected: set[str]) -> None:
    [[first], [second]] = parse_query(typed).choices
    joined = list_joined(first, second, view)
    assert {" ".join(form.words) for form in joined} == expected


@pytest.mark.parametrize(
    ("word", "unknown"),
    [("research", False), ("researching", False), ("gpt3", False), ("reserch", True), ("xy", True)],
)
def test_a_word_is_unknown_where_no_text_has_it_in_any_form(
    view: WhooshView, word: str, unknown: bool
) -> None:
    assert is_unknown(word, view) == unknown


def test_words_that_were_removed_are_unknown_again(engine: WhooshEngine) -> None:
    engine.rebuild(2, [make_document(1, "a pretraining corpus"), make_document(2, "pre training")])
    engine.remove([1], 2)
    with engine.look() as view:
        assert is_unknown("corpus", view)
        assert not is_unknown("training", view)
        assert exact(view, "pre", "training") == {"pre training"}


@given(st.text("aegnprtLo 3-%*", max_size=60))
def test_the_forms_of_any_query_are_few(filled: WhooshEngine, typed: str) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        return
    with filled.look() as view:
        for choice in query.choices:
            for term in choice:
                assert 1 <= len(list_loose(term, view)) <= MOST_FORMS
                assert len(list_alike(term, view)) <= MOST_ALIKE
        if query.words:
            assert 1 <= len(list_exact(query.words, view)) <= MOST_FORMS


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    """An index whose words are so short that a word can be parted in many ways."""
    engine = WhooshEngine(tmp_path_factory.mktemp("forms") / "index")
    fill(engine, *TEXTS, "a e g n p r t L o 3 aa ee ag en ap er at eL oo pre training gpt")
    yield engine
    engine.close()


def test_a_word_that_can_be_parted_in_many_ways_has_few_forms(filled: WhooshEngine) -> None:
    with filled.look() as view:
        assert len(list_exact(("agaeennapaat", *"aeg" * 9), view)) <= MOST_FORMS
        assert len(list_exact(("pretraining",) * 40, view)) == MOST_FORMS

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.engine import Scope
from app.search.query import MOST_OPEN, parse_query
from app.search.rungs import FEW_HITS, LOOSE, MOST_LOOSE_HITS, Rung, climb_down, find_surely
from app.search.whoosh_engine import WhooshEngine
from tests.unit.search.indexes import fill, make_document

FILLER = ["filler"] * 12


def climb(
    engine: WhooshEngine, typed: str, scope: Scope | None = None, surely: bool = False
) -> list[tuple[Rung, int]]:
    with engine.look() as view:
        asked = view, parse_query(typed), scope or Scope()
        finds = list(find_surely(*asked).values()) if surely else climb_down(*asked)
    return [(find.rung, find.match.segment_id) for find in finds]


def list_places(engine: WhooshEngine, typed: str, rung: Rung) -> set[int]:
    """The numbers of the texts that a rung has."""
    return {place for each, place in climb(engine, typed) if each is rung}


def test_it_gives_each_match_once_on_its_surest_rung_in_order(engine: WhooshEngine) -> None:
    texts = ["a big new model", "models grow big", "a big model", "bigger", "biggest modle", "big"]
    fill(engine, *texts, *FILLER)
    found = climb(engine, "big model")
    assert [rung for rung, _ in found] == sorted((rung for rung, _ in found), key=list(Rung).index)
    assert {place: rung for rung, place in found} == {
        2: Rung.EXACT,
        0: Rung.ALL,
        1: Rung.ALL,
        5: Rung.SOME,
    }
    assert len(found) == 4


def test_similar_spelling_comes_after_all_words_and_before_some(engine: WhooshEngine) -> None:
    fill(engine, "the organization grows", "an organisation grew", "organisation", *FILLER)
    assert climb(engine, "organization grows") == [
        *((Rung.EXACT, 0), (Rung.SOME, 2), (Rung.SOME, 1))
    ]
    assert climb(engine, "organisation growing") == [
        *((Rung.SIMILAR, 0), (Rung.SOME, 2), (Rung.SOME, 1))
    ]


def test_a_misspelt_word_is_found_on_the_rung_of_similar_spelling(engine: WhooshEngine) -> None:
    fill(engine, "good research", "reset", "taste", *FILLER)
    assert climb(engine, "reserch") == [(Rung.SIMILAR, 0)]
    assert climb(engine, "reserch taste") == [(Rung.SOME, 2), (Rung.SOME, 0)]


def test_the_last_word_of_a_query_may_be_a_beginning(engine: WhooshEngine) -> None:
    fill(engine, "value function", "a function", "fundamental", "value", *FILLER)
    assert climb(engine, "value fun")[0] == (Rung.SIMILAR, 0)
    assert list_places(engine, "fu", Rung.SIMILAR) == {0, 1, 2}
    assert climb(engine, "value fun", surely=True) == []
    assert list_places(engine, "fun value", Rung.SIMILAR) == set()
    for typed in ("f", '"value fun"', "value -fun", "value OR nothing"):
        assert list_places(engine, typed, Rung.SIMILAR) == set(), typed


def test_a_word_that_a_text_has_is_no_beginning(engine: WhooshEngine) -> None:
    fill(engine, "fun", "function", *FILLER)
    assert climb(engine, "fun") == [(Rung.EXACT, 0)]


def test_beings_are_not_found_by_be(engine: WhooshEngine) -> None:
    fill(engine, "to be", "human beings", "a human being", *FILLER)
    assert climb(engine, "be") == [(Rung.EXACT, 0)]
    assert climb(engine, "human beings") == [(Rung.EXACT, 1), (Rung.ALL, 2)]
    assert climb(engine, "beings") == [(Rung.EXACT, 1), (Rung.ALL, 2)]


def test_a_name_that_nobody_says_is_not_on_the_sure_rungs(engine: WhooshEngine) -> None:
    fill(engine, "Sam said so", "the Altmann files", "same", *FILLER)
    assert climb(engine, "Sam Altman", surely=True) == []
    assert {rung for rung, _ in climb(engine, "Sam Altman")} <= LOOSE
    assert climb(engine, '"Sam Altman"') == []


def test_a_quoted_query_never_falls_below_the_exact_rung(engine: WhooshEngine) -> None:
    fill(engine, "a big new model", "big models", "model", "bgi model", *FILLER)
    assert climb(engine, '"big model"') == []
    assert climb(engine, '"big" model') == [(Rung.EXACT, 1), (Rung.EXACT, 0)]
    assert climb(engine, '"new model"') == [(Rung.EXACT, 0)]
    assert climb(engine, '"new model" nothing') == []
    assert climb(engine, '"nothing" OR models') == [
        *((Rung.EXACT, 2), (Rung.EXACT, 1), (Rung.EXACT, 3), (Rung.EXACT, 0))
    ]


def test_one_word_has_no_loosest_rung(engine: WhooshEngine) -> None:
    fill(engine, "models", "model", "filler")
    assert climb(engine, "model") == [(Rung.EXACT, 1), (Rung.ALL, 0)]


def test_it_adds_loose_matches_only_where_there_are_few_others(engine: WhooshEngine) -> None:
    fill(engine, *["big model"] * FEW_HITS, "big", "model")
    assert {rung for rung, _ in climb(engine, "big model")} == {Rung.EXACT}
    fill(engine, *["big model"] * (FEW_HITS - 1), "big", "model")
    assert {rung for rung, _ in climb(engine, "big model")} == {Rung.EXACT, Rung.SOME}
    assert {rung for rung, _ in climb(engine, "big model", surely=True)} == {Rung.EXACT}


def test_it_climbs_no_further_down_than_there_is_need(engine: WhooshEngine) -> None:
    fill(engine, *["good research"] * FEW_HITS, "good", *FILLER)
    assert {rung for rung, _ in climb(engine, "good reserch")} == {Rung.SIMILAR}
    fill(engine, *["good research"] * (FEW_HITS - 1), "good", *FILLER)
    assert {rung for rung, _ in climb(engine, "good reserch")} == {Rung.SIMILAR, Rung.SOME}


def test_loose_matches_are_those_of_the_interview_narrowed_to_the_rest(
    engine: WhooshEngine,
) -> None:
    documents = [
        make_document(1, "big", segment_id=number, interview_id=number % 2, topics=(number % 3,))
        for number in range(4 * MOST_LOOSE_HITS)
    ]
    engine.rebuild(1, [*documents, *[make_document(1, "model filler", interview_id=9)] * 40])
    whole = climb(engine, "big xyzzy")
    assert len(whole) == MOST_LOOSE_HITS
    for topic in range(3):
        assert climb(engine, "big xyzzy", Scope(topic=topic)) == [
            (rung, number) for rung, number in whole if number % 3 == topic
        ]
    inside = climb(engine, "big xyzzy", Scope(interview_id=1))
    assert len(inside) == MOST_LOOSE_HITS
    assert climb(engine, "big xyzzy", Scope(interview_id=1, topic=2)) == [
        (rung, number) for rung, number in inside if number % 3 == 2
    ]


def test_nothing_loose_is_added_where_the_whole_archive_has_enough(engine: WhooshEngine) -> None:
    texts = [make_document(1, "big model", segment_id=number) for number in range(FEW_HITS)]
    engine.rebuild(2, [*texts, make_document(2, "a big one", interview_id=2)])
    assert climb(engine, "big model", Scope(interview_id=2)) == []
    # What an ingest left behind that is not current does not count.
    [found] = climb(engine, "big model", Scope(without=(1,)))
    assert found == (Rung.SOME, 200)


def test_words_that_no_text_has_hide_none_that_some_have(engine: WhooshEngine) -> None:
    fill(engine, *["research"] * 4, *FILLER)
    assert len(climb(engine, "xyzzy qwerty zzyzx research")) == 4


def test_it_adds_no_more_than_a_few_loose_matches(engine: WhooshEngine) -> None:
    fill(engine, *["big"] * (MOST_LOOSE_HITS + 9), "model", *FILLER * 4)
    assert len(climb(engine, "big model")) == MOST_LOOSE_HITS


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    """An index of texts that write things in many ways."""
    engine = WhooshEngine(tmp_path_factory.mktemp("written") / "index")
    fill(
        engine,
        *("pretraining works", "the pre-training data", "the pre training data"),
        *("self-play", "a straight shot", "GPT-3", "1% of GDP", "only 1 percent of it"),
        *("raised $3 billion then", "3 billion years", "a $32 billion valuation"),
        *("100x more", "a 15-year-old", "some kind of Neuralink++", "in the ’90s", "the o1 model"),
        *("1,000 rings", "1000 bells", "it costs €1,000 now", "I don’t know"),
        "GPT模型の機械学習",
    )
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pretraining", {0, 1, 2}),
        ("pre-training", {0, 1, 2}),
        ("pre training", {0, 1, 2}),
        ('"pre training"', {0, 1, 2}),
        ('"the pretraining data"', {1, 2}),
        ("self play", {3}),
        ("selfplay", {3}),
        ("straight-shot", {4}),
        ("straight shot", {4}),
        ("gpt3", {5}),
        ("GPT 3", {5}),
        ("1%", {6, 7}),
        ("1 percent", {6, 7}),
        ("$3 billion", {8}),
        ("3 billion", {9}),
        ("3 billion years", {9}),
        ("100x", {11}),
        ("15-year-old", {12}),
        ("15 year old", {12}),
        ("Neuralink++", {13}),
        ("'90s", {14}),
        ("’90s", {14}),
        ("90s", {14}),
        ("o1", {15}),
        ("01", set()),
        ("1,000", {16, 17}),
        ("1000", {16, 17}),
        ("€1000", {18}),
        ("don't", {19}),
        ("don’t know", {19}),
        ("機械", {20}),
        ("機械学習", {20}),
        ("GPT", {5, 20}),
    ],
)
def test_it_finds_exactly_what_is_written_another_way(
    written: WhooshEngine, typed: str, expected: set[int]
) -> None:
    assert list_places(written, typed, Rung.EXACT) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("model -new", {1, 3}),
        ('model -"new model"', {1, 2, 3}),
        ("model -pre-trained", {0, 1, 2}),
        ("model -mod*", set()),
        ("new OR pretrained", {0, 2, 3}),
        ("mod*", {0, 1, 2, 3}),
        ("what is the model", {0, 1, 2, 3}),
        ("chat gpt", {4}),
        ('new OR "chatgpt" OR nothing', set()),
    ],
)
def test_all_words_may_stand_in_any_form(
    engine: WhooshEngine, typed: str, expected: set[int]
) -> None:
    fill(
        engine,
        *("a new model", "a modelled one", "models are new", "pretrained modern models"),
        "ChatGPT",
    )
    assert list_places(engine, typed, Rung.ALL) == expected - list_places(engine, typed, Rung.EXACT)


def test_words_that_say_nothing_count_inside_a_phrase_and_alone(engine: WhooshEngine) -> None:
    fill(engine, "to be or not to be", "it is to be", "a moth", *FILLER)
    assert climb(engine, '"to be or not to be"') == [(Rung.EXACT, 0)]
    assert climb(engine, "to be or not to be")[0] == (Rung.EXACT, 0)
    assert set(climb(engine, "is to", surely=True)) == {(Rung.EXACT, 1)}


def test_it_finds_nothing_for_an_empty_query(engine: WhooshEngine) -> None:
    fill(engine, "anything")
    assert climb(engine, "?!") == []
    assert climb(engine, "") == []
    assert climb(engine, "-anything") == []


def test_it_keeps_two_states_of_a_segment_apart(engine: WhooshEngine) -> None:
    fill(engine)
    engine.index(1, [make_document(1, "model", segment_id=7)], [])
    engine.index(2, [make_document(2, "model", segment_id=7)], [])
    with engine.look() as view:
        finds = climb_down(view, parse_query("model"), Scope())
    assert {find.match.ingest for find in finds} == {1, 2}


WORDS = [
    "big",
    "model",
    "models",
    "modle",
    "the",
    "pre",
    "training",
    "pretraining",
    "3",
    "1%",
    "語",
]
TYPED = [*WORDS, "OR", "-the", '"big model"', "mod*", '"', "-", "pre-training", "bgi", "nothing"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    """An index of texts in which these words stand beside one another in many ways."""
    engine = WhooshEngine(tmp_path_factory.mktemp("rungs") / "index")
    fill(engine, *(" ".join([*WORDS[n:], *WORDS[:n]][: n % 5 + 1]) for n in range(len(WORDS) * 3)))
    yield engine
    engine.close()


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from(TYPED), max_size=8)
    .map(" ".join)
    .filter(lambda typed: typed.count("*") <= MOST_OPEN)
)
def test_whatever_is_asked_the_rungs_stand_in_order_and_hold_each_text_once(
    filled: WhooshEngine, typed: str
) -> None:
    query = parse_query(typed)
    with filled.look() as view:
        finds = climb_down(view, query, Scope())
        surely = list(find_surely(view, query, Scope()).values())
    rungs = [list(Rung).index(find.rung) for find in finds]
    assert rungs == sorted(rungs)
    assert len({find.match.segment_id for find in finds}) == len(finds)
    assert surely == [find for find in finds if find.rung not in LOOSE]
    assert len(finds) - len(surely) <= 2 * MOST_LOOSE_HITS
    if query.is_quoted:
        assert {find.rung for find in finds} <= {Rung.EXACT}

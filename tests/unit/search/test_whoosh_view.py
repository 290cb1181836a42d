from collections import Counter
from typing import Any

import pytest

from app.search.engine import Scope, Wanted
from app.search.whoosh_engine import WhooshEngine
from tests.unit.search.indexes import (
    ENGINE,
    beginning,
    fill,
    find,
    look_at,
    make_document,
    same,
    search,
    stemmed,
)


def rank(engine: WhooshEngine, wanted: Wanted) -> list[int]:
    """The numbers of the texts that match, the best first."""
    return [match.segment_id for match in search(engine, wanted)]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({}, {1, 2, 3}),
        ({"interview_id": 1}, {1, 2}),
        ({"interview_id": -1}, set()),
        ({"chapter": "start"}, {1, 3}),
        ({"chapter": "sta*"}, set()),
        ({"speaker": 1}, {2, 3}),
        ({"speaker": 11}, {1}),
        ({"topic": 5}, {1, 2}),
        ({"topic": 5, "speaker": 1, "interview_id": 1}, {2}),
        ({"topic": -1}, set()),
        ({"name": 9}, {3}),
        ({"without": (1, 3)}, {2}),
        ({"without": (1, 2, 3)}, set()),
    ],
)
def test_it_narrows_to_what_fits_exactly(
    engine: WhooshEngine, scope: dict[str, Any], expected: set[int]
) -> None:
    engine.rebuild(
        3,
        [
            make_document(1, chapter="start", speakers=(11,), topics=(5, 6)),
            make_document(2, chapter="end", speakers=(1,), topics=(5,)),
            make_document(3, chapter="start", speakers=(2, 1), names=(9,), interview_id=2),
        ],
    )
    assert find(engine, ENGINE, **scope) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(every=(same("to", "be", "or", "not", "to", "be"),)), {0}),
        (Wanted(every=(same("to", "be"),)), {0, 1}),
        (Wanted(every=(same("be", "to"),)), set()),
        (Wanted(every=(same("to", "be"), same("or", "not"))), {0}),
        (Wanted(every=(same("model"),)), {1}),
        (Wanted(every=(stemmed("model"),)), {1, 2}),
        (Wanted(every=(stemmed("model"), stemmed("be"))), {1}),
        (Wanted(every=(same("nowhere"), stemmed("be"))), set()),
        (Wanted(every=((*same("nowhere"), *stemmed("model")),)), {1, 2}),
        (Wanted(every=(beginning("mod"),)), {1, 2}),
        (Wanted(every=(same("be"),), without=same("model")), {0}),
        (Wanted(every=(same("be"),), without=same("nowhere")), {0, 1}),
        (Wanted(every=(same("be"),), without=(*same("or", "not"), *beginning("mod"))), set()),
        (Wanted(some=(stemmed("model"), stemmed("be"))), {0, 1, 2}),
        (Wanted(some=(stemmed("model"),), without=same("be")), {2}),
        (Wanted(every=((),)), set()),
        (Wanted(without=same("be")), set()),
        (Wanted(), set()),
    ],
)
def test_it_finds_what_has_all_and_none_of_what_is_left_out(
    engine: WhooshEngine, wanted: Wanted, expected: set[int]
) -> None:
    fill(engine, "To be or not to be, a question.", "To be a model.", "Models!")
    assert set(rank(engine, wanted)) == expected


VOICES = ((0, 7), (2, 0), (4, 8))


@pytest.mark.parametrize(
    ("wanted", "speakers"),
    [
        (Wanted(every=(same("one"),)), {7}),
        (Wanted(every=(same("three"),)), set()),
        (Wanted(every=(same("six"),)), {8}),
        (Wanted(every=(same("one"), same("six"))), set()),
        (Wanted(every=(same("all"), same("six"))), {8}),
        (Wanted(every=((*same("one"), *same("six")),)), {7, 8}),
        (Wanted(every=(same("one", "all"),)), {7}),
        (Wanted(every=(same("all", "three"),)), set()),
        (Wanted(some=(same("one"), same("six"), same("nothing"))), {7, 8}),
    ],
)
def test_a_match_tells_who_says_what_was_looked_for(
    engine: WhooshEngine, wanted: Wanted, speakers: set[int]
) -> None:
    text = "one all three four all six"
    documents = [make_document(1, text, speakers=(7, 8), voices=VOICES)]
    engine.rebuild(1, documents)
    assert [match.speakers for match in search(engine, wanted)] == [speakers]
    for speaker in (7, 8, 9):
        narrowed = search(engine, wanted, Scope(speaker=speaker))
        assert len(narrowed) == (speaker in speakers)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({}, {1, 2, 3}),
        ({"interview_id": 2}, {3}),
        ({"chapter": "start"}, {1, 3}),
        ({"topic": 5}, {1, 2}),
        ({"topic": 5, "chapter": "start"}, {1}),
        ({"name": 9}, {3}),
        ({"name": -1}, set()),
        ({"without": (1,)}, {2, 3}),
        ({"speaker": 7}, {1}),
        ({"speaker": 8}, {1, 2}),
        # Somebody who speaks in a passage, but does not say what was looked for.
        ({"speaker": 9}, set()),
    ],
)
def test_matches_are_narrowed_as_if_they_had_been_looked_for_so(
    engine: WhooshEngine, scope: dict[str, Any], expected: set[int]
) -> None:
    voices = ((0, 7), (2, 8), (4, 9))
    engine.rebuild(
        3,
        [
            make_document(
                1,
                "an engine an engine stops",
                chapter="start",
                topics=(5,),
                speakers=(7, 8, 9),
                voices=voices,
            ),
            make_document(2, topics=(5, 6), speakers=(8,), voices=((0, 8),)),
            make_document(3, chapter="start", names=(9,), interview_id=2),
        ],
    )
    with engine.look() as view:
        every = view.search(ENGINE, Scope())
        narrowed = view.narrow(every, Scope(**scope))
        assert {match.ingest for match in narrowed} == expected
        assert narrowed == [match for match in every if match in narrowed]
        assert narrowed == view.search(ENGINE, Scope(**scope))


def test_matches_that_are_known_are_not_found_again(engine: WhooshEngine) -> None:
    with look_at(engine, "an engine", "an engine", "engines") as view:
        first, *others = every = view.search(ENGINE, Scope())
        assert view.search(ENGINE, Scope(), {first.place: first.speakers}) == others
        assert view.search(ENGINE, Scope(), {match.place: match.speakers for match in every}) == []


def test_a_known_match_comes_again_where_somebody_else_says_it_too(engine: WhooshEngine) -> None:
    spoken = make_document(1, "engines an engine", speakers=(1, 2), voices=((0, 1), (1, 2)))
    engine.rebuild(1, [spoken])
    with engine.look() as view:
        [first] = view.search(Wanted(every=(same("engine"),)), Scope())
        assert first.speakers == {2}
        [again] = view.search(ENGINE, Scope(), {first.place: first.speakers})
        assert (again.place, again.speakers, again.score) == (first.place, {1, 2}, 0)
        assert view.search(ENGINE, Scope(), {again.place: again.speakers}) == []


def test_some_words_must_tell_enough(engine: WhooshEngine) -> None:
    fill(engine, "a rare bird", *["a common bird"] * 9)
    assert rank(engine, Wanted(some=(same("a"), same("rare")))) == [0]
    assert len(rank(engine, Wanted(some=(same("a"), same("bird"))))) == 10


def test_a_heading_helps_but_does_not_match_alone(engine: WhooshEngine) -> None:
    engine.rebuild(
        1,
        [
            make_document(1, "about rain", headings="Weather"),
            make_document(2, "about rain"),
            make_document(3, "about sun", headings="Rain"),
            make_document(4, "about rain", headings="Rains\nand more"),
            *[make_document(5, "filler")] * 9,
        ],
    )
    ranked = [match.ingest for match in search(engine, Wanted(every=(stemmed("rain"),)))]
    assert ranked == [4, 1, 2]
    some = Wanted(some=(stemmed("rain"), stemmed("weather")))
    assert [match.ingest for match in search(engine, some)] == [1, 4, 2]


def test_it_gives_the_best_match_first(engine: WhooshEngine) -> None:
    fill(engine, "engine engine engine", "an engine among very many words of no weight", "none")
    matches = search(engine)
    assert [match.segment_id for match in matches] == [0, 1]
    assert matches[0].score > matches[1].score > 0
    assert [match.position for match in matches] == [0, 1]


def test_matches_as_good_as_one_another_stand_in_their_order(engine: WhooshEngine) -> None:
    fill(engine, *["an engine"] * 5)
    assert rank(engine, ENGINE) == list(range(5))


def test_words_that_stand_near_one_another_are_better(engine: WhooshEngine) -> None:
    between = "and so on " * 9
    fill(engine, f"value {between} function", f"value function {between}", f"{between} {between}")
    assert rank(engine, Wanted(every=(same("value"), same("function")))) == [1, 0]


def test_neighbours_as_in_the_query_are_better(engine: WhooshEngine) -> None:
    fill(engine, "function value", "value function", "nothing")
    words = (same("value"), same("function"))
    plain = search(engine, Wanted(every=words))
    assert plain[0].score == pytest.approx(plain[1].score)
    near = search(engine, Wanted(every=words, near=(("value", "function"),)))
    assert [match.segment_id for match in near] == [1, 0]
    assert near[0].score > plain[0].score
    assert near[1].score == pytest.approx(plain[1].score)


def test_a_match_tells_how_rare_each_thing_is_that_was_asked_for(engine: WhooshEngine) -> None:
    fill(engine, "a rare bird", *["a common bird"] * 9)
    [match] = search(engine, Wanted(every=(same("bird"), same("rare"))))
    bird, rare = match.rarities
    assert rare > bird > 0


def test_it_counts_what_matches_have(engine: WhooshEngine) -> None:
    documents = [
        make_document(1, chapter="start", speakers=(1, 2), topics=(5,), names=(9,)),
        make_document(2, chapter="start", speakers=(2,), interview_id=3),
        make_document(3, "elsewhere", speakers=(2,)),
    ]
    engine.rebuild(3, documents)
    with engine.look() as view:
        counts = view.count_facets(view.search(ENGINE, Scope()))
        assert counts == {
            "interview": Counter({1: 1, 3: 1}),
            "speaker": Counter({2: 2, 1: 1}),
            "chapter": Counter({"start": 2}),
            "topic": Counter({5: 1}),
            "name": Counter({9: 1}),
        }
        assert not any(view.count_facets([]).values())


def test_it_counts_uses_by_who_says_them(engine: WhooshEngine) -> None:
    voices = ((0, 7), (2, 0), (3, 8))
    engine.rebuild(
        2,
        [
            make_document(1, "rain rain rain rain", voices=voices, speakers=(7, 8)),
            make_document(2, "rain falls", interview_id=2),
        ],
    )
    with engine.look() as view:
        assert view.count_uses(same("rain"), Scope()) == {7: 2, 0: 2, 8: 1}
        assert view.count_uses(same("rain"), Scope(interview_id=1)) == {7: 2, 0: 1, 8: 1}
        assert view.count_uses(same("rain", "rain"), Scope(without=(2,))) == {7: 1, 0: 2}
        assert view.count_uses(same("snow"), Scope()) == {}
        assert view.count_uses(same("rain"), Scope(speaker=8)) == {8: 1}
        assert view.count_uses(same("falls"), Scope(speaker=8)) == {}
        assert view.count_uses(same("snow"), Scope(speaker=8)) == {}
    engine.remove([1], 2)
    with engine.look() as view:
        assert view.count_uses(same("rain"), Scope()) == {0: 1}


def test_it_suggests_what_is_spelt_alike_the_nearest_and_the_most_frequent_first(
    engine: WhooshEngine,
) -> None:
    texts = ["modal models", "modal", "model's model++ medal", "modelling"]
    with look_at(engine, *texts) as view:
        assert view.suggest("modle", 9) == ["model"]
        assert view.suggest("modul", 9) == ["model", "modal"]
        assert view.suggest("modil", 9)[0] == "model"
        assert view.suggest("modul", 1) == ["model"]
        assert view.suggest("mode", 9) == []
        assert view.suggest("mod", 9) == []
        assert view.suggest("xyzzy", 9) == []


def test_of_many_words_as_far_off_it_suggests_the_most_frequent_one(engine: WhooshEngine) -> None:
    many = [f"bran{letter}" for letter in "abcefghijklmnopqrtuvwxyz"]
    with look_at(engine, " ".join(many), *["brans"] * 9) as view:
        assert view.suggest("brand", 1) == ["brans"]
        assert view.suggest("brand", 3)[0] == "brans"


def test_it_suggests_no_word_of_what_was_removed(engine: WhooshEngine) -> None:
    engine.rebuild(2, [*[make_document(1, "reserach")] * 9, make_document(2, "research")])
    engine.remove([1], 2)
    with engine.look() as view:
        assert view.suggest("reserch", 1) == ["research"]
        assert "reserach" not in view.suggest("reserch", 9)


def test_it_finds_nothing_in_an_index_of_nothing(engine: WhooshEngine) -> None:
    with look_at(engine) as view:
        assert view.search(ENGINE, Scope()) == []
        assert view.suggest("engine", 3) == []
        assert view.count_ingests() == {}
    with look_at(engine, "…", "?!") as view:
        assert view.search(ENGINE, Scope()) == []
        assert view.count_ingests() == {1: 2}

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.search.engine import Document, Scope
from app.search.query import parse_query
from app.search.rungs import FEW_HITS, MOST_LOOSE_HITS, Rung, climb_down
from app.search.whoosh_engine import WhooshEngine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    engine = WhooshEngine(tmp_path / "index")
    yield engine
    engine.close()


def fill(engine: WhooshEngine, *texts: str) -> None:
    documents = [Document(n, n, n, text, None, (), ()) for n, text in enumerate(texts)]
    engine.rebuild(len(texts), documents)


def climb(engine: WhooshEngine, typed: str) -> list[tuple[Rung, int]]:
    with engine.look() as view:
        finds = climb_down(view, parse_query(typed), Scope())
    return [(find.rung, find.match.segment_id) for find in finds]


def test_it_gives_each_match_once_on_its_surest_rung_in_order(engine: WhooshEngine) -> None:
    fill(engine, "a big new model", "models grow big", "a big model", "big", *["filler"] * 12)
    found = climb(engine, "big model")
    assert [rung for rung, _ in found] == sorted((rung for rung, _ in found), key=list(Rung).index)
    assert {place: rung for rung, place in found} == {
        2: Rung.EXACT,
        0: Rung.ALL,
        1: Rung.ALL,
        3: Rung.SOME,
    }
    assert len(found) == 4


def test_a_quoted_query_never_falls_below_the_exact_rung(engine: WhooshEngine) -> None:
    fill(engine, "a big new model", "big models", "model", *["filler"] * 12)
    assert climb(engine, '"big model"') == []
    assert climb(engine, '"big" model') == [(Rung.EXACT, 1), (Rung.EXACT, 0)]
    assert climb(engine, '"new model"') == [(Rung.EXACT, 0)]


def test_one_word_has_no_loosest_rung(engine: WhooshEngine) -> None:
    fill(engine, "models", "model", "filler")
    assert climb(engine, "model") == [(Rung.EXACT, 1), (Rung.ALL, 0)]


def test_it_adds_loose_matches_only_where_there_are_few_others(engine: WhooshEngine) -> None:
    fill(engine, *["big model"] * FEW_HITS, "big", "model")
    assert {rung for rung, _ in climb(engine, "big model")} == {Rung.EXACT}
    fill(engine, *["big model"] * (FEW_HITS - 1), "big", "model")
    assert {rung for rung, _ in climb(engine, "big model")} == {Rung.EXACT, Rung.SOME}


def test_it_adds_no_more_than_a_few_loose_matches(engine: WhooshEngine) -> None:
    fill(engine, *["big"] * (MOST_LOOSE_HITS + 9))
    assert len(climb(engine, "big model")) == MOST_LOOSE_HITS


def test_it_finds_nothing_for_an_empty_query(engine: WhooshEngine) -> None:
    fill(engine, "anything")
    assert climb(engine, "?!") == []


def test_it_keeps_two_states_of_a_segment_apart(engine: WhooshEngine) -> None:
    fill(engine)
    engine.index(1, [Document(1, 1, 7, "model", None, (), ())], [])
    engine.index(2, [Document(2, 1, 7, "model", None, (), ())], [])
    with engine.look() as view:
        finds = climb_down(view, parse_query("model"), Scope())
    assert {find.match.ingest for find in finds} == {1, 2}

from app.search.engine import Scope
from app.search.whoosh_engine import WhooshEngine
from tests.unit.search.indexes import find, make_document, same


def test_parts_that_were_read_before_and_new_ones_stand_together(engine: WhooshEngine) -> None:
    engine.rebuild(1, [make_document(1), make_document(2)])
    assert find(engine) == {1, 2}
    engine.index(3, [make_document(3)], [])
    assert find(engine) == {1, 2, 3}
    assert engine.ingests() == {1: 1, 2: 1, 3: 1}
    engine.remove([1], 3)
    assert find(engine) == {2, 3}
    assert engine.ingests() == {2: 1, 3: 1}


def test_a_word_is_known_from_the_commit_on_that_brought_it(engine: WhooshEngine) -> None:
    engine.rebuild(1, [make_document(1, "scaling laws")])
    with engine.look() as view:
        assert view.suggest("reserch", 3) == []
        assert view.suggest("scalling", 3) == ["scaling"]
        assert not view.has(same("research")[0])
    engine.index(2, [make_document(2, "more research")], [])
    with engine.look() as view:
        assert view.suggest("reserch", 3) == ["research"]
        assert view.suggest("scalling", 3) == ["scaling"]
        assert view.has(same("research")[0])


def test_all_that_was_kept_goes_when_the_index_is_made_anew(engine: WhooshEngine) -> None:
    engine.rebuild(1, [make_document(1, "scaling laws", speakers=(7,))])
    with engine.look() as view:
        assert view.suggest("scalling", 3) == ["scaling"]
    engine.rebuild(2, [make_document(2, "research", speakers=(8,))])
    with engine.look() as view:
        assert view.suggest("scalling", 3) == []
        assert view.count_uses(same("research"), Scope()) == {0: 1}

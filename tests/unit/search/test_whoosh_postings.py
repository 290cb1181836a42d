from collections.abc import Iterator

import pytest

from app.search.engine import Form, Forms, Likeness, Scope, Wanted
from app.search.schema import pack_places
from app.search.whoosh_engine import WhooshEngine
from app.search.whoosh_postings import MOST_EXPANSIONS, Places
from tests.unit.search.indexes import beginning, fill, look_at, make_document, same, stemmed

TEXTS = (
    "To be or not to be, to be sure.",
    "Models model a modelled model",
    "GPT-3 for $3 billion: 機械学習",
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    """An index of these texts, for reading only."""
    engine = WhooshEngine(tmp_path_factory.mktemp("postings") / "index")
    fill(engine, *TEXTS)
    yield engine
    engine.close()


def read(engine: WhooshEngine, forms: Forms) -> dict[int, list[int]]:
    """Where forms stand in the index as it is: words by the segment's number."""
    with engine.look() as view:
        places = view._postings.find(forms)
        found = {view._cards[n].segment_id: places.read(n) for n in places.documents}
        counts = {n: len(places.read(n)) for n in places.documents}
        assert places.count(view._cards) == counts
        assert all(places.count([n]) == {n: count} for n, count in counts.items())
        assert places.count([]) == {}
    return found


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (same("be"), {0: [1, 5, 7]}),
        (same("to", "be"), {0: [0, 4, 6]}),
        (same("to", "be", "or"), {0: [0]}),
        (same("be", "to", "be"), {0: [5]}),
        (same("be", "or", "be"), {}),
        (same("not", "sure"), {}),
        (same("model"), {1: [1, 4]}),
        (stemmed("model"), {1: [0, 1, 3, 4]}),
        (stemmed("model", "model"), {1: [0, 3]}),
        (stemmed("model", "nowhere"), {}),
        (beginning("mod"), {1: [0, 1, 3, 4]}),
        (beginning("modell"), {1: [3]}),
        (beginning("xyz"), {}),
        (same("$3", "billion"), {2: [2 + 1]}),
        (stemmed("3"), {2: [1, 3]}),
        (same("学", "習"), {2: [7]}),
        (same("nowhere"), {}),
        ((), {}),
        ((*same("be"), *same("to", "be"), *stemmed("model")), None),
    ],
)
def test_it_tells_where_words_and_phrases_stand(
    filled: WhooshEngine, forms: Forms, expected: dict[int, list[int]] | None
) -> None:
    both = {0: [0, 1, 4, 5, 6, 7], 1: [0, 1, 3, 4]}
    assert read(filled, forms) == (both if expected is None else expected)


def test_a_phrase_that_runs_on_belongs_to_the_document_in_which_it_begins(
    engine: WhooshEngine,
) -> None:
    engine.rebuild(1, [make_document(1, "one two", after="three four"), make_document(2, "three")])
    assert read(engine, same("two", "three", "four")) == {100: [1]}
    assert read(engine, same("three", "four")) == {}
    assert read(engine, same("three")) == {200: [0]}
    assert read(engine, stemmed("two", "three")) == {}


def test_documents_of_every_part_are_found_and_those_that_were_removed_are_not(
    engine: WhooshEngine,
) -> None:
    engine.rebuild(1, [make_document(1, "an old engine"), make_document(2, "no engine")])
    engine.index(3, [make_document(3, "the old engine")], [])
    assert read(engine, same("engine")) == {100: [2], 200: [1], 300: [2]}
    assert read(engine, same("old", "engine")) == {100: [1], 300: [1]}
    engine.remove([1], 3)
    assert read(engine, same("engine")) == {200: [1], 300: [2]}
    assert read(engine, same("old", "engine")) == {300: [1]}
    assert read(engine, beginning("eng")) == {200: [1], 300: [2]}


def test_what_was_removed_between_others_is_not_found(engine: WhooshEngine) -> None:
    engine.rebuild(3, [make_document(number, "an old engine") for number in (1, 2, 3)])
    engine.remove([2], 3)
    for forms in (same("engine"), stemmed("engine"), beginning("eng")):
        assert read(engine, forms) == {100: [2], 300: [2]}
    assert read(engine, same("old", "engine")) == {100: [1], 300: [1]}


def test_it_has_a_word_as_long_as_a_document_does(engine: WhooshEngine) -> None:
    engine.rebuild(1, [make_document(1, "modelled engines"), make_document(2, "engine")])
    with engine.look() as view:
        assert view.has(Form(("modelled",)))
        assert not view.has(Form(("model",)))
        assert view.has(Form(("model",), Likeness.STEM))
        assert not view.has(Form(("engin",)))
    engine.remove([1], 2)
    with engine.look() as view:
        assert not view.has(Form(("modelled",)))
        assert not view.has(Form(("model",), Likeness.STEM))
        assert view.has(Form(("engine",)))
        assert not view.has(Form(("engines",)))


def test_a_beginning_stands_for_no_more_than_so_many_words(engine: WhooshEngine) -> None:
    words = [f"mod{'x' * n}" for n in range(MOST_EXPANSIONS + 9)]
    with look_at(engine, " ".join(reversed(words))) as view:
        chosen = view._postings._list_begun("mod")
    assert chosen == words[:MOST_EXPANSIONS]


def test_nothing_stands_nowhere() -> None:
    nowhere = Places()
    assert (nowhere.documents, nowhere.count([0]), nowhere.read(0)) == (set(), {}, [])
    assert nowhere.read_runs(0) == []
    assert Places([({}, 1), ({}, 2)]).documents == set()


def test_places_of_several_sources_stand_together() -> None:
    one, other = {1: pack_places([5, 9])}, {1: pack_places([7]), 2: pack_places([0])}
    places = Places([(one, 1), ({}, 1), (other, 2)])
    assert places.documents == {1, 2}
    assert places.count([1, 2, 3]) == {1: 3, 2: 1}
    assert places.count({2}) == {2: 1}
    assert [places.read(document) for document in (1, 2, 3)] == [[5, 7, 9], [0], []]
    assert places.read_runs(1) == [((5, 9), 1), ((7,), 2)]


def test_a_word_that_only_stood_in_what_was_removed_is_nowhere(engine: WhooshEngine) -> None:
    engine.rebuild(
        2,
        [
            *[make_document(1, "an enigne runs", headings="enigne") for _ in range(3)],
            make_document(2, "an engine runs"),
        ],
    )
    engine.remove([1], 2)
    for forms in (same("enigne"), stemmed("enigne"), beginning("eni"), same("an", "enigne")):
        assert read(engine, forms) == {}
    assert read(engine, same("an")) == read(engine, stemmed("an")) == {200: [0]}
    with engine.look() as view:
        assert view._postings.read("headings", "enign") == {}
        assert not view.has(Form(("enigne",)))
        # As many documents had it as were removed, but one of those that have it stands.
        assert view.has(Form(("runs",)))
        assert view.has(Form(("engine",)))


def test_what_was_read_is_remembered_until_it_is_forgotten(engine: WhooshEngine) -> None:
    with look_at(engine, *TEXTS) as view:
        postings = view._postings
        first = postings.read("words", "be")
        assert postings.read("words", "be") is first
        view.forget()
        again = postings.read("words", "be")
        assert again is not first
        assert again == first


def test_nothing_of_one_search_is_kept_for_the_next(engine: WhooshEngine) -> None:
    fill(engine, *TEXTS)
    with engine.look() as view:
        view.search(Wanted(every=(same("be"),)), Scope())
        assert view._postings._read
    assert not view._postings._read

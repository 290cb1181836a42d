import pytest

from app.ingest.library import Library
from app.search.query import MOST_WORDS
from app.search.quotations import Part, look_up
from app.search.words import read_words


def check(library: Library, quotation: str) -> list[Part]:
    with library.database.read() as session:
        return look_up(session, library.engine, quotation)


def test_it_looks_for_each_sentence_by_itself(shelf: Library) -> None:
    parts = check(shelf, "It weaves algebraic\npatterns! We found a moth. “Nothing of the kind.”")
    assert [part.text for part in parts] == [
        *("It weaves algebraic patterns", "We found a moth", "Nothing of the kind")
    ]
    assert [[hit.interview.slug for hit in part.hits] for part in parts] == [["ada"], ["grace"], []]
    assert parts[0].nearest is None


def test_it_tells_what_comes_near_where_nobody_says_so(shelf: Library) -> None:
    [part] = check(shelf, "The engine weaves algebraic tapestries")
    assert part.hits == ()
    assert part.nearest is not None
    assert part.nearest.interview.slug == "ada"
    [nothing] = check(shelf, "Xyzzy")
    assert (nothing.hits, nothing.nearest) == ((), None)


def test_a_sentence_may_stand_over_two(shelf: Library) -> None:
    [part] = check(shelf, "that isn't the engine's question it weaves")
    assert [hit.interview.slug for hit in part.hits] == ["ada"]


def test_a_long_sentence_is_looked_for_in_pieces(shelf: Library) -> None:
    parts = check(shelf, "engine " * (2 * MOST_WORDS + 1))
    assert [len(read_words(part.text)) for part in parts] == [MOST_WORDS, MOST_WORDS, 1]


@pytest.mark.parametrize("quotation", ["", " \n", "?!… “”", "\x00", "🤖"])
def test_where_there_are_no_words_there_is_nothing_to_look_for(
    shelf: Library, quotation: str
) -> None:
    assert check(shelf, quotation) == []

import pytest

from app.ingest.library import Library
from app.search.query import MOST_WORDS
from app.search.quotations import Part, look_up
from app.search.words import read_words
from tests.unit.search.answers import cut_marks


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


def test_sentences_that_stand_in_one_passage_are_one_part(shelf: Library) -> None:
    [part] = check(shelf, "It weaves algebraic patterns. The café was naïve.")
    assert (part.text, part.sentences) == ("It weaves algebraic patterns … The café was naïve", 2)
    [hit] = part.hits
    assert cut_marks(shelf, hit) == ["It weaves algebraic patterns", "The café was naïve"]
    assert hit.first != hit.last
    assert part.nearest is None


@pytest.mark.parametrize(
    "quotation",
    [
        "The café was naïve. It weaves algebraic patterns.",  # not in this order
        "We found a moth. It weaves algebraic patterns.",  # not in one passage
        "It weaves algebraic patterns. It weaves algebraic patterns.",  # once alone
        "It weaves algebraic patterns. Nobody says this word. The café was naïve.",
    ],
)
def test_sentences_that_do_not_follow_in_one_passage_are_parts(
    shelf: Library, quotation: str
) -> None:
    parts = check(shelf, quotation)
    assert len(parts) == quotation.count(".")
    assert {part.sentences for part in parts} == {1}


def test_three_sentences_may_be_one_part_too(shelf: Library) -> None:
    parts = check(shelf, "Welcome, Ada! It weaves algebraic patterns. Naïve about models. Xyzzy.")
    assert [part.sentences for part in parts] == [3, 1]

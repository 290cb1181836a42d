from pathlib import Path

import pytest

from app.archive.interviews import list_interviews
from app.archive.segments import read_segments
from app.archive.values import Segment
from app.ingest.library import Library
from app.search.hits import make_hits
from app.search.query import Filters
from app.search.rungs import Rung
from app.search.words import read_words
from tests.builders import write_source
from tests.unit.search.answers import WHOLE, cut_marks, ingest, list_slugs, search

CAPTIONS = """\
An engine that weaves
algebraic patterns. Will
it think?
"""


def read_all(library: Library) -> list[Segment]:
    """The segments of the first interview."""
    with library.database.read() as session:
        return read_segments(session, list_interviews(session)[0])


def quote(text: str) -> str:
    """Its words as a quoted query."""
    return '"' + " ".join(word.folded for word in read_words(text)) + '"'


def test_it_finds_a_phrase_over_every_segment_boundary(seeded_library: Library) -> None:
    segments = read_all(seeded_library)
    for one, other in zip(segments[::3], segments[1::3], strict=False):
        around = " ".join([*one.text.split()[-4:], *other.text.split()[:4]])
        answer = search(seeded_library, quote(around))
        assert answer.total == 1
        [hit] = answer.hits
        assert [part.id for part in hit.segments] == [one.id, other.id]
        assert (hit.start, hit.end) == (one.start, other.end)
        [mark] = hit.marks
        assert hit.first.start <= mark.start < hit.first.end <= one.end
        assert other.start <= hit.last.start < mark.end <= hit.last.end
        assert set(hit.speakers) == {*one.speakers, *other.speakers}


def test_it_finds_a_phrase_over_three_segments(library: Library, tmp_path: Path) -> None:
    long = "We spoke of engines at great length before the sun went down that day. "
    folder = write_source(
        tmp_path / "ada",
        f"Hello. {long * 9}It was so.\nYes, of course.\nIndeed it was. {long * 9}\n",
        turns="Ada: Hello.\nBob: Yes, of\nAda: Indeed it\n",
        chapters="One | Hello.\nTwo | Yes, of course\nThree | Indeed it was\n",
    )
    ingest(library, folder)
    answer = search(library, '"so yes of course indeed"')
    assert answer.total == 1
    [hit] = answer.hits
    assert len(hit.segments) == 3
    assert (hit.first.text, hit.last.text) == ("It was so.", "Indeed it was.")
    assert cut_marks(library, hit) == ["so. Yes, of course. Indeed"]
    assert [speaker.slug for speaker in hit.speakers] == ["ada", "bob"]


def test_a_phrase_within_a_segment_is_linked_by_its_sentence(seeded_library: Library) -> None:
    answer = search(seeded_library, '"age of research"')
    assert answer.total == 3
    for hit in answer.hits:
        assert {words.lower() for words in cut_marks(seeded_library, hit)} == {"age of research"}
        assert hit.first == hit.last
        assert any(hit.first.start <= mark.start < hit.first.end for mark in hit.marks)


def test_a_phrase_over_two_sentences_is_linked_by_the_first(shelf: Library) -> None:
    [hit] = search(shelf, '"welcome ada to be"').hits
    assert cut_marks(shelf, hit) == ["Welcome, Ada. To be"]
    assert hit.first == hit.last
    assert hit.first.text == "Welcome, Ada."


def test_it_finds_a_phrase_over_caption_lines(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "a", CAPTIONS))
    for phrase in ("that weaves algebraic patterns", "patterns will it think"):
        [hit] = search(library, f'"{phrase}"').hits
        assert [quote(words) for words in cut_marks(library, hit)] == [quote(phrase)]


def test_other_words_are_marked_beside_a_phrase_that_runs_over(seeded_library: Library) -> None:
    one, other = read_all(seeded_library)[:2]
    over = quote(" ".join([*one.text.split()[-3:], *other.text.split()[:3]]))
    [hit] = search(seeded_library, f"{over} research OR the").hits
    assert len(hit.segments) == 2
    assert len(hit.marks) > 1
    assert all(hit.start <= mark.start < mark.end <= hit.end for mark in hit.marks)


def test_a_phrase_within_is_marked_beside_one_that_runs_over(seeded_library: Library) -> None:
    one, other = read_all(seeded_library)[:2]
    before, after = one.text.split(), other.text.split()
    within, over = quote(" ".join(before[:4])), quote(f"{before[-2]} {before[-1]} {after[0]}")
    [hit] = search(seeded_library, f"{within} {over}").hits
    assert [quote(words) for words in cut_marks(seeded_library, hit)] == [within, over]
    assert hit.first.end == one.end
    assert hit.last.start == other.start


def test_all_phrases_that_run_over_are_marked(seeded_library: Library) -> None:
    one, other = read_all(seeded_library)[:2]
    before, after = one.text.split(), other.text.split()
    short = quote(f"{before[-1]} {after[0]}")
    long = quote(" ".join([*before[-3:], *after[:3]]))
    [hit] = search(seeded_library, f"{short} {long}").hits
    assert [quote(words) for words in cut_marks(seeded_library, hit)] == [long]


def test_words_that_a_heading_alone_has_are_not_marked(shelf: Library) -> None:
    [hit] = search(shelf, "Grace moth", Filters(interview="grace")).hits
    assert hit.rung is Rung.SOME
    assert cut_marks(shelf, hit) == ["moth"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("engine question", "To be or not to be, that isn’t the engine’s question."),
        ("patterns engine", "To be or not to be, that isn’t the engine’s question."),
        ("models patterns algebraic", "It weaves algebraic patterns."),
        ("naive", "The café was naïve about models."),
        ("to be", "To be or not to be, that isn’t the engine’s question."),
    ],
)
def test_the_best_sentence_has_most_of_what_was_looked_for(
    shelf: Library, typed: str, sentence: str
) -> None:
    [hit] = search(shelf, typed, Filters(interview="ada")).hits
    assert hit.first.text == sentence


def test_it_makes_hits_in_the_order_of_the_matches(shelf: Library) -> None:
    answer = search(shelf, "engine question", window=WHOLE)
    assert list_slugs(answer)[0] == "ada"
    assert [hit.score for hit in answer.hits if hit.rung is Rung.SOME] == sorted(
        (hit.score for hit in answer.hits if hit.rung is Rung.SOME), reverse=True
    )


def test_no_finds_make_no_hits(shelf: Library) -> None:
    with shelf.database.read() as session:
        assert make_hits(session, []) == []

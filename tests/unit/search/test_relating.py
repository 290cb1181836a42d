"""Passages that are about the same things as one, and never the one itself."""

from shutil import rmtree

import pytest

from app.archive.interviews import find_interview
from app.archive.segments import find_segments, read_segments, read_touched
from app.ingest.removing import remove
from app.search.relating import APART, find_related
from tests.archives import FIRST
from tests.builders import write_source
from tests.unit.search.answers import ingest

LOOMS = "A loom weaves algebraic patterns from punched cards."
MOTHS = "Somebody caught a moth between the relays yesterday evening."


@pytest.fixture
def first(seeded_library):
    """The stored passages of the first interview, and the way to those related to some."""
    with seeded_library.database.read() as session:
        segments = read_segments(session, find_interview(session, FIRST))
        yield (
            segments,
            lambda asked, most=5: find_related(session, seeded_library.engine, asked, most),
        )


def test_it_never_finds_what_it_was_asked_about_nor_what_stands_beside_it(first):
    segments, relate = first
    places = {segment.id: segment.position for segment in segments}
    for segment in segments[::7]:
        found = [places[id_] for id_ in relate([segment], most=50)]
        assert all(abs(place - segment.position) >= APART for place in found)


def test_it_finds_something_for_nearly_every_passage(first):
    segments, relate = first
    asked = segments[::5]
    assert sum(bool(relate([segment])) for segment in asked) >= 0.9 * len(asked)


def test_it_leaves_out_all_between_the_passages_it_was_asked_about(first):
    segments, relate = first
    places = {segment.id: segment.position for segment in segments}
    found = {places[id_] for id_ in relate(segments[10:13], most=50)}
    assert found
    assert not found & set(range(9, 14))


def test_nothing_is_related_to_more_than_three_passages(first):
    segments, relate = first
    assert relate(segments[10:13])
    assert relate(segments[10:14]) == []


def test_it_finds_no_more_than_were_wanted(first):
    segments, relate = first
    assert len(relate(segments[10:11], most=50)) > 3
    assert relate(segments[10:11], most=3) == relate(segments[10:11], most=50)[:3]


def test_it_finds_the_same_thing_said_elsewhere(first):
    segments, relate = first
    asked = next(each for each in segments if "value function" in each.text)
    texts = {segment.id: segment.text for segment in segments}
    assert any("value function" in texts[id_] for id_ in relate([asked]))


@pytest.fixture
def talks(library, tmp_path):
    """Fills an archive with interviews, and finds what is related to the first words of one."""

    def fill(**texts):
        for slug, text in texts.items():
            ingest(library, write_source(tmp_path / "seeds" / slug, text, title=slug))

    def relate(slug):
        with library.database.read() as session:
            interview = find_interview(session, slug)
            asked = read_touched(session, interview, 0, 1)
            found = find_segments(session, find_related(session, library.engine, asked, 5))
            return [segment.text for segment in found.values()]

    return fill, relate


def test_it_finds_passages_of_other_interviews(talks):
    fill, relate = talks
    fill(ada=LOOMS, grace=f"We {LOOMS.lower()}", emmy=MOTHS)
    assert relate("ada") == [f"We {LOOMS.lower()}"]


def test_it_finds_words_in_other_forms(talks):
    fill, relate = talks
    fill(ada=LOOMS, grace="Looms were weaving an algebraic pattern.")
    assert relate("ada") == ["Looms were weaving an algebraic pattern."]


@pytest.mark.parametrize("text", ["It was so. That is what I do.", "1 2 3.", "Oh yes."])
def test_nothing_is_related_to_what_tells_nothing(talks, text):
    fill, relate = talks
    fill(ada=text, grace=f"{text} {LOOMS}")
    assert relate("ada") == []


def test_nothing_is_related_in_an_archive_of_one_passage(talks):
    fill, relate = talks
    fill(ada=LOOMS)
    assert relate("ada") == []


def test_nothing_is_related_while_the_index_is_not_at_hand(talks, tmp_path):
    fill, relate = talks
    fill(ada=LOOMS, grace=LOOMS)
    assert relate("ada") == [LOOMS]
    rmtree(tmp_path / "var" / "index")
    assert relate("ada") == []


def test_nothing_is_related_while_the_index_is_of_another_state(talks, library, tmp_path):
    fill, relate = talks
    fill(ada=LOOMS, grace=LOOMS)
    with library.database.read() as session:
        asked = read_touched(session, find_interview(session, "ada"), 0, 1)
        assert len(find_related(session, library.engine, asked, 5)) == 1
        fill(emmy=MOTHS)
        assert find_related(session, library.engine, asked, 5) == []
    assert relate("ada") == [LOOMS]


def test_what_was_removed_is_not_related(talks, library):
    fill, relate = talks
    fill(ada=LOOMS, grace=LOOMS)
    assert relate("ada") == [LOOMS]
    remove(library, "grace")
    assert relate("ada") == []

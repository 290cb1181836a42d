"""Where the words of a quotation stand in the archive."""

import pytest

from app.ingest.library import Library
from app.search.quote_check.findings import Place
from app.search.quote_check.places import (
    Places,
    find_word_for_word,
    list_changes,
    list_omissions,
)
from app.search.quote_check.verdicts import Operation
from app.search.quote_check.wording import read_wording
from tests.unit.search.quote_check.talks import gather, read_said, render


def locate(library: Library, quotation: str, *, with_turns: bool = True) -> Place:
    rendering = render(library, quotation)
    with library.database.read() as session:
        return Places(session, [rendering.candidate]).locate(rendering, with_turns=with_turns)


def list_names(place: Place) -> list[str]:
    return [speaker.name for speaker in place.speakers]


def test_a_place_is_told_to_the_letter(talks: Library) -> None:
    place = locate(talks, "a moth in a relay of the machine! We taped it")
    assert place.interview.slug == "moth"
    assert place.text == "a moth in a relay of the machine. We taped it"
    assert place.span.cut(read_said(talks, "moth")) == place.text
    assert [sentence.text[:8] for sentence in place.sentences] == ["We found", "We taped"]
    assert place.before == "We found"
    assert place.after.startswith("into the logbook")
    assert list_names(place) == ["Grace Hopper"]


def test_speakers_are_told_in_the_order_in_which_they_speak(talks: Library) -> None:
    place = locate(talks, "working on these days? An engine that weaves")
    assert list_names(place) == ["Charles Babbage", "Ada Lovelace"]


def test_where_nobody_is_known_nobody_is_named(talks: Library) -> None:
    place = locate(talks, "Symmetry gives conservation")
    assert place.turns
    assert list_names(place) == []


def test_who_speaks_is_read_only_where_it_is_asked(talks: Library) -> None:
    assert locate(talks, "a moth in a relay", with_turns=False).turns == ()


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("one after another, without a word of complaint", "complaint"),
        ("one after another, without a word of complaint.", "complaint."),
        ("one after another, without a word of complaint…", "complaint."),
        ("How long until it composes music!", "music?"),
        ("Give it a hundred cards.", "cards"),
        ("it reads them in order, one.", "one"),
        ("Then let us turn a crank. Xyzzy.", "crank"),
    ],
)
def test_a_stop_at_the_end_belongs_to_the_place_if_the_quotation_has_one(
    talks: Library, quotation: str, text: str
) -> None:
    assert locate(talks, quotation).text.endswith(text)


def test_the_candidates_stand_in_the_order_of_the_archive_the_newest_first(talks: Library) -> None:
    candidates = gather(talks, "Nothing is finished, symmetry gives rings of engines tested twice")
    assert len(candidates) == 3
    with talks.database.read() as session:
        for given in (candidates, candidates[::-1]):
            places = Places(session, given)
            located = [places.locate_span(one, one.text.measure(0, 1)) for one in places.candidates]
            assert [place.interview.slug for place in located] == ["moth", "engine", "rings"]


def test_without_candidates_there_are_no_places(talks: Library) -> None:
    with talks.database.read() as session:
        assert Places(session, []).candidates == []


def test_the_same_words_are_found_everywhere_that_they_stand(talks: Library) -> None:
    wording = read_wording("nothing is FINISHED before it is tested twice")
    found = list(find_word_for_word(wording, gather(talks, wording.text)))
    assert len({each.candidate.interview_id for each in found}) == len(found) == 2
    assert not any(each.changes for each in found)
    twice = list(find_word_for_word(read_wording("Give it a"), gather(talks, "Give it a")))
    assert len({each.span for each in twice}) == len(twice) == 2


def test_words_in_another_order_are_not_the_same(talks: Library) -> None:
    wording = read_wording("is nothing finished before it is tested twice")
    assert list(find_word_for_word(wording, gather(talks, wording.text))) == []


def test_it_lists_the_words_side_by_side(talks: Library) -> None:
    rendering = render(talks, "The sailor in port is safe, but that is what ships … for.")
    changes = [(each.operation, each.quoted, each.said) for each in list_changes(rendering)]
    assert changes[-4:] == [
        (Operation.INSERT, "", "not"),
        (Operation.EQUAL, "what ships", "what ships"),
        (Operation.OMIT, "", "are"),
        (Operation.EQUAL, "for", "for"),
    ]


def test_what_is_left_out_is_told_with_its_place(talks: Library) -> None:
    rendering = render(talks, "A ship in port is safe … that is not … ships are for.")
    words = read_said(talks, "moth")
    omissions = list_omissions(rendering)
    assert [each.text for each in omissions] == ["but", "what"]
    assert [each.span.cut(words) for each in omissions] == ["but", "what"]


def test_what_is_left_out_without_a_word_is_no_omission(talks: Library) -> None:
    assert (
        list_omissions(render(talks, "A ship is safe, but that is not what ships are for.")) == ()
    )

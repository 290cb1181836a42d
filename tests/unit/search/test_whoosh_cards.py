import pytest

from app.search.engine import Scope
from app.search.whoosh_cards import NOBODY, make_card
from tests.unit.search.indexes import make_document

WHOLE = make_document(
    7,
    "One two, three—four: 1,000.",
    interview_id=2,
    chapter="start",
    speakers=(11, 1),
    topics=(5,),
    names=(9, 8),
    voices=((0, 11), (3, 0), (4, 1)),
)


def test_a_card_keeps_what_results_are_counted_by() -> None:
    card = make_card(WHOLE)
    assert (card.ingest, card.segment_id, card.position, card.words) == (7, 700, 0, 5)
    assert (card.interview_id, card.chapter) == (2, "start")
    assert (card.speakers, card.topics, card.names) == ((11, 1), (5,), (9, 8))
    assert card.voices == WHOLE.voices


@pytest.mark.parametrize(
    ("scope", "fits"),
    [
        (Scope(), True),
        (Scope(interview_id=2), True),
        (Scope(interview_id=1), False),
        (Scope(interview_id=-1), False),
        (Scope(chapter="start"), True),
        (Scope(chapter="sta*"), False),
        (Scope(speaker=1), True),
        (Scope(speaker=2), False),
        (Scope(topic=5), True),
        (Scope(topic=6), False),
        (Scope(name=8), True),
        (Scope(name=5), False),
        (Scope(without=(7,)), False),
        (Scope(without=(6, 8)), True),
        (Scope(2, "start", 11, 5, 9, (1,)), True),
        (Scope(2, "start", 11, 5, 5), False),
    ],
)
def test_a_card_fits_where_every_field_does(scope: Scope, fits: bool) -> None:
    assert make_card(WHOLE).fits(scope) == fits


def test_a_card_tells_who_says_a_word() -> None:
    card = make_card(WHOLE)
    assert [list(card.count_voices([word])) for word in range(3)] == [[11], [11], [11]]
    assert [list(card.count_voices([word])) for word in (3, 4)] == [[NOBODY], [1]]
    assert make_card(make_document()).count_voices([0, 1]) == {NOBODY: 2}
    assert make_card(make_document()).count_voices([]) == {}


def test_where_a_turn_holds_no_word_the_next_speaker_has_them() -> None:
    card = make_card(make_document(text="one two three four", voices=((0, 1), (2, 2), (2, 3))))
    assert card.count_voices([0, 1, 2, 3]) == {1: 2, 3: 2}


def test_what_one_begins_and_another_ends_nobody_says() -> None:
    card = make_card(WHOLE)
    assert card.count_voices([0, 1], 2) == {11: 2}
    assert card.count_voices([2, 3], 2) == {NOBODY: 2}
    assert card.count_voices([0, 2], 3) == {11: 1, NOBODY: 1}
    assert card.count_voices([], 2) == {}

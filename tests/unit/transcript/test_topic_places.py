import pytest

from app.transcript.placements import Placement
from app.transcript.spans import Span
from app.transcript.topic_places import Placed, TopicPlace, place_topics

ALL = Span(0, 100)


def weigh(segment: Span, *stretches: Placement) -> dict[str, float]:
    """The weights that an editor's stretches give a segment."""
    return {place.topic: place.weight for place in place_topics(segment, stretches, {})}


def test_it_weighs_a_topic_by_the_share_of_a_segment():
    stretches = [Placement("engines", Span(150, 300)), Placement("thinking", Span(100, 200))]
    assert weigh(Span(100, 200), *stretches) == {"engines": 0.5, "thinking": 1.0}


def test_it_leaves_out_a_topic_that_a_segment_merely_borders_on():
    assert weigh(ALL, Placement("engines", Span(75, 200))) == {}


def test_it_keeps_a_short_stretch_inside_a_long_segment():
    assert weigh(ALL, Placement("engines", Span(10, 20))) == {"engines": 0.1}


def test_it_adds_the_stretches_of_a_topic_up_to_the_whole():
    stretches = [Placement("engines", span) for span in (Span(0, 40), Span(60, 80), ALL)]
    assert weigh(ALL, *stretches[:2]) == pytest.approx({"engines": 0.6})
    assert weigh(ALL, *stretches) == {"engines": 1.0}


def test_it_says_who_placed_a_topic():
    places = place_topics(ALL, [Placement("engines", ALL)], {"thinking": 0.4})
    assert places == [
        TopicPlace("engines", 1.0, Placed.EDITOR),
        TopicPlace("thinking", 0.4, Placed.FOUND),
    ]


def test_what_an_editor_placed_is_not_found_again():
    [place] = place_topics(ALL, [Placement("engines", Span(0, 50))], {"engines": 0.9})
    assert place == TopicPlace("engines", 0.5, Placed.EDITOR)


def test_what_an_editor_took_out_is_not_found():
    taken_out = Placement("engines", Span(40, 90), is_taken_out=True)
    assert place_topics(ALL, [taken_out], {"engines": 0.9}) == []
    assert len(place_topics(Span(100, 200), [taken_out], {"engines": 0.9})) == 1

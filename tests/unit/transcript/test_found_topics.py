"""Topics found by the vocabulary alone, without any editor's hand.

With TRANSCRIPTS naming a folder of transcripts, these are read too.
"""

import os
from pathlib import Path

import pytest

from app.transcript.edition import Annotations, Authorities, make_edition
from app.transcript.found_topics import MOST_TOPICS, find_topics
from app.transcript.spans import Span
from app.transcript.topic_places import Placed
from app.transcript.topics import Topic
from tests.unit.transcript.texts import read_canonical

CORPUS = os.environ.get("TRANSCRIPTS", "")
ALIKE = 0.6


def make_topic(*words: str, name: str = "Name") -> Topic:
    return Topic(name=name, summary="Summary.", words=words)


VOCABULARY = {
    "weaving": make_topic("loom", "punched card", "weave", name="Weaving"),
    "gardens": make_topic("rose", "garden", name="Gardens"),
}


def find(*passages: str, vocabulary: dict[str, Topic] = VOCABULARY) -> list[list[str]]:
    """The topics of each passage of a text that is made of them."""
    text, segments = "", []
    for passage in passages:
        start = len(text) + bool(text)
        text = f"{text} {passage}".strip()
        segments.append(Span(start, len(text)))
    return [sorted(topics) for topics in find_topics(text, segments, vocabulary)]


def test_it_finds_a_topic_by_several_of_its_words_in_any_form():
    assert find("The looms wove with punched cards.", "It rains.") == [["weaving"], []]


def test_what_is_said_once_is_mentioned_and_not_talked_about():
    assert find("He had a rose.", "It rains.", "It pours.") == [[], [], []]


def test_what_is_said_again_beside_it_counts_too():
    beside = ("The loom weaves with punched cards.", "It rains.", "It pours.")
    assert find("He had a punched card.", *beside)[0] == ["weaving"]


def test_a_word_inside_of_a_phrase_does_not_count_again():
    vocabulary = {"cards": make_topic("card", name="Cards"), "weaving": make_topic("punched card")}
    assert find("A punched card and a punched card.", "Rain.", vocabulary=vocabulary)[0] == [
        "weaving"
    ]


def test_a_phrase_of_many_topics_tells_little_about_each():
    alone = {"a": make_topic("rose", "bee", name="Alone")}
    shared = {slug: make_topic("rose", "bee", name=f"Topic {slug}") for slug in "abc"}
    passages = ("A rose and a bee.", "Rain.", "Sun.", "Wind.")
    assert find(*passages, vocabulary=alone)[0] == ["a"]
    assert find(*passages, vocabulary=shared)[0] == []


def test_an_interview_may_be_about_one_thing_from_end_to_end():
    passages = ["The loom is a loom for punched cards on punched cards."] * 8
    assert find(*passages) == [["weaving"]] * 8


def test_a_passage_is_about_a_few_topics_at_most():
    vocabulary = {f"t{n}": make_topic(f"w{n}a", f"w{n}b", name=f"n{n}") for n in range(9)}
    everything = " ".join(f"w{n}a w{n}b w{n}a" for n in range(9))
    [most, _] = find(everything, "Rain.", vocabulary=vocabulary)
    assert len(most) == MOST_TOPICS


def test_a_word_without_letters_betrays_nothing():
    assert find("… … …", vocabulary={"dots": make_topic("…", name="…")}) == [[]]


def test_weights_lie_between_nothing_and_one():
    text = "loom " * 200
    [topics] = find_topics(text, [Span(0, len(text))], VOCABULARY)
    assert topics == {"weaving": pytest.approx(1.0, abs=0.5)}


def test_nothing_is_found_without_a_vocabulary_or_a_text():
    assert find("The loom.", vocabulary={}) == [[]]
    assert find_topics("", [], VOCABULARY) == []


def test_the_vocabulary_alone_finds_much_of_what_the_editor_placed(
    canonical, edition, authorities, annotations
):
    """Two thirds of the passages it finds are also the editor's, who read every word."""
    text, segments = edition.text, [segment.span for segment in edition.segments]
    found = find_topics(text, segments, authorities.topics)
    placed = [
        {place.topic for place in segment.topics if place.placed is Placed.EDITOR}
        for segment in edition.segments
    ]
    pairs = [
        (topic, topic in by_hand)
        for topics, by_hand in zip(found, placed, strict=True)
        for topic in topics
    ]
    assert len(pairs) > 100
    assert sum(agreed for _, agreed in pairs) / len(pairs) > 2 / 3


@pytest.mark.skipif(not CORPUS, reason="TRANSCRIPTS names no folder of transcripts")
def test_transcripts_without_any_editing_get_topics(authorities: Authorities) -> None:
    """Not every passage, and not every topic: a vocabulary says little about other talks."""
    files = sorted(Path(CORPUS).rglob("*.md"))
    files = files[:: max(1, len(files) // 20)]
    editions = [
        make_edition(read_canonical(file.read_text("utf-8")), Annotations(), authorities)
        for file in files
    ]
    segments = [segment for edition in editions for segment in edition.segments]
    found = [place for segment in segments for place in segment.topics]
    assert {place.placed for place in found} == {Placed.FOUND}
    assert 0.01 < sum(bool(segment.topics) for segment in segments) / len(segments) < 0.5

import pytest
from hypothesis import given

from app.errors import AnnotationError
from app.transcript.authorities import Heading
from app.transcript.chapters import parse_chapter_list
from app.transcript.edition import Annotations, make_edition
from app.transcript.placements import parse_placements
from app.transcript.spans import tiles
from app.transcript.topic_places import Placed, TopicPlace
from app.transcript.turns import parse_cue_sheet
from tests.unit.transcript.texts import any_texts, read_canonical

TALK = "Hello there. Welcome, Ada. Thank you. Will it think? Who knows."


def annotate(turns: str = "", chapters: str = "", topics: str = "") -> Annotations:
    return Annotations(
        parse_cue_sheet(turns, "turns.txt"),
        parse_chapter_list(chapters, "chapters.txt"),
        parse_placements(topics, "topics.txt", {"engines": Heading(name="Engines")}, "topics.toml"),
    )


def test_every_unit_of_the_real_interview_tiles(edition):
    assert (len(edition.sentences), len(edition.turns), len(edition.chapters)) == (910, 132, 10)
    for units in (edition.sentences, edition.turns, edition.segments, edition.chapters):
        assert tiles(edition.text, [unit.span for unit in units])


def test_every_segment_of_the_real_interview_lies_in_one_chapter(edition):
    chapters = {chapter.slug: chapter.span for chapter in edition.chapters}
    for segment in edition.segments:
        chapter = chapters[segment.chapter]
        assert chapter.overlap(segment.span) == segment.span.end - segment.span.start


def test_it_names_the_chapter_and_the_topics_of_a_segment():
    edition = make_edition(
        read_canonical(TALK),
        annotate(chapters="Welcome | Hello\nThinking | Will it", topics="engines: Will .. knows"),
    )
    assert [(segment.chapter, segment.topics) for segment in edition.segments] == [
        ("welcome", []),
        ("thinking", [TopicPlace("engines", 1.0, Placed.EDITOR)]),
    ]


def test_a_text_needs_no_annotations(canonical):
    edition = make_edition(canonical, Annotations())
    assert [turn.speaker for turn in edition.turns] == [None]
    assert {segment.chapter for segment in edition.segments} == {None}


def test_the_labels_of_a_transcript_give_its_turns():
    talk = read_canonical("Ada: Hello.\nQ: Will it rain\nAda: and pour?\nQ: Who knows.")
    edition = make_edition(talk, Annotations())
    assert [(turn.speaker, turn.basis.value) for turn in edition.turns] == [
        ("Ada", "labelled"),
        (None, "unknown"),
        ("Ada", "labelled"),
        (None, "unknown"),
    ]
    assert [sentence.span for sentence in edition.sentences] == [
        turn.span for turn in edition.turns
    ]


def test_an_editors_turns_go_before_the_labels_of_a_transcript():
    talk = read_canonical("Ada: Hello.\nBob: Rain?\nAda: It pours.\nBob: Who knows.")
    edition = make_edition(talk, annotate(turns="Eve: Hello\nDora: It pours"))
    assert [turn.speaker for turn in edition.turns] == ["Eve", "Dora"]


def test_annotations_change_no_sentence_and_no_key(canonical, edition):
    assert make_edition(canonical, Annotations()).sentences == edition.sentences


def test_the_same_text_gives_the_same_edition(canonical, annotations, authorities, edition):
    assert make_edition(canonical, annotations, authorities) == edition


def test_another_way_of_cutting_changes_no_key(canonical, edition, monkeypatch):
    monkeypatch.setattr("app.transcript.segments.IDEAL_WORDS", 70)
    other = make_edition(canonical, Annotations())
    assert [one.span for one in other.segments] != [one.span for one in edition.segments]
    assert other.sentences == edition.sentences


@pytest.mark.parametrize(
    ("annotations", "place"),
    [
        ({"turns": "Ada: Nobody says"}, "turns.txt, line 1"),
        ({"chapters": "One | Hello\nTwo | Nobody says"}, "chapters.txt, line 2"),
        ({"topics": "engines: Nobody says"}, "topics.txt, line 1"),
    ],
)
def test_it_refuses_an_annotation_that_does_not_fit(annotations, place):
    with pytest.raises(AnnotationError, match=f"^{place}: “Nobody says” is not in the transcript"):
        make_edition(read_canonical(TALK), annotate(**annotations))


@given(any_texts)
def test_it_makes_an_edition_of_any_text(transcript):
    edition = make_edition(read_canonical(transcript), Annotations())
    for units in (edition.sentences, edition.turns, edition.segments):
        assert tiles(edition.text, [unit.span for unit in units])

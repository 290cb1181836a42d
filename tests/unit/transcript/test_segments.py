import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcript.seams import Seams
from app.transcript.segments import cut_segments
from app.transcript.sentences import split_sentences
from app.transcript.spans import Span, count_words, tiles
from tests.unit.transcript.texts import long_texts, messy_texts, read_canonical, read_text


def cut(transcript: str, turns: tuple[str, ...] = (), chapters: tuple[str, ...] = ()) -> list[str]:
    """The segments of a text in which some words open turns and chapters."""
    reading = read_text(transcript)
    starts = [[reading.text.index(words) for words in group] for group in (turns, chapters)]
    segments = cut_segments(reading.text, reading.sentences, Seams(*starts))
    return [span.cut(reading.text) for span in segments]


def speak(words: int, opening: str = "One", ending: str = ".") -> str:
    """A sentence of so many words."""
    return opening + " goes" * (words - 1) + ending


def test_it_cuts_the_real_interview_so_that_its_segments_tile(edition):
    assert tiles(edition.text, [segment.span for segment in edition.segments])


def test_it_gives_every_segment_of_the_real_interview_60_to_180_words(edition):
    lengths = [count_words(segment.span.cut(edition.text)) for segment in edition.segments]
    assert min(lengths) >= 60
    assert max(lengths) <= 180


def test_it_cuts_no_sentence_of_the_real_interview(edition):
    starts = {sentence.span.start for sentence in edition.sentences}
    ends = {sentence.span.end for sentence in edition.sentences}
    assert {segment.span.start for segment in edition.segments} <= starts
    assert {segment.span.end for segment in edition.segments} <= ends


def test_it_lets_no_segment_of_the_real_interview_cross_a_chapter(edition):
    starts = {segment.span.start for segment in edition.segments}
    assert {chapter.span.start for chapter in edition.chapters} <= starts


def test_it_makes_one_segment_of_a_short_talk():
    assert cut("Welcome, Ada. What is it? An engine.") == ["Welcome, Ada. What is it? An engine."]


def test_it_cuts_near_the_ideal_length():
    lengths = [count_words(segment) for segment in cut(" ".join([speak(10)] * 66))]
    assert lengths == [110] * 6


def test_it_prefers_to_cut_where_a_turn_starts():
    text = " ".join([speak(20)] * 4 + [speak(20, "Ada")] + [speak(20)] * 5)
    assert cut(text, turns=("One", "Ada"))[1].startswith("Ada")


def test_it_keeps_a_question_with_the_start_of_its_answer():
    text = " ".join(
        [speak(20)] * 4 + [speak(20, "Why", "?"), speak(20, "Because")] + [speak(20)] * 4
    )
    opening = cut(text)[1]
    assert not opening.startswith("Because")


def test_it_keeps_a_quotation_in_one_piece():
    quotation = ['"' + speak(20), *[speak(20)] * 3, speak(20, "End", '."')]
    text = " ".join([speak(20)] * 3 + quotation + [speak(20)] * 4)
    quoted = [segment for segment in cut(text) if '"' in segment]
    assert [segment.count('"') for segment in quoted] == [2]


def test_it_forgets_an_open_quotation_when_a_turn_starts():
    unclosed = ['"' + speak(20), *[speak(20)] * 4]
    text = " ".join(
        [*unclosed, speak(20, "Ada"), *[speak(20)] * 4, speak(20, "Bob"), *[speak(20)] * 4]
    )
    segments = cut(text, turns=('"One', "Ada", "Bob"))
    assert [segment.split()[0] for segment in segments] == ['"One', "Ada", "Bob"]


def test_it_cuts_at_a_chapter_however_short_it_is():
    text = " ".join([speak(5, "Hello"), speak(5, "Emotions"), *[speak(20)] * 5])
    assert cut(text, chapters=("Hello", "Emotions"))[0] == speak(5, "Hello")


def test_it_has_no_segments_where_there_is_no_text():
    assert cut_segments("", []) == []


def test_it_takes_a_sentence_that_is_too_long_alone():
    text = speak(400) + " " + speak(100)
    first, second = Span(0, len(speak(400))), Span(len(speak(400)) + 1, len(text))
    assert cut_segments(text, [first, second]) == [first, second]


@given(long_texts | messy_texts, st.data())
def test_it_tiles_any_text_and_crosses_no_chapter(transcript, data):
    canonical = read_canonical(transcript)
    sentences = split_sentences(canonical)
    starts = (
        st.sets(st.sampled_from([span.start for span in sentences]))
        if sentences
        else st.just(set())
    )
    turns, chapters = data.draw(starts), data.draw(starts)
    segments = cut_segments(canonical.text, sentences, Seams(turns, chapters))
    assert tiles(canonical.text, segments)
    assert chapters <= {segment.start for segment in segments}


@pytest.mark.parametrize(
    "script", ["你好。今天我们谈谈天气。\n\n", "यह एक वाक्य है।\n\n", "مرحبا بك.\n\n"]
)
def test_it_tiles_text_of_other_scripts(script):
    reading = read_text(script * 300)
    assert tiles(reading.text, cut_segments(reading.text, reading.sentences))

from hypothesis import given

from app.transcript.cues import CaptionLine
from app.transcript.formats import parse_cues, plain_text
from tests.unit.transcript.texts import any_texts, read_canonical


def test_it_makes_one_cue_of_a_paragraph():
    cues = parse_cues("Once upon\na time.\n\n\n  \nThe end.\n")
    assert [cue.lines for cue in cues] == [
        (CaptionLine("Once upon", True), CaptionLine("a time.", False)),
        (CaptionLine("The end.", False),),
    ]


def test_it_drops_the_header():
    assert read_canonical("Kind: captions\nLanguage: en\n\nHello.\n").text == "Hello."


def test_it_finds_no_cues_where_there_are_no_words():
    assert parse_cues(" \n\nKind: captions\n\n") == []


def test_it_matches_any_text_with_a_word():
    assert plain_text.matches("\n\nx")
    assert not plain_text.matches("\n \t\n")


@given(any_texts)
def test_it_never_fails_and_ends_every_paragraph(text):
    assert all(not cue.lines[-1].runs_on for cue in plain_text.parse(text))

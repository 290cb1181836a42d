import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AnnotationError
from app.transcript.spans import tiles
from app.transcript.turns import Basis, Turn, make_turns, parse_cue_sheet, place_turns, take_turns
from app.transcript.voices import Voice
from tests.unit.transcript.texts import read_text

TALK = "Hello there. Welcome, Ada. Thank you. Will it think? Who knows."


def place(sheet: str, transcript: str = TALK) -> list[Turn]:
    return place_turns(parse_cue_sheet(sheet, "turns.txt"), read_text(transcript))


def test_it_places_every_turn_of_the_real_interview(edition):
    assert len(edition.turns) == 132
    assert tiles(edition.text, [turn.span for turn in edition.turns])
    assert {turn.speaker for turn in edition.turns} == {"Ilya Sutskever", "Dwarkesh Patel"}


def test_no_turn_of_the_real_interview_cuts_a_sentence(edition):
    starts = {sentence.span.start for sentence in edition.sentences}
    assert {turn.span.start for turn in edition.turns} <= starts


@pytest.mark.parametrize(
    ("line", "speaker", "basis"),
    [
        ("Ada Lovelace: Thank you", "Ada Lovelace", Basis.ANNOTATED),
        ("Ada Lovelace?: Thank you", "Ada Lovelace", Basis.INFERRED),
        ("Ada Lovelace ? :  Thank you", "Ada Lovelace", Basis.INFERRED),
        ("?: Thank you", None, Basis.UNKNOWN),
        ("艾达: Thank you", "艾达", Basis.ANNOTATED),
    ],
)
def test_it_reads_a_speaker_and_how_sure_the_editor_is(line, speaker, basis):
    (entry,) = parse_cue_sheet(f"# who speaks\n\n{line}\n", "turns.txt")
    assert (entry.speaker, entry.basis, entry.words) == (speaker, basis, "Thank you")


def test_it_keeps_colons_and_questions_of_the_words():
    (entry,) = parse_cue_sheet("Ada: He said: what?", "turns.txt")
    assert (entry.speaker, entry.words) == ("Ada", "He said: what?")


@pytest.mark.parametrize("line", ["Thank you", "Ada:", "Ada: …", ": Thank you", "??: Yes"])
def test_it_refuses_a_line_of_another_form(line):
    with pytest.raises(AnnotationError) as caught:
        parse_cue_sheet(f"\n{line}", "turns.txt")
    assert str(caught.value) == (
        f"turns.txt, line 2: “{line}” is not a turn. Write `Speaker: first words`."
    )


def test_it_refuses_a_name_that_is_too_long():
    assert parse_cue_sheet("a" * 200 + ": Yes", "turns.txt")
    with pytest.raises(AnnotationError) as caught:
        parse_cue_sheet("Ada and " * 26 + ": Yes", "turns.txt")
    assert str(caught.value) == (
        f"turns.txt, line 1: the name “{'Ada and ' * 7}Ada…” has more than 200 characters. "
        "Write `Speaker: first words`."
    )


def test_it_leaves_what_stands_before_the_first_line_unknown():
    turns = place("Ada: Thank you\nBob: Will it")
    assert [(turn.speaker, turn.basis.value, turn.span.cut(TALK)) for turn in turns] == [
        (None, "unknown", "Hello there. Welcome, Ada."),
        ("Ada", "annotated", "Thank you."),
        ("Bob", "annotated", "Will it think? Who knows."),
    ]


def test_it_keeps_turns_of_the_same_speaker_apart():
    assert [turn.speaker for turn in place("Ada: Hello\nAda: Thank you")] == ["Ada", "Ada"]


def test_it_knows_nobody_without_a_cue_sheet():
    (turn,) = place("")
    assert (turn.speaker, turn.basis, turn.span.cut(TALK)) == (None, Basis.UNKNOWN, TALK)


def test_it_loses_no_turn_that_opens_with_a_quotation():
    turns = place("Ada: Hey\nBob: Hey", "“Hey,” he said. “Hey,” she said.")
    assert [turn.speaker for turn in turns] == ["Ada", "Bob"]


def test_it_has_no_turns_where_there_is_no_text():
    assert place("", "") == []


def take(*voices: tuple[int, str | None]) -> list[tuple[str | None, str, str]]:
    turns = take_turns(TALK, [Voice(start, name) for start, name in voices])
    return [(turn.speaker, turn.basis.value, turn.span.cut(TALK)) for turn in turns]


def test_it_takes_turns_from_the_labels_of_a_transcript():
    assert take((0, None), (13, "Ada"), (38, "Bob")) == [
        (None, "unknown", "Hello there."),
        ("Ada", "labelled", "Welcome, Ada. Thank you."),
        ("Bob", "labelled", "Will it think? Who knows."),
    ]


def test_it_joins_voices_of_the_same_name_but_none_that_nobody_named():
    assert take((0, "Ada"), (13, "Ada"), (27, None), (38, None), (53, "Ada")) == [
        ("Ada", "labelled", "Hello there. Welcome, Ada."),
        (None, "unknown", "Thank you."),
        (None, "unknown", "Will it think?"),
        ("Ada", "labelled", "Who knows."),
    ]


def test_it_takes_one_unknown_turn_where_there_are_no_labels():
    assert take() == [(None, "unknown", TALK)]
    assert take_turns("", []) == []


def test_an_editors_cue_sheet_goes_before_the_labels():
    sheet, voices = parse_cue_sheet("Eve: Hello", "turns.txt"), [Voice(0, "Ada")]
    assert [turn.speaker for turn in make_turns(sheet, voices, read_text(TALK))] == ["Eve"]
    assert [turn.speaker for turn in make_turns([], voices, read_text(TALK))] == ["Ada"]


@given(st.text(max_size=12).filter(lambda words: re.search(r"\w", words)))
def test_it_reads_any_words_of_a_line(words):
    line = " ".join(words.split())
    (entry,) = parse_cue_sheet(f"Ada: {line}", "turns.txt")
    assert entry.words == line

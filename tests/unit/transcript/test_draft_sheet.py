import re

import pytest
from hypothesis import given

from app.errors import AnnotationError
from app.transcript.annotations import place_in_order
from app.transcript.canonical import build_canonical
from app.transcript.cues import CaptionLine, Cue
from app.transcript.draft_sheet import draft_sheet, quote_openings
from app.transcript.reading import Reading
from app.transcript.sentences import split_sentences
from app.transcript.turns import parse_cue_sheet, place_turns
from tests.unit.transcript.texts import REAL, any_texts, long_texts, read_canonical, read_text

TALK = """\
Hello there, and good evening. Welcome, Ada. Who are you?
Thank you. I weave, and what I weave is
algebra. Will it think?

Yes.
Yes, I suppose.
"""


def draft(transcript: str = TALK, sheet: str = "", **options) -> str:
    entries = parse_cue_sheet(sheet, "turns.txt")
    return draft_sheet(read_canonical(transcript), entries, **options)


def list_lines(sheet: str) -> list[str]:
    """The lines that say something."""
    return [line for line in sheet.splitlines() if line and not line.startswith("#")]


def read_aloud(sheet: str) -> list[str]:
    """What each line of a draft names, and what stands below it until the next line."""
    _, *stretches = re.split(r"^\?: ", sheet, flags=re.MULTILINE)
    return [" ".join(re.sub(r"^#\??", "", told, flags=re.M).split()) for told in stretches]


def test_it_offers_every_sentence_that_starts_a_line():
    assert list_lines(draft()) == [
        "?: Hello there, and good evening.",
        "?: Thank you.",
        "?: Yes. Yes, I suppose.",
        "?: Yes, I suppose.",
    ]


def test_it_misses_no_turn_of_the_real_interview(canonical, edition):
    reading = Reading(canonical.text, split_sentences(canonical))
    offered = place_turns(parse_cue_sheet(draft_sheet(canonical), "draft"), reading)
    assert {turn.span.start for turn in edition.turns} <= {turn.span.start for turn in offered}
    assert len(offered) < len(edition.sentences)


def test_the_real_interview_can_be_pruned_to_what_the_editor_wrote(canonical, edition):
    """Whatever lines are deleted, those that stay find their places."""
    starts = {turn.span.start: turn.speaker for turn in edition.turns}
    reading = Reading(canonical.text, split_sentences(canonical))
    sheet = parse_cue_sheet(draft_sheet(canonical), "draft")
    offered = place_turns(sheet, reading)
    pruned = [
        f"{starts[turn.span.start]}: {line.words}"
        for turn, line in zip(offered, sheet, strict=True)
        if turn.span.start in starts
    ]
    assert place_turns(parse_cue_sheet("\n".join(pruned), "pruned"), reading) == edition.turns


def test_no_opening_fits_a_second_sentence(canonical):
    reading = Reading(canonical.text, split_sentences(canonical))
    for start, quote in quote_openings(reading).items():
        words = quote.cut(canonical.text)
        assert reading.find_opening(words).start == start
        assert reading.find_opening(words, start + 1) is None, words


def test_it_quotes_beyond_a_sentence_that_stands_elsewhere_too():
    lines = list_lines(draft("Yes. I weave.\nYes. I knit, and I sew, and I mend."))
    assert lines == ["?: Yes. I weave. Yes. I knit,", "?: Yes. I knit, and I sew,"]


def test_it_offers_no_place_that_words_cannot_name():
    song = " ".join(["ha"] * 50)
    lines = list_lines(draft(f"{song}.\nWhy?\n{song}. No.\n…\nYes."))
    assert [line[:8] for line in lines] == ["?: Why?", "?: Yes."]


def test_it_offers_last_words_that_were_said_before():
    talk = "Thank you for coming.\nThe engine weaves.\nThank you."
    assert list_lines(draft(talk))[-1] == "?: Thank you."
    assert "?: Thank you." not in list_lines(draft(f"Well. Thank you for it.\n{talk[-10:]}"))


def test_it_offers_every_sentence_where_lines_are_pages():
    page = "We spoke of engine number {}. Does it weave? " + "It weaves and weaves. " * 40
    pages = [page.format(number) for number in range(4)]
    assert len(list_lines(draft("\n\n".join(pages)))) > 8
    assert list_lines(draft("Will it think? It does what we order.")) == [
        "?: Will it think?",
        "?: It does what we order.",
    ]


def test_it_tells_the_whole_conversation(canonical):
    sheet, length = draft_sheet(canonical), 0
    for stretch in read_aloud(sheet):
        start = canonical.text.find(stretch, max(0, length - 80))
        # Openings may run on into the next stretch; nothing is left out between two.
        assert 0 <= start <= length + 1, stretch
        length = max(length, start + len(stretch))
    assert length == len(canonical.text)
    assert max(len(line) for line in sheet.splitlines()) <= 100


def test_it_marks_what_stands_behind_a_question():
    sheet = draft("“Will it think?”\nYes.\nNo.")
    assert sheet.endswith("\n\n?: “Will it think?”\n\n#?\n?: Yes.\n\n?: No.\n")


def test_it_offers_the_names_of_people_where_they_are_known():
    assert "# People: Ada, Grace\n" in draft(people=["Ada", "Grace"])
    assert "# People" not in draft()
    assert "# Check it with: onrecord ingest seeds/ada --dry-run\n" in draft(folder="seeds/ada")


def test_it_keeps_an_earlier_sheet_word_for_word_and_goes_on_behind_it():
    sheet = draft(sheet="?: hello THERE\nAda?: Welcome Ada\nBob: Thank you\n")
    assert list_lines(sheet) == [
        "?: hello THERE",
        "Ada?: Welcome Ada",
        "Bob: Thank you",
        "?: Yes. Yes, I suppose.",
        "?: Yes, I suppose.",
    ]
    assert "# Who are you?\n" in sheet
    assert "# What turns.txt says already" in sheet
    assert "# What turns.txt says already" not in draft()


def test_it_leaves_what_stands_before_an_earlier_sheet_as_a_comment():
    sheet = draft(sheet="Bob: Thank you\n")
    assert "# Hello there, and good evening. Welcome, Ada. Who are you?\n" in sheet
    assert list_lines(sheet)[0] == "Bob: Thank you"


def test_it_hands_back_the_whole_sheet_of_the_real_interview(canonical, edition):
    sheet = (REAL / "turns.txt").read_text(encoding="utf-8")
    lines = list_lines(draft_sheet(canonical, parse_cue_sheet(sheet, "turns.txt")))
    assert lines[: len(edition.turns)] == list_lines(sheet)


def test_it_refuses_an_earlier_sheet_that_does_not_fit():
    with pytest.raises(AnnotationError, match=r"turns\.txt, line 1: “Good night” is not"):
        draft(sheet="Ada: Good night\n")


def test_it_takes_the_names_of_a_transcript_that_has_labels():
    voices = ["Ada", None, "Ada: the first", "Speaker 1", "Grace", "Grace"]
    cues = [
        Cue((CaptionLine(f"So, take {number}.", False), CaptionLine("Well.", False)), voice)
        for number, voice in enumerate(voices)
    ]
    assert list_lines(draft_sheet(build_canonical(cues))) == [
        "Ada: So, take 0.",
        "?: So, take 1.",
        "?: So, take 2.",
        "?: So, take 3.",
        "Grace: So, take 4.",
    ]


@given(any_texts | long_texts)
def test_a_draft_of_any_text_is_a_cue_sheet_that_fits_it(transcript):
    sheet = draft(transcript)
    reading = read_text(transcript)
    lines = parse_cue_sheet(sheet, "draft")
    assert len(place_in_order(reading, [(line.line, line.words) for line in lines])) == len(lines)
    for line in lines:
        assert (line.speaker, line.basis.value) == (None, "unknown")

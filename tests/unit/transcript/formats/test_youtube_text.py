import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcript.canonical import build_canonical
from app.transcript.cues import CaptionLine, Cue
from app.transcript.formats import parse_cues, youtube_text
from tests.unit.transcript.texts import SAMPLES, any_texts, read_canonical


def read_sample(name: str) -> str:
    return (SAMPLES / name).read_bytes().decode()


def lines_of(cues: list[Cue]) -> list[CaptionLine]:
    return [line for cue in cues for line in cue.lines]


def test_it_finds_the_cues_of_the_real_interview(cues):
    assert len(cues) == 903
    assert [cue.lines[0].text for cue in cues if len(cue.lines) == 1] == [
        "That's the thing I was planning on asking you."
    ]


def test_it_accounts_for_every_mark_of_the_real_interview(transcript, cues):
    lines = lines_of(cues)
    run_ons = sum(line.runs_on for line in lines)
    assert len(lines) == 1_805
    assert transcript.count("&nbsp;") == 2_019 == run_ons + len(cues) - 1
    assert run_ons == 1_117


@pytest.mark.parametrize(("ending", "runs_on"), [("the idea—", False), ("that is—", True)])
def test_it_lets_the_marks_decide_at_a_dash(cues, ending, runs_on):
    assert [line.runs_on for line in lines_of(cues) if line.text.endswith(ending)] == [runs_on]


def test_it_settles_a_line_with_one_mark_by_pairing():
    cues = parse_cues(
        "Welcome back to&nbsp;\nour show.&nbsp;\nWho are you?\nI am Ada.&nbsp;\nGood.\n"
    )
    assert [[line.text for line in cue.lines] for cue in cues] == [
        ["Welcome back to", "our show."],
        ["Who are you?", "I am Ada."],
        ["Good."],
    ]
    assert [line.runs_on for line in lines_of(cues)] == [True, False, False, False, False]


def test_it_finds_the_single_line_that_the_marks_demand():
    # "Sit" has no mark, so it opens a cue, and one of the three lines before it stands alone.
    cues = parse_cues(
        "We went&nbsp;\nhome.&nbsp;\nStop.&nbsp;\nSit\nand we&nbsp;&nbsp;\nrest&nbsp;\na bit."
    )
    assert [cue.lines[0].text for cue in cues if len(cue.lines) == 1] == ["Stop."]


def test_it_prefers_the_single_line_that_agrees_with_sentence_ends():
    """One line of the first three stands alone; "Stop." is the only one that is a sentence."""
    cues = parse_cues("Stop.&nbsp;\nWe went&nbsp;\nhome.&nbsp;\nSit.\nRest.&nbsp;\nBye.\n")
    assert [len(cue.lines) for cue in cues] == [1, 2, 2, 1]


def test_it_never_lets_the_last_line_run_on():
    assert [line.runs_on for line in lines_of(parse_cues("One&nbsp;\ntwo&nbsp;&nbsp;"))] == [
        True,
        False,
    ]


def test_it_reads_marks_that_are_real_hard_blanks():
    written = read_sample("marks_as_hard_blanks.txt")
    assert "\u00a0\u00a0\n" in written
    assert parse_cues(written) == parse_cues(written.replace("\u00a0", "&nbsp;"))


def test_it_reads_marks_of_both_sorts_with_blanks_between():
    first = lines_of(parse_cues("One two&nbsp; \u00a0 \nthree&nbsp;\nfour.\nfive.&nbsp;\nsix."))[0]
    assert first == CaptionLine("One two", runs_on=True)


def test_it_says_nothing_for_a_line_of_only_marks():
    cues = parse_cues(read_sample("line_of_only_marks.txt"))
    assert build_canonical(cues).text == "We had nothing left to say."


def test_it_does_not_count_lines_of_white_space():
    written = "We went&nbsp;\nhome.&nbsp;\nWe slept&nbsp;\nwell.\n"
    assert parse_cues(written.replace("\n", "\n \t\n")) == parse_cues(written)


def test_it_reads_lines_that_end_as_on_windows():
    written = read_sample("windows_line_ends.txt")
    assert "\r\n" in written
    assert parse_cues(written) == parse_cues(written.replace("\r\n", "\n"))
    assert read_canonical(written).text == "It was late, and cold. We went home."


def test_it_takes_a_separator_inside_a_line_for_a_blank():
    written = read_sample("separator_inside_line.txt")
    assert "\u2028" in written
    assert len(lines_of(parse_cues(written))) == 2
    assert read_canonical(written).text == "One line of words, not two. Another line."


def test_it_leaves_a_header_in_the_middle_to_the_speakers():
    read = read_canonical(read_sample("header_in_the_middle.txt"))
    assert read.text == "I wrote at the top: Kind: captions That was all."


def test_it_reads_a_long_row_of_blanks_in_one_go():
    row = "\u00a0" * 100_000  # a pattern with backtracking would need hours
    assert read_canonical(f"one&nbsp;\ntwo{row}three\n").text == "one two three"


def test_it_does_not_match_text_without_marks():
    assert not youtube_text.matches("One&nbsp;two.\nThree.")
    assert not youtube_text.matches("Kind: captions&nbsp;\n")


def test_it_does_not_match_where_few_lines_have_marks():
    lines = ["We went home.&nbsp;", *["And then we slept."] * 4]
    assert not youtube_text.matches("\n".join(lines))
    assert youtube_text.matches("\n".join(lines[:4]))


def write_captions(cues: list[Cue]) -> str:
    """Captions as YouTube's text has them; the last line of a file has no marks."""
    lines = []
    for cue in cues:
        for line in cue.lines:
            ends_cue = line is cue.lines[-1]
            lines.append(line.text + "&nbsp;" * (ends_cue + line.runs_on))
    return "Kind: captions\n" + "\n".join(lines).removesuffix("&nbsp;")


def make_line(number: int, runs_on: bool) -> CaptionLine:
    return CaptionLine(f"line {number}" + ("" if runs_on else "."), runs_on)


def make_cues(sizes_and_run_ons: list[list[bool]]) -> list[Cue]:
    """One cue a list; whether each of its lines runs on. The text ends with a full stop."""
    cues = []
    for number, run_ons in enumerate(sizes_and_run_ons):
        cues.append(Cue(tuple(make_line(10 * number + at, on) for at, on in enumerate(run_ons))))
    return [*cues, Cue((make_line(-2, False), make_line(-1, False)))]


pairs = st.lists(st.booleans(), min_size=2, max_size=2)
plain_pairs = st.booleans().map(lambda runs_on: [False, runs_on])
singles = st.lists(st.booleans(), min_size=1, max_size=1)


@given(st.lists(pairs, max_size=30).map(make_cues))
def test_it_reads_any_cues_of_two_lines_back(cues):
    assert youtube_text.parse(write_captions(cues)) == cues


@given(
    st.lists(st.tuples(singles, plain_pairs) | st.tuples(plain_pairs), max_size=15).map(
        lambda groups: make_cues([cue for group in groups for cue in group])
    )
)
def test_it_reads_single_lines_back_where_the_marks_tell(cues):
    assert youtube_text.parse(write_captions(cues)) == cues


@given(any_texts)
def test_it_never_fails_and_makes_cues_of_one_or_two_lines(text):
    assert {len(cue.lines) for cue in youtube_text.parse(text)} <= {1, 2}


@given(any_texts)
def test_it_loses_no_words_whichever_way_it_pairs(text):
    texts = [line.text for line in lines_of(youtube_text.parse(text + "\nend&nbsp;"))]
    assert texts[-1] == "end"
    assert all(line == line.strip() for line in texts)

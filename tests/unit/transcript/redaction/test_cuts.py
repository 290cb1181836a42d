import pytest

from app.transcript.redaction.cuts import WAYS, Cut, Emptied, Reach, Way, cut_line
from app.transcript.redaction.letters import place_words


def cut(line: str, said: str, words: range, way: Way) -> str:
    return cut_line(line, Cut(place_words(line, said.split()), words), way)


@pytest.mark.parametrize(
    ("reach", "joint", "left"),
    [
        (Reach.WORDS, " ", "*a * [d](x)*\n"),
        (Reach.WORDS, "", "*a* [d](x)*\n"),
        (Reach.MARKS, " ", "*a [d](x)*\n"),
        (Reach.OPENING, " ", "*a * [d](x)*\n"),
        (Reach.LETTERS, "", "*a[laughs]* [d](x)*\n"),
    ],
)
def test_it_takes_marks_with_the_words_as_it_is_told(reach, joint, left):
    way = Way(reach, joint, Emptied.DROPPED)
    assert cut("*a b [laughs] c* [d](x)*\n", "a b c d", range(1, 3), way) == left


@pytest.mark.parametrize(
    ("reach", "left"),
    [
        (Reach.WORDS, "a * ](x) c"),
        (Reach.OPENING, "a ](x) c"),
        (Reach.CLOSING, "a * c"),
        (Reach.MARKS, "a c"),
    ],
)
def test_it_takes_marks_on_either_side(reach, left):
    assert cut("a *b](x) c", "a b c", range(1, 2), Way(reach, " ", Emptied.KEPT)) == left


@pytest.mark.parametrize(
    ("emptied", "left"),
    [
        (Emptied.DROPPED, ""),
        (Emptied.KEPT, "Ada:&nbsp;\r\n"),
        (Emptied.HELD, "Ada: \u200b&nbsp;\r\n"),
    ],
)
def test_it_does_with_an_empty_line_as_it_is_told(emptied, left):
    assert cut("Ada: a b&nbsp;\r\n", "a b", range(2), Way(Reach.WORDS, " ", emptied)) == left


def test_it_keeps_no_line_that_has_only_blanks():
    assert cut("  a \xa0\n", "a", range(1), Way(Reach.WORDS, " ", Emptied.KEPT)) == ""


def test_it_leaves_a_line_as_it_is_where_the_words_are_not_found():
    assert cut("a b", "c", range(1), WAYS[0]) == "a b"

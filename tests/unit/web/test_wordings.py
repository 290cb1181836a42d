import pytest

from app.web.wordings import MOST_TOKENS, compare_wordings, leave_plain


def write(pieces, sign):
    return "".join(f"[{sign}{piece.text}]" if piece.differs else piece.text for piece in pieces)


def compare(before, after):
    old, new = compare_wordings(before, after)
    return write(old, "-"), write(new, "+")


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("It weaves.", "It weaves.", "It weaves.", "It weaves."),
        ("It weaves.", "It knits.", "It [-weaves].", "It [+knits]."),
        ("So, it weaves.", "So it weaves.", "So[-,] it weaves.", "So it weaves."),
        ("It weaves...", "It weaves…", "It weaves[-...]", "It weaves[+…]"),
        ("It isn't big.", "It isn’t big.", "It [-isn't] big.", "It [+isn’t] big."),
        ("It weaves.", "It weaves too.", "It weaves.", "It weaves [+too]."),
        ("We saw 3.5 of it.", "We saw 35 of it.", "We saw [-3.5] of it.", "We saw [+35] of it."),
        ("我们认为这很好。", "我们觉得这很好。", "我们[-认为]这很好。", "我们[+觉得]这很好。"),
        ("", "It weaves.", "", "[+It weaves.]"),
    ],
)
def test_it_marks_what_only_one_wording_has(before, after, old, new):
    assert compare(before, after) == (old, new)


def test_it_marks_a_run_of_changes_as_one():
    assert compare("It is one big red wheel.", "It is two small blue wheels.") == (
        "It is [-one big red wheel].",
        "It is [+two small blue wheels].",
    )


def test_it_loses_no_character():
    before, after = "  A  b —c…  D's 3,5 ", "A «b» -c...  D’s\t3.5"
    pieces = compare_wordings(before, after)
    assert tuple("".join(piece.text for piece in each) for each in pieces) == (before, after)


def test_it_marks_nothing_in_texts_that_take_too_long_to_compare():
    before, after = "word " * MOST_TOKENS, "other " * MOST_TOKENS
    assert compare(before, after) == (before, after)


def test_it_leaves_a_wording_plain():
    assert write(leave_plain("It weaves."), "?") == "It weaves."
    assert leave_plain("") == ()

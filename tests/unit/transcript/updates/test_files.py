from app.transcript.updates.changes import LineChange
from app.transcript.updates.files import apply_changes

FIRST = LineChange(1, "a", "A")


def test_it_keeps_line_ends_blanks_and_a_mark_at_the_top():
    text = "\ufeff  a \r\n# b\r\n\r\nc\r\n"
    assert apply_changes(text, [FIRST]) == "\ufeff  A \r\n# b\r\n\r\nc\r\n"


def test_it_ends_as_the_file_ended():
    added = LineChange(2, None, "c")
    assert apply_changes("a\r\nb", [added]) == "a\r\nb\r\nc"
    assert apply_changes("a\nb\n", [added]) == "a\nb\nc\n"
    assert apply_changes("a\nb", [LineChange(2, "b", None)]) == "a"
    assert apply_changes("a", [LineChange(1, "a", None)]) == ""
    assert apply_changes("a", [LineChange(1, None, "b")]) == "a\nb"


def test_it_adds_the_first_line_below_the_comments_of_the_file():
    assert (
        apply_changes("# top\n\n# of a\na", [LineChange(0, None, "b")]) == "# top\n\nb\n# of a\na"
    )
    assert apply_changes("# top\na", [LineChange(0, None, "b")]) == "# top\nb\na"


def test_it_adds_lines_in_their_order_behind_the_same_line():
    changes = [FIRST, LineChange(1, None, "b"), LineChange(1, None, "c")]
    assert apply_changes("a\nd\n", changes) == "A\nb\nc\nd\n"


def test_it_moves_a_line_with_its_comments():
    moved = LineChange(4, "c", "C", moved_behind=1)
    assert apply_changes("a\nb\n# of c\nc", [moved]) == "a\n# of c\nC\nb"
    assert apply_changes("a\nb\n# of c\nc", [LineChange(4, "c", "c", moved_behind=0)]) == (
        "# of c\nc\na\nb"
    )

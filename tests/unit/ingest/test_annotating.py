from pathlib import Path

import pytest

from app.errors import SourceError, StaleAnnotationsError
from app.ingest.annotating import list_changes, refuse_stale, write_updates
from app.transcript.updates.changes import LineChange, Update

REWRITTEN = LineChange(2, "Ada: It weaves", "Ada: It knits")
UPDATE = Update(
    "ada/turns.txt",
    (
        REWRITTEN,
        LineChange(3, "Ada: It thinks", None),
        LineChange(4, None, "Charles: Yes."),
        LineChange(5, "Ada: Both", "Ada: Both", "it was turned round."),
    ),
    "Ada: It knits\n",
)


def test_it_says_what_becomes_of_each_line() -> None:
    assert list(list_changes(UPDATE)) == [
        "ada/turns.txt, line 2: “Ada: It weaves” → “Ada: It knits”",
        "ada/turns.txt, line 3: “Ada: It thinks” → taken out, because it points at nothing now",
        "ada/turns.txt, behind line 4: → “Charles: Yes.”",
        "ada/turns.txt, line 5: “Ada: Both”: it was turned round.",
    ]


def test_it_refuses_lines_that_only_a_person_can_follow_even_when_it_may_write() -> None:
    with pytest.raises(StaleAnnotationsError, match="mended by hand"):
        refuse_stale([UPDATE], may_write=True)


def test_it_lets_pass_what_it_may_rewrite_and_what_needs_nothing() -> None:
    refuse_stale([], may_write=False)
    refuse_stale([Update("ada/turns.txt", (REWRITTEN,), "")], may_write=True)


def test_it_rewrites_a_file_and_keeps_who_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "turns.txt"
    file.write_text("Ada: It weaves\n")
    file.chmod(0o640)
    write_updates([Update(str(file), (REWRITTEN,), "Ada: It knits\n")])
    assert file.read_text() == "Ada: It knits\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["turns.txt"]


def test_it_says_where_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere/turns\.txt: cannot be written"):
        write_updates([Update(str(tmp_path / "nowhere/turns.txt"), (REWRITTEN,), "")])

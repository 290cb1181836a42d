import pytest

from app.archive.values import Turn
from app.web.presenting import describe_speakers, write_date


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (None, None),
        ("2025", "2025"),
        ("2025-11", "November 2025"),
        ("2025-11-25", "25 November 2025"),
        ("1843-07-01", "1 July 1843"),
    ],
)
def test_it_writes_a_date_as_exactly_as_it_is_known(date, written):
    assert write_date(date) == written


@pytest.mark.parametrize(
    ("bases", "words"),
    [
        ([], "Speakers not identified"),
        (["unknown"], "Speakers not identified"),
        (["annotated"], "Speakers identified by an editor"),
        (["labelled", "unknown"], "Speakers named in the source where they are known"),
        (
            ["inferred", "annotated"],
            "Speakers identified by an editor or inferred, not certain",
        ),
    ],
)
def test_it_says_how_far_speakers_are_known(bases, words):
    assert describe_speakers([Turn(None, basis, 1, 0, 1) for basis in bases]) == words

import pytest

from app.web.speakers import round_percent


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 7, 0), (1, 1000, 1), (1, 3, 33), (2, 3, 67), (999, 1000, 99), (7, 7, 100)],
)
def test_it_rounds_a_share_to_neither_nothing_nor_all(part: int, whole: int, percent: int) -> None:
    assert round_percent(part, whole) == percent

"""What a turn tells of itself."""

import pytest

from app.archive.values import Participant, Sentence, Turn

ADA = Participant("ada", "Ada Lovelace", "guest")


def make_turn(basis: str = "labelled") -> Turn:
    return Turn(ADA, basis, 3, 15, 36)


@pytest.mark.parametrize(
    ("start", "is_held"), [(0, False), (14, False), (15, True), (35, True), (36, False)]
)
def test_a_sentence_is_of_the_turn_in_which_it_starts(start: int, is_held: bool) -> None:
    assert make_turn().holds(Sentence("bcdfghjk", 1, start, start + 9, "So it is.")) == is_held


@pytest.mark.parametrize(
    ("basis", "is_guessed"),
    [("inferred", True), ("labelled", False), ("annotated", False), ("unknown", False)],
)
def test_only_what_is_inferred_is_a_guess(basis: str, is_guessed: bool) -> None:
    assert make_turn(basis).is_guessed == is_guessed

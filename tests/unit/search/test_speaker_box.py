from pathlib import Path

import pytest

from app.ingest.library import Library
from app.search.query import parse_query
from app.search.speaker_box import find_speaker_box
from tests.builders import write_source
from tests.unit.search.answers import ingest


def find(library: Library, typed: str) -> tuple[str, str] | None:
    """The speaker's slug, and what else the query asks for."""
    with library.database.read() as session:
        found = find_speaker_box(session, parse_query(typed))
    return (found[0].slug, found[1]) if found else None


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("ilya emotions", "emotions"),
        ("ILYA Emotions", "Emotions"),
        ("emotions ilya", "emotions"),
        ("Ilya Sutskever emotions", "emotions"),
        ("sutskever value function", "value function"),
        ("ilya OR emotions", "emotions"),
        ("ilya zyzzyva", "zyzzyva"),
        ("topic:alignment ilya value", "value"),
        ("ilya pre-training", "pre-training"),
        ("emotions by Ilya", "emotions"),
        ("ilya and emotions", "emotions"),
    ],
)
def test_it_offers_the_speaker_who_goes_by_a_word_and_the_other_words(
    seeded_library: Library, typed: str, rest: str
) -> None:
    assert find(seeded_library, typed) == ("ilya-sutskever", rest)


@pytest.mark.parametrize(
    "typed", ["ilya", "Sutskever", "Ilya Sutskever", "who is Ilya", "ilya ilya", "Ilya, what is it"]
)
def test_of_a_speaker_alone_there_is_nothing_else_to_ask(
    seeded_library: Library, typed: str
) -> None:
    assert find(seeded_library, typed) == ("ilya-sutskever", "")


@pytest.mark.parametrize(
    "typed",
    [
        "emotions",
        "ily emotions",
        "ilyas emotions",
        "sutskev",
        '"ilya" emotions',
        'ilya "value function"',
        "ilya dwarkesh",
        "emotions -ilya",
        "speaker:ilya emotions",
        "%",
        "____",
        "",
        "?!",
    ],
)
def test_it_offers_nobody_who_was_not_named_alone(seeded_library: Library, typed: str) -> None:
    assert find(seeded_library, typed) is None


def test_a_name_that_two_speakers_share_names_neither(library: Library, tmp_path: Path) -> None:
    turns = "Ada Lovelace: Rain falls\nAda Palmer: Snow covers\n"
    text = "Rain falls here.\nSnow covers all.\n"
    ingest(library, write_source(tmp_path / "talk", text, turns=turns))
    assert find(library, "lovelace rain") == ("ada-lovelace", "rain")
    assert find(library, "palmer rain") == ("ada-palmer", "rain")
    # Three letters are too few to stand for a name.
    assert find(library, "ada rain") is None


def test_words_that_tell_nothing_name_nobody(library: Library, tmp_path: Path) -> None:
    turns = "Will There: Rain falls\n"
    ingest(library, write_source(tmp_path / "talk", "Rain falls here.\n", turns=turns))
    assert find(library, "will there") is None

from pathlib import Path

import pytest

from app.ingest.library import Library
from app.search.query import parse_query
from app.search.topic_box import find_topic_box
from tests.builders import write_source
from tests.unit.search.answers import ingest


def find(library: Library, typed: str) -> tuple[str, str] | None:
    """The topic's slug, and the word for it that the query has."""
    with library.database.read() as session:
        found = find_topic_box(session, parse_query(typed))
    return (found[0].slug, found[1]) if found else None


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("weaving", "Weaving"),
        ("WEAVING!", "Weaving"),
        ("weaves", "Weaving"),
        ("what is weaving", "Weaving"),
        ("weaving patterns", "Weaving"),
        ("speaker:ada weaving", "Weaving"),
        ("Loom", "loom"),
        ('"jacquard\'s machine"', "Jacquard’s machine"),
        ("the Jacquard’s machine patterns", "Jacquard’s machine"),
    ],
)
def test_it_offers_the_topic_that_most_of_a_query_names(
    shelf: Library, typed: str, because: str
) -> None:
    assert find(shelf, typed) == ("weaving", because)


@pytest.mark.parametrize(
    "typed",
    [
        "weaving algebraic patterns",
        "Jacquard",
        "machine jacquard’s",
        "engine",
        "?!",
        "topic:weaving",
    ],
)
def test_it_offers_no_topic_that_was_not_named(shelf: Library, typed: str) -> None:
    assert find(shelf, typed) is None


def test_it_offers_no_topic_for_a_query_without_words(shelf: Library) -> None:
    assert find(shelf, "") is None


def test_it_offers_no_topic_without_a_passage(library: Library, tmp_path: Path) -> None:
    vocabulary = '[rain]\nname = "Rain"\nsummary = "It falls."\n'
    ingest(library, write_source(tmp_path / "ada", vocabulary=vocabulary))
    assert find(library, "rain") is None


def test_it_offers_the_topic_whose_words_tell_most(library: Library, tmp_path: Path) -> None:
    vocabulary = (
        '[rain]\nname = "Rain"\nsummary = "It falls."\n'
        '[rain-gauge]\nname = "Rain gauge"\nsummary = "It counts."\n'
    )
    folder = write_source(
        tmp_path / "ada",
        "Rain falls into the rain gauge.\n",
        topics="rain: Rain falls into\nrain-gauge: Rain falls into\n",
        vocabulary=vocabulary,
    )
    ingest(library, folder)
    assert find(library, "rain gauge") == ("rain-gauge", "Rain gauge")
    assert find(library, "rain") == ("rain", "Rain")

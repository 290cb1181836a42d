from collections import Counter
from pathlib import Path

import pytest

from app.archive.facets import (
    MOST_VALUES,
    Facet,
    choose_most,
    count_speakers,
    find_label,
    find_value,
    name_facets,
    read_labels,
)
from app.archive.interviews import find_interview
from app.archive.redirects import find_heading
from app.archive.segments import list_topic_segments
from app.archive.values import Heading
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.archives import FIRST
from tests.builders import write_source

KINDS = ["topic", "speaker", "interview", "chapter", "name"]


def find(library: Library, kind: str, typed: str) -> str | None:
    with library.database.read() as session:
        return find_value(session, kind, typed)


def test_it_reads_what_values_are_called(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        ilya = find_heading(session, "speaker", "ilya-sutskever")
        assert interview is not None
        assert ilya is not None
        labels = read_labels(
            session,
            {
                "speaker": {ilya[0], 10**9},
                "interview": [interview.id],
                "chapter": ["explaining-model-jaggedness"],
            },
        )
    assert labels == {
        "topic": {},
        "speaker": {ilya[0]: Heading("ilya-sutskever", "Ilya Sutskever")},
        "interview": {interview.id: Heading(FIRST, interview.title)},
        "chapter": {
            "explaining-model-jaggedness": Heading(
                "explaining-model-jaggedness", "Explaining model jaggedness"
            )
        },
        "name": {},
    }


def test_nothing_is_called_anything_where_nothing_is_asked(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        assert read_labels(session, {}) == {kind: {} for kind in KINDS}


def test_it_names_the_most_frequent_values_first_and_leaves_out_unknown_ones() -> None:
    counts = {kind: Counter[object]() for kind in KINDS}
    counts["speaker"] = Counter({1: 2, 2: 5, 3: 2, 4: 9})
    labels: dict[str, dict[object, Heading]] = {kind: {} for kind in KINDS}
    labels["speaker"] = {
        3: Heading("ada", "Ada"),
        1: Heading("bob", "Bob"),
        2: Heading("zoe", "Zoe"),
        7: Heading("nobody", "Said nothing"),
    }
    named = name_facets(counts, labels)
    assert list(named) == KINDS
    assert named["speaker"] == [
        *(Facet("zoe", "Zoe", 5), Facet("ada", "Ada", 2), Facet("bob", "Bob", 2))
    ]
    assert not named["topic"]


def test_it_chooses_no_more_than_so_many_of_the_most_frequent() -> None:
    counts = Counter({value: value + 1 for value in range(MOST_VALUES + 9)})
    chosen = choose_most({"topic": counts, "name": Counter()})
    assert len(chosen["topic"]) == MOST_VALUES
    assert chosen["topic"][0] == MOST_VALUES + 8
    assert 0 not in chosen["topic"]
    assert chosen["name"] == []


def test_it_counts_who_speaks_under_a_topic(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        speakers = count_speakers(session, "evals-vs-real-world")
        for facet in speakers:
            passages = list_topic_segments(session, "evals-vs-real-world", facet.slug)
            assert facet.count == len(passages) > 0
        assert {facet.slug for facet in speakers} == {"ilya-sutskever", "dwarkesh-patel"}
        assert [facet.count for facet in speakers] == sorted(
            (facet.count for facet in speakers), reverse=True
        )
        assert count_speakers(session, "nothing") == []


@pytest.mark.parametrize(
    ("kind", "typed", "slug"),
    [
        ("speaker", "ilya-sutskever", "ilya-sutskever"),
        ("speaker", "Ilya Sutskever", "ilya-sutskever"),
        ("speaker", "ILYA", "ilya-sutskever"),
        ("speaker", "Patel", "dwarkesh-patel"),
        ("speaker", "ily", None),
        ("speaker", "a", None),
        ("speaker", "%", None),
        ("speaker", "_lya", None),
        ("speaker", "", None),
        ("speaker", "語", None),
        ("speaker", "\x00", None),
        ("interview", "2025", FIRST),
        ("interview", FIRST, FIRST),
        ("chapter", "Explaining model jaggedness", "explaining-model-jaggedness"),
        ("chapter", "jaggedness", "explaining-model-jaggedness"),
        ("name", "AlexNet", "alexnet"),
        ("topic", "nope", None),
    ],
)
def test_it_finds_a_value_by_slug_by_name_or_by_a_part(
    seeded_library: Library, kind: str, typed: str, slug: str | None
) -> None:
    assert find(seeded_library, kind, typed) == slug


@pytest.fixture
def rainy(library: Library, tmp_path: Path) -> Library:
    """An archive with topics whose names are parts of one another."""
    topics = {"rain": "Rain", "rain-gauge": "Rain gauge", "acid-rain": "酸性雨", "snow": "Снег"}
    folder = write_source(
        tmp_path / "talk",
        vocabulary="".join(
            f'[{slug}]\nname = "{name}"\nsummary = "Falls."\n' for slug, name in topics.items()
        ),
    )
    ingest_sources(library, find_sources(folder))
    return library


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("rain", "rain"),
        ("RAIN", "rain"),
        ("gauge", "rain-gauge"),
        ("Rain  gauge!", "rain-gauge"),
        ("acid", "acid-rain"),
        ("酸性雨", "acid-rain"),
        ("Снег", "snow"),
        ("снег", "snow"),
        ("rai", None),
        ("rain-gauge-acid", None),
    ],
)
def test_the_name_wins_over_a_part_and_a_part_must_be_the_only_one(
    rainy: Library, typed: str, slug: str | None
) -> None:
    assert find(rainy, "topic", typed) == slug


def test_a_part_of_several_values_means_none_of_them(library: Library, tmp_path: Path) -> None:
    vocabulary = (
        '[big-rain]\nname = "Big"\nsummary = "B."\n[small-rain]\nname = "S"\nsummary = "S."\n'
    )
    ingest_sources(library, find_sources(write_source(tmp_path / "talk", vocabulary=vocabulary)))
    assert find(library, "topic", "rain") is None
    assert find(library, "topic", "small") == "small-rain"


def test_a_chapter_of_the_same_title_in_two_interviews_is_one_value(
    library: Library, tmp_path: Path
) -> None:
    for slug in ("one", "two"):
        folder = write_source(tmp_path / slug, chapters="The opening | Welcome, Ada\n")
        ingest_sources(library, find_sources(folder))
    assert find(library, "chapter", "opening") == "the-opening"


def test_it_tells_what_a_value_is_called(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        assert find_label(session, "speaker", "ilya-sutskever") == "Ilya Sutskever"
        assert find_label(session, "speaker", "ilya") is None

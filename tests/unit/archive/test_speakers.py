from pathlib import Path

from app.archive.speakers import find_speaker, measure_speaker, names_anybody, read_parts
from app.archive.values import Heading, Measure
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.builders import write_source


def test_it_tells_how_much_somebody_says(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        assert find_speaker(session, "ilya-sutskever") == Heading(
            "ilya-sutskever", "Ilya Sutskever"
        )
        [ilya] = read_parts(session, "ilya-sutskever")
        [dwarkesh] = read_parts(session, "dwarkesh-patel")
    assert (ilya.role, dwarkesh.role) == ("guest", "host")
    assert (ilya.turns, dwarkesh.turns) == (66, 66)
    assert ilya.words + dwarkesh.words == ilya.interview.words == 13_034


def test_whoever_takes_part_has_a_part_even_where_no_turn_is_known(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(tmp_path / "ada", metadata='guest = "Ada"\ndate = 1843\n')
    newer = write_source(tmp_path / "later", "Rain.\n", metadata='guest = "Ada"\ndate = 1850\n')
    ingest_sources(library, [*find_sources(folder), *find_sources(newer)])
    with library.database.read() as session:
        parts = read_parts(session, "ada")
    assert [(part.interview.slug, part.turns, part.words) for part in parts] == [
        ("later", 0, 0),
        ("ada", 0, 0),
    ]


def test_it_measures_what_somebody_says_in_all(library: Library, tmp_path: Path) -> None:
    spoken = write_source(tmp_path / "one", turns="Ada: Welcome\nBob: Will it\nAda: It does\n")
    silent = write_source(tmp_path / "two", "Rain.\n", metadata='guest = "Ada"\n')
    ingest_sources(library, [*find_sources(spoken), *find_sources(silent)])
    with library.database.read() as session:
        assert measure_speaker(session, "ada") == Measure(2, 1, 2, 24)
        assert measure_speaker(session, "nobody") == Measure(0, 0, 0, 0)
        named = {part.interview.slug: part for part in read_parts(session, "ada")}
        assert names_anybody(session, named["one"].interview)
        assert not names_anybody(session, named["two"].interview)
        assert [part.interview.slug for part in read_parts(session, "ada", 1, 1)] == [
            list(named)[1]
        ]


def test_nobody_speaks_at_an_unknown_slug(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        assert find_speaker(session, "nobody") is None
        assert read_parts(session, "nobody") == []

"""What is new, and the list of everything, as the archive reads them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.archive.feeds import (
    Listed,
    count_listed,
    find_dates,
    find_guessed,
    list_interviews,
    list_openings,
    list_slugs,
    read_dates_between,
    read_first_segments,
    read_latest,
)
from app.archive.interviews import find_interview
from app.archive.segments import read_segments
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.archives import FIRST
from tests.builders import write_source


def test_it_counts_what_it_lists(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        counts = count_listed(session)
        assert list(counts) == ["interview", "topic", "name", "speaker", "segment"]
        assert counts["interview"] == len(list_interviews(session, 0, 1000)) == 1
        assert counts["segment"] == len(list_openings(session, 0, 1000)) == 101
        for kind in ("topic", "name", "speaker"):
            slugs = list_slugs(session, kind, 0, 1000)
            assert counts[kind] == len(slugs) == len(set(slugs)) > 1


@pytest.mark.parametrize("kind", ["topic", "name", "speaker"])
def test_it_lists_slugs_stretch_by_stretch(seeded_library: Library, kind: str) -> None:
    with seeded_library.database.read() as session:
        whole = list_slugs(session, kind, 0, 1000)
        assert list_slugs(session, kind, 1, 2) == whole[1:3]
        assert list_slugs(session, kind, len(whole) - 1, 5) == whole[-1:]
        assert list_slugs(session, kind, 0, 0) == []


def test_it_lists_the_first_sentence_of_each_segment(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        keys = [segment.key for segment in read_segments(session, interview)]
        assert list_openings(session, 98, 5) == [
            Listed(interview.id, FIRST, key) for key in keys[98:]
        ]


def test_it_reads_the_segment_that_opens_an_interview(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        (listed,) = list_interviews(session, 0, 5)
        opening = read_first_segments(session, [listed.interview_id])[listed.interview_id]
        assert opening.text.startswith("You know what's crazy?")
        assert read_first_segments(session, []) == {}


def test_it_tells_when_interviews_came(library: Library, tmp_path: Path) -> None:
    started = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    for slug in ("ada", "bob", "eve"):
        write_source(tmp_path / "seeds" / slug, f"{slug} says this.\n", title=slug)
    ingest_sources(library, find_sources(tmp_path / "seeds"))
    with library.database.read() as session:
        ids = [one.interview_id for one in list_interviews(session, 0, 5)]
        dates = find_dates(session, ids)
        assert all(started <= one.added == one.changed for one in dates.values())
        assert read_dates_between(session, ids[0], ids[-1]) == dates
        assert list(read_dates_between(session, ids[1], ids[1])) == ids[1:2]
        # All on the same second: the last one written is the latest.
        assert list(read_latest(session, 2)) == sorted(ids, reverse=True)[:2]


def test_it_finds_who_takes_part_by_a_guess_alone(library: Library, tmp_path: Path) -> None:
    folder = write_source(
        tmp_path / "talk",
        metadata='host = "Bob"\n',
        turns="Bob?: Welcome\nAda: An engine\nEve?: Will it\nAda?: It does whatever\n",
    )
    ingest_sources(library, find_sources(folder))
    with library.database.read() as session:
        (listed,) = list_interviews(session, 0, 5)
        # Of Bob the editor says in another place that he takes part.
        assert find_guessed(session, [listed.interview_id]) == {(listed.interview_id, "eve")}
        assert find_guessed(session, []) == set()

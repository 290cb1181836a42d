from pathlib import Path

import pytest

from app.archive.interviews import find_interview, list_interviews
from app.archive.segments import find_segments, list_topic_segments
from app.archive.topic_counts import (
    count_by_chapter,
    count_by_interview,
    list_interviews_with_topics,
)
from app.archive.topics import list_topics
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.archives import FIRST
from tests.builders import write_source

ENGINES = '[engines]\nname = "Engines"\nsummary = "What they do."\n'


@pytest.fixture
def talks(library: Library, tmp_path: Path) -> Library:
    """Three interviews about engines, and one about nothing."""
    for year in (1842, 1843, 1844):
        write_source(
            tmp_path / "seeds" / f"talk-{year}",
            metadata=f"date = {year}\n",
            vocabulary=ENGINES,
            topics="engines: An engine that .. perform.\n",
        )
    write_source(tmp_path / "seeds" / "silent", "Rain.\n", metadata="date = 1850\n")
    ingest_sources(library, find_sources(tmp_path / "seeds"))
    return library


def test_it_counts_what_each_topic_has_of_each_chapter(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview
        counts = count_by_chapter(session, interview)
        for topic in list_topics(session):
            ids = list_topic_segments(session, topic.slug)
            chapters = [segment.chapter for segment in find_segments(session, ids).values()]
            mine = [each for each in counts if each.topic == topic.slug]
            assert [each.segments for each in mine] == [
                chapters.count(chapter) for chapter in dict.fromkeys(chapters)
            ]
            assert [each.before for each in mine] == [
                chapters.index(chapter) for chapter in dict.fromkeys(chapters)
            ]


def test_it_numbers_chapters_by_their_position(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview
        counts = count_by_chapter(session, interview)
    assert [each.place for each in counts if each.topic == "research-taste"] == [9]


def test_it_counts_what_comes_before_an_older_interview(talks: Library) -> None:
    with talks.database.read() as session:
        oldest = find_interview(session, "talk-1842")
        assert oldest
        [count] = count_by_chapter(session, oldest)
    assert (count.topic, count.place, count.segments, count.before) == ("engines", None, 1, 2)


def test_it_counts_the_newest_interviews(talks: Library) -> None:
    with talks.database.read() as session:
        slugs = {each.id: each.slug for each in list_interviews(session)}
        newest = list_interviews_with_topics(session)
        counts = count_by_interview(session, newest[:2])
    assert [slugs[id_] for id_ in newest] == ["talk-1844", "talk-1843", "talk-1842"]
    found = {each.place: (each.segments, each.before) for each in counts}
    assert found == {newest[0]: (1, 0), newest[1]: (1, 1)}


def test_it_counts_nothing_in_an_empty_archive(library: Library) -> None:
    with library.database.read() as session:
        assert list_interviews_with_topics(session) == []
        assert count_by_interview(session, []) == []

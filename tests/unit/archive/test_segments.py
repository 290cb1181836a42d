from pathlib import Path

import pytest

from app.archive.interviews import find_interview, list_interviews, read_sentences, read_text
from app.archive.segments import (
    find_segments,
    list_topic_segments,
    read_around,
    read_segments,
    read_stretches,
    read_touched,
)
from app.archive.values import Sentence
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.archives import FIRST
from tests.builders import write_source


def test_segments_tile_the_text_and_hold_their_sentences(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        segments = read_segments(session, interview)
        words = read_text(session, interview)
    assert " ".join(segment.text for segment in segments) == words
    assert [segment.position for segment in segments] == list(range(interview.segments))
    for segment in segments:
        assert words[segment.start : segment.end] == segment.text
        assert segment.key == segment.sentences[0].key
        assert len(segment.sentences) == segment.last_sentence - segment.first_sentence + 1
        assert segment.turns[0].start <= segment.start < segment.turns[0].end
        assert segment.turns[-1].start < segment.end <= segment.turns[-1].end
        assert segment.chapter is not None
        assert segment.chapter.start <= segment.start < segment.chapter.end
        weights = [place.weight for place in segment.topics]
        assert weights == sorted(weights, reverse=True)


def test_it_reads_what_stands_around_a_segment(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        segments = read_segments(session, interview)
        assert read_around(session, segments[0]) == (None, segments[1])
        assert read_around(session, segments[5]) == (segments[4], segments[6])
        assert read_around(session, segments[-1]) == (segments[-2], None)


def test_it_reads_what_a_stretch_touches(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        segments = read_segments(session, interview)
        second, third = segments[1], segments[2]
        assert read_touched(session, interview, second.start, second.end) == [second]
        assert read_touched(session, interview, second.end - 1, third.start + 1) == [second, third]


def test_it_finds_segments_by_their_numbers(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        segments = read_segments(session, interview)
        ids = [segments[3].id, segments[1].id, 999_999]
        assert find_segments(session, ids) == {
            segments[1].id: segments[1],
            segments[3].id: segments[3],
        }
        assert find_segments(session, []) == {}


def test_it_reads_segments_with_those_beside_them(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        segments = read_segments(session, interview)

        def join(first: int, last: int) -> tuple[int, list[Sentence]]:
            run = segments[first : last + 1]
            return interview.id, [sentence for segment in run for sentence in segment.sentences]

        def read(*positions: int) -> list[tuple[int, list[Sentence]]]:
            return read_stretches(session, [segments[position].id for position in positions])

        last = len(segments) - 1
        assert read(5) == [join(4, 6)]
        assert read(0) == [join(0, 1)]
        assert read(last) == [join(last - 1, last)]
        # Those that touch are one, and what stands between two is read once.
        assert read(9, 5, 7, 5) == [join(4, 10)]
        assert read(5, 8) == [join(4, 9)]
        assert read(9, 5) == [join(4, 6), join(8, 10)]
        assert read(last, 0) == [join(0, 1), join(last - 1, last)]
        assert read_stretches(session, [999_999]) == read() == []


def test_stretches_of_two_interviews_are_two(library: Library, tmp_path: Path) -> None:
    for slug in ("one", "two"):
        write_source(tmp_path / "seeds" / slug, f"Words of {slug}. They are few.", title=slug)
    ingest_sources(library, find_sources(tmp_path / "seeds"))
    with library.database.read() as session:
        interviews = list_interviews(session)
        ids = [read_segments(session, interview)[0].id for interview in interviews]
        stretches = read_stretches(session, ids)
        assert dict(stretches) == {
            interview.id: read_sentences(session, interview) for interview in interviews
        }
    assert len(stretches) == 2


def test_it_lists_the_segments_of_a_topic_in_the_order_they_were_said(
    seeded_library: Library,
) -> None:
    with seeded_library.database.read() as session:
        ids = list_topic_segments(session, "value-functions")
        found = list(find_segments(session, ids).values())
        assert [segment.id for segment in found] == ids
        places = [segment.find_topic("value-functions") for segment in found]
        assert {place.placed for place in places} <= {"editor", "found"}
        assert all(0 < place.weight <= 1 for place in places)
        assert [segment.position for segment in found] == sorted(
            segment.position for segment in found
        )
        with pytest.raises(StopIteration):
            found[0].find_topic("nothing")
        assert list_topic_segments(session, "nothing") == []


def test_it_lists_those_in_which_somebody_speaks(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        everywhere = list_topic_segments(session, "social-desires")
        with_host = list_topic_segments(session, "social-desires", "dwarkesh-patel")
        spoken = find_segments(session, everywhere)
        assert list_topic_segments(session, "social-desires", "nobody") == []
    assert with_host == [
        id_
        for id_, segment in spoken.items()
        if "dwarkesh-patel" in {speaker.slug for speaker in segment.speakers}
    ]
    assert 0 < len(with_host) < len(everywhere)

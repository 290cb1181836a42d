from pathlib import Path

from app.archive.interviews import find_interview
from app.archive.segments import read_segments
from app.archive.topics import find_topic, list_topics
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.sources import find_sources
from tests.builders import TALK, write_source

WEAVING = '[weaving]\nname = "Weaving"\nsummary = "How patterns come about."\n'
THINKING = '[thinking]\nname = "Thinking"\nsummary = "Whether engines think."\n'


def ingest(library: Library, path: Path) -> None:
    ingest_sources(library, find_sources(path))


def list_people(library: Library, slug: str) -> list[tuple[str, str]]:
    with library.database.read() as session:
        interview = find_interview(session, slug)
        assert interview is not None
        return [(part.slug, part.name) for part in interview.participants]


def list_slugs(library: Library) -> list[str]:
    with library.database.read() as session:
        return [topic.slug for topic in list_topics(session)]


# --- people ---


def test_the_name_of_a_person_can_be_corrected(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "ada", metadata='guest = "Karel Capek"\n'))
    ingest(library, write_source(tmp_path / "ada", metadata='guest = "Karel Čapek"\n'))
    assert list_people(library, "ada") == [("karel-capek", "Karel Čapek")]


def test_of_two_spellings_the_one_in_the_metadata_stays(library: Library, tmp_path: Path) -> None:
    sheet = "Karel Capek: Welcome, Ada.\n"
    folder = write_source(tmp_path / "ada", turns=sheet, metadata='guest = "Karel Čapek"\n')
    ingest(library, folder)
    assert list_people(library, "ada") == [("karel-capek", "Karel Čapek")]


# --- topics ---


def test_it_forgets_a_topic_that_the_vocabulary_no_longer_has(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(
        tmp_path / "ada", topics="thinking: Will it think?\n", vocabulary=WEAVING + THINKING
    )
    ingest(library, folder)
    ingest(library, write_source(folder, topics="", vocabulary=WEAVING))
    assert list_slugs(library) == ["weaving"]


def test_it_keeps_a_topic_under_which_a_passage_of_another_interview_stands(
    library: Library, tmp_path: Path
) -> None:
    related = THINKING + 'related = ["weaving", "looms"]\n'
    looms = WEAVING.replace("weaving", "looms")
    one = write_source(
        tmp_path / "one/ada",
        topics="thinking: Will it think?\n",
        vocabulary=WEAVING + looms + related,
    )
    ingest(library, one)
    ingest(library, write_source(tmp_path / "two/grace", "A moth.\n", vocabulary=WEAVING))
    assert sorted(list_slugs(library)) == ["thinking", "weaving"]
    with library.database.read() as session:
        thinking = find_topic(session, "thinking")
    assert thinking is not None
    assert thinking.related == ("weaving",)  # and no topic that is gone


def test_an_interview_without_a_vocabulary_takes_no_topic_away(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "one/ada", vocabulary=WEAVING))
    ingest(library, write_source(tmp_path / "two/grace", "A moth.\n"))
    (tmp_path / "tape.txt").write_text(TALK.replace("weaves", "knits"))
    ingest(library, tmp_path / "tape.txt")
    assert list_slugs(library) == ["weaving"]


# --- segments ---


def test_every_segment_knows_the_turns_that_it_holds_any_of(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, "ilya-sutskever-2025")
        assert interview is not None
        for segment in read_segments(session, interview):
            turns = segment.turns
            assert turns[0].start <= segment.start < turns[0].end
            assert turns[-1].start < segment.end <= turns[-1].end

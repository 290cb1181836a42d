import shutil
from pathlib import Path

import pytest

from app.archive.interviews import find_interview, list_interviews, read_chapters, read_turns
from app.archive.revisions import list_revisions, read_source
from app.archive.segments import list_topic_segments
from app.archive.state import read_generation
from app.archive.topics import find_topic, list_topics
from app.errors import AnnotationError, ArchiveError, OnrecordError, SourceError
from app.ingest.drafts import Wishes
from app.ingest.library import Library
from app.ingest.pipeline import Orders, Step, ingest_sources, plan_ingest
from app.ingest.planning import Change
from app.ingest.verification import find_faults
from app.search.engine import State
from app.search.finding import Filters, Window, find_passages
from app.search.query import parse_query
from app.sources import find_sources
from tests.archives import open_test_library
from tests.builders import TALK, write_source
from tests.unit.ingest.talks import (
    VOCABULARY,
    ingest,
    list_keys,
    read_tables,
    take_snapshot,
    write_annotated,
)

OTHER_TALK = "Good evening, Grace.\nWhere did you find the moth?\nIn relay seventy of panel F.\n"


def changes(library: Library, *folders: Path) -> list[Change]:
    return [plan.change for plan in ingest(library, *folders)]


def search(library: Library, words: str, filters: Filters | None = None) -> int:
    with library.database.read() as session:
        query = parse_query(words)
        return find_passages(session, library.engine, query, filters or Filters(), Window()).total


# --- adding -------------------------------------------------------------------


def test_it_adds_an_interview_with_all_that_is_said_about_it(
    library: Library, tmp_path: Path
) -> None:
    assert changes(library, write_annotated(tmp_path / "seeds/ada")) == [Change.ADDED]
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        assert (interview.sentences, interview.words, interview.revision) == (5, 27, 1)
        assert [part.name for part in interview.participants] == ["Charles", "Ada"]
        assert [turn.speaker.name for turn in read_turns(session, interview) if turn.speaker] == [
            "Charles",
            "Ada",
            "Charles",
            "Ada",
        ]
        assert [chapter.slug for chapter in read_chapters(session, interview)] == ["the-engine"]
        assert len(list_topic_segments(session, "weaving")) == 1
        assert read_source(session, interview, 1) == TALK.encode()
    assert search(library, '"algebraic patterns"') == 1


def test_it_reports_every_step_in_order(library: Library, tmp_path: Path) -> None:
    steps: list[Step] = []
    sources = find_sources(write_source(tmp_path / "ada"))
    ingest_sources(library, sources, report=steps.append)
    assert steps == list(Step)


def test_it_reports_no_writing_where_nothing_changed(library: Library, tmp_path: Path) -> None:
    folder = write_source(tmp_path / "ada")
    ingest(library, folder)
    steps: list[Step] = []
    ingest_sources(library, find_sources(folder), report=steps.append)
    assert steps == [Step.PLANNED, Step.DONE]


def test_it_takes_a_topic_without_a_passage_into_the_vocabulary(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_annotated(tmp_path / "seeds/ada"))
    with library.database.read() as session:
        assert [(topic.slug, topic.segment_count) for topic in list_topics(session)] == [
            ("weaving", 1),
            ("thinking", 0),
        ]


# --- ingesting again ----------------------------------------------------------


def test_it_changes_nothing_for_the_same_inputs(library: Library, tmp_path: Path) -> None:
    folder = write_annotated(tmp_path / "seeds/ada")
    ingest(library, folder)
    before = take_snapshot(library)
    assert changes(library, folder) == [Change.NOTHING]
    assert take_snapshot(library) == before


def test_it_changes_nothing_for_the_same_files_in_another_place(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_annotated(tmp_path / "here/ada"))
    before = take_snapshot(library)
    assert changes(library, write_annotated(tmp_path / "there/ada")) == [Change.NOTHING]
    assert take_snapshot(library) == before


@pytest.mark.parametrize(
    "change",
    [
        {"turns": "Ada: Welcome, Ada.\n"},
        {"turns": ""},
        {"chapters": "0:07 | An engine | Welcome, Ada.\n"},
        {"topics": "thinking: Will it think?\n"},
        {"vocabulary": VOCABULARY.replace("How patterns", "Where patterns")},
        {"metadata": 'place = "London"\n'},
        {"title": "Another title"},
    ],
    ids=str,
)
def test_it_annotates_anew_without_a_new_revision_or_other_keys(
    library: Library, tmp_path: Path, change: dict[str, str]
) -> None:
    ingest(library, write_annotated(tmp_path / "seeds/ada"))
    before = read_tables(library)
    assert changes(library, write_annotated(tmp_path / "seeds/ada", **change)) == [Change.ANNOTATED]
    after = read_tables(library)
    for table in ("revisions", "keys", "sentences", "places", "fates"):
        assert after[table] == before[table]
    assert after["interviews"] != before["interviews"]
    assert find_faults(library) == []
    assert changes(library, write_annotated(tmp_path / "seeds/ada", **change)) == [Change.NOTHING]


def test_it_reindexes_what_was_annotated_anew(library: Library, tmp_path: Path) -> None:
    ingest(library, write_annotated(tmp_path / "seeds/ada"))
    assert search(library, "engine", Filters(topic="thinking")) == 0
    ingest(library, write_annotated(tmp_path / "seeds/ada", topics="thinking: Will it think?\n"))
    assert search(library, "engine", Filters(topic="thinking")) == 1
    assert search(library, "engine", Filters(topic="weaving")) == 0
    assert search(library, "engine") == 1


def test_it_forgets_a_speaker_and_a_host_who_are_no_longer_named(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_annotated(tmp_path / "seeds/ada", metadata='host = "Mary"\n'))
    ingest(library, write_source(tmp_path / "seeds/ada", turns="", metadata='guest = "Ada"\n'))
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        assert [(part.name, part.role) for part in interview.participants] == [("Ada", "guest")]
        assert [turn.speaker for turn in read_turns(session, interview)] == [None]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_it_keeps_the_revision_when_only_line_endings_changed(
    library: Library, tmp_path: Path, ending: str
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    keys = list_keys(library, "ada")
    converted = TALK.replace("\n", ending).encode()
    assert changes(library, write_source(tmp_path / "ada", converted)) == [Change.ANNOTATED]
    with library.database.read() as session:
        interview = find_interview(session, "ada")
        assert interview is not None
        assert [revision.number for revision in list_revisions(session, interview)] == [1]
        assert read_source(session, interview, 1) == converted
    assert list_keys(library, "ada") == keys
    assert find_faults(library) == []


# --- keys ---------------------------------------------------------------------


def test_it_gives_the_same_keys_after_the_data_folder_was_deleted(tmp_path: Path) -> None:
    folder = write_annotated(tmp_path / "seeds/ada")
    keys = []
    for _ in range(2):
        library = open_test_library(tmp_path / "var")
        library.database.migrate()
        ingest(library, folder)
        keys.append(list_keys(library, "ada"))
        library.close()
        shutil.rmtree(tmp_path / "var")
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 5


def test_it_gives_the_same_keys_with_and_without_annotations_and_under_any_slug(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_annotated(tmp_path / "annotated/ada"))
    ingest(library, write_source(tmp_path / "bare/lovelace", title="Plain"))
    assert list_keys(library, "ada") == list_keys(library, "lovelace")


def test_it_gives_the_same_keys_in_any_order_of_ingestion(library: Library, tmp_path: Path) -> None:
    folders = [write_source(tmp_path / "ada"), write_source(tmp_path / "grace", OTHER_TALK)]
    other = open_test_library(tmp_path / "other")
    other.database.migrate()
    ingest(library, *folders)
    ingest(other, *reversed(folders))
    for slug in ("ada", "grace"):
        assert list_keys(library, slug) == list_keys(other, slug)
    other.close()


# --- what is refused ----------------------------------------------------------


def assert_refused(library: Library, error: type[OnrecordError], *folders: Path) -> str:
    """Nothing at all may have changed; gives back what was said."""
    before = take_snapshot(library)
    with pytest.raises(error) as refusal:
        ingest(library, *folders)
    assert take_snapshot(library) == before
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


def test_it_asks_before_it_takes_another_interview_for_a_correction(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    folder = write_source(tmp_path / "grace/ada", OTHER_TALK)
    said = assert_refused(library, ArchiveError, folder)
    assert str(folder / "transcript.txt") in said
    assert "would break 5 of the 5 links into “A talk with Ada”, which stands at “ada”" in said
    assert "--yes" in said


def test_it_asks_too_where_it_is_an_earlier_slug_that_another_interview_has(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    folder = write_source(tmp_path / "grace", OTHER_TALK, metadata='formerly = ["ada"]\n')
    assert "which stands at “ada”" in assert_refused(library, ArchiveError, folder)


def test_it_refuses_two_sources_with_one_slug(library: Library, tmp_path: Path) -> None:
    said = assert_refused(
        library,
        SourceError,
        write_source(tmp_path / "a/ada"),
        write_source(tmp_path / "b/ada", OTHER_TALK),
    )
    assert str(tmp_path / "a/ada/transcript.txt") in said
    assert str(tmp_path / "b/ada/transcript.txt") in said


@pytest.mark.parametrize("slug", ["ada", "hopper"])
def test_it_refuses_two_sources_that_lay_claim_to_one_earlier_slug(
    library: Library, tmp_path: Path, slug: str
) -> None:
    said = assert_refused(
        library,
        SourceError,
        write_source(tmp_path / "ada", metadata='formerly = ["lovelace"]\n'),
        write_source(tmp_path / slug / "grace", OTHER_TALK, metadata='formerly = ["lovelace"]\n'),
    )
    assert "its slug “lovelace” is also that of" in said


@pytest.mark.parametrize(
    "bad",
    [
        {"transcript": b""},
        {"transcript": b"\x00\x01\x02\x03"},
        {"transcript": "**Transcript extracted from YouTube video**\n\nKind: captions\n"},
        {"title": None},
        {"metadata": 'dat = "2025"\n'},
        {"metadata": 'date = "2025-13"\n'},
        {"turns": "Ada: These words are nowhere\n"},
        {"chapters": "0:00 | Engine | These words are nowhere\n"},
        {"topics": "weaving: it\n", "vocabulary": VOCABULARY},
        {"topics": "weavin: Will it think?\n", "vocabulary": VOCABULARY},
        {"vocabulary": "[weaving\n"},
    ],
    ids=str,
)
def test_it_writes_none_of_several_sources_when_one_is_bad(
    library: Library, tmp_path: Path, bad: dict[str, str]
) -> None:
    good = write_source(tmp_path / "good/grace", OTHER_TALK)
    said = assert_refused(library, SourceError, good, write_source(tmp_path / "bad/ada", **bad))
    assert str(tmp_path / "bad") in said


def test_it_names_file_line_and_nearest_text_of_an_annotation_that_fits_nowhere(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(tmp_path / "ada", turns="# who\n\nAda: An engine that knits\n")
    with pytest.raises(AnnotationError) as refusal:
        ingest(library, folder)
    assert (refusal.value.file, refusal.value.line) == (str(folder / "turns.txt"), 3)
    assert "“An engine that weaves algebraic patterns." in str(refusal.value)


# --- other slugs --------------------------------------------------------------


def test_it_renames_an_interview_that_says_what_it_was_called_formerly(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    keys = list_keys(library, "ada")
    renamed = write_source(tmp_path / "lovelace", metadata='formerly = ["ada"]\n')
    assert changes(library, renamed) == [Change.ANNOTATED]
    with library.database.read() as session:
        assert [interview.slug for interview in list_interviews(session)] == ["lovelace"]
    assert list_keys(library, "ada") == list_keys(library, "lovelace") == keys
    assert changes(library, renamed) == [Change.NOTHING]
    assert find_faults(library) == []


def test_it_keeps_every_earlier_slug_once_promised(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    ingest(library, write_source(tmp_path / "byron", metadata='formerly = ["ada"]\n'))
    ingest(library, write_source(tmp_path / "lovelace", metadata='formerly = ["byron"]\n'))
    assert list_keys(library, "ada") == list_keys(library, "lovelace")
    ingest(library, write_source(tmp_path / "lovelace", title="Without a word about formerly"))
    assert list_keys(library, "ada") == list_keys(library, "byron")


def test_it_takes_an_interview_back_to_an_earlier_slug(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    ingest(library, write_source(tmp_path / "byron", metadata='formerly = ["ada"]\n'))
    ingest(library, write_source(tmp_path / "ada", metadata='formerly = ["byron"]\n'))
    with library.database.read() as session:
        assert [interview.slug for interview in list_interviews(session)] == ["ada"]
        byron = find_interview(session, "byron")
    assert byron is not None
    assert byron.slug == "ada"


def test_it_does_not_mind_an_interview_that_names_its_own_slug_as_an_earlier_one(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(tmp_path / "ada", metadata='formerly = ["ada", "byron"]\n')
    assert changes(library, folder) == [Change.ADDED]
    assert list_keys(library, "byron") == list_keys(library, "ada")


def test_it_refuses_a_slug_that_leads_to_a_renamed_interview(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    ingest(library, write_source(tmp_path / "lovelace", metadata='formerly = ["ada"]\n'))
    folder = write_source(tmp_path / "grace/ada", OTHER_TALK)
    said = assert_refused(library, ArchiveError, folder)
    assert "the slug “ada” is taken: it leads to the interview “lovelace”" in said


def test_it_refuses_to_take_the_slug_of_an_interview_that_is_still_there(
    library: Library, tmp_path: Path
) -> None:
    grace = write_source(tmp_path / "grace", OTHER_TALK)
    ingest(library, write_source(tmp_path / "ada"), grace)
    said = assert_refused(
        library,
        ArchiveError,
        write_source(tmp_path / "ada", metadata='formerly = ["grace"]\n'),
    )
    assert "the slug “grace” is taken: it leads to the interview “grace”" in said


def test_it_refuses_to_make_one_interview_of_two(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "ada"), write_source(tmp_path / "grace", OTHER_TALK))
    both = write_source(tmp_path / "both", metadata='formerly = ["ada", "grace"]\n')
    assert "the slug “grace” is taken" in assert_refused(library, ArchiveError, both)


# --- looking ahead, vocabularies, bare files ----------------------------------


def test_it_changes_nothing_by_planning(library: Library, tmp_path: Path) -> None:
    ingest(library, write_annotated(tmp_path / "seeds/ada"))
    write_annotated(tmp_path / "seeds/ada", turns="")
    write_source(tmp_path / "seeds/grace", OTHER_TALK)
    before = take_snapshot(library)
    plans = plan_ingest(library, find_sources(tmp_path / "seeds"))
    assert [(plan.slug, plan.change) for plan in plans] == [
        ("ada", Change.ANNOTATED),
        ("grace", Change.ADDED),
    ]
    assert take_snapshot(library) == before


def test_it_takes_the_lists_at_home_only_where_none_stand_beside(
    library: Library, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "topics.toml").write_text(VOCABULARY.replace("How patterns", "At home: how patterns"))
    with_its_own = find_sources(write_annotated(tmp_path / "own/ada"))
    without = find_sources(
        write_source(tmp_path / "none/grace", OTHER_TALK, topics="weaving: In relay seventy\n")
    )
    ingest_sources(library, with_its_own, Orders(home=home))
    with library.database.read() as session:
        topic = find_topic(session, "weaving")
        assert topic is not None
        assert topic.summary == "How patterns come about."
    ingest_sources(library, without, Orders(home=home))
    with library.database.read() as session:
        topic = find_topic(session, "weaving")
        assert topic is not None
        assert topic.summary == "At home: how patterns come about."
        assert (topic.segment_count, topic.interview_count) == (2, 2)


def test_it_refuses_a_topic_where_there_is_no_vocabulary(library: Library, tmp_path: Path) -> None:
    folder = write_source(tmp_path / "ada", topics="weaving: Will it think?\n")
    said = assert_refused(library, AnnotationError, folder)
    assert f"{folder / 'topics.txt'}, line 1: `weaving` is no topic of topics.toml." in said


def test_it_takes_what_is_wished_for_a_bare_file(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "tape 7.txt"
    path.write_text(TALK)
    orders = Orders(Wishes("ada", "Ada speaks", "1843-07", "en-GB"))
    ingest_sources(library, find_sources(path), orders)
    with library.database.read() as session:
        [interview] = list_interviews(session)
    found = (interview.slug, interview.title, interview.date, interview.language)
    assert found == ("ada", "Ada speaks", "1843-07", "en-GB")


def test_it_counts_one_generation_for_each_interview_written(
    library: Library, tmp_path: Path
) -> None:
    folders = [write_source(tmp_path / "ada"), write_source(tmp_path / "grace", OTHER_TALK)]
    ingest(library, *folders)
    ingest(library, *folders)
    with library.database.read() as session:
        assert State(read_generation(session)) == library.engine.state() == State(2)
        assert [interview.ingest for interview in list_interviews(session)] == [1, 2]


WRITING = [step for step in Step if step not in {Step.PLANNED, Step.DONE}]
COMMITTED = WRITING[WRITING.index(Step.AFTER_DATABASE) :]


@pytest.mark.parametrize("step", WRITING)
def test_a_failure_leaves_nothing_half_made(library: Library, tmp_path: Path, step: Step) -> None:
    def fail(reached: Step) -> None:
        if reached is step:
            raise KeyboardInterrupt

    ingest(library, write_annotated(tmp_path / "seeds/ada"))
    folder = write_annotated(tmp_path / "seeds/ada", topics="thinking: Will it think?\n")
    with pytest.raises(KeyboardInterrupt):
        ingest_sources(library, find_sources(folder), report=fail)
    assert find_faults(library) == []
    assert search(library, "engine", Filters(topic="thinking")) == int(step in COMMITTED)
    ingest(library, folder)
    assert search(library, "engine", Filters(topic="thinking")) == 1
    assert find_faults(library) == []


def test_it_tells_the_first_of_two_failures(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(step: Step) -> None:
        if step is Step.AFTER_INDEX:
            index = library.lock_file.parent / "index"
            shutil.rmtree(index)
            index.write_text("in the way")
            raise KeyboardInterrupt

    folder = write_annotated(tmp_path / "seeds/ada")
    with pytest.raises(KeyboardInterrupt):
        ingest_sources(library, find_sources(folder), report=fail)
    assert "the next start will try again" in caplog.text


def test_an_index_that_is_lost_between_two_interviews_comes_back_whole(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    shutil.rmtree(library.lock_file.parent / "index")
    ingest(library, write_source(tmp_path / "grace", OTHER_TALK))
    assert library.engine.ingests() == {1: 1, 2: 1}
    assert find_faults(library) == []

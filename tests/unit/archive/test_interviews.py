import hashlib
from pathlib import Path

from app.archive.interviews import (
    find_interview,
    find_interviews,
    find_titles,
    list_interviews,
    read_chapters,
    read_sentences,
    read_text,
    read_turns,
)
from app.archive.values import Turn
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.ingest.removing import remove
from app.sources import find_sources
from tests.archives import FIRST
from tests.builders import write_source

FIRST_SHA256 = "c4a82fdba95078fe3832938a98d36446f9a2486796ee23a39b1d91e906b6d400"


def test_it_keeps_the_first_interview_to_the_letter(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        words = read_text(session, interview)
        assert (len(words), interview.words) == (72_822, 13_034)
        assert hashlib.sha256(words.encode()).hexdigest() == FIRST_SHA256
        assert (interview.date, interview.series) == ("2025-11-25", "Dwarkesh Podcast")
        assert [part.role for part in interview.participants] == ["guest", "host"]
        for parts in (read_sentences(session, interview), read_turns(session, interview)):
            assert " ".join(words[part.start : part.end] for part in parts) == words


def test_it_reads_what_touches_a_stretch(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        every = read_sentences(session, interview)
        second, fourth = every[1], every[3]
        assert read_sentences(session, interview, second.start, fourth.end) == every[1:4]
        assert read_sentences(session, interview, second.end, fourth.start) == [every[2]]
        assert read_sentences(session, interview, second.end - 1, fourth.start + 1) == every[1:4]
        assert read_sentences(session, interview, every[-1].end) == []
        turns: list[Turn] = read_turns(session, interview)
        assert read_turns(session, interview, turns[1].start, turns[2].end) == turns[1:3]
        assert read_turns(session, interview, turns[-1].start) == turns[-1:]


def test_it_reads_chapters_in_order(seeded_library: Library) -> None:
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        chapters = read_chapters(session, interview)
    assert [chapter.start for chapter in chapters] == sorted(chapter.start for chapter in chapters)
    assert (chapters[1].slug, chapters[1].time_s) == ("emotions-and-value-functions", 579)


def test_it_lists_the_newest_first_and_the_undated_last(library: Library, tmp_path: Path) -> None:
    dates = {"a": None, "b": "1999", "c": "2025-11", "d": "2025-11-25", "e": None}
    for slug, date in dates.items():
        write_source(
            tmp_path / "seeds" / slug,
            f"Words of {slug}.",
            title=slug,
            metadata=f'date = "{date}"\n' if date else "",
        )
    ingest_sources(library, find_sources(tmp_path / "seeds"))
    with library.database.read() as session:
        assert [one.slug for one in list_interviews(session)] == ["d", "c", "b", "a", "e"]


def test_it_lists_guests_before_hosts_before_others(library: Library, tmp_path: Path) -> None:
    folder = write_source(
        tmp_path / "ada",
        metadata='host = ["Charles", "Mary"]\nguest = "Ada"\n',
        turns="Annabella: Welcome, Ada.\n?: What are you\nAda?: An engine\n",
    )
    ingest_sources(library, find_sources(folder))
    with library.database.read() as session:
        [interview] = list_interviews(session)
        assert [(part.name, part.role) for part in interview.participants] == [
            ("Ada", "guest"),
            ("Charles", "host"),
            ("Mary", "host"),
            ("Annabella", "speaker"),
        ]
        turns = read_turns(session, interview)
    assert [(turn.speaker and turn.speaker.slug, turn.basis) for turn in turns] == [
        ("annabella", "annotated"),
        (None, "unknown"),
        ("ada", "inferred"),
    ]


def test_somebody_who_is_spelt_in_two_ways_is_one_person(library: Library, tmp_path: Path) -> None:
    folder = write_source(
        tmp_path / "ada", metadata='guest = "Zoë Ada"\n', turns="Zoe Ada: Welcome, Ada.\n"
    )
    ingest_sources(library, find_sources(folder))
    with library.database.read() as session:
        [interview] = list_interviews(session)
        assert [(part.slug, part.role) for part in interview.participants] == [("zoe-ada", "guest")]


def test_somebody_in_two_interviews_is_one_person(library: Library, tmp_path: Path) -> None:
    for slug in ("one", "two"):
        write_source(tmp_path / "seeds" / slug, f"Words {slug}.", metadata='guest = "Ada"\n')
    ingest_sources(library, find_sources(tmp_path / "seeds"))
    with library.database.read() as session:
        one, two = list_interviews(session)
    assert one.participants == two.participants


def test_it_finds_titles_of_interviews_and_of_chapters_by_a_word(
    library: Library, tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    write_source(
        seeds / "one", "Words of one.", title="Zürich 100%", chapters="At 100° | Words of one\n"
    )
    write_source(seeds / "two", "Words of two.", title="What 1000 is")
    ingest_sources(library, find_sources(seeds))
    with library.database.read() as session:
        assert find_titles(session, "100%") == [("Zürich 100%", False)]
        assert sorted(find_titles(session, "100")) == [
            *(("At 100°", True), ("What 1000 is", False), ("Zürich 100%", False)),
        ]
        assert find_titles(session, "WHAT") == [("What 1000 is", False)]
        assert find_titles(session, "_") == find_titles(session, "nowhere") == []


def test_titles_of_what_was_taken_off_the_archive_are_not_found(
    library: Library, tmp_path: Path
) -> None:
    folder = write_source(tmp_path / "ada", chapters="An engine | Welcome, Ada.\n")
    ingest_sources(library, find_sources(folder))
    with library.database.read() as session:
        assert find_titles(session, "talk") == [("A talk with Ada", False)]
        assert find_titles(session, "engine") == [("An engine", True)]
    remove(library, "ada")
    with library.database.read() as session:
        assert find_titles(session, "talk") == find_titles(session, "engine") == []


def test_it_finds_nothing_where_nothing_is(library: Library) -> None:
    with library.database.read() as session:
        assert find_interview(session, "nobody") is None
        assert find_interviews(session, [1, 2]) == {}
        assert find_interviews(session, []) == {}
        assert list_interviews(session) == []

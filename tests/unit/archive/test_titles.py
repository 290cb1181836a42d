from pathlib import Path

import pytest

from app.archive.titles import (
    ChapterTitle,
    InterviewTitle,
    SpeakerCount,
    count_appearances,
    list_chapter_titles,
    list_interview_titles,
    list_name_forms,
)
from app.ingest.library import Library
from app.ingest.pipeline import ingest_sources
from app.ingest.removing import remove
from app.sources import find_sources
from tests.builders import TALK, write_source

NAMES = """\
[ada-lovelace]
name = "Ada Lovelace"
kind = "person"
forms = ["Ada"]
"""


@pytest.fixture
def talks(library: Library, tmp_path: Path) -> Library:
    """Two talks of Ada's, and one of Grace's that was removed."""
    for slug, date in (("ada", "1843"), ("later", "1844-05-02"), ("grace", "1950")):
        who = slug if slug == "grace" else "Ada Lovelace"
        write_source(
            tmp_path / "seeds" / slug,
            f"{TALK}So says 🙂 Ada Lovelace of {slug}.\n",
            title=f"The {slug} talk",
            metadata=f'date = "{date}"\nguest = ["{who}"]\n',
            chapters=f"Opening | Welcome, Ada.\nMinds of {slug} | Will it think?\n",
            names=NAMES,
        )
    ingest_sources(library, find_sources(tmp_path / "seeds"))
    remove(library, "grace")
    return library


def test_it_lists_interviews_the_newest_first(talks: Library) -> None:
    with talks.database.read() as session:
        assert list_interview_titles(session) == [
            InterviewTitle("later", "The later talk", "1844-05-02"),
            InterviewTitle("ada", "The ada talk", "1843"),
        ]


def test_it_lists_chapters_as_they_follow_one_another(talks: Library) -> None:
    with talks.database.read() as session:
        assert list_chapter_titles(session) == [
            ChapterTitle("later", "The later talk", "opening", "Opening"),
            ChapterTitle("later", "The later talk", "minds-of-later", "Minds of later"),
            ChapterTitle("ada", "The ada talk", "opening", "Opening"),
            ChapterTitle("ada", "The ada talk", "minds-of-ada", "Minds of ada"),
        ]


def test_it_counts_the_interviews_of_everybody_in_them(talks: Library) -> None:
    with talks.database.read() as session:
        assert count_appearances(session) == [SpeakerCount("ada-lovelace", "Ada Lovelace", 2)]


def test_it_lists_the_forms_of_a_name_as_they_stand_in_the_texts(talks: Library) -> None:
    with talks.database.read() as session:
        assert list_name_forms(session) == {"ada-lovelace": ("Ada", "Ada Lovelace")}

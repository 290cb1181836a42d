"""A whole interview as it is written out: every word, once, in order."""

import pytest

from app.archive.interviews import find_interview, read_text
from app.web.quoting.scripts import make_script
from app.web.urls import Urls
from tests.archives import FIRST
from tests.builders import write_source
from tests.unit.ingest.talks import ingest, write_annotated

HERE = Urls("https://archive.example")


@pytest.fixture
def write(library, tmp_path):
    """What an annotated folder is written out as."""

    def make(slug="ada", **changes):
        ingest(library, write_annotated(tmp_path / "seeds" / slug, **changes))
        with library.database.read() as session:
            return make_script(session, HERE, find_interview(session, slug))

    return make


def test_it_holds_every_word_of_the_interview_in_order(seeded_library):
    with seeded_library.database.read() as session:
        interview = find_interview(session, FIRST)
        script = make_script(session, HERE, interview)
        text = read_text(session, interview)
    assert " ".join(words for part in script.parts for _, words in part.paragraphs) == text
    assert [part.title for part in script.parts][:1] == ["Explaining model jaggedness"]
    assert script.facts == (
        "Dwarkesh Podcast, 25 November 2025",
        "Ilya Sutskever (guest), Dwarkesh Patel (host)",
        "Source: edited captions; check the recording before printing",
        "Revision 1",
    )


def test_it_names_who_begins_to_speak(write):
    script = write()
    assert script.url == "https://archive.example/interviews/ada"
    (part,) = script.parts
    assert part.title == "The engine"
    assert part.paragraphs == (
        ("Charles", "Welcome, Ada. What are you working on?"),
        ("Ada", "An engine that weaves algebraic patterns."),
        ("Charles", "Will it think?"),
        ("Ada", "It does whatever we know how to order it to perform."),
    )


def test_an_interview_without_chapters_is_one_part(write):
    (part,) = write(chapters=None).parts
    assert part.title is None
    assert len(part.paragraphs) == 4


def test_it_names_nobody_where_nobody_is_known(write):
    (part,) = write(turns=None).parts
    assert {speaker for speaker, _ in part.paragraphs} == {None}


def test_it_says_where_a_speaker_is_not_known(write):
    (part,) = write(turns="Ada: An engine that weaves\n").parts
    assert part.paragraphs[0][0] == "Speaker not identified"
    assert part.paragraphs[1][0] == "Ada"


def test_it_tells_nothing_that_is_not_known(library, tmp_path):
    ingest(library, write_source(tmp_path / "ada"))
    with library.database.read() as session:
        script = make_script(session, HERE, find_interview(session, "ada"))
    assert script.title == "A talk with Ada"
    assert [fact.partition(" ")[0] for fact in script.facts] == ["Source:", "Revision"]

"""Titles that are printed as if somebody had said them."""

import pytest

from app.ingest.library import Library
from app.search.quote_check.findings import NoteKind
from app.search.quote_check.titles import Title, find_title
from app.search.quote_check.wording import read_wording
from tests.unit.search.quote_check.talks import AGE, DREAM


def find(library: Library, quotation: str) -> Title | None:
    with library.database.read() as session:
        return find_title(session, read_wording(quotation))


@pytest.mark.parametrize(
    "quotation",
    [
        "The age of the engine ends the age of the loom",
        "the AGE of the engine … the loom.",
        "age of the engine",
        AGE,
    ],
)
def test_the_interviews_title_is_known(talks: Library, quotation: str) -> None:
    title = find(talks, quotation)
    assert title is not None
    assert title.share == 1
    assert (title.note.kind, title.note.is_grave) == (NoteKind.TITLE_ONLY, True)
    assert "interview’s title" in title.note.text
    assert AGE in title.note.text


def test_a_chapters_title_is_known(talks: Library) -> None:
    title = find(talks, "an engine dreams of flowers")
    assert title is not None
    assert "chapter’s title" in title.note.text
    assert DREAM in title.note.text


def test_words_that_are_nearly_a_title_are_known_as_well(talks: Library) -> None:
    title = find(talks, "The age of the engine ended the age of the loom")
    assert title is not None
    assert 0.85 < title.share < 1


@pytest.mark.parametrize(
    "quotation",
    [
        "the age of the engine is the age of brass and flowers",
        "an engine that weaves algebraic patterns",
        "the loom",  # too short to be anybody's
        "on and of the",  # nothing in it is telling
        "the ages of xyzzy",
        "100% of_the engine",
    ],
)
def test_words_of_which_a_title_has_little_are_not_from_it(talks: Library, quotation: str) -> None:
    assert find(talks, quotation) is None


def test_of_several_titles_the_one_with_most_of_it_is_told(talks: Library) -> None:
    exact = find(talks, "Whether the engine dreams of flowers")
    assert exact is not None
    assert (DREAM in exact.note.text, AGE in exact.note.text) == (True, False)

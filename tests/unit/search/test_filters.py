from pathlib import Path

import pytest

from app.ingest.library import Library
from app.search.engine import Scope
from app.search.filters import (
    NOTHING,
    Unknown,
    label_filters,
    list_filters,
    make_scope,
    merge_filters,
)
from app.search.query import Filters, parse_query
from tests.builders import write_source
from tests.unit.search.answers import ingest, list_slugs, search


def merge(
    library: Library, typed: str, filters: Filters | None = None
) -> tuple[Filters, tuple[Unknown, ...]]:
    with library.database.read() as session:
        return merge_filters(session, parse_query(typed), filters or Filters())


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("ilya-sutskever", "ilya-sutskever"),
        ("ilya", "ilya-sutskever"),
        ("ILYA", "ilya-sutskever"),
        ("ilya,", "ilya-sutskever"),
        ("sutskever", "ilya-sutskever"),
        ('"Ilya Sutskever"', "ilya-sutskever"),
        ("“ilya  sutskever”", "ilya-sutskever"),
        ("dwarkesh", "dwarkesh-patel"),
    ],
)
def test_a_speaker_is_known_by_slug_by_name_and_by_a_part(
    seeded_library: Library, typed: str, slug: str
) -> None:
    assert merge(seeded_library, f"speaker:{typed} research") == (Filters(speaker=slug), ())


@pytest.mark.parametrize(
    ("name", "typed", "slug"),
    [
        ("interview", "ada", "ada"),
        ("interview", '"A talk with Ada"', "ada"),
        ("topic", "Weaving", "weaving"),
        ("chapter", '"the ada chapter"', "the-ada-chapter"),
        ("chapter", "grace", "the-grace-chapter"),
        ("name", "lovelace", "ada-lovelace"),
    ],
)
def test_so_is_whatever_else_a_search_is_narrowed_to(
    shelf: Library, name: str, typed: str, slug: str
) -> None:
    assert merge(shelf, f"{name}:{typed}") == (Filters(**{name: slug}), ())


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("speaker", "ily"),
        ("speaker", "nobody"),
        ("speaker", "*"),
        ("speaker", "%"),
        ("speaker", "_"),
        ("speaker", ["'", "OR", "1=1", "--"][0]),
        ("topic", "nope"),
        ("topic", "語"),
        ("chapter", "chapter"),
    ],
)
def test_what_nothing_or_more_than_one_thing_is_called_is_told(
    shelf: Library, name: str, typed: str
) -> None:
    kept = Filters(**{name: typed})
    assert merge(shelf, f"{name}:{typed} engine") == (kept, (Unknown(name, typed),))
    assert search(shelf, f"{name}:{typed} engine").total == 0


@pytest.mark.parametrize("unseen", ["\x00", "\ud800", "\u200b"])
def test_letters_that_no_text_can_hold_are_not_there(shelf: Library, unseen: str) -> None:
    """The command line makes halves of letters of bytes that are no UTF-8."""
    assert merge(shelf, f"topic:wea{unseen}ving engine") == (Filters(topic="weaving"), ())
    assert merge(shelf, f"topic:{unseen} engine") == merge(shelf, "topic: engine")
    assert merge(shelf, f"topic:{unseen} engine") == (Filters(), ())


def test_the_query_wins_over_the_address(shelf: Library) -> None:
    asked = Filters(speaker="grace", topic="weaving")
    assert merge(shelf, "speaker:emmy", asked) == (Filters(speaker="emmy", topic="weaving"), ())
    assert merge(shelf, "engine", asked) == (asked, ())


def test_it_lists_the_filters_that_are_set() -> None:
    assert list_filters(Filters()) == {}
    assert list_filters(Filters(name="a", interview="b")) == {"interview": "b", "name": "a"}


def test_nothing_lies_under_a_value_that_the_archive_does_not_have(shelf: Library) -> None:
    with shelf.database.read() as session:
        assert make_scope(session, Filters(), []) == Scope()
        assert make_scope(session, Filters(), [3, 4]) == Scope(without=(3, 4))
        every = Filters(interview="x", speaker="x", topic="x", name="x", chapter="x")
        assert make_scope(session, every, []) == Scope(NOTHING, "x", NOTHING, NOTHING, NOTHING)
        known = make_scope(session, Filters(interview="ada", speaker="ada"), [])
    assert NOTHING not in {known.interview_id, known.speaker}
    assert None not in {known.interview_id, known.speaker}


def rename(library: Library, folder: Path) -> None:
    """Two interviews about rain; when the first is ingested again, all headings are renamed."""

    def write(name: str, slug: str, formerly: str = "") -> Path:
        return write_source(
            folder / name,
            f"Ada likes rain. {name}\n",
            turns="Ada Lovelace: Ada likes\n",
            topics=f"{slug}: Ada likes rain\n",
            vocabulary=f'[{slug}]\nname = "Rain"\nsummary = "Falls."\n{formerly}',
            names=f'[{slug}]\nname = "Ada"\nkind = "person"\n{formerly}',
            people=f'[{slug}]\nname = "Ada Lovelace"\n{formerly}',
        )

    ingest(library, write("one", "before"))
    ingest(library, write("two", "before"))
    ingest(library, write("one", "after", 'formerly = ["before"]\n'))


def test_filters_follow_a_rename_also_in_interviews_that_were_not_ingested_again(
    library: Library, tmp_path: Path
) -> None:
    rename(library, tmp_path)
    # Where somebody has kept the old address, it means the same.
    for slug in ("before", "after"):
        for filters in (Filters(topic=slug), Filters(speaker=slug), Filters(name=slug)):
            assert set(list_slugs(search(library, "rain", filters))) == {"one", "two"}


@pytest.mark.parametrize("name", ["topic", "speaker", "name"])
def test_a_filter_in_a_query_follows_a_rename_and_is_not_unknown(
    library: Library, tmp_path: Path, name: str
) -> None:
    rename(library, tmp_path)
    filters, unknown = merge(library, f"{name}:before rain")
    assert unknown == ()
    with library.database.read() as session:
        assert make_scope(session, filters, []) == make_scope(
            session, Filters(**{name: "after"}), []
        )


def test_an_interview_is_known_by_the_slug_that_it_had(library: Library, tmp_path: Path) -> None:
    ingest(library, write_source(tmp_path / "ada", metadata='formerly = ["babbage"]\n'))
    assert merge(library, "interview:babbage engine") == (Filters(interview="ada"), ())
    assert list_slugs(search(library, "interview:babbage engine")) == ["ada"]
    kept = Filters(interview="byron")
    assert merge(library, "interview:byron engine") == (kept, (Unknown("interview", "byron"),))


def test_filters_are_labelled_as_people_call_them_or_else_as_they_were_typed(
    shelf: Library,
) -> None:
    with shelf.database.read() as session:
        assert label_filters(session, Filters()) == {}
        asked = Filters(interview="ada", topic="weaving", name="nobody")
        assert label_filters(session, asked) == {
            "interview": "A talk with Ada",
            "topic": "Weaving",
            "name": "nobody",
        }

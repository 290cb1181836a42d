"""From renderings to what is told of a quotation."""

from pathlib import Path

import pytest

from app.archive.values import Heading
from app.ingest.library import Library
from app.search.quote_check.findings import Finding, NoteKind
from app.search.quote_check.places import Places
from app.search.quote_check.rendering import Rendering, find_rendering
from app.search.quote_check.telling import (
    MOST_ASKED,
    MOST_OCCURRENCES,
    tell_absent,
    tell_changed,
    tell_found,
)
from app.search.quote_check.verdicts import Verdict
from app.search.quote_check.wording import read_wording
from tests.builders import write_source
from tests.unit.search.answers import ingest
from tests.unit.search.quote_check.talks import gather, lead, list_kinds

TWICE = "Nothing is finished before it is tested twice"
ADA = Heading("ada-lovelace", "Ada Lovelace")
GRACE = Heading("grace-hopper", "Grace Hopper")


def tell(
    library: Library, quotation: str, claimed: Heading | str | None = None
) -> tuple[Finding | None, Finding | None]:
    """What is told if all words stand, and what if they differ."""
    with library.database.read() as session:
        candidates = gather(library, quotation)
        places = Places(session, candidates)
        rendering = find_rendering(read_wording(quotation), places.candidates)
        assert rendering is not None
        return tell_found(places, rendering, claimed), tell_changed(places, rendering)


def tell_same(library: Library, quotation: str, claimed: Heading | str | None = None) -> Finding:
    finding, _ = tell(library, quotation, claimed)
    assert finding is not None
    return finding


def tell_other(library: Library, quotation: str) -> Finding:
    found, finding = tell(library, quotation)
    assert found is None
    assert finding is not None
    return finding


def list_slugs(finding: Finding) -> list[str]:
    return [place.interview.slug for place in finding.occurrences]


def test_every_place_with_the_same_words_is_told_the_newest_first(talks: Library) -> None:
    finding = tell_same(talks, TWICE)
    assert finding.verdict is Verdict.VERBATIM
    assert list_slugs(finding) == ["moth", "engine"]
    assert finding.place == finding.occurrences[0]


@pytest.mark.parametrize(("claimed", "slug"), [(ADA, "engine"), (GRACE, "moth")])
def test_of_several_places_the_one_of_who_is_said_to_have_said_it_is_told(
    talks: Library, claimed: Heading, slug: str
) -> None:
    finding = tell_same(talks, TWICE, claimed)
    assert finding.place is not None
    assert finding.place.interview.slug == slug
    assert list_slugs(finding) == ["moth", "engine"]


@pytest.mark.parametrize("claimed", ["Isaac Newton", Heading("mary-somerville", "Mary Somerville")])
def test_of_somebody_who_never_said_it_the_first_place_is_told(
    talks: Library, claimed: Heading | str
) -> None:
    finding = tell_same(talks, TWICE, claimed)
    assert finding.place == finding.occurrences[0]


def test_of_a_shortened_quotation_one_place_is_told(talks: Library) -> None:
    finding = tell_same(talks, "Nothing is finished … tested twice")
    assert finding.verdict is Verdict.ABRIDGED
    assert [omission.text for omission in finding.omissions] == ["before it is"]
    assert len(finding.occurrences) == 1


def test_of_very_many_places_some_are_told_and_of_the_first_who_says_them(
    library: Library, tmp_path: Path
) -> None:
    count = MOST_OCCURRENCES + 20
    said = "Welcome. " + " ".join(f"We count the engines. {each} of them." for each in range(count))
    ingest(library, write_source(tmp_path / "talk", said, turns="Ada: Welcome.\n"))
    finding = tell_same(library, "We count the engines")
    assert len(finding.occurrences) == MOST_OCCURRENCES
    assert [bool(place.turns) for place in finding.occurrences] == [
        number < MOST_ASKED for number in range(MOST_OCCURRENCES)
    ]


def test_where_words_differ_nothing_is_told_as_found(talks: Library) -> None:
    finding = tell_other(talks, "Nothing is ever finished before it is tested twice")
    assert finding.verdict is Verdict.ALTERED
    assert [change.quoted for change in finding.changes] == [
        *("Nothing is", "ever", "finished before it is tested twice"),
    ]
    assert finding.occurrences == (finding.place,)
    assert (finding.pieces, finding.is_glued) == ((), False)


def test_where_too_few_are_the_same_nothing_is_told_as_changed(talks: Library) -> None:
    assert tell(talks, "Every compiler hates the harbour of cheap promises") == (None, None)


def test_parts_of_several_places_are_told_piece_by_piece(talks: Library) -> None:
    finding = tell_other(
        talks, "An engine that weaves algebraic patterns. We found a moth in a relay."
    )
    assert (finding.verdict, finding.is_glued) == (Verdict.ALTERED, True)
    assert finding.similarity < 1
    told = [(piece.quoted, piece.verdict, piece.place.interview.slug) for piece in finding.pieces]
    assert told == [
        ("An engine that weaves algebraic patterns", Verdict.VERBATIM, "engine"),
        ("We found a moth in a relay", Verdict.VERBATIM, "moth"),
    ]
    assert list_kinds(finding) == [NoteKind.CROSSES_SPEAKERS, NoteKind.LONG_GAP]


def test_parts_among_very_many_words_of_nowhere_are_not_told(talks: Library) -> None:
    nowhere = " ".join(f"xyzzy{number}" for number in range(12))
    parts = (
        "An engine that weaves algebraic patterns",
        nowhere,
        "We found a moth in a relay",
        nowhere,
    )
    assert tell(talks, ". ".join(parts)) == (None, None)


def test_what_several_speakers_say_is_told_piece_by_piece(talks: Library) -> None:
    finding = tell_other(talks, "I think like five to ten years")
    assert not finding.is_glued
    assert [(piece.quoted, piece.place.speakers[0].name) for piece in finding.pieces] == [
        ("I think like five to ten", "Ada Lovelace"),
        ("years", "Charles Babbage"),
    ]
    assert NoteKind.CROSSES_SPEAKERS in list_kinds(finding)


def test_the_notes_of_a_place_come_along(talks: Library) -> None:
    finding = tell_same(talks, "how come nobody has finished one")
    assert list_kinds(finding) == [NoteKind.QUOTING_OTHERS, NoteKind.PART_OF_SENTENCE]
    finding = tell_other(talks, "It is a question of brass")
    assert list_kinds(finding) == [NoteKind.FILLERS_ONLY]


def tell_none(library: Library, quotation: str) -> Finding:
    """What is told of words that stand nowhere."""
    with library.database.read() as session:
        places = Places(session, gather(library, quotation))
        rarities = lead(library, quotation).rarities
        rendering: Rendering | None = find_rendering(read_wording(quotation), places.candidates)
        return tell_absent(places, read_wording(quotation), rarities, rendering)


def test_of_what_stands_nowhere_the_nearest_is_told(talks: Library) -> None:
    finding = tell_none(talks, "The admirals despise compilers")
    assert (finding.verdict, finding.place, finding.occurrences) == (Verdict.ABSENT, None, ())
    assert finding.nearest is not None
    place = finding.nearest.place
    [sentence] = place.sentences
    assert sentence.text == "Maybe the compilers will write better letters than the admirals."
    assert (place.before, place.interview.slug) == ("", "moth")
    assert place.text in sentence.text
    assert finding.similarity == finding.nearest.similarity < 1


def test_of_what_comes_near_nothing_only_that_is_told(talks: Library) -> None:
    finding = tell_none(talks, "Xyzzy plugh quux")
    assert finding == Finding("Xyzzy plugh quux", Verdict.ABSENT, 0.0)

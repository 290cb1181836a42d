"""Quotations that are put together from several places, or of what several people say."""

import pytest

from app.archive.interviews import find_interview, read_turns
from app.ingest.library import Library
from app.search.quote_check.pieces import MOST_PIECES, find_pieces, part_by_speaker
from app.search.quote_check.rendering import Rendering, find_rendering
from app.search.quote_check.wording import read_wording
from tests.unit.search.quote_check.talks import gather, render

WEAVES = "An engine that weaves algebraic patterns"
MOTH = "We found a moth in a relay"
SAILOR = "the sailor looks at the nearest harbour"
FINEST = "I would trade the finest of them"


def cut_pieces(library: Library, quotation: str) -> list[str]:
    """The parts of a quotation, as quoted."""
    candidates = gather(library, quotation)
    rendering = find_rendering(read_wording(quotation), candidates)
    assert rendering is not None
    return list(map(read, find_pieces(rendering, candidates)))


def read(piece: Rendering) -> str:
    return piece.wording.slice(0, len(piece.wording.words))


@pytest.mark.parametrize(
    "parts",
    [
        (WEAVES, MOTH),
        (MOTH, WEAVES),
        (SAILOR, WEAVES, MOTH),
        (WEAVES, SAILOR, FINEST, MOTH),
    ],
)
def test_parts_are_told_in_the_order_in_which_they_are_quoted(
    talks: Library, parts: tuple[str, ...]
) -> None:
    assert cut_pieces(talks, ". ".join(parts)) == list(parts)


def test_words_of_nowhere_between_the_parts_are_none_of_them(talks: Library) -> None:
    assert cut_pieces(talks, f"{WEAVES}. Xyzzy plugh quux frobnicate. {MOTH}.") == [WEAVES, MOTH]


def test_words_that_are_like_a_passage_but_not_clearly_of_it_are_no_part(talks: Library) -> None:
    assert cut_pieces(talks, f"{WEAVES}. Every sailor writes nothing nearest.") == [WEAVES]


@pytest.mark.parametrize("few", ["a moth", "quick mothers"])
def test_a_few_words_are_no_part(talks: Library, few: str) -> None:
    assert cut_pieces(talks, f"{WEAVES}. {few}.") == [WEAVES]


@pytest.mark.parametrize("other", [f"Xyzzy {MOTH[3:]}", f"{MOTH} frobnicated"])
def test_a_word_of_nowhere_at_the_edge_of_a_part_does_not_hide_it(
    talks: Library, other: str
) -> None:
    first, second = cut_pieces(talks, f"{WEAVES}. {other}.")
    assert first == WEAVES
    assert "found a moth in a relay" in second


def test_three_telling_words_are_a_part(talks: Library) -> None:
    three = "Symmetry gives conservation"
    assert cut_pieces(talks, f"{WEAVES}. {three}.") == [WEAVES, three]


def test_what_stands_clearly_nowhere_has_one_part_which_is_all_of_it(talks: Library) -> None:
    quotation = "The moth of engines looks at letters"
    candidates = gather(talks, quotation)
    rendering = find_rendering(read_wording(quotation), candidates)
    assert rendering is not None
    assert find_pieces(rendering, candidates) == [rendering]


def test_no_more_parts_are_told_than_one_can_read(talks: Library) -> None:
    parts = [
        *(
            "We return to the age of the workshop",
            FINEST,
            "They polish every wheel until it shines",
        ),
        *("the mechanics who are too fond of their drawings", "how come nobody has finished one"),
        *(
            "it has no pretensions to originate anything",
            "just as the Jacquard loom weaves flowers",
        ),
    ]
    assert cut_pieces(talks, ". ".join(parts[1:])) == parts[1:]
    told = cut_pieces(talks, ". ".join(parts))
    assert len(told) == MOST_PIECES < len(parts)
    assert set(told) < set(parts)


def part(library: Library, slug: str, quotation: str) -> list[str]:
    """What each speaker has of a quotation."""
    rendering = render(library, quotation)
    with library.database.read() as session:
        interview = find_interview(session, slug)
        assert interview is not None
        turns = read_turns(session, interview, rendering.span.start, rendering.span.end)
    return list(map(read, part_by_speaker(rendering, turns)))


def test_a_rendering_is_parted_where_somebody_else_begins(talks: Library) -> None:
    assert part(talks, "engine", "I think like five to ten years") == [
        *("I think like five to ten", "years"),
    ]
    assert part(talks, "engine", "how long until it composes? I think like five … Mhm.") == [
        *("how long until it composes", "I think like five", "Mhm"),
    ]


def test_what_one_speaker_says_is_one_part(talks: Library) -> None:
    assert part(talks, "moth", MOTH) == [MOTH]


def test_without_turns_there_is_one_part(talks: Library) -> None:
    [piece] = part_by_speaker(render(talks, MOTH), [])
    assert read(piece) == MOTH


def test_a_part_keeps_its_own_differences(talks: Library) -> None:
    rendering = render(talks, "Xyzzy we found the moth in a relay")
    [piece] = part_by_speaker(rendering, [])
    assert read(piece) == "we found the moth in a relay"
    assert [piece.wording.slice(each.quoted.start, each.quoted.stop) for each in piece.changes] == [
        "the"
    ]
    assert piece.span == rendering.span

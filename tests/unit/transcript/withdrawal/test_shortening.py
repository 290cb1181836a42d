from collections.abc import Sequence

import pytest

from app.transcript.chapters import Chapter
from app.transcript.history.states import Wording
from app.transcript.names import Mention
from app.transcript.placements import Placement
from app.transcript.spans import Span, lay_out, tiles
from app.transcript.topics import Topic
from app.transcript.turns import Basis, Turn
from app.transcript.withdrawal.shortening import Shift, cut_again, drop_chapters
from app.transcript.withdrawal.telltales import find_telltales
from tests.unit.transcript.histories import TALK, begin

SENTENCES = begin(TALK).now.sentences
TEXT = " ".join(TALK)


def leave_out(*places: int) -> list[Wording]:
    return [one for place, one in enumerate(SENTENCES) if place not in places]


def stretch(first: int, last: int) -> Span:
    """Where the talk's sentences from one to another stand."""
    spans = list(lay_out(TALK))
    return Span(spans[first].start, spans[last].end)


def make_turns(*ends: tuple[int, int]) -> list[Turn]:
    return [
        Turn("Ada" if number % 2 else "Charles", Basis.ANNOTATED, stretch(*end))
        for number, end in enumerate(ends)
    ]


def make_chapters(*ends: tuple[int, int]) -> list[Chapter]:
    return [Chapter(f"c{n}", f"Chapter {n}", n, stretch(*end)) for n, end in enumerate(ends)]


def read_parts(parts: Sequence[Turn | Chapter | Mention], kept: Sequence[Wording]) -> list[str]:
    text = " ".join(one.text for one in kept)
    return [part.span.cut(text) for part in parts]


@pytest.mark.parametrize("gone", [(0,), (1,), (2, 3), (5,), (0, 5), (1, 2, 3, 4)])
def test_turns_go_on_tiling_the_text_and_say_what_they_said(gone: tuple[int, ...]) -> None:
    turns, kept = make_turns((0, 0), (1, 2), (3, 3), (4, 5)), leave_out(*gone)
    moved = list(Shift(SENTENCES, kept).move(turns))
    assert tiles(" ".join(one.text for one in kept), [turn.span for turn in moved])
    for turn, words in zip(moved, read_parts(moved, kept), strict=True):
        assert any(words in old.span.cut(TEXT) or old.speaker == turn.speaker for old in turns)


def test_a_turn_of_which_nothing_is_left_is_gone() -> None:
    kept = leave_out(1, 2)
    moved = list(Shift(SENTENCES, kept).move(make_turns((0, 0), (1, 2), (3, 5))))
    assert read_parts(moved, kept) == [TALK[0], " ".join(TALK[3:])]
    assert {turn.speaker for turn in moved} == {"Charles"}


def test_a_mention_stays_with_its_words() -> None:
    start = TEXT.index("loom")
    loom = Mention(Span(start, start + 4), "loom")
    assert read_parts(list(Shift(SENTENCES, kept := leave_out(0)).move([loom])), kept) == ["loom"]
    assert list(Shift(SENTENCES, leave_out(1)).move([loom])) == []


def test_a_chapter_whose_title_tells_goes_and_the_one_before_it_goes_on() -> None:
    chapters = make_chapters((0, 1), (2, 3), (4, 5))
    kept = drop_chapters(chapters, len(TEXT), find_telltales(["Chapter 1"]))
    assert [(one.slug, one.span) for one in kept] == [("c0", stretch(0, 3)), ("c2", stretch(4, 5))]


def test_the_first_chapter_starts_the_text_even_if_another_one_did() -> None:
    kept = drop_chapters(make_chapters((0, 1), (2, 5)), len(TEXT), find_telltales(["Chapter 0"]))
    assert [(one.slug, one.span) for one in kept] == [("c1", stretch(0, 5))]
    assert drop_chapters([], len(TEXT), find_telltales([])) == []


def test_an_edition_is_cut_and_put_under_topics_anew() -> None:
    vocabulary = {"looms": Topic(name="Looms", summary="All about them.")}
    placed = [Placement("looms", stretch(0, 5))]
    said = (make_turns((0, 5)), make_chapters((0, 5)), [])
    edition = cut_again(SENTENCES, said, placed, vocabulary)
    assert edition.text == TEXT
    assert [one.key for one in edition.sentences] == [one.key for one in SENTENCES]
    assert tiles(TEXT, [segment.span for segment in edition.segments])
    (segment,) = edition.segments
    assert (segment.chapter, [place.topic for place in segment.topics]) == ("c0", ["looms"])


def test_an_edition_may_have_no_chapters() -> None:
    edition = cut_again(SENTENCES, (make_turns((0, 5)), [], []), [], {})
    assert [segment.chapter for segment in edition.segments] == [None]

"""Which words of a text a quotation renders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.alignment import (
    MARKED_REACH,
    MOST_BEYOND,
    NEAR,
    REACH,
    Alignment,
    align,
)
from app.search.quote_check.texts import read_text
from app.search.quote_check.wording import read_wording

WORDS = ["the", "engine", "not", "weaves", "patterns", "loom", "…", "it's", "it", "is", "[all]"]


def align_words(quotation: str, said: str) -> Alignment:
    return align(read_wording(quotation), read_text(said))


def list_rendered(quotation: str, said: str) -> list[str]:
    """The words of the text that a quotation renders."""
    text = read_text(said)
    alignment = align(read_wording(quotation), text)
    return [text.slice(pair.said, pair.said_end) for pair in alignment.pairs]


def test_a_quotation_is_found_within_a_text() -> None:
    alignment = align_words("engine weaves", "The engine weaves patterns.")
    assert [(pair.quoted, pair.said) for pair in alignment.pairs] == [(0, 1), (1, 2)]
    assert alignment.score == pytest.approx(read_wording("engine weaves").weights[-1])


@pytest.mark.parametrize("quotation", ["", "…", "loom"])
def test_where_nothing_is_alike_nothing_is_rendered(quotation: str) -> None:
    assert align_words(quotation, "The engine weaves.") == Alignment((), 0.0)
    assert align_words("The engine weaves.", quotation) == Alignment((), 0.0)


@pytest.mark.parametrize(
    "quotation",
    [
        "the engine weaves patterns",
        "the engine really weaves patterns",  # a word more
        "the engine patterns",  # one less
        "the engine paints patterns",  # another
        "the engines weave patterns",
        "the engine … patterns",
    ],
)
def test_it_goes_on_over_words_that_differ(quotation: str) -> None:
    rendered = list_rendered(quotation, "I said that the engine weaves patterns, yes.")
    assert (rendered[0], rendered[-1]) == ("the", "patterns")


def test_words_in_another_order_are_not_all_rendered() -> None:
    rendered = list_rendered("patterns weaves engine", "the engine weaves patterns")
    assert len(rendered) == 1


def test_of_equal_places_the_first_is_taken() -> None:
    alignment = align_words("the engine", "A loom. The engine, the engine; the engine.")
    assert [pair.said for pair in alignment.pairs] == [2, 3]


def test_the_fuller_place_is_taken_wherever_it_stands() -> None:
    said = "The engine stops. But the engine weaves patterns. The engine stops again."
    assert list_rendered("the engine weaves", said) == ["the", "engine", "weaves"]
    alignment = align_words("the engine weaves", said)
    assert [pair.said for pair in alignment.pairs] == [4, 5, 6]


def test_a_contraction_stands_for_both_of_its_words() -> None:
    assert list_rendered("it is weaving", "And it's weaving.") == ["it's", "weaving"]
    assert list_rendered("it's weaving", "And it is weaving.") == ["it is", "weaving"]


def test_a_lone_word_far_off_is_not_worth_the_way() -> None:
    said = "so the" + " loom" * 30 + " engine weaves"
    assert list_rendered("so the engine weaves", said) == ["engine", "weaves"]


@pytest.mark.parametrize(
    ("quotation", "said", "rendered"),
    [
        ("it weaves brass patterns", "So it weaves brass leaves.", "it weaves brass leaves"),
        ("all weaves brass", "So it weaves brass.", "it weaves brass"),
        ("all weaves brass leaves", "So it weaves brass now.", "it weaves brass now"),
        ("… weaves brass", "So it weaves brass.", "weaves brass"),
        ("all … weaves brass", "So it weaves brass.", "weaves brass"),  # it is left out
        ("weaves brass … leaves", "It weaves brass now.", "weaves brass"),
        ("all of weaves brass", "So it weaves brass.", "weaves brass"),  # two words
        ("weaves brass of leaves", "It weaves brass now and then.", "weaves brass"),
        ("all weaves brass", "So it is. Weaves brass.", "Weaves brass"),  # the sentence before
        ("weaves brass leaves", "It weaves brass. Now then.", "weaves brass"),
        ("all weaves brass", "Weaves brass.", "Weaves brass"),
        ("weaves brass leaves", "It weaves brass.", "weaves brass"),
    ],
)
def test_the_first_or_last_word_stands_beside_the_one_in_its_place(
    quotation: str, said: str, rendered: str
) -> None:
    assert list_rendered(quotation, said) == rendered.split()


def test_a_word_beside_one_in_its_place_is_not_like_it() -> None:
    pairs = align_words("all weaves brass leaves", "So it weaves brass now.").pairs
    assert [pair.likeness for pair in pairs] == [0, 1, 1, 0]


def join_far(between: int) -> str:
    return f"engine weaves algebraic patterns{' loom' * between} perform whatever order"


@pytest.mark.parametrize(("mark", "reach"), [("", REACH), ("…", MARKED_REACH)])
def test_it_reaches_so_far_and_no_farther(mark: str, reach: int) -> None:
    quotation = f"engine weaves algebraic patterns {mark} perform whatever order."
    assert len(list_rendered(quotation, join_far(reach))) == 7
    assert len(list_rendered(quotation, join_far(reach + 1))) == 4


def test_what_is_marked_as_left_out_costs_less() -> None:
    said = "The engine that nobody has ever seen weaves."
    marked = align_words("the engine … weaves", said)
    unmarked = align_words("the engine weaves", said)
    elsewhere = align_words("the … engine weaves", said)
    assert marked.score > unmarked.score == elsewhere.score


def test_what_is_left_out_without_a_mark_comes_as_late_as_it_can() -> None:
    said = "The engine took five. Five years."
    alignment = align_words("the engine took five years", said)
    assert [pair.said for pair in alignment.pairs] == [0, 1, 2, 3, 5]
    marked = align_words("the engine took … five years", said)
    assert [pair.said for pair in marked.pairs] == [0, 1, 2, 4, 5]


def test_an_insertion_may_stand_for_words_too() -> None:
    said = "The engine that nobody has ever seen weaves."
    assert (
        align_words("the engine [it] weaves", said).score
        == align_words("the engine … weaves", said).score
    )


def test_words_that_turn_the_sense_cost_most_where_they_lack() -> None:
    said = "The engine weaves patterns."
    negated = align_words("the engine not weaves patterns", said)
    filled = align_words("the engine like weaves patterns", said)
    assert negated.score < filled.score < align_words(said, said).score


@pytest.mark.parametrize(
    ("quotation", "said", "rendered"),
    [
        ("they never ask", "Well, they hardly ask.", ["they", "ask"]),
        ("what do they never ask", "And what do they hardly ask?", ["what", "do", "they", "ask"]),
        ("ask never of it", "Ask hardly of it.", ["Ask", "of", "it"]),
        ("ask never the of it", "Ask hardly of it.", ["Ask", "of", "it"]),
        ("they do never ask", "They loom loom do loom loom ask.", ["They", "do", "ask"]),
        ("ask never of it", "Ask loom loom of loom loom it.", ["Ask", "of", "it"]),
    ],
)
def test_words_at_the_edge_that_say_little_are_rendered_over_what_differs(
    quotation: str, said: str, rendered: list[str]
) -> None:
    assert list_rendered(quotation, said) == rendered


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        ("they never ask", "Are they? Hardly ask."),
        ("they never ask", "Are they hardly. Ask."),
        ("ask never of it", "Ask hardly. Of it."),
        ("ask never of it", "Ask! Hardly of it."),
    ],
)
def test_words_at_the_edge_are_not_looked_for_in_another_sentence(
    quotation: str, said: str
) -> None:
    assert [word.lower() for word in list_rendered(quotation, said)] == ["ask"]


@pytest.mark.parametrize(("skipped", "count"), [(NEAR - 1, 2), (NEAR, 1)])
def test_words_at_the_edge_are_looked_for_near_by(skipped: int, count: int) -> None:
    others = " loom" * skipped
    assert len(list_rendered("they never ask", f"So they{others} ask it.")) == count
    assert len(list_rendered("ask never of", f"They ask{others} of it.")) == count


@pytest.mark.parametrize(("skipped", "count"), [(MOST_BEYOND - 1, 2), (MOST_BEYOND, 1)])
def test_words_at_the_edge_are_looked_for_in_a_part_of_the_quotation(
    skipped: int, count: int
) -> None:
    others = " loom" * skipped
    assert len(list_rendered(f"they{others} ask", "They hardly ask.")) == count
    assert len(list_rendered(f"ask{others} of", "Ask hardly of it.")) == count


def test_of_two_ways_to_read_a_word_the_better_is_taken_wherever_it_stands() -> None:
    said = " ".join(["models"] * 12)
    for count in range(1, 12):
        quotation = "model[ing] " * count
        alignment = align_words(quotation, said)
        assert [pair.likeness for pair in alignment.pairs] == [1.0] * count
        assert alignment.score == pytest.approx(read_wording(quotation).weights[-1])


@given(st.lists(st.sampled_from(WORDS), max_size=10), st.lists(st.sampled_from(WORDS), max_size=20))
def test_pairs_go_on_in_quotation_and_text(quoted: list[str], said: list[str]) -> None:
    alignment = align_words(" ".join(quoted), " ".join(said))
    for one, other in zip(alignment.pairs, alignment.pairs[1:], strict=False):
        assert one.quoted_end <= other.quoted
        assert one.said_end <= other.said
    assert (alignment.score > 0) == bool(alignment.pairs)
    assert alignment.score <= read_wording(" ".join(quoted)).weights[-1] + 1e-9


@given(st.lists(st.sampled_from(WORDS[:6]), min_size=1, max_size=20), st.data())
def test_every_run_of_words_of_a_text_is_rendered_whole(
    words: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    run = words[first:last]
    assert list_rendered(" ".join(run) + ".", " ".join(words)) == run

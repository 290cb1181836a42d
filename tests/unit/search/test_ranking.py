from collections.abc import Collection
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx  # noqa: PT013 (it reads as a word)

from app.search.ranking import (
    IN_HEADING,
    MOST_ANCHORS,
    NEARNESS,
    SATURATION,
    Evidence,
    weigh_nearness,
    weigh_rarity,
    weigh_words,
)


@dataclass
class Stands:
    """Where something stands, by document."""

    places: dict[int, list[int]] = field(default_factory=dict)

    @property
    def documents(self) -> set[int]:
        return set(self.places)

    def count(self, documents: Collection[int]) -> dict[int, int]:
        return {document: len(self.read(document)) for document in self.documents & {*documents}}

    def read(self, document: int) -> list[int]:
        return self.places.get(document, [])


def stand(*places: int, headings: int = 0, rarity: float = 1.0) -> Evidence:
    """Something that stands at these words of document 0."""
    over = {0: list(range(headings))} if headings else {}
    return Evidence(Stands({0: list(places)} if places else {}), Stands(over), rarity)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_what_is_everywhere_tells_little_but_something(count: int, total: int) -> None:
    assert weigh_rarity(count, total) > 0
    assert weigh_rarity(count, total) > weigh_rarity(count + 1, total) > 0


@given(st.floats(0, 100), st.floats(0.01, 10))
def test_one_more_occurrence_is_worth_less_and_less(times: float, ratio: float) -> None:
    first, second, third = (weigh_words(times + more, ratio) for more in range(3))
    assert 0 <= first < second < third < 1 + SATURATION
    assert third - second < second - first


def test_a_long_passage_has_to_say_a_word_more_often() -> None:
    assert weigh_words(1, 0.5) > weigh_words(1, 1) > weigh_words(1, 2)
    assert weigh_words(1, 1) == approx(1)
    assert weigh_words(0, 1) == 0


def test_a_word_in_a_heading_counts_as_a_part_of_one_in_the_text() -> None:
    assert stand(headings=1).count([0]) == {0: approx(IN_HEADING)}
    assert stand(headings=2).count([0]) == {0: approx(2 * IN_HEADING)}
    assert stand(4, 9, headings=1).count([0]) == {0: approx(2 + IN_HEADING)}
    assert stand(4).count([0]) == {0: 1}


def test_only_those_are_counted_that_were_asked_for_and_have_it() -> None:
    assert stand(4, headings=1).count([1, 2]) == {}
    assert stand(4, headings=1).count([]) == {}
    assert stand().count([0]) == {}


def test_words_are_worth_more_the_nearer_they_stand() -> None:
    near, far = [stand(0), stand(1)], [stand(0), stand(40)]
    assert NEARNESS > weigh_nearness(near, 0) > weigh_nearness(far, 0) > 0


def test_the_nearest_place_counts() -> None:
    assert weigh_nearness([stand(0, 50), stand(51, 90)], 0) == weigh_nearness(
        [stand(50), stand(51)], 0
    )


def test_the_rarest_word_is_the_anchor_and_adds_nothing_itself() -> None:
    rare, common = stand(5, rarity=4), stand(6, 7)
    assert weigh_nearness([rare, common], 0) == weigh_nearness([common, rare], 0)
    assert weigh_nearness([rare, common], 0) < NEARNESS


def test_one_word_is_near_nothing() -> None:
    assert weigh_nearness([], 0) == 0
    assert weigh_nearness([stand(1)], 0) == 0
    assert weigh_nearness([stand(1), stand()], 0) == 0
    assert weigh_nearness([stand(1), stand(2)], 1) == 0


def test_it_looks_at_no_more_than_so_many_anchors() -> None:
    anchors = stand(*range(0, 100 * MOST_ANCHORS, 100), rarity=2)
    late = stand(100 * (MOST_ANCHORS + 1))
    assert weigh_nearness([anchors, late], 0) < 0.001

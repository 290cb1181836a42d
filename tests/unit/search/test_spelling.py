import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.spelling import list_variants, spell_alike

PAIRS = [
    ("organise", "organize"),
    ("organisation", "organization"),
    ("analyse", "analyze"),
    ("behaviour", "behavior"),
    ("favourite", "favorite"),
    ("centre", "center"),
    ("theatres", "theaters"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("modelling", "modeling"),
    ("programme", "program"),
    ("encyclopaedia", "encyclopedia"),
]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_it_spells_a_word_as_across_the_atlantic(british: str, american: str) -> None:
    assert american in list_variants(british)


@pytest.mark.parametrize(("british", "american"), PAIRS[:-1])
def test_it_spells_it_the_other_way_round_too(british: str, american: str) -> None:
    assert british in list_variants(american)


@pytest.mark.parametrize("word", ["model", "this", "gpt", "3.5", "語"])
def test_most_words_are_spelt_alike_on_both_sides(word: str) -> None:
    assert list(list_variants(word)) == []


@pytest.mark.parametrize(
    ("word", "other", "slips"),
    [
        ("reserch", "research", 1),
        ("reasearch", "research", 1),
        ("researhc", "research", 1),
        ("modle", "molde", 1),
        ("genralizaton", "generalization", 2),
        ("deneralize", "generalize", 2),
        ("egneralize", "generalize", 2),
        ("modes", "model", 1),
        ("don't", "dont", 1),
    ],
)
def test_it_counts_slips(word: str, other: str, slips: int) -> None:
    assert spell_alike(word, [other]) == {other: slips}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("cat", "cats"),
        ("mode", "model"),
        ("gtpp", "gpt"),
        ("rese", "research"),
        ("resea", "research"),
        ("chatg", "chatgpt"),
        ("model", "modal's"),
        ("modle", "modern"),
        ("gpt4", "gpt3"),
        ("2024", "2025"),
        ("gpto", "gpt4"),
        ("research", "research"),
        ("reschear", "research"),
        ("search", "research"),
        ("altman", "oltman"),
        ("deneralise", "generalize"),
    ],
)
def test_it_takes_no_other_word_for_a_slip(word: str, other: str) -> None:
    assert spell_alike(word, [other]) == {}


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=9))
def test_nothing_is_far_off_or_spelt_like_itself(word: str, words: list[str]) -> None:
    alike = spell_alike(word, [*words, word])
    assert word not in alike
    assert alike.keys() <= set(words)
    assert set(alike.values()) <= {1, 2}

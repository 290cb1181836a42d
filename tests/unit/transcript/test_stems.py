import pytest

from app.transcript.stems import stem


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("models", "model"),
        ("training", "trained"),
        ("generalizes", "generalize"),
        ("model's", "model"),
    ],
)
def test_it_brings_forms_of_a_word_together(word: str, other: str) -> None:
    assert stem(word) == stem(other)


@pytest.mark.parametrize("word", ["c++", "$3", "100%", "1,000", "don't", ""])
def test_it_leaves_alone_what_is_more_than_letters(word: str) -> None:
    assert stem(word) == word


def test_it_tells_different_words_apart() -> None:
    assert stem("universe") != stem("verse")

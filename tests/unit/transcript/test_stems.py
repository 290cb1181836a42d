import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from app.transcript.stems import stem

STARTS = ("general", "organ", "real", "final", "modern", "central", "local", "equal", "normal")
ENDINGS = ("ization", "izations", "izing", "izes", "ized", "izer", "ities", "ly", "ness", "ists")


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


def test_it_stems_in_many_threads_as_in_one() -> None:
    words = [f"{first}{last}" for first in STARTS for last in ENDINGS] * 20
    work_out = stem.__wrapped__  # past the cache, which would hide what threads do to each other
    alone = [work_out(word) for word in words]
    start = Barrier(4)

    def stem_all(_: int) -> list[str]:
        start.wait()
        return [work_out(word) for word in words]

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            assert all(each == alone for each in threads.map(stem_all, range(4)))
    finally:
        sys.setswitchinterval(interval)

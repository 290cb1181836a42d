from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.engine import Wanted
from app.search.marks import find_marks
from app.transcript.words import split_words


def marked(text: str, wanted: Wanted) -> list[str]:
    return [mark.cut(text) for mark in find_marks(text, wanted)]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("the Age of Research.", Wanted(phrases=(("age", "of", "research"),)), ["Age of Research"]),
        ("the age—of research", Wanted(phrases=(("age", "of"),)), ["age—of"]),
        ("don’t say don't", Wanted(words=("don't",)), ["don’t", "don't"]),
        ("models and a model", Wanted(words=("model",)), ["models", "model"]),
        ("models and a model", Wanted(some=("model", "nothing")), ["models", "model"]),
        ("models and a model", Wanted(phrases=(("model",),)), ["model"]),
        ("unmodelled", Wanted(words=("model",)), []),
        ("no no no", Wanted(phrases=(("no", "no"),)), ["no no no"]),
        (
            "age of research",
            Wanted(phrases=(("age", "of", "research"),), words=("of",)),
            ["age of research"],
        ),
        ("a b c d", Wanted(phrases=(("a", "b"), ("b", "c")), words=("d",)), ["a b c", "d"]),
        ("left right", Wanted(phrases=(("left",), ("right",))), ["left", "right"]),
        ("anything", Wanted(), []),
        ("", Wanted(words=("a",)), []),
    ],
)
def test_it_marks_phrases_as_one_and_words_whole(
    text: str, wanted: Wanted, expected: list[str]
) -> None:
    assert marked(text, wanted) == expected


TEXTS = st.lists(
    st.sampled_from(["to", "be", "Be,", "or—not", "don’t", "model", "models.", "é", "C++", "<b>"])
    | st.text(max_size=6),
    max_size=25,
).map(" ".join)


@given(TEXTS, st.data())
def test_marks_never_cut_a_word_nor_nest_nor_touch_what_was_not_asked(
    text: str, data: st.DataObject
) -> None:
    words = split_words(text)
    folded = [word.folded for word in words] or ["nothing"]
    some = st.lists(st.sampled_from(folded), max_size=3).map(tuple)
    first = data.draw(st.integers(0, len(folded) - 1))
    phrase = tuple(folded[first : first + data.draw(st.integers(1, 4))])
    wanted = Wanted(phrases=(phrase,), words=data.draw(some), some=data.draw(some))
    marks = find_marks(text, wanted)
    starts, ends = {word.start for word in words}, {word.end for word in words}
    assert all(mark.start in starts and mark.end in ends for mark in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))
    if words:
        place = words[first].start, words[first + len(phrase) - 1].end
        assert any(mark.start <= place[0] and place[1] <= mark.end for mark in marks)

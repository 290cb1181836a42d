from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.engine import Form, Forms, Likeness
from app.search.marks import MarkedText, join_marks
from app.search.words import read_words
from app.transcript.spans import Span
from tests.unit.search.indexes import beginning, same, stemmed


def mark(text: str, *wanted: Forms) -> list[str]:
    """What is marked in a text, as it is shown."""
    marked = MarkedText(text)
    return [
        span.cut(text) for span in join_marks(s for forms in wanted for s in marked.find(forms))
    ]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("the Age of Research.", same("age", "of", "research"), ["Age of Research"]),
        ("the age—of\u00a0research", same("age", "of"), ["age—of"]),
        ("the “age of” research", same("of", "research"), ["of” research"]),
        ("don’t say don't", same("don't"), ["don’t", "don't"]),
        ("models and a model", same("model"), ["model"]),
        ("models and a model's", stemmed("model"), ["models", "model's"]),
        ("unmodelled", stemmed("model"), []),
        ("pre-trained models", stemmed("pre", "train"), ["pre-trained"]),
        ("pre-trained models", stemmed("train", "pre"), []),
        ("a model and models", stemmed("model", "model"), []),
        ("models modelled modern", beginning("model"), ["models", "modelled"]),
        ("remodel", beginning("model"), []),
        ("$3 billion, $32 billion, 3 billion", same("$3", "billion"), ["$3 billion"]),
        ("$3 billion and 3 billion", stemmed("3"), ["$3", "3"]),
        ("Neuralink++ C++", stemmed("neuralink"), ["Neuralink++"]),
        ("1% of 1", same("1%"), ["1%"]),
        ("in 1,000 of 1000", same("1000"), ["1,000", "1000"]),
        ("機械学習", same("学", "習"), ["学習"]),
        ("pretraining, pre-training", (*same("pretraining"), *same("pre", "training")), None),
        ("no end of a phrase", same("phrase", "here"), []),
        ("", same("a"), []),
        ("anything", (), []),
    ],
)
def test_it_marks_phrases_as_one_and_words_whole(
    text: str, wanted: Forms, expected: list[str] | None
) -> None:
    assert mark(text, wanted) == (text.split(", ") if expected is None else expected)


def test_offsets_count_from_where_the_text_starts() -> None:
    assert MarkedText("an engine", 100).find(same("engine")) == [Span(103, 109)]


def test_marks_that_overlap_are_made_one_and_those_that_touch_are_not() -> None:
    assert mark("no no no", same("no", "no")) == ["no no no"]
    assert mark("a b c d", same("a", "b"), same("b", "c"), same("d")) == ["a b c", "d"]
    assert mark("age of research", same("age", "of", "research"), same("of")) == ["age of research"]
    assert mark("left right", same("left"), same("right")) == ["left", "right"]
    assert mark("日本", same("日"), same("本")) == ["日", "本"]
    assert join_marks([]) == []


TEXTS = st.lists(
    st.sampled_from(
        ["to", "be", "Be,", "or—not", "don’t", "model", "models.", "é", "C++", "<b>", "$3", "日本"]
    )
    | st.text(max_size=6),
    max_size=25,
).map(" ".join)


@given(TEXTS, st.sampled_from(Likeness), st.data())
def test_marks_never_cut_a_word_nor_overlap_and_hold_what_was_asked_for(
    text: str, likeness: Likeness, data: st.DataObject
) -> None:
    words = read_words(text)
    folded = [word.folded for word in words] or ["nothing"]
    first = data.draw(st.integers(0, len(folded) - 1))
    phrase = tuple(folded[first : first + data.draw(st.integers(1, 4))])
    begun = phrase[:1] if likeness is Likeness.BEGINNING else phrase
    others = data.draw(st.lists(st.sampled_from(folded), max_size=3))
    marked = MarkedText(text, 7)
    spans = [*marked.find((Form(phrase),)), *marked.find(tuple(Form((one,)) for one in others))]
    marks = join_marks([*spans, *marked.find((Form(begun, likeness),))])
    starts, ends = {word.start + 7 for word in words}, {word.end + 7 for word in words}
    assert all(one.start in starts and one.end in ends for one in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))
    if words:
        place = words[first].start + 7, words[first + len(phrase) - 1].end + 7
        assert any(one.start <= place[0] and place[1] <= one.end for one in marks)

"""Who says what in a paste with speakers' labels, and which of its lines belong together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.labels import find_blocks, find_labelled

PASTED = "Ada Grace:QA 0:12\n.!?…”>x"


def list_labelled(text: str) -> list[str]:
    return [span.cut(text).strip() for span in find_labelled(text)]


def list_blocks(text: str) -> list[str]:
    return [span.cut(text).strip() for span in find_blocks(text)]


BOTH = ["It weaves.", "Does it?"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada: It weaves. Grace: Does it?",
        "Ada: It weaves.\nGrace: Does it?",
        "Ada Lovelace: It weaves.\n\nGrace Hopper: Does it?",
        "Ada 00:10:11: It weaves.\nGrace (10:14): Does it?",
        "Ada 00:10:11 It weaves.\nGrace 10:14 Does it?",
        "Ada [10:11] It weaves.\nGrace [10:14] Does it?",
        "Ada Lovelace 00:10:11\nIt weaves.\n\nGrace Hopper 00:10:14\nDoes it?",
        "Ada Lovelace\nIt weaves.\nGrace Hopper\nDoes it?",
        "Q: It weaves. A: Does it?",
        "Q: It weaves.\nA: Does it?",
        ">> Ada: It weaves. >> Grace: Does it?",
    ],
)
def test_what_stands_behind_each_label_is_said(text: str) -> None:
    assert list_labelled(text) == BOTH


def test_what_one_speaker_says_runs_on_to_the_next_label() -> None:
    text = "Ada: It weaves.\nFive cards: no more. Grace: Does it?"
    assert list_labelled(text) == ["It weaves.\nFive cards: no more.", "Does it?"]


def test_a_label_without_words_says_nothing() -> None:
    assert list_labelled("Ada: It weaves. Grace: ") == ["It weaves."]


@pytest.mark.parametrize("text", ["Ada 01:12:10 It weaves.", "Ada Lovelace\nIt weaves."])
def test_one_label_with_a_time_or_on_a_line_of_its_own_is_enough(text: str) -> None:
    assert list_labelled(text) == ["It weaves."]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It weaves.",
        "Ada: It weaves.",  # who said it, before a colon
        "It weaves. Ada: Does it? Grace: It does.",  # the first words are nobody's
        "No: it weaves. Never: does it?",
        "Five: it weaves. Ten: does it?",
        "Q: It weaves. Does it?",
        "the engine: it weaves. the loom: does it?",
        "He said: It weaves. She said: Does it?",
    ],
)
def test_where_labels_say_nothing_sure_there_are_none(text: str) -> None:
    assert list_labelled(text) == []


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("It weaves.\nDoes it?", BOTH),
        ("It weaves.\n“Does it?”", ["It weaves.", "“Does it?”"]),
        ("“It weaves.”\n5 cards", ["“It weaves.”", "5 cards"]),
        ("It weaves …\nDoes it?", ["It weaves …", "Does it?"]),
        ("It\nweaves.\nDoes it?", ["It\nweaves.", "Does it?"]),
        ("It weaves.\nand does it?", ["It weaves.\nand does it?"]),
        ("It weaves\nDoes it?", ["It weaves\nDoes it?"]),
        ("It weaves. Does it?", ["It weaves. Does it?"]),
        ("", []),
        ("\n", []),
    ],
)
def test_lines_that_a_sentence_runs_over_belong_together(text: str, blocks: list[str]) -> None:
    assert list_blocks(text) == blocks


@given(st.text(PASTED, max_size=60))
def test_they_stand_in_the_text_in_order(text: str) -> None:
    for spans in (find_labelled(text), find_blocks(text)):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(span.cut(text).strip() for span in spans)
    assert "".join(span.cut(text) for span in find_blocks(text)).split() == text.split()

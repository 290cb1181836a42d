import pytest

from app.transcript.formats.markdown import (
    drop_front_matter,
    is_layout,
    read_markdown,
    uses_markdown,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a *word*, a **word**, a ***word***", "a word, a word, a word"),
        ("a _word_ and __two words__", "a word and two words"),
        ("**all *of* it**", "all of it"),
        ("[it](https://example.org/a_(b)) and [*it*](x)", "it and it"),
        ("\\[inaudible\\] step\\_one \\#4 \\\\", "[inaudible] step_one #4 \\"),
        ("*a\\_b* and sh\\*\\*\\*", "a_b and sh***"),
        ("take `a_b * c_d\\[0]`", "take a_b * c_d\\[0]"),
        ("a ![picture](x.png) here", "a  here"),
        ("see <https://example.org>", "see https://example.org"),
        ("Ada<sup>2</sup>,<br>Bob\\ King", "Ada2, Bob King"),
        ("00:11**:** 51, **card**s", "00:11: 51, cards"),
    ],
)
def test_it_gives_the_words_without_the_marks(written, read):
    assert read_markdown(written) == read


@pytest.mark.parametrize(
    "words", ["2 * 3 * 4", "2*3*4", "sh***y and sh***y", "snake_case_name", "a < b > c", "[a] (b)"]
)
def test_it_takes_no_sign_for_a_mark(words):
    assert read_markdown(words) == words


@pytest.mark.parametrize("text", ["**Ada:** Hi", "Ada: \\[laughs\\]", "Ada: [it](https://x.org)"])
def test_it_knows_markdown(text):
    assert uses_markdown(f"Ada: Hello.\n{text}")


def test_it_takes_plain_text_for_no_markdown():
    assert not uses_markdown("Ada: 2 ** 3, __init__ and C:\\new")


@pytest.mark.parametrize("line", ["# A", "### A b", "---", "* * *", "====="])
def test_headings_and_rules_are_layout(line):
    assert is_layout(line)


@pytest.mark.parametrize("line", ["#14 it was", "-- well --", "a ---", ""])
def test_words_are_no_layout(line):
    assert not is_layout(line)


def test_it_drops_front_matter():
    block = [
        "---",
        "title: Rain",
        "guests:",
        "  - Ada",
        "- Bob",
        "",
        "# so it is",
        '"day": 1',
        "---",
    ]
    assert drop_front_matter([*block, "Ada: Hi."]) == ["Ada: Hi."]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["title: Rain", "---"],
        ["---", "title: Rain"],
        ["---", "---", "Ada: Hi."],
        ["---", "", "title: Rain", "---"],
        ["---", "title: Rain", "It rained.", "---"],
        ["---", "**Ada:** Hi.", "---"],
        ["---", "Ada: Hi.", "Bob: Yes.", "Ada: No.", "---"],
        ["---", "Ada: Hi.", "Bob: Yes.", "---", "", "Ada: No."],
    ],
)
def test_it_takes_no_talk_between_rules_for_front_matter(lines):
    assert drop_front_matter(lines) == lines

import pytest

from app.transcript.redaction.letters import MOST_LETTERS, place_words


def cut(line: str, *words: str) -> list[str]:
    """How each word is written in a line."""
    places = place_words(line, words)
    return [line[place[0].start : place[-1].end] if place else "" for place in places]


@pytest.mark.parametrize(
    ("line", "words", "written"),
    [
        ("Tom &amp; I&#39;ll", ["Tom", "&", "I'll"], ["Tom", "&amp;", "I&#39;ll"]),
        ("e\u200b\u0301t\u00ade e\u0301", ["éte", "é"], ["e\u200b\u0301t\u00ade", "e\u0301"]),
        (
            "\u1112\u1161\u11ab e \u0301",
            ["한", "e", "\u0301"],
            ["\u1112\u1161\u11ab", "e", "\u0301"],
        ),
        ("&nbsp;a\xa0&nope;&nbsp;", ["a", "&nope;"], ["a", "&nope;"]),
    ],
)
def test_it_finds_words_however_they_are_written(line, words, written):
    assert cut(line, *words) == written


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**Ada:** Ada was here.", ["Ada", "was", "here."]),
        ("what [laughs] a day [00:12] 1", ["what", "a", "day", "1"]),
        ("the [notes](https://x.org/notes) on *it*", ["the", "notes", "on", "it"]),
        ("so [00:12] it (is)", ["so", "[00:12]", "it", "(is)"]),
    ],
)
def test_it_takes_no_mark_for_a_spoken_word(line, words):
    assert cut(line, *words) == words


def test_it_takes_what_stands_last_for_spoken():
    assert [place[0].start for place in place_words("Ada: Ada", ["Ada"])] == [5]


def test_it_finds_no_letter_that_is_not_there():
    assert cut("a b", "a", "c", "b") == ["a", "", "b"]


def test_it_compares_no_line_that_would_take_minutes():
    assert cut("*b* " + MOST_LETTERS * "a", "b", MOST_LETTERS * "a" + "c") == ["", ""]

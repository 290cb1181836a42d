import pytest

from app.transcript.redaction.hearing import Hearing, SpokenWord
from app.transcript.redaction.lines import match_lines, split_source


def match(source: str) -> list[int]:
    return match_lines(split_source(source), Hearing(source).lines)


def test_it_keeps_the_breaks_of_every_system():
    lines = split_source("a\r\nb\rc\n\nd\u2028e")
    assert lines == ["a\r\n", "b\r", "c\n", "\n", "d\u2028e"]


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ("Kind: captions\n\nOne.\n\nTwo.\n", [2, 4]),
        ("Kind: captions\nso I wrote\nKind: captions\n", [1, 2]),
        ("Kind: captions\ncaptions, kind\nTwo.", [1, 2]),
        ("\n[laughs]\nOne.\n(pause)\nTwo.", [2, 4]),
        ("Ada: One.\n\nBob: Ada?\n\n## Ada?\n\nAda: Who?\n\nBob: So.\n\n**X**", [0, 2, 6, 8, 10]),
    ],
)
def test_it_finds_the_line_of_each_caption_line(source, numbers):
    assert match(source) == numbers


def test_it_finds_none_where_there_are_fewer_lines_than_captions():
    assert (
        match_lines(["One. Two."], [[SpokenWord("One.", None)], [SpokenWord("Two.", None)]]) == []
    )

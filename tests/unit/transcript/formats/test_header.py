import pytest

from app.transcript.formats.header import drop_header, split_lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_it_splits_lines_of_every_system(end):
    assert split_lines(f"one{end}two{end}") == ["one", "two", ""]


@pytest.mark.parametrize("separator", ["\u2028", "\x0b", "\x0c", "\x85"])
def test_it_does_not_split_at_other_white_space(separator):
    assert split_lines(f"one{separator}two") == [f"one{separator}two"]


@pytest.mark.parametrize(
    "header",
    [
        "**Transcript extracted from YouTube video**",
        "Kind: captions",
        "Language: en",
        " Kind: captions\t",
        "  ",
    ],
)
def test_it_drops_what_stands_above_the_words(header):
    assert drop_header([header, "", "Hello.", header]) == ["Hello.", header]


@pytest.mark.parametrize(
    "spoken", ["Kind: of a joke", "Language: it grows", "**Transcript**", "Kind"]
)
def test_it_keeps_words_that_only_look_like_a_header(spoken):
    assert drop_header([spoken, "Hello."]) == [spoken, "Hello."]


def test_it_leaves_nothing_of_a_file_that_is_all_header():
    assert drop_header(["Kind: captions", "", "Language: en"]) == []

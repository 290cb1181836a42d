"""Lines of even length, and texts that end where there is no more room."""

import pytest

from app.web.cards.setting import break_lines, shorten


def break_by_letters(text: str, width: int, most_lines: int = 99) -> list[str] | None:
    return break_lines(text, len, width, most_lines)


def shorten_to(text: str, most: int) -> str:
    return shorten(text, lambda part: len(part) <= most)


def test_words_stay_in_one_line_where_there_is_room():
    assert break_by_letters("three small words", 20) == ["three small words"]


def test_lines_are_of_even_length_and_the_last_has_company():
    words = "all of it goes on and on to the end"
    assert break_by_letters(words, 34) == ["all of it goes on", "and on to the end"]


def test_no_more_lines_are_used_than_have_to_be():
    assert break_by_letters("aaaa bbbb cccc dddd", 10) == ["aaaa bbbb", "cccc dddd"]


def test_a_line_may_end_after_a_dash():
    assert break_by_letters("an idea—another one", 12) == ["an idea—", "another one"]


def test_joined_lines_are_the_words():
    words = "It was the idea—the whole idea—of an agent that learns, and so on — or not."
    lines = break_by_letters(words, 14)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_no_words_are_no_lines():
    assert break_by_letters("", 10) == []


@pytest.mark.parametrize(
    "text", ["aaaa bbbb cccc dddd", "aaaaaaaaaaaaaaa b", "a bbbbbbbbbbb", "aaaaaa bbbbbb cccccc"]
)
def test_it_says_where_there_is_no_room(text):
    assert break_by_letters(text, 9, most_lines=2) in (None, ["aaaa bbbb", "cccc dddd"])
    assert break_by_letters(text, 9, most_lines=1) is None


def test_a_text_that_fits_is_not_shortened():
    assert shorten_to("all of it", 9) == "all of it"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("all of it goes on", "all of it…"),
        ("all of it, going on", "all of it…"),
        ("all of so — it goes on", "all of so…"),
        ("all right. It goes", "all right.\xa0…"),
        ("all right… It goes", "all right…"),
        ("all of so “ it goes on", "all of so…"),
        ("all of it “goes” on", "all of it…"),
    ],
)
def test_it_ends_after_a_word(text, short):
    assert shorten_to(text, 12) == short


def test_no_word_is_cut_if_one_fits():
    assert shorten_to("a bbbbbbbbbbbbbbbbbbbbbb", 10) == "a…"


def test_one_word_that_does_not_fit_is_cut_after_a_letter():
    assert shorten_to("Donaudampfschiffahrt", 10) == "Donaudamp…"


def test_a_letter_keeps_its_marks():
    assert shorten_to("aaaaq\u0323q\u0323q\u0323", 7) == "aaaaq\u0323…"
    assert shorten_to("aaaaaq\u0323q\u0323q\u0323", 7) == "aaaaa…"


def test_where_nothing_fits_only_the_sign_is_left():
    assert shorten_to("word", 0) == "…"

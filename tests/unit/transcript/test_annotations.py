import pytest

from app.errors import AnnotationError
from app.transcript.annotations import Line, describe, place_in_order, read_lines
from app.transcript.reading import Reading
from tests.unit.transcript.texts import read_text

TALK = """\
“Yes,” said Ada. Will the engine think about it?
Yes, it will. It does whatever we order it to do. Yes, it does. Good night.
"""


@pytest.fixture
def talk() -> Reading:
    return read_text(TALK)


def openings(*quoted: str) -> list[tuple[Line, str]]:
    """Annotations of a file, one a line."""
    return [(Line("turns.txt", number, words), words) for number, words in enumerate(quoted, 1)]


def refuse(reading: Reading, *quoted: str) -> str:
    """The message for openings that do not fit."""
    with pytest.raises(AnnotationError) as caught:
        place_in_order(reading, openings(*quoted))
    return str(caught.value)


def test_it_reads_the_lines_that_say_something():
    text = "\ufeffone\r\n\r\n# a comment\r\n  # another\n \t\n  two # three  \rfour"
    assert [(line.number, line.text) for line in read_lines(text, "f")] == [
        (1, "one"),
        (6, "two # three"),
        (7, "four"),
    ]


def test_it_keeps_a_line_with_an_unusual_separator_in_one_piece():
    assert [line.text for line in read_lines("one\u2028two\x85three", "f")] == [
        "one\u2028two\x85three"
    ]


def test_an_error_names_the_file_and_the_line():
    error = Line("topics.txt", 7, "…").refuse("is wrong.")
    assert (error.file, error.line) == ("topics.txt", 7)
    assert str(error) == "topics.txt, line 7: is wrong."


def test_it_places_openings_after_each_other(talk):
    places = place_in_order(talk, openings("Yes said Ada", "Will the", "Yes", "It does", "Yes"))
    assert [talk.sentence_at(place).cut(talk.text)[:8] for place in places] == [
        *("“Yes,” s", "Will the", "Yes, it ", "It does ", "Yes, it ")
    ]
    assert len(set(places)) == 5


def test_it_gives_two_lines_with_the_same_words_two_sentences():
    """The first opens with a quotation mark, so its first word stands behind its start."""
    reading = read_text("“Hey,” he said. “Hey,” she said.")
    first, second = place_in_order(reading, openings("Hey", "Hey"))
    assert (first, second) == (0, reading.text.rindex("“Hey"))


def test_it_refuses_words_that_are_not_there_with_the_nearest_text(talk):
    assert refuse(talk, "Yes said Ada", "Will the machine think") == (
        "turns.txt, line 2: “Will the machine think” is not in the transcript; "
        "the nearest text is “Will the engine think about it? Yes, it will. It…”. "
        "Quote the words as they stand there."
    )


def test_it_refuses_words_inside_a_sentence(talk):
    assert refuse(talk, "the engine think") == (
        "turns.txt, line 1: “the engine think” stands inside the sentence "
        "“Will the engine think about it? Yes, it will. It…”; it must start a sentence. "
        "Quote the sentence from its first word."
    )


def test_it_refuses_lines_out_of_order(talk):
    assert refuse(talk, "It does whatever", "Will the engine") == (
        "turns.txt, line 2: “Will the engine” stands only before the line above it. "
        "Put the lines in the order of the transcript."
    )


def test_it_refuses_words_that_fit_two_places(talk):
    message = refuse(talk, "Will the engine", "Yes", "Good night")
    assert message.startswith("turns.txt, line 2: “Yes” fits two places: “Yes, it will.")
    assert f"(at character {TALK.index('Yes, it will')}) and “Yes, it does." in message
    assert message.endswith("Quote more words until only one fits.")


def test_it_refuses_a_last_opening_that_fits_again_later(talk):
    assert "fits two places" in refuse(talk, "Will the engine", "Yes")


def test_it_takes_words_that_fit_again_after_the_next_line(talk):
    assert len(place_in_order(talk, openings("Will the", "Yes", "It does"))) == 3


def test_it_tells_equal_places_apart_by_their_offset(talk):
    assert describe(talk, 0).endswith("(at character 0)")


class Counted(list):
    """A list that counts how often it is looked into."""

    looks = 0

    def __getitem__(self, place):
        self.looks += 1
        return super().__getitem__(place)


def test_it_does_not_walk_the_text_anew_for_every_line():
    lines = [f"So, take {number}" for number in range(300)]
    reading = read_text(" ".join(f"{line}. Well, so what?" for line in lines))
    reading.__dict__["words"] = counted = Counted(reading.words)
    places = place_in_order(reading, openings(*lines))
    assert len(places) == 300
    assert counted.looks < 20 * len(lines)


def test_it_refuses_any_words_of_an_empty_text():
    assert "is not in the transcript" in refuse(read_text(""), "Yes")

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcript.reading import Reading, shorten
from app.transcript.spans import Span
from tests.unit.transcript.texts import any_texts, messy_texts, read_text

TALK = "Welcome, Ada. “What is it?” It’s an engine. What is it for?"


@pytest.fixture
def talk() -> Reading:
    return read_text(TALK)


def found(reading: Reading, spans: list[Span]) -> list[str]:
    return [span.cut(reading.text) for span in spans]


@pytest.mark.parametrize("quoted", ["it's an ENGINE", "its engine", "It’s — an engine!"])
def test_it_finds_words_without_regard_to_case_and_typography(talk, quoted):
    wanted = ["It’s an engine"] if "an" in quoted else []
    assert found(talk, talk.find(quoted)) == wanted


def test_it_finds_words_from_an_offset_on(talk):
    first, second = talk.find("what is it")
    assert talk.find("what is it", first.start) == [first, second]
    assert talk.find("what is it", first.start + 1) == [second]


@pytest.mark.parametrize("quoted", ["", "…", "engine Ada", "for what"])
def test_it_does_not_find_what_is_not_there(talk, quoted):
    assert talk.find(quoted) == []


def test_it_finds_the_first_sentence_that_words_open(talk):
    assert talk.find_opening("what is it").cut(TALK) == "“What is it?”"
    assert talk.find_opening("what is it for").cut(TALK) == "What is it for?"
    for words in ("is it", "what is that", "…", ""):
        assert talk.find_opening(words) is None


def test_it_does_not_find_a_sentence_that_starts_before_the_offset(talk):
    quotation = talk.find_opening("what is it")
    after = talk.find_opening("what is it", quotation.start + 1)
    assert after.cut(TALK) == "What is it for?"
    assert talk.find_opening("what is it", quotation.start) == quotation


def test_it_does_not_find_a_sentence_that_starts_at_the_end_or_behind_it(talk):
    last = TALK.index("What is it for")
    assert talk.find_opening("what is it for", end=last) is None
    assert talk.find_opening("what is it for", end=last + 1)


def test_words_that_follow_a_sentence_without_any_do_not_open_it():
    text = "— Yes."
    assert Reading(text, [Span(0, 1), Span(2, 6)]).find_opening("yes") == Span(2, 6)


def test_it_names_the_sentence_at_an_offset(talk):
    gap = TALK.index("Ada.") + 4
    assert found(talk, [talk.sentence_at(0), talk.sentence_at(gap)]) == ["Welcome, Ada."] * 2


@pytest.mark.parametrize(
    ("quoted", "nearest"),
    [
        ("WELLCOME ADA", "Welcome, Ada."),
        ("What is it fro", "What is it for?"),
        ("an engin", "an engine"),
    ],
)
def test_it_names_the_sentence_whose_opening_comes_nearest(talk, quoted, nearest):
    assert nearest in talk.nearest(quoted)


def test_it_names_the_first_of_places_that_are_equally_near():
    reading = read_text("Yes. We went home. Yes. They stayed.")
    assert reading.nearest("Yess").startswith("“Yes. We went")


def test_it_names_nothing_where_no_text_is_left(talk):
    assert talk.nearest("engine", len(TALK)) == "nothing"
    assert read_text("").nearest("engine") == "nothing"


def test_it_cuts_a_long_place_at_a_word():
    reading = read_text("A long and winding road, that leads to nobody's own front door at all.")
    assert reading.name_place(0) == "“A long and winding road, that leads to nobody's…”"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("one two", "one two"),
        ("nine char", "nine char"),
        ("one two three", "one two…"),
        ("one two—, three", "one two…"),
    ],
)
def test_it_leaves_words_out_with_an_ellipsis(text, short):
    assert shorten(text, 9) == short


def test_it_cuts_inside_a_word_only_where_there_is_no_blank():
    assert shorten("你好" * 20, 9).startswith("你好你好")


@given(messy_texts)
def test_it_finds_every_sentence_by_its_own_words(transcript):
    reading = read_text(transcript)
    for sentence in reading.sentences:
        words = sentence.cut(reading.text)
        opened = reading.find_opening(words, sentence.start, sentence.end)
        assert opened == sentence or not reading.find(words)


@given(any_texts, st.text(max_size=20))
def test_it_never_fails_on_any_text(transcript, quoted):
    reading = read_text(transcript)
    assert all(reading.text[span.start : span.end].strip() for span in reading.find(quoted))
    assert reading.nearest(quoted)


@pytest.mark.parametrize(
    ("quoted", "nearest"),
    [
        ("engin weaves", "“engine weaves algebraic patterns."),
        ("it nevr stops", "“It never stops.”"),
        ("zzz", "“"),
    ],
)
def test_it_names_the_nearest_words_wherever_they_stand(quoted, nearest):
    reading = read_text("Welcome. Your engine weaves algebraic patterns. It never stops.")
    assert reading.nearest_words(quoted).startswith(nearest)


def test_there_are_no_nearest_words_where_there_are_none():
    assert read_text("").nearest_words("engine") == "nothing"
    assert read_text("Rain.").nearest_words("engine", start=9) == "nothing"

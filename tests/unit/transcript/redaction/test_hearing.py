import pytest

from app.transcript.redaction.hearing import Hearing, SpokenWord
from app.transcript.spans import Span

TALK = Hearing("Ada: One, two.\nBob: Three.\nAda: Four [laughs] five.\n\n[music]\n\nBob: Six.\n")


def test_it_hears_each_word_and_who_says_it():
    assert TALK.words[1:4] == [
        SpokenWord("two.", "Ada"),
        SpokenWord("Three.", "Bob"),
        SpokenWord("Four", "Ada"),
    ]
    assert " ".join(word.text for word in TALK.words) == TALK.canonical.text
    assert [len(line) for line in TALK.lines] == [2, 1, 2, 1]


def test_it_numbers_the_words_of_sentences():
    assert TALK.sentences == [range(2), range(2, 3), range(3, 5), range(5, 6)]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(0, 4), {0}),
        (Span(4, 9), {1}),
        (Span(5, 16), {1, 2}),
        (Span(6, 11), {1, 2}),
        (Span(4, 5), set()),
    ],
)
def test_it_finds_the_words_that_a_stretch_touches(span, words):
    assert TALK.canonical.text.startswith("One, two. Three. ")
    assert TALK.find_words([span]) == words

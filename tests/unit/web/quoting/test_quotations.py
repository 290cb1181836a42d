"""From a passage and its turns to who says which words of it, and where."""

import pytest

from app.web.quoting.quotations import UNKNOWN, Words, make_quotation, tell_where
from tests.unit.web.quoting.quoted import (
    ADA,
    ANSWERED,
    ASKED,
    CHARLES,
    SENTENCES,
    TALK,
    URL,
    WHERE,
    make_interview,
    make_passage,
    make_turn,
    quote,
)


def test_each_turn_has_its_own_words():
    quotation = make_quotation(make_passage(), [ASKED, ANSWERED], URL)
    assert quotation.parts == (
        Words("Charles Babbage", "Will it think?"),
        Words("Ada Lovelace", "It does what I do. No."),
    )
    assert quotation.text == "Will it think? It does what I do. No."
    assert (quotation.where, quotation.url, quotation.language) == (WHERE, URL, "en")


def test_a_turn_that_says_none_of_it_has_no_part():
    quotation = make_quotation(make_passage(SENTENCES[0]), [ASKED, ANSWERED], URL)
    assert quotation.parts == (Words("Charles Babbage", "Will it think?"),)


def test_it_quotes_only_the_sentences_of_the_passage():
    quotation = make_quotation(make_passage(SENTENCES[1]), [ASKED, ANSWERED], URL)
    assert quotation.text == "It does what I do."


def test_all_of_it_is_of_one_speaker():
    turns = [make_turn(ADA, 0, 14), make_turn(ADA, 15, 37)]
    quotation = make_quotation(make_passage(), turns, URL)
    assert (quotation.speaker, quotation.speakers) == ("Ada Lovelace", ("Ada Lovelace",))


def test_it_is_of_several_speakers():
    quotation = make_quotation(make_passage(), [ASKED, ANSWERED], URL)
    assert quotation.speaker is None
    assert quotation.speakers == ("Charles Babbage", "Ada Lovelace")


def test_it_is_of_nobody_who_is_known():
    quotation = make_quotation(make_passage(), [make_turn(None, 0, 37)], URL)
    assert (quotation.speaker, quotation.speakers) == (UNKNOWN, (UNKNOWN,))


def test_what_nobody_is_known_to_say_is_not_given_to_the_one_who_is_known():
    quotation = make_quotation(make_passage(), [ASKED, make_turn(None, 15, 37)], URL)
    assert (quotation.speaker, quotation.speakers) == (None, ("Charles Babbage", UNKNOWN))


def test_the_words_of_several_speakers_are_told_with_names_before_them():
    assert quote(*TALK).told == f"Charles Babbage: Will it think? {UNKNOWN}: It does what I do."


def test_the_words_of_one_speaker_are_told_as_they_are():
    assert quote().told == quote().text


def test_a_guess_stays_a_guess():
    quotation = make_quotation(make_passage(), [make_turn(ADA, 0, 37, "inferred")], URL)
    assert quotation.speaker == "Ada Lovelace (inferred)"


def test_somebody_who_is_known_and_guessed_is_not_one_who_is_known():
    turns = [make_turn(CHARLES, 0, 14), make_turn(CHARLES, 15, 37, "inferred")]
    assert make_quotation(make_passage(), turns, URL).speaker is None


@pytest.mark.parametrize(
    ("series", "date", "told"),
    [
        ("The Engine Room", "2025-11-25", WHERE),
        (None, "2025-11", "A talk with Ada, November 2025"),
        ("The Engine Room", None, "The Engine Room"),
        (None, None, "A talk with Ada"),
    ],
)
def test_it_tells_where_and_when_as_far_as_that_is_known(series, date, told):
    assert tell_where(make_interview(series=series, date=date)) == told

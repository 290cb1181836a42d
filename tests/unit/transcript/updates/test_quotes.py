from itertools import islice

from app.transcript.updates.quotes import (
    find_opening_words,
    lengthen_close,
    lengthen_opening,
    lengthen_within,
)
from tests.unit.transcript.updates.talks import read

READING = read(['"Yes," she said.', "—", "So it .. is … here | now."])
FIRST, DASH, LAST = READING.sentences


def test_it_quotes_first_words_as_they_are_typed_then_ever_more():
    quotes = list(islice(lengthen_opening(READING, FIRST, 2), 3))
    assert quotes == ['"Yes," she', '"Yes," she said.', '"Yes," she said. — So']


def test_it_quotes_last_words_then_ever_more_of_those_before():
    quotes = list(lengthen_close(READING, FIRST.start + 6, LAST, 2))
    assert quotes[0] == "here now."
    assert quotes[-1] == "she said. — So it is here now."


def test_it_quotes_a_few_words_then_ever_more_on_either_side():
    span = READING.find("said")[0]
    assert list(lengthen_within(READING, FIRST, span)) == ["said", "she said", 'Yes," she said']


def test_it_quotes_nothing_of_a_sentence_without_words():
    assert find_opening_words(READING, DASH, (0, len(READING.text)), 3) is None

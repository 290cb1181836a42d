"""Quotes the words of a text so that they stand for one place and fit into an annotation line."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from app.transcript.reading import Reading
from app.transcript.spans import Span
from app.transcript.words import split_words

LEAST_WORDS = 3
USUAL_WORDS = 8
# These stand between the parts of a line: “first .. last”, “time | title | words”.
_DIVIDER = re.compile(r"(?:^|\s)(?:\.{2,3}|…|\|)(?=\s|$)")


def count_quoted(words: str) -> int:
    """About how many words are to go in the place of these."""
    return max(LEAST_WORDS, len(split_words(words)))


def lengthen_opening(reading: Reading, sentence: Span, count: int) -> Iterator[str]:
    """The first words of a sentence, then ever more of the text from there."""
    first, behind = _number_word(reading, sentence.start), _number_word(reading, sentence.end)
    if first == behind:  # a sentence without words cannot be quoted
        return
    for last in range(min(first + count, behind) - 1, len(reading.words)):
        yield _quote(reading, Span(sentence.start, reading.words[last].end))


def lengthen_close(reading: Reading, start: int, sentence: Span, count: int) -> Iterator[str]:
    """The last words of a sentence, then ever more of the text before them, back to an offset."""
    first, behind = _number_word(reading, sentence.start), _number_word(reading, sentence.end)
    most = _number_word(reading, start)
    for word in range(max(behind - count, first, most), most - 1, -1):
        yield _quote(reading, Span(reading.words[word].start, sentence.end))


def lengthen_within(reading: Reading, sentence: Span, span: Span) -> Iterator[str]:
    """Some words of a sentence, then ever more of it on either side."""
    first, behind = _number_word(reading, span.start), _number_word(reading, span.end)
    most_left = first - _number_word(reading, sentence.start)
    most_right = _number_word(reading, sentence.end) - behind
    for more in range(most_left + most_right + 1):
        for left in range(max(0, more - most_right), min(more, most_left) + 1):
            last = reading.words[behind - 1 + more - left]
            yield _clean(reading.text[reading.words[first - left].start : last.end])


def find_windows(starts: Sequence[int], length: int) -> list[tuple[int, int]]:
    """For each place the two offsets between which its words must open no other sentence."""
    earliest = [0, *(start + 1 for start in starts)]
    ends = [*starts[1:], length]
    return list(zip(earliest, ends, strict=False))[: len(starts)]


def opens(reading: Reading, words: str, start: int, between: tuple[int, int]) -> bool:
    """Whether of all the sentences that start between two offsets, words open the one at `start`
    alone; this is what place_in_order asks for.
    """
    earliest, behind = between
    found = reading.find_opening(words, earliest)
    second = reading.find_opening(words, start + 1, behind)
    return found is not None and found.start == start and second is None


def find_opening_words(
    reading: Reading, sentence: Span, between: tuple[int, int], count: int
) -> str | None:
    """The words that open a sentence and no other between two offsets, if any do."""
    quotes = lengthen_opening(reading, sentence, count)
    return next((words for words in quotes if opens(reading, words, sentence.start, between)), None)


def _number_word(reading: Reading, offset: int) -> int:
    """The number of the first word from an offset on."""
    return bisect_left(reading.words, offset, key=lambda word: word.start)


def _quote(reading: Reading, span: Span) -> str:
    """Words as they are typed, with the marks behind them where they close a sentence."""
    sentence = reading.sentence_at(span.end - 1)
    behind = _number_word(reading, span.end)
    closes = behind == len(reading.words) or reading.words[behind].start >= sentence.end
    return _clean(reading.text[span.start : sentence.end if closes else span.end])


def _clean(words: str) -> str:
    return " ".join(_DIVIDER.sub("", words).split())

"""Cuts the canonical text into sentences, from its words and caption lines only."""

import re
from collections.abc import Iterator, Sequence

from nupunkt import sent_spans

from app.transcript.canonical import CanonicalText
from app.transcript.spans import Span, count_words, tile

MOST_WORDS = 60
_CLAUSE_END = re.compile(r"[,;:–—…][\"'”’)\]]*(?=\s)")
_WORD_END = re.compile(r"(?<=\S)(?=\s)")


def split_sentences(canonical: CanonicalText) -> list[Span]:
    """Sentences that tile the text: where the splitter cuts, at every line end after which the
    text does not run on and, past 60 words without a stop, at a clause or caption end.
    """
    # A stop without a blank (He said."Yes.") is no cut, because sentences are joined by blanks.
    stops = {
        end for _, end in sent_spans(canonical.text) if " " in canonical.text[end - 1 : end + 1]
    }
    sentences = tile(canonical.text, stops | set(canonical.hard_ends))
    return [part for sentence in sentences for part in _shorten(canonical, sentence)]


def _shorten(canonical: CanonicalText, sentence: Span) -> Iterator[Span]:
    """Halves a sentence until no part has more than 60 words."""
    words = sentence.cut(canonical.text)
    if count_words(words) <= MOST_WORDS:
        yield sentence
        return
    cut = sentence.start + _choose_cut(words, _line_ends_within(canonical, sentence))
    for half in tile(words, [cut - sentence.start]):
        yield from _shorten(canonical, Span(sentence.start + half.start, sentence.start + half.end))


def _line_ends_within(canonical: CanonicalText, sentence: Span) -> list[int]:
    return [
        end - sentence.start for end in canonical.line_ends if sentence.start < end < sentence.end
    ]


def _choose_cut(words: str, line_ends: Sequence[int]) -> int:
    """The clause end nearest to the middle half, else the caption end, else any word's end."""
    clause_ends = [match.end() for match in _CLAUSE_END.finditer(words)]
    word_ends = [match.start() for match in _WORD_END.finditer(words)]
    middle = len(words) / 2
    for ends in (clause_ends, line_ends, word_ends):
        central = [end for end in ends if 0.2 * len(words) <= end <= 0.8 * len(words)]
        if central:
            return min(central, key=lambda end: abs(end - middle))
    return word_ends[len(word_ends) // 2]

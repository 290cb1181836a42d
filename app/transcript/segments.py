"""Cuts the text into segments: a few whole sentences that make sense alone.

A segment has 60 to 180 words. It does not cross a chapter, keeps a question with the start of its
answer and a quotation in one piece, and rather ends where a turn, a thought or a stretch of an
editor's ends. Among all ways to cut, the one with the lowest cost is taken (dynamic programming
over sentences).
"""

from collections.abc import Sequence
from itertools import accumulate

from app.transcript.seams import Seams, weigh_seams
from app.transcript.spans import Span, count_words

FEWEST_WORDS = 60
IDEAL_WORDS = 110
MOST_WORDS = 180

ENDS_OF_TWO_TURNS = 1.5
CROSSED_CHAPTER = 1000.0
WORD_TOO_FEW = 0.1
WORD_TOO_MANY = 0.5


def cut_segments(text: str, sentences: Sequence[Span], seams: Seams | None = None) -> list[Span]:
    """Segments that tile the text and consist of whole sentences."""
    seams = seams or Seams()
    words = [0, *accumulate(count_words(sentence.cut(text)) for sentence in sentences)]
    costs = [*weigh_seams(text, sentences, words, seams), 0.0]
    chapters = _number(sentences, set(seams.chapters))
    turns = _number(sentences, set(seams.turns))
    best = [0.0] + [float("inf")] * len(sentences)
    first_of = [0] * (len(sentences) + 1)
    for last in range(1, len(sentences) + 1):
        for first in reversed(range(last)):
            length = words[last] - words[first]
            if length > 2 * MOST_WORDS and first < last - 1:
                break
            cost = best[first] + costs[first] + _weigh_length(length)
            cost += CROSSED_CHAPTER * (chapters[last - 1] - chapters[first])
            cost += ENDS_OF_TWO_TURNS * _holds_only_ends(turns, first, last)
            if cost < best[last]:
                best[last], first_of[last] = cost, first
    return _collect(sentences, first_of)


def _weigh_length(words: int) -> float:
    off = (words - IDEAL_WORDS) / IDEAL_WORDS
    too_few = max(0, FEWEST_WORDS - words) * WORD_TOO_FEW
    too_many = max(0, words - MOST_WORDS) * WORD_TOO_MANY
    return off * off + too_few + too_many


def _holds_only_ends(turns: Sequence[int], first: int, last: int) -> bool:
    """Whether sentences are the end of one turn and the start of another, and nothing whole."""
    starts_inside = first > 0 and turns[first - 1] == turns[first]
    ends_inside = last < len(turns) and turns[last] == turns[last - 1]
    return starts_inside and ends_inside and turns[first] < turns[last - 1]


def _number(sentences: Sequence[Span], starts: set[int]) -> list[int]:
    """For each sentence the number of the stretch that it belongs to."""
    return list(accumulate(int(sentence.start in starts) for sentence in sentences))


def _collect(sentences: Sequence[Span], first_of: Sequence[int]) -> list[Span]:
    segments, last = [], len(sentences)
    while last:
        first = first_of[last]
        segments.append(Span(sentences[first].start, sentences[last - 1].end))
        last = first
    return segments[::-1]

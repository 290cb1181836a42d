"""Cuts the text into segments: a few whole sentences that make sense alone.

A segment has 60 to 180 words. It does not cross a chapter, keeps a question with the start of its
answer and a quotation in one piece, and rather ends where a turn ends. Among all ways to cut, the
one with the lowest cost is taken (dynamic programming over sentences).
"""

from collections.abc import Sequence
from itertools import accumulate

from app.transcript.spans import Span, count_words

FEWEST_WORDS = 60
IDEAL_WORDS = 110
MOST_WORDS = 180

MID_TURN = 1.0
AFTER_QUESTION = 2.0
INSIDE_QUOTATION = 4.0
CROSSED_CHAPTER = 1000.0
WORD_TOO_FEW = 0.1
WORD_TOO_MANY = 0.5


def cut_segments(
    text: str,
    sentences: Sequence[Span],
    turn_starts: Sequence[int] = (),
    chapter_starts: Sequence[int] = (),
) -> list[Span]:
    """Segments that tile the text and consist of whole sentences."""
    words = [0, *accumulate(count_words(sentence.cut(text)) for sentence in sentences)]
    edge_costs = _weigh_edges(text, sentences, set(turn_starts))
    chapters = _number_chapters(sentences, set(chapter_starts))
    best = [0.0] + [float("inf")] * len(sentences)
    first_of = [0] * (len(sentences) + 1)
    for last in range(1, len(sentences) + 1):
        for first in reversed(range(last)):
            length = words[last] - words[first]
            if length > 2 * MOST_WORDS and first < last - 1:
                break
            cost = best[first] + edge_costs[first] + _weigh_length(length)
            cost += CROSSED_CHAPTER * (chapters[last - 1] - chapters[first])
            if cost < best[last]:
                best[last], first_of[last] = cost, first
    return _collect(sentences, first_of)


def _weigh_length(words: int) -> float:
    off = (words - IDEAL_WORDS) / IDEAL_WORDS
    too_few = max(0, FEWEST_WORDS - words) * WORD_TOO_FEW
    too_many = max(0, words - MOST_WORDS) * WORD_TOO_MANY
    return off * off + too_few + too_many


def _weigh_edges(text: str, sentences: Sequence[Span], turn_starts: set[int]) -> list[float]:
    """What it costs to start a segment at each sentence."""
    costs, open_quotation, before = [], False, ""
    for sentence in sentences:
        words = sentence.cut(text)
        if sentence.start in turn_starts:
            open_quotation = False
        starts_turn = sentence.start in turn_starts or len(turn_starts) < 2
        cost = 0.0 if starts_turn else MID_TURN
        cost += AFTER_QUESTION if before.rstrip("\"'”’").endswith("?") else 0.0
        cost += INSIDE_QUOTATION if open_quotation else 0.0
        costs.append(cost)
        open_quotation ^= words.count('"') % 2 == 1
        before = words
    return costs


def _number_chapters(sentences: Sequence[Span], chapter_starts: set[int]) -> list[int]:
    return list(accumulate(int(sentence.start in chapter_starts) for sentence in sentences))


def _collect(sentences: Sequence[Span], first_of: Sequence[int]) -> list[Span]:
    segments, last = [], len(sentences)
    while last:
        first = first_of[last]
        segments.append(Span(sentences[first].start, sentences[last - 1].end))
        last = first
    return segments[::-1]

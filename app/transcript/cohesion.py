"""How much of what is said after a place in the text takes up what was said before it.

Words that two neighbouring stretches share hold them together, rare ones most: lexical cohesion,
measured as in TextTiling (Hearst 1997), with whole sentences for its blocks.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain

from app.transcript.spans import Span
from app.transcript.stems import stem_words

BLOCK_WORDS = 50
"""How many words on either side are compared; whole sentences, so mostly a few more."""


def measure_cohesion(text: str, sentences: Sequence[Span]) -> list[float]:
    """For each sentence, from 0 to 1, how closely it and what follows hold to what is before."""
    spoken = [stem_words(sentence.cut(text)) for sentence in sentences]
    spread = Counter(word for words in spoken for word in set(words))
    worths = {word: math.log(len(sentences) / many) for word, many in spread.items()}
    stems = list(chain.from_iterable(spoken))
    edges = [0, *accumulate(map(len, spoken))]
    return [_compare(*_part_blocks(stems, edges, place), worths) for place in range(len(sentences))]


def _part_blocks(
    stems: Sequence[str], edges: Sequence[int], place: int
) -> tuple[Counter[str], Counter[str]]:
    """The words before a sentence and from it on: whole sentences, as many as make a block."""
    here = edges[place]
    first = max(0, bisect_right(edges, here - BLOCK_WORDS) - 1)
    last = min(bisect_left(edges, here + BLOCK_WORDS), len(edges) - 1)
    return Counter(stems[edges[first] : here]), Counter(stems[here : edges[last]])


def _compare(before: Counter[str], after: Counter[str], worths: Mapping[str, float]) -> float:
    """The cosine of the angle between two blocks, by words and what they are worth."""
    shared = sum(before[word] * after[word] * worths[word] ** 2 for word in before.keys() & after)
    return shared / (_measure(before, worths) * _measure(after, worths) or 1.0)


def _measure(block: Counter[str], worths: Mapping[str, float]) -> float:
    return math.sqrt(sum((times * worths[word]) ** 2 for word, times in block.items()))

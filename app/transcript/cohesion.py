"""How much of what is said after a place in the text takes up what was said before it.

Words that two neighbouring stretches share hold them together, rare ones most: lexical cohesion,
measured as in TextTiling (Hearst 1997), with whole sentences for its blocks.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from app.transcript.spans import Span
from app.transcript.stems import stem
from app.transcript.words import split_words

BLOCK_WORDS = 50
"""How many words on either side are compared; whole sentences, so mostly a few more."""


def measure_cohesion(text: str, sentences: Sequence[Span]) -> list[float]:
    """For each sentence, from 0 to 1, how closely it and what follows hold to what is before."""
    counts = [
        Counter(stem(word.folded) for word in split_words(sentence.cut(text)))
        for sentence in sentences
    ]
    spread = Counter(word for count in counts for word in count)
    worths = {word: math.log(len(sentences) / many) for word, many in spread.items()}
    return [
        _compare(
            _gather(counts[max(0, place - BLOCK_WORDS) : place][::-1]),
            _gather(counts[place : place + BLOCK_WORDS]),
            worths,
        )
        for place in range(len(sentences))
    ]


def _gather(counts: Sequence[Counter[str]]) -> Counter[str]:
    """The words of the first sentences, as many as make a block."""
    block: Counter[str] = Counter()
    for count in counts:
        block += count
        if block.total() >= BLOCK_WORDS:
            break
    return block


def _compare(before: Counter[str], after: Counter[str], worths: Mapping[str, float]) -> float:
    """The cosine of the angle between two blocks, by words and what they are worth."""
    shared = sum(before[word] * after[word] * worths[word] ** 2 for word in before.keys() & after)
    return shared / (_measure(before, worths) * _measure(after, worths) or 1.0)


def _measure(block: Counter[str], worths: Mapping[str, float]) -> float:
    return math.sqrt(sum((times * worths[word]) ** 2 for word, times in block.items()))

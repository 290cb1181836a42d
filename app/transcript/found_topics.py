"""Finds which segments are about a topic, by the words that betray it.

Every word or phrase of a topic tells something: a phrase more than a word, and less the more
topics share it and the more segments have it. What the segments beside one tell counts too, for
thoughts do not end with a segment. This is tf-idf over one interview with a vocabulary given
(Spärck Jones 1972), smoothed.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from app.transcript.spans import Span
from app.transcript.stems import stem_words
from app.transcript.topics import Vocabulary

Phrase = tuple[str, ...]
"""Stems in order."""

PHRASE_WORTH = 1.6
"""How much more a phrase of two words or more tells than a single word."""
LEAST_WORTH = 0.5
"""Of a phrase that every segment has: an interview may be about one thing from end to end."""
NEIGHBOURS_SHARE = 0.5
LEAST_SCORE = 1.7
"""More than the most that one phrase tells: what is said once is mentioned, not talked about."""
FULL_SCORE = 6.0
"""From here on a segment could not be more about a topic."""
MOST_TOPICS = 4
"""A segment about everything is about nothing."""


def find_topics(
    text: str, segments: Sequence[Span], vocabulary: Vocabulary
) -> list[dict[str, float]]:
    """For each segment the topics that it is about, with weights from 0 to 1."""
    phrases = _list_phrases(vocabulary)
    counts = [_count_phrases(stem_words(segment.cut(text)), phrases) for segment in segments]
    worths = _weigh_phrases(phrases, counts)
    own = [_score_topics(count, phrases, worths) for count in counts]
    return [_choose(_smooth(own, place)) for place in range(len(segments))]


def _list_phrases(vocabulary: Vocabulary) -> dict[Phrase, set[str]]:
    """The topics that each phrase betrays."""
    phrases = defaultdict(set)
    for slug, topic in vocabulary.items():
        for words in (topic.name, *topic.words):
            if phrase := _stem_phrase(words):
                phrases[phrase].add(slug)
    return phrases


@lru_cache(maxsize=10_000)
def _stem_phrase(words: str) -> Phrase:
    return tuple(stem_words(words))


def _count_phrases(stems: Sequence[str], phrases: Mapping[Phrase, set[str]]) -> Counter[Phrase]:
    """How often each phrase occurs; a word inside of a longer phrase does not count again."""
    longest = max(map(len, phrases), default=0)
    found: Counter[Phrase] = Counter()
    place = 0
    while place < len(stems):
        runs = (tuple(stems[place : place + length]) for length in range(longest, 0, -1))
        phrase = next((run for run in runs if run in phrases), None)
        found.update([phrase] if phrase else [])
        place += len(phrase or "1")
    return found


def _weigh_phrases(
    phrases: Mapping[Phrase, set[str]], counts: Sequence[Counter[Phrase]]
) -> dict[Phrase, float]:
    """How telling each phrase is, from 0 to about 1.6."""
    spread = Counter(phrase for count in counts for phrase in count)
    return {
        phrase: (PHRASE_WORTH if len(phrase) > 1 else 1.0)
        / len(phrases[phrase])
        * max(LEAST_WORTH, 1 - math.log(segments) / math.log(len(counts) + 1))
        for phrase, segments in spread.items()
    }


def _score_topics(
    count: Counter[Phrase], phrases: Mapping[Phrase, set[str]], worths: Mapping[Phrase, float]
) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for phrase, times in count.items():
        for topic in phrases[phrase]:
            scores[topic] += worths[phrase] * (1 + math.log(times))
    return scores


def _smooth(own: Sequence[Mapping[str, float]], place: int) -> dict[str, float]:
    """A segment's own scores and a share of its neighbours'; none that it has nothing of itself."""
    beside = [*own[max(0, place - 1) : place], *own[place + 1 : place + 2]]
    return {
        topic: score + NEIGHBOURS_SHARE * sum(other.get(topic, 0.0) for other in beside)
        for topic, score in own[place].items()
    }


def _choose(scores: Mapping[str, float]) -> dict[str, float]:
    best = sorted(scores, key=lambda topic: -scores[topic])[:MOST_TOPICS]
    return {
        topic: min(1.0, scores[topic] / FULL_SCORE)
        for topic in best
        if scores[topic] >= LEAST_SCORE
    }

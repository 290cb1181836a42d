"""The passage that comes closest to words that stand in no transcript."""

from collections.abc import Iterator, Mapping, Sequence

from app.archive.values import Sentence
from app.search.quote_check.candidates import Candidate, make_candidate
from app.search.quote_check.rendering import Rendering, find_rendering
from app.search.quote_check.wording import Wording
from app.search.words import find_stem, list_words

LEAST_SHARED = 0.2
"""The share of what is telling in a quotation that a passage must have to be near."""
MOST_SENTENCES = 3
FOR_EACH_SENTENCE = 0.25
"""What a sentence more must bring, of a rarity."""
CLOSE = 0.4
"""The share of a quotation from which on the words that it renders are the nearest."""


def find_nearest(
    wording: Wording,
    rarities: Mapping[str, float],
    candidates: Sequence[Candidate],
    rendering: Rendering | None,
) -> tuple[Candidate, float] | None:
    """The sentences that come nearest, and how similar they are, 0 to 1."""
    if rendering and rendering.coverage >= CLOSE:
        span = rendering.span
        touched = [
            sentence
            for sentence in rendering.candidate.sentences
            if sentence.start < span.end and span.start < sentence.end
        ]
        return make_candidate(rendering.candidate.interview_id, touched), rendering.similarity
    best = max(
        (
            (_weigh(run, rarities), -number, candidate, run)
            for number, candidate in enumerate(candidates)
            for run in _list_runs(candidate.sentences)
        ),
        key=lambda each: each[:2],
        default=None,
    )
    if best is None or best[0] < LEAST_SHARED * sum(rarities.values()):
        return None
    found = make_candidate(best[2].interview_id, best[3])
    nearest = find_rendering(wording, [found])
    return found, nearest.similarity if nearest else 0.0


def _list_runs(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    for count in range(1, MOST_SENTENCES + 1):
        for first in range(len(sentences) - count + 1):
            yield sentences[first : first + count]


def _weigh(run: Sequence[Sentence], rarities: Mapping[str, float]) -> float:
    stems = {find_stem(word) for sentence in run for word in list_words(sentence.text)}
    told = sum(rarity for stem, rarity in rarities.items() if stem in stems)
    return told - FOR_EACH_SENTENCE * (len(run) - 1)

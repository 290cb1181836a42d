"""A stretch of a transcript, made ready to have quotations laid beside it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.search.quote_check.signs import add_signs, has_signs
from app.search.quote_check.weights import weigh
from app.search.words import find_stem, list_words, measure_words, read_words
from app.transcript.spans import Span

HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of a text as words."""

    text: str
    start: int
    """Where it starts in the canonical text, in code points."""
    words: Sequence[str]
    """Folded."""
    spans: Sequence[tuple[int, int]]
    """Where they start and end in this stretch."""
    places: Mapping[str, Sequence[int]]
    """Where each stands, by its number."""
    stems: Mapping[str, Sequence[str]]
    """The words of each stem."""
    weights: Sequence[float]
    """The weight of all words before each, and of all."""

    def find(self, words: Sequence[str]) -> list[int]:
        """Where folded words stand one after another, by the number of the first."""
        if not words:
            return []
        first, *others = words
        return [
            place
            for place in self.places.get(first, ())
            if list(self.words[place + 1 : place + len(words)]) == others
        ]

    def measure(self, first: int, last: int) -> Span:
        """Where words stand in the canonical text, from one number up to another."""
        return Span(self.start + self.spans[first][0], self.start + self.spans[last - 1][1])

    def is_hyphenated(self, number: int) -> bool:
        """Whether a word is joined to the next by a hyphen."""
        return self.text[self.spans[number][1] : self.spans[number + 1][0]] in HYPHENS

    def is_parted(self, number: int) -> bool:
        """Whether a sentence ends between a word and the next."""
        between = self.text[self.spans[number][1] : self.spans[number + 1][0]]
        return any(stop in between for stop in ".!?")

    def slice(self, first: int, last: int) -> str:
        """The text of words from one number up to another, without the latter."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]] if first < last else ""


def read_text(text: str, start: int = 0) -> Text:
    """A text made ready to have quotations laid beside it."""
    words, spans = _read_words(text)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    stems: defaultdict[str, list[str]] = defaultdict(list)
    for word in places:
        stems[find_stem(word)].append(word)
    weights = list(accumulate(map(weigh, words), initial=0.0))
    return Text(text, start, words, spans, places, stems, weights)


def _read_words(text: str) -> tuple[Sequence[str], Sequence[tuple[int, int]]]:
    """The words of a text, folded, and where they stand."""
    if not has_signs(text):
        return list_words(text), measure_words(text)
    words = add_signs(text, list(read_words(text)))
    return [word.folded for word in words], [(word.start, word.end) for word in words]

"""The text as an annotation sees it: words that can be looked for, and places to name."""

import difflib
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import islice

from app.transcript.spans import Span
from app.transcript.words import Word, split_words

MOST_LIKELY = 200
"""How many runs of words are compared letter by letter, of all that a text has."""


@dataclass(frozen=True)
class Reading:
    """A canonical text, cut into sentences, in which words can be found."""

    text: str
    sentences: Sequence[Span]

    @cached_property
    def words(self) -> list[Word]:
        """The words of the text in order."""
        return split_words(self.text)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The numbers of the words that are compared alike, in order."""
        places = defaultdict(list)
        for number, word in enumerate(self.words):
            places[word.folded].append(number)
        return dict(places)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _openings(self) -> dict[str, list[tuple[Span, int]]]:
        """Sentences in order with the numbers of their first words, by how these are compared."""
        openings = defaultdict(list)
        for sentence in self.sentences:
            number = bisect_left(self._word_starts, sentence.start)
            if number < len(self.words) and sentence.holds(self.words[number].start):
                openings[self.words[number].folded].append((sentence, number))
        return dict(openings)

    def find(self, quoted: str, start: int = 0) -> list[Span]:
        """Where the quoted words stand, from an offset on; typography and case do not matter."""
        wanted = [word.folded for word in split_words(quoted)]
        if not wanted:
            return []
        # Looked for by its rarest word: that stands in the fewest places.
        step, rarest = min(enumerate(wanted), key=lambda one: len(self._places.get(one[1], ())))
        places = self._places.get(rarest, [])
        first = bisect_left(self._word_starts, start) + step
        return [
            Span(self.words[place - step].start, self.words[place - step + len(wanted) - 1].end)
            for place in places[bisect_left(places, first) :]
            if self._has_run(wanted, place - step)
        ]

    def _has_run(self, wanted: Sequence[str], number: int) -> bool:
        """Whether wanted words stand one after another from a word on."""
        return self._folded[number : number + len(wanted)] == wanted

    @cached_property
    def _folded(self) -> list[str]:
        return [word.folded for word in self.words]

    def find_opening(self, quoted: str, start: int = 0, end: int | None = None) -> Span | None:
        """The first sentence that starts between two offsets and opens with the quoted words."""
        wanted = [word.folded for word in split_words(quoted)]
        openings = self._openings.get(wanted[0], []) if wanted else []
        first = bisect_left(openings, start, key=lambda opening: opening[0].start)
        for sentence, number in islice(openings, first, None):
            if end is not None and sentence.start >= end:
                return None
            if self._has_run(wanted, number):
                return sentence
        return None

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset, or the one before it."""
        return self.sentences[bisect_right(self._sentence_starts, offset) - 1]

    def widen(self, span: Span) -> Span:
        """A stretch with the whole of its first and last sentence."""
        return Span(self.sentence_at(span.start).start, self.sentence_at(span.end - 1).end)

    def name_place(self, offset: int) -> str:
        """A place as people recognise it: its opening words in quotation marks."""
        return f"“{shorten(self.text[offset : offset + 60], 48)}”"

    def nearest(self, quoted: str, start: int = 0) -> str:
        """The opening of a sentence that comes closest to words that are not in the text."""
        openings = {
            sentence.cut(self.text)[: len(quoted) + 8].casefold(): sentence
            for sentence in reversed(self.sentences)
            if sentence.start >= start
        }
        close = difflib.get_close_matches(quoted.casefold(), openings, n=1, cutoff=0.0)
        return self.name_place(openings[close[0]].start) if close else "nothing"

    def nearest_words(self, quoted: str, start: int = 0) -> str:
        """The words anywhere that come closest to words that are not in the text."""
        wanted = quoted.casefold()
        first = bisect_left(self._word_starts, start)
        length = max(1, len(split_words(quoted)))
        runs = {
            self.text[run[0].start : run[-1].end].casefold(): run[0].start
            for place in range(first, max(first, len(self.words) - length) + 1)
            if (run := self.words[place : place + length])
        }
        letters = Counter(wanted)
        likely = nlargest(
            MOST_LIKELY,
            runs,
            key=lambda run: (letters & Counter(run)).total() - abs(len(run) - len(wanted)),
        )
        close = difflib.get_close_matches(wanted, likely, n=1, cutoff=0.0)
        return self.name_place(runs[close[0]]) if close else "nothing"


def shorten(text: str, most: int) -> str:
    """Text cut at a word's end, with an ellipsis where anything was left out."""
    if len(text) <= most:
        return text
    return text[: most + 1].rsplit(" ", 1)[0].rstrip(",;:—…") + "…"

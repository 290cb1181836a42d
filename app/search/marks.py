"""Where what was looked for stands in a text."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from app.search.engine import Form, Forms, Likeness
from app.search.words import list_stems, list_words, measure_words
from app.transcript.spans import Span


class MarkedText:
    """A text that is looked through for several things."""

    def __init__(self, text: str, start: int = 0) -> None:
        """`start` is where it starts in the canonical text, in code points."""
        self._text = text
        self._start = start
        self._folded = list_words(text)

    def find(self, forms: Forms) -> list[Span]:
        """Where any of some forms stands, in the canonical text: one span around each phrase."""
        return sorted({span for form in forms for span in self._find_form(form)})

    def _find_form(self, form: Form) -> Iterator[Span]:
        first, *others = form.words
        for place in self._find_word(first, form.likeness):
            last = place + len(others)
            following = range(place + 1, last + 1)
            if last < len(self._folded) and all(
                self._is_like(other, word, form.likeness)
                for other, word in zip(following, others, strict=True)
            ):
                yield self._measure(place, last)

    def _measure(self, first: int, last: int) -> Span:
        return Span(self._start + self._spans[first][0], self._start + self._spans[last][1])

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return measure_words(self._text)

    def _find_word(self, word: str, likeness: Likeness) -> list[int]:
        """The numbers of the words that are like one."""
        match likeness:
            case Likeness.SAME:
                return [place for place, each in enumerate(self._folded) if each == word]
            case Likeness.STEM:
                like: Collection[str] = self._by_stem.get(word, ())
            case _:
                like = [each for each in self._folded if each.startswith(word)]
        return [place for place, each in enumerate(self._folded) if each in like]

    def _is_like(self, place: int, word: str, likeness: Likeness) -> bool:
        folded = self._folded[place]
        return word in list_stems(folded) if likeness is Likeness.STEM else word == folded

    @cached_property
    def _by_stem(self) -> dict[str, set[str]]:
        words: defaultdict[str, set[str]] = defaultdict(set)
        for word in set(self._folded):
            for stem in list_stems(word):
                words[stem].add(word)
        return words


def join_marks(marks: Iterable[Span]) -> list[Span]:
    """Marks in order, those that overlap made one; none then nests in another."""
    joined: list[Span] = []
    for mark in sorted(marks):
        if joined and mark.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, mark.end))
        else:
            joined.append(mark)
    return joined

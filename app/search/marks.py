"""Where what was looked for stands in a text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from app.search.engine import Form, Forms, Likeness
from app.search.words import list_stems, list_words, read_words
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
        words = read_words(self._text)  # remembers the last texts
        return Span(self._start + words[first].start, self._start + words[last].end)

    def _find_word(self, word: str, likeness: Likeness) -> Sequence[int]:
        match likeness:
            case Likeness.SAME:
                return self._by_word.get(word, ())
            case Likeness.STEM:
                return self._by_stem.get(word, ())
            case _:
                begun = [places for each, places in self._by_word.items() if each.startswith(word)]
                return sorted(place for places in begun for place in places)

    def _is_like(self, place: int, word: str, likeness: Likeness) -> bool:
        folded = self._folded[place]
        return word in list_stems(folded) if likeness is Likeness.STEM else word == folded

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._folded):
            places[word].append(place)
        return places

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for word, stands in self._by_word.items():
            for stem in list_stems(word):
                places[stem] += stands
        return places


def join_marks(marks: Iterable[Span]) -> list[Span]:
    """Marks in order, those that overlap made one; none then nests in another."""
    joined: list[Span] = []
    for mark in sorted(marks):
        if joined and mark.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, mark.end))
        else:
            joined.append(mark)
    return joined

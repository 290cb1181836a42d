"""What is heard in a source: word by word, line by line, and who says it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.transcript.canonical import CanonicalText, build_canonical, clean_line
from app.transcript.cues import Cue
from app.transcript.formats import parse_cues
from app.transcript.sentences import split_sentences
from app.transcript.spans import Span, count_words


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """What stands between two blanks of the canonical text, and the label of who says it."""

    text: str
    voice: str | None


@dataclass(frozen=True)
class Hearing:
    """A source and what is heard in it. Words are named by their numbers, from 0."""

    source: str

    @cached_property
    def cues(self) -> Sequence[Cue]:
        return parse_cues(self.source)

    @cached_property
    def canonical(self) -> CanonicalText:
        return build_canonical(self.cues)

    @cached_property
    def lines(self) -> list[list[SpokenWord]]:
        """The words of each caption line that has any."""
        spoken = ((cue.voice, line.text) for cue in self.cues for line in cue.lines)
        lines = ([SpokenWord(word, voice) for word in _read_words(text)] for voice, text in spoken)
        return [line for line in lines if line]

    @cached_property
    def words(self) -> list[SpokenWord]:
        return [word for line in self.lines for word in line]

    @cached_property
    def sentences(self) -> list[range]:
        """The words of each sentence."""
        counts = (count_words(span.cut(self.canonical.text)) for span in self._sentence_spans)
        return list(_number(counts))

    @cached_property
    def _sentence_spans(self) -> list[Span]:
        return split_sentences(self.canonical)

    def find_words(self, spans: Iterable[Span]) -> frozenset[int]:
        """The words that stretches of the canonical text touch."""
        starts, ends, start = [], [], 0
        for word in self.words:
            starts.append(start)
            ends.append(start + len(word.text))
            start = ends[-1] + 1
        return frozenset(
            number
            for span in spans
            for number in range(bisect_right(ends, span.start), bisect_left(starts, span.end))
        )

    def tell(self, numbers: Iterable[int]) -> str:
        """Words with single blanks between them."""
        return " ".join(self.words[number].text for number in numbers)


def _read_words(line: str) -> list[str]:
    return clean_line(line).split()


def _number(counts: Iterable[int]) -> Iterator[range]:
    start = 0
    for count in counts:
        yield range(start, start + count)
        start += count

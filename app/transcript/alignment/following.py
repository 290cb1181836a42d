"""Finds words of a text in its corrected text, so that annotations can be rewritten."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.transcript.alignment.sentences import Alignment
from app.transcript.reading import Reading
from app.transcript.spans import Span
from app.transcript.words import split_words


@dataclass(frozen=True)
class Following:
    """Two texts and how the sentences of one went into the other."""

    old: Reading
    new: Reading
    alignment: Alignment

    def follow(self, span: Span) -> Span | None:
        """Where the words of a stretch stand now, in whole words; None if they were removed.

        A stretch over several sentences runs from where its first words stand that are still there
        to where its last ones do; None if these were turned round.
        """
        first = bisect_right([one.start for one in self.old.sentences], span.start) - 1
        behind = bisect_left([one.start for one in self.old.sentences], span.end)
        parts = [self._follow_within(number, span) for number in range(max(first, 0), behind)]
        held = [part for part in parts if part]
        if not held or held[-1].end <= held[0].start:
            return None
        return Span(held[0].start, held[-1].end)

    def _follow_within(self, number: int, span: Span) -> Span | None:
        """Where that part of a stretch stands now that lies in one sentence."""
        place = self.alignment.outcomes[number].place
        sentence = self.old.sentences[number]
        if place is None or not span.overlap(sentence):
            return None
        now = Span(self.new.sentences[place[0]].start, self.new.sentences[place[1]].end)
        old_start, old_end = self._widen_to_merged(number)
        whole = Span(self.old.sentences[old_start].start, self.old.sentences[old_end].end)
        wanted = Span(max(span.start, sentence.start), min(span.end, sentence.end))
        return map_words(self.old.text, whole, self.new.text, now, wanted)

    def _widen_to_merged(self, number: int) -> tuple[int, int]:
        """The first and the last sentence that were merged with this one."""
        outcomes = self.alignment.outcomes
        first = last = number
        while first > 0 and outcomes[first - 1] == outcomes[number]:
            first -= 1
        while last + 1 < len(outcomes) and outcomes[last + 1] == outcomes[number]:
            last += 1
        return first, last


def map_words(old: str, old_span: Span, new: str, new_span: Span, wanted: Span) -> Span | None:
    """Where the wanted words of one stretch stand in its correction: from word to word, and those
    that were replaced with what stands in their place.
    """
    before, after = split_words(old_span.cut(old)), split_words(new_span.cut(new))
    inside = [
        number
        for number, word in enumerate(before)
        if old_span.start + word.start < wanted.end and wanted.start < old_span.start + word.end
    ]
    if not inside or not after:
        return None
    pieces = _pair_words([word.folded for word in before], [word.folded for word in after])
    held = [_map_range(piece, inside[0], inside[-1] + 1) for piece in pieces]
    places = [place for part in held for place in part]
    if not places:
        return None
    return Span(new_span.start + after[min(places)].start, new_span.start + after[max(places)].end)


def _pair_words(old: Sequence[str], new: Sequence[str]) -> list[tuple[range, range]]:
    """Words that stayed, were replaced or left out, with what stands there now."""
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(range(i, i_end), range(j, j_end)) for _, i, i_end, j, j_end in changes]


def _map_range(piece: tuple[range, range], start: int, end: int) -> range:
    """What stands now for the words of a piece between two numbers."""
    old, new = piece
    if len(old) == len(new):  # word for word
        shift = new.start - old.start
        return range(max(old.start, start) + shift, min(old.stop, end) + shift)
    return new if old and max(old.start, start) < min(old.stop, end) else range(0)

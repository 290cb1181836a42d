"""An edition without some of its sentences: all that is said about the others stays with them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from app.transcript.chapters import Chapter
from app.transcript.edition import Edition, Segment, Sentence
from app.transcript.found_topics import find_topics
from app.transcript.history.states import Wording
from app.transcript.names import Mention
from app.transcript.placements import Placement
from app.transcript.seams import Seams
from app.transcript.segments import cut_segments
from app.transcript.spans import Span, lay_out
from app.transcript.topic_places import place_topics
from app.transcript.topics import Vocabulary
from app.transcript.turns import Turn
from app.transcript.withdrawal.telltales import Telltales

Placed = TypeVar("Placed", Turn, Chapter, Mention)


class Shift:
    """Leads from a text, by its sentences, into the same text without some of them."""

    def __init__(self, sentences: Sequence[Wording], kept: Sequence[Wording]) -> None:
        stood = list(lay_out([one.text for one in sentences]))
        stand = lay_out([one.text for one in kept])
        now = {one.key: span for one, span in zip(kept, stand, strict=True)}
        pairs = zip(sentences, stood, strict=True)
        self._pairs = [(span, now[one.key]) for one, span in pairs if one.key in now]
        self._starts = [old.start for old, _ in self._pairs]

    def move(self, parts: Iterable[Placed]) -> Iterator[Placed]:
        """Turns, chapters or mentions where they stand now, if anything of them is left."""
        for part in parts:
            if span := self._move(part.span):
                yield replace(part, span=span)

    def _move(self, span: Span) -> Span | None:
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        held = [
            Span(
                max(span.start, old.start) + new.start - old.start,
                min(span.end, old.end) + new.start - old.start,
            )
            for old, new in self._pairs[first : bisect_right(self._starts, span.end)]
            if old.overlap(span)
        ]
        return Span(held[0].start, held[-1].end) if held else None


def drop_chapters(chapters: Sequence[Chapter], end: int, titles: Telltales) -> list[Chapter]:
    """Chapters without those whose title tells what was taken out; the one before goes on."""
    kept = [one for one in chapters if not titles.betray(one.title)]
    starts = [0, *(one.span.start for one in kept[1:])]
    ends = [*(start - 1 for start in starts[1:]), end]
    spans = map(Span, starts, ends)
    return [replace(one, span=span) for one, span in zip(kept, spans, strict=False)]


def cut_again(
    sentences: Sequence[Wording],
    said: tuple[Sequence[Turn], Sequence[Chapter], Sequence[Mention]],
    placements: Sequence[Placement],
    vocabulary: Vocabulary,
) -> Edition:
    """An edition of sentences as they are, with segments and the topics of these made anew."""
    turns, chapters, mentions = said
    text = " ".join(one.text for one in sentences)
    spans = list(lay_out([one.text for one in sentences]))
    seams = Seams(
        turns=[turn.span.start for turn in turns],
        chapters=[chapter.span.start for chapter in chapters],
        thoughts=[placed.span.start for placed in placements],
    )
    segments = cut_segments(text, spans, seams)
    found = find_topics(text, segments, vocabulary)
    return Edition(
        text,
        [Sentence(one.key, span) for one, span in zip(sentences, spans, strict=True)],
        turns,
        [
            Segment(span, _find_chapter(span, chapters), place_topics(span, placements, topics))
            for span, topics in zip(segments, found, strict=True)
        ],
        chapters,
        mentions,
    )


def _find_chapter(segment: Span, chapters: Sequence[Chapter]) -> str | None:
    return next((one.slug for one in chapters if one.span.holds(segment.start)), None)

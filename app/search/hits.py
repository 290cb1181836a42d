"""Hits: matches with the words around them, marked, and the sentence that they are linked by."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.archive.database import Session
from app.archive.interviews import find_interviews
from app.archive.segments import find_segments, read_touched
from app.archive.values import Interview, Participant, Segment, Sentence
from app.search.engine import Forms
from app.search.marks import MarkedText, join_marks
from app.search.rungs import Find, Rung
from app.transcript.spans import Span

FAR = 1000
"""Code points after a segment within which a phrase ends that begins in it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found; offsets are code points into the canonical text."""

    interview: Interview
    segments: tuple[Segment, ...]
    """One, or all those that a phrase runs over."""
    first: Sentence
    last: Sentence
    """The best sentence, twice; those in which it starts and ends, of a phrase that runs over."""
    rung: Rung
    score: float
    marks: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the segments start."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.segments[-1].end

    @property
    def speakers(self) -> tuple[Participant, ...]:
        """Those who are known, in the order in which they speak."""
        return tuple(dict.fromkeys(one for part in self.segments for one in part.speakers))


def make_hits(session: Session, finds: Sequence[Find], speaker: str = "") -> list[Hit]:
    """The hits of some finds, in their order.

    Where somebody's words were asked for, by slug, the best sentence is one of theirs.
    """
    segments = find_segments(session, [find.match.segment_id for find in finds])
    interviews = find_interviews(session, {find.match.interview_id for find in finds})
    return [
        _make_hit(
            session,
            find,
            interviews[find.match.interview_id],
            segments[find.match.segment_id],
            speaker,
        )
        for find in finds
    ]


def _make_hit(
    session: Session, find: Find, interview: Interview, segment: Segment, speaker: str
) -> Hit:
    wanted = [*find.wanted.every, *find.wanted.some]
    text = MarkedText(segment.text, segment.start)
    places = [text.find(forms) for forms in wanted]
    segments = [segment]
    if all(places[: len(find.wanted.every)]):
        first = last = _choose_sentence(segment, places, find.match.rarities, speaker)
    else:
        segments += read_touched(session, interview, segment.end, segment.end + FAR)
        over = _find_over(segments, find.wanted.every)
        start, end = min(span.start for span in over), max(span.end for span in over)
        segments = [each for each in segments if each.start < end]
        first, last = (_find_sentence(segments, offset) for offset in (start, end - 1))
        places.append(over)
    marks = join_marks(span for spans in places for span in spans)
    rung, score = find.rung, find.match.score
    return Hit(interview, tuple(segments), first, last, rung, score, tuple(marks))


def _find_over(segments: Sequence[Segment], every: Sequence[Forms]) -> list[Span]:
    """The phrases that begin in the first segment and end in a later one."""
    first = segments[0]
    text = MarkedText(" ".join(segment.text for segment in segments), first.start)
    spans = [span for forms in every for span in text.find(forms)]
    return [span for span in spans if span.start < first.end < span.end]


def _find_sentence(segments: Sequence[Segment], offset: int) -> Sentence:
    sentences = [sentence for segment in segments for sentence in segment.sentences]
    return next(sentence for sentence in sentences if offset < sentence.end)


def _choose_sentence(
    segment: Segment,
    places: Sequence[Sequence[Span]],
    rarities: Sequence[float],
    speaker: str,
) -> Sentence:
    """The sentence that has most of what was looked for; the first of several."""

    def weigh(sentence: Sentence) -> tuple[float, int]:
        counts = [
            sum(sentence.start <= span.start < sentence.end for span in spans) for spans in places
        ]
        told = sum(rarity for rarity, count in zip(rarities, counts, strict=False) if count)
        return told, sum(counts)

    theirs = [
        sentence
        for sentence in segment.sentences
        for turn in segment.turns
        if turn.holds(sentence) and turn.speaker and turn.speaker.slug == speaker
    ]
    return max(theirs or segment.sentences, key=weigh)

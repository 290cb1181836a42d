"""An edition: one interview's text with all that is known about its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.transcript.canonical import CanonicalText
from app.transcript.chapters import Chapter, ChapterLine, place_chapters
from app.transcript.keys import mint_keys
from app.transcript.reading import Reading
from app.transcript.segments import cut_segments
from app.transcript.sentences import split_sentences
from app.transcript.spans import Span
from app.transcript.topics import PlacementLine, place_topics, weigh_topics
from app.transcript.turns import CueSheetLine, Turn, place_turns


@dataclass(frozen=True, slots=True)
class Annotations:
    """What editors wrote beside a transcript, read but not yet placed."""

    turns: Sequence[CueSheetLine] = ()
    chapters: Sequence[ChapterLine] = ()
    placements: Sequence[PlacementLine] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its permanent name."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stored unit of search and of pages; `chapter` is a slug, `topics` are weights by slug."""

    span: Span
    chapter: str | None
    topics: dict[str, float]


@dataclass(frozen=True, slots=True)
class Edition:
    """The units of one interview; sentences, turns and segments each tile the text."""

    text: str
    sentences: Sequence[Sentence]
    turns: Sequence[Turn]
    segments: Sequence[Segment]
    chapters: Sequence[Chapter]


def make_edition(canonical: CanonicalText, annotations: Annotations) -> Edition:
    """Cuts and annotates a text; raises AnnotationError for an annotation that does not fit."""
    spans = split_sentences(canonical)
    reading = Reading(canonical.text, spans)
    turns = place_turns(annotations.turns, reading)
    chapters = place_chapters(annotations.chapters, reading)
    placements = place_topics(annotations.placements, reading)
    segments = cut_segments(
        canonical.text,
        spans,
        turn_starts=[turn.span.start for turn in turns],
        chapter_starts=[chapter.span.start for chapter in chapters],
    )
    keys = mint_keys([span.cut(canonical.text) for span in spans])
    return Edition(
        canonical.text,
        [Sentence(key, span) for key, span in zip(keys, spans, strict=True)],
        turns,
        [
            Segment(span, _find_chapter(span, chapters), weigh_topics(span, placements))
            for span in segments
        ],
        chapters,
    )


def _find_chapter(segment: Span, chapters: Sequence[Chapter]) -> str | None:
    return next((chap.slug for chap in chapters if chap.span.holds(segment.start)), None)

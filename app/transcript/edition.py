"""An edition: one interview's text with all that is known about its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from app.transcript.canonical import CanonicalText
from app.transcript.chapters import Chapter, ChapterLine, place_chapters
from app.transcript.found_topics import find_topics
from app.transcript.keys import mint_keys
from app.transcript.names import Mention, Names, find_mentions
from app.transcript.people import NOBODY, People
from app.transcript.placements import Placement, PlacementLine, place_mentions, place_sentences
from app.transcript.reading import Reading
from app.transcript.seams import Seams
from app.transcript.segments import cut_segments
from app.transcript.sentences import split_sentences
from app.transcript.spans import Span
from app.transcript.topic_places import TopicPlace, place_topics
from app.transcript.topics import Vocabulary
from app.transcript.turns import CueSheetLine, Turn, make_turns


@dataclass(frozen=True, slots=True)
class Authorities:
    """What the interviews of a collection share: their topics, names and people."""

    topics: Vocabulary = field(default_factory=lambda: MappingProxyType({}))
    names: Names = field(default_factory=lambda: MappingProxyType({}))
    people: People = NOBODY


@dataclass(frozen=True, slots=True)
class Annotations:
    """What editors wrote beside a transcript, read but not yet placed."""

    turns: Sequence[CueSheetLine] = ()
    chapters: Sequence[ChapterLine] = ()
    topics: Sequence[PlacementLine] = ()
    names: Sequence[PlacementLine] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its permanent name."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stored unit of search and of pages; `chapter` is a slug."""

    span: Span
    chapter: str | None
    topics: Sequence[TopicPlace]


@dataclass(frozen=True, slots=True)
class Edition:
    """The units of one interview; sentences, turns and segments each tile the text."""

    text: str
    sentences: Sequence[Sentence]
    turns: Sequence[Turn]
    segments: Sequence[Segment]
    chapters: Sequence[Chapter]
    mentions: Sequence[Mention]
    """Of names, in the order of the text."""


def make_edition(
    canonical: CanonicalText,
    annotations: Annotations,
    authorities: Authorities | None = None,
    keys: Sequence[str] | None = None,
) -> Edition:
    """Cuts and annotates a text; raises AnnotationError for an annotation that does not fit.

    The `keys` of a corrected text's sentences come from its history; a first one mints them.
    """
    authorities = authorities or Authorities()
    spans = split_sentences(canonical)
    reading = Reading(canonical.text, spans)
    turns = make_turns(annotations.turns, canonical.voices, reading)
    chapters = place_chapters(annotations.chapters, reading)
    placements = place_sentences(annotations.topics, reading)
    segments = cut_segments(
        canonical.text,
        spans,
        Seams(
            turns=[turn.span.start for turn in turns],
            chapters=[chapter.span.start for chapter in chapters],
            thoughts=[placed.span.start for placed in placements],
        ),
    )
    keys = keys or mint_keys([span.cut(canonical.text) for span in spans])
    return Edition(
        canonical.text,
        [Sentence(key, span) for key, span in zip(keys, spans, strict=True)],
        turns,
        _describe_segments(canonical.text, segments, chapters, placements, authorities.topics),
        chapters,
        find_mentions(authorities.names, reading, place_mentions(annotations.names, reading)),
    )


def _describe_segments(
    text: str,
    segments: Sequence[Span],
    chapters: Sequence[Chapter],
    placements: Sequence[Placement],
    vocabulary: Vocabulary,
) -> list[Segment]:
    found = find_topics(text, segments, vocabulary)
    return [
        Segment(span, _find_chapter(span, chapters), place_topics(span, placements, topics))
        for span, topics in zip(segments, found, strict=True)
    ]


def _find_chapter(segment: Span, chapters: Sequence[Chapter]) -> str | None:
    return next((chap.slug for chap in chapters if chap.span.holds(segment.start)), None)

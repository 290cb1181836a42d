"""Passages in lists: those of a topic whole, those that a search found around its words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

from app.archive.values import Interview, Segment, Sentence
from app.search.hits import Hit
from app.transcript.spans import Span, count_words
from app.web.components import (
    ChapterGroup,
    InterviewGroup,
    Link,
    PassageCard,
    SpokenPart,
)
from app.web.presenting import find_lane, make_interview_card, name_speaker
from app.web.urls import Urls, name_place

_PLACED = {"editor": "placed by an editor", "found": "found by its words"}
_SHORT = 90
"""Words of a passage that is shown whole among the hits of a search."""


def make_passage_card(
    urls: Urls,
    interview: Interview,
    segment: Segment,
    *,
    sentence: Sentence | None = None,
    note: str | None = None,
) -> PassageCard:
    """A stored passage in a list; it opens on `sentence`, or else on its first."""
    key = sentence.key if sentence else segment.key
    return PassageCard(
        url=urls.sentence(interview, key),
        parts=tuple(_part_by_speaker(interview, segment, ())),
        chapter=segment.chapter.title if segment.chapter else None,
        interview=Link(interview.title, urls.interview(interview)),
        language=interview.language,
        note=note,
    )


def link_hit(urls: Urls, hit: Hit) -> str:
    """The address of a hit: of its best sentence, or of all of a phrase that runs over."""
    if hit.first == hit.last:
        return urls.sentence(hit.interview, hit.first.key)
    return urls.passage(hit.interview, hit.first.key, hit.last.key)


def make_hit_card(urls: Urls, hit: Hit) -> PassageCard:
    """What a search found, with its words marked and the sentences around them."""
    url = link_hit(urls, hit)
    return make_card(urls, hit.interview, hit.segments, hit.marks, url, _choose_around(hit))


def _choose_around(hit: Hit) -> Sequence[Sentence]:
    """Of a long passage, what was found, each time with the same speaker's words beside it."""
    found = [*hit.marks, Span(hit.first.start, hit.last.end)]
    turns = [
        [sentence for sentence in segment.sentences if turn.holds(sentence)]
        for segment in hit.segments
        for turn in segment.turns
    ]
    if sum(count_words(sentence.text) for spoken in turns for sentence in spoken) <= _SHORT:
        return list(chain(*turns))
    return [sentence for spoken in turns for sentence in _keep_near(spoken, found)]


def _keep_near(spoken: Sequence[Sentence], found: Sequence[Span]) -> Iterator[Sentence]:
    hits = [any(mark.overlap(Span(one.start, one.end)) for mark in found) for one in spoken]
    for place, sentence in enumerate(spoken):
        if any(hits[max(0, place - 1) : place + 2]):
            yield sentence


def make_card(
    urls: Urls,
    interview: Interview,
    segments: Sequence[Segment],
    marks: Sequence[Span],
    url: str,
    shown: Sequence[Sentence] | None = None,
) -> PassageCard:
    """Stored passages that follow on, or what is to be shown of them, with some words marked."""
    chapter = segments[0].chapter
    parts = [
        part for segment in segments for part in _part_by_speaker(interview, segment, marks, shown)
    ]
    if shown and shown[-1] is not segments[-1].sentences[-1]:
        parts[-1] = replace(parts[-1], cut_after=True)
    return PassageCard(
        url=url,
        parts=tuple(parts),
        chapter=chapter.title if chapter else None,
        interview=Link(interview.title, urls.interview(interview)),
        language=interview.language,
    )


def _part_by_speaker(
    interview: Interview,
    segment: Segment,
    marks: Sequence[Span],
    shown: Sequence[Sentence] | None = None,
) -> Iterator[SpokenPart]:
    """A passage by who says what. A mark that runs over a change of speaker is parted there."""
    for turn in segment.turns:
        for spoken in _run_on([part for part in segment.sentences if turn.holds(part)], shown):
            span = Span(spoken[0].start, spoken[-1].end)
            yield SpokenPart(
                speaker=name_speaker(turn),
                lane=find_lane(interview, turn.speaker),
                text=" ".join(sentence.text for sentence in spoken),
                marks=tuple(
                    (max(mark.start, span.start) - span.start, min(mark.end, span.end) - span.start)
                    for mark in marks
                    if mark.overlap(span)
                ),
                cut_before=_is_cut(spoken[0], segment, shown),
            )


def _is_cut(first: Sentence, segment: Segment, shown: Sequence[Sentence] | None) -> bool:
    """Whether what stands before a sentence in its passage is not shown."""
    if shown is None or first is segment.sentences[0]:
        return False
    return all(sentence.position != first.position - 1 for sentence in shown)


def _run_on(
    spoken: Sequence[Sentence], shown: Sequence[Sentence] | None
) -> Iterator[Sequence[Sentence]]:
    """What is shown of somebody's words, in runs without a gap."""
    if shown is None:
        yield spoken
        return
    for is_shown, run in groupby(spoken, key=lambda sentence: sentence in shown):
        if is_shown:
            yield list(run)


def group_by_interview(
    urls: Urls, interviews: dict[int, Interview], segments: Iterable[Segment], topic: str
) -> tuple[InterviewGroup, ...]:
    """A topic's segments by interview and chapter, in the order they come."""
    groups = []
    for interview_id, within in groupby(segments, key=lambda segment: segment.interview_id):
        interview = interviews[interview_id]
        chapters = []
        for chapter, parts in groupby(within, key=lambda segment: segment.chapter):
            cards = [
                make_passage_card(
                    urls, interview, part, note=_PLACED[part.find_topic(topic).placed]
                )
                for part in parts
            ]
            anchor, title = name_place(interview, chapter), chapter.title if chapter else None
            chapters.append(ChapterGroup(anchor, title, tuple(cards)))
        card = make_interview_card(urls, interview)
        groups.append(InterviewGroup(name_place(interview), card, tuple(chapters)))
    return tuple(groups)

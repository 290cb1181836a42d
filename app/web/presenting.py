"""From what the archive knows to what components show: wording, grouping, order."""

import calendar
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from app.archive.values import Interview, Name, Participant, Segment, Sentence, Topic, Turn
from app.search.hits import Hit
from app.transcript.reading import shorten
from app.transcript.spans import Span
from app.web.components import (
    ChapterGroup,
    InterviewCard,
    InterviewGroup,
    Link,
    PassageCard,
    SentenceView,
    SpeakerBasis,
    SpokenPart,
    TopicCard,
    TurnView,
)
from app.web.index_components import NameEntry
from app.web.urls import Urls

_PLACED = {"editor": "placed by an editor", "found": "found by its words"}
_DETAILS = (
    ("Collection", "collection"),
    ("Identifier", "identifier"),
    ("Place", "place"),
    ("Rights", "rights"),
)


def write_date(date: str | None) -> str | None:
    """An ISO date as people write it, as exactly as it is known."""
    if date is None:
        return None
    year, *rest = date.split("-")
    month = [calendar.month_name[int(rest[0])]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *month, year])


def make_interview_card(urls: Urls, interview: Interview) -> InterviewCard:
    """An interview as it stands at the head of a page."""
    return InterviewCard(
        title=interview.title,
        url=urls.interview(interview),
        series=interview.series,
        date=write_date(interview.date),
        date_iso=interview.date,
        language=interview.language,
        people=tuple(
            (link_speaker(urls, person), person.role) for person in interview.participants
        ),
        words=interview.words,
        source=Link("Recording", interview.source_url) if interview.source_url else None,
        source_kind=interview.source_kind,
        details=tuple(
            (label, value) for label, name in _DETAILS if (value := getattr(interview, name))
        ),
    )


def name_speaker(turn: Turn) -> str | None:
    """Who speaks, in words that keep a guess a guess; None where unknown."""
    if turn.speaker is None:
        return None
    doubt = " (inferred)" if turn.basis == "inferred" else ""
    return turn.speaker.name + doubt


def link_speaker(urls: Urls, speaker: Participant) -> Link:
    """A speaker by name."""
    return Link(speaker.name, urls.speaker(speaker.slug))


def make_topic_cards(urls: Urls, topics: Iterable[Topic]) -> list[TopicCard]:
    """Topics with their share of the largest one."""
    topics = list(topics)
    most = max((topic.segment_count for topic in topics), default=0) or 1
    return [
        TopicCard(
            name=topic.name,
            summary=topic.summary,
            url=urls.topic(topic.slug),
            passages=topic.segment_count,
            share=topic.segment_count / most,
        )
        for topic in topics
    ]


def make_name_entry(urls: Urls, name: Name) -> NameEntry:
    """A name as it stands in the index."""
    return NameEntry(name.name, name.kind, urls.name(name.slug), name.mention_count)


def make_sentence_view(
    urls: Urls, interview: Interview, sentence: Sentence, lit: bool = False
) -> SentenceView:
    """A sentence with its permalink."""
    url = urls.sentence(interview, sentence.key)
    return SentenceView(sentence.key, sentence.text, url, lit)


def make_turn_views(
    urls: Urls,
    interview: Interview,
    turns: Iterable[Turn],
    sentences: Sequence[Sentence],
    breaks: Iterable[int] = (),
    lit: Collection[str] = (),
) -> tuple[TurnView, ...]:
    """Turns with those of the sentences that they hold, in paragraphs that start at `breaks`.

    `lit` are the keys of the sentences that the page was opened on.
    """
    starts = set(breaks)
    views = []
    for turn in turns:
        spoken = [sentence for sentence in sentences if turn.holds(sentence)]
        paragraphs = [
            tuple(
                make_sentence_view(urls, interview, sentence, lit=sentence.key in lit)
                for sentence in paragraph
            )
            for paragraph in _part_at(spoken, starts)
        ]
        views.append(
            TurnView(
                speaker=turn.speaker.name if turn.speaker else None,
                basis=SpeakerBasis[turn.basis.upper()],
                lane=find_lane(interview, turn.speaker),
                paragraphs=tuple(paragraphs),
                continues=turn.start < spoken[0].start,
            )
        )
    return tuple(views)


def _part_at(sentences: Sequence[Sentence], starts: set[int]) -> list[list[Sentence]]:
    parts: list[list[Sentence]] = []
    for sentence in sentences:
        if not parts or sentence.start in starts:
            parts.append([])
        parts[-1].append(sentence)
    return parts


def find_lane(interview: Interview, speaker: Participant | None) -> int:
    """The place of a speaker among the interview's people; the first one where unknown."""
    slugs = [participant.slug for participant in interview.participants]
    return slugs.index(speaker.slug) if speaker else 0


def describe_speakers(turns: Sequence[Turn]) -> str:
    """How far the speakers of a whole interview are known."""
    bases = {SpeakerBasis[turn.basis.upper()] for turn in turns}
    known = bases - {SpeakerBasis.UNKNOWN}
    if not known:
        return "Speakers not identified"
    words = " or ".join(sorted(known))
    limit = " where they are known" if SpeakerBasis.UNKNOWN in bases else ""
    return f"Speakers {words}{limit}"


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
    """What a search found, with its words marked."""
    return make_card(urls, hit.interview, hit.segments, hit.marks, link_hit(urls, hit))


def make_card(
    urls: Urls,
    interview: Interview,
    segments: Sequence[Segment],
    marks: Sequence[Span],
    url: str,
) -> PassageCard:
    """Stored passages that follow on, with some of their words marked."""
    chapter = segments[0].chapter
    return PassageCard(
        url=url,
        parts=tuple(
            part for segment in segments for part in _part_by_speaker(interview, segment, marks)
        ),
        chapter=chapter.title if chapter else None,
        interview=Link(interview.title, urls.interview(interview)),
        language=interview.language,
    )


def _part_by_speaker(
    interview: Interview, segment: Segment, marks: Sequence[Span]
) -> Iterator[SpokenPart]:
    """A passage by who says what. A mark that runs over a change of speaker is parted there."""
    for turn in segment.turns:
        spoken = [part for part in segment.sentences if turn.holds(part)]
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
        )


def group_by_interview(
    urls: Urls, interviews: dict[int, Interview], segments: Iterable[Segment], topic: str
) -> tuple[InterviewGroup, ...]:
    """A topic's segments by interview and chapter, in the order they come."""
    groups = []
    for interview_id, within in groupby(segments, key=lambda segment: segment.interview_id):
        interview = interviews[interview_id]
        chapters = []
        for title, parts in groupby(within, key=_find_chapter_title):
            cards = [
                make_passage_card(
                    urls, interview, part, note=_PLACED[part.find_topic(topic).placed]
                )
                for part in parts
            ]
            chapters.append(ChapterGroup(title, tuple(cards)))
        groups.append(InterviewGroup(make_interview_card(urls, interview), tuple(chapters)))
    return tuple(groups)


def _find_chapter_title(segment: Segment) -> str | None:
    return segment.chapter.title if segment.chapter else None


def link_to(urls: Urls, interview: Interview, segment: Segment | None) -> Link | None:
    """A neighbouring passage by its first words."""
    if segment is None:
        return None
    return Link(shorten(segment.text, 80), urls.sentence(interview, segment.key))

"""From what the archive knows to what components show: wording, grouping, order."""

import calendar
from collections.abc import Collection, Iterable, Sequence

from app.archive.values import Interview, Name, Participant, Segment, Sentence, Topic, Turn
from app.transcript.reading import shorten
from app.web.components import (
    InterviewCard,
    Link,
    SentenceView,
    SpeakerBasis,
    TopicCard,
    TurnView,
)
from app.web.index_components import NameEntry
from app.web.urls import Urls

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


def link_to(urls: Urls, interview: Interview, segment: Segment | None) -> Link | None:
    """A neighbouring passage by its first words."""
    if segment is None:
        return None
    return Link(shorten(segment.text, 80), urls.sentence(interview, segment.key))

"""What stands around a passage: speakers, chapter, topics and names, its place in the line."""

from collections.abc import Iterable, Sequence

from app.archive.database import Session
from app.archive.interviews import (
    find_interviews,
    read_chapters,
    read_sentences,
    read_sentences_at,
)
from app.archive.names import list_names_between
from app.archive.permalinks import Passage
from app.archive.segments import find_segments, read_around
from app.archive.values import Interview, Segment, Sentence, Turn
from app.search.relating import find_related
from app.transcript.reading import shorten
from app.transcript.spans import Span
from app.web.components import ConversationLine, Link
from app.web.conversation_line import draw_line, light_place, read_bars
from app.web.dependencies import Rooms
from app.web.directives import write_directive
from app.web.presenting import link_to, name_speaker
from app.web.quoting.quotations import Quotation
from app.web.sharing_components import RelatedPassage
from app.web.urls import Urls

MOST_RELATED = 3
OF_RELATED = 180
"""Characters of a related passage that are shown."""
BESIDE = 60
"""How many characters before and after tell a passage from the same words elsewhere."""


def draw_passage_line(
    session: Session, urls: Urls, interview: Interview, passage: Passage, what: str
) -> ConversationLine:
    """The whole interview, with the passage lit."""
    bars, chapters = read_bars(session, interview), read_chapters(session, interview)
    firsts = read_sentences_at(session, interview, [bar.start for bar in bars])
    line = draw_line(urls, interview, bars, chapters, firsts)
    return light_place(line, chapters, Span(passage.start, passage.end), bars[-1].end, what)


def list_speakers(urls: Urls, turns: Iterable[Turn], passage: Passage) -> tuple[Link, ...]:
    """Who is known to say any of its sentences, each once."""
    return tuple(
        dict.fromkeys(
            Link(name_speaker(turn) or "", urls.speaker(turn.speaker.slug))
            for turn in turns
            if turn.speaker and any(map(turn.holds, passage.sentences))
        )
    )


def describe_passage(quotation: Quotation) -> str:
    """Its words and who says them, for search engines and previews."""
    who = f"{quotation.speaker}, " if quotation.speaker else ""
    return f"“{shorten(quotation.told, 200)}” — {who}{quotation.where}"


def link_chapter(urls: Urls, interview: Interview, segments: Sequence[Segment]) -> Link | None:
    """The chapter in which it starts."""
    chapter = segments[0].chapter
    return Link(chapter.title, urls.chapter(interview, chapter)) if chapter else None


def link_beside(
    session: Session, urls: Urls, interview: Interview, segments: Sequence[Segment]
) -> tuple[Link | None, Link | None]:
    """The stored passages before and after some that follow one another."""
    before, after = read_around(session, segments[0])
    if len(segments) > 1:
        _, after = read_around(session, segments[-1])
    return link_to(urls, interview, before), link_to(urls, interview, after)


def link_sentences_beside(
    session: Session, urls: Urls, passage: Passage
) -> tuple[Link | None, Link | None]:
    """The sentences before and after a passage, by their first words."""
    before, after = read_beside(session, passage)
    return _link_sentence(urls, passage, before), _link_sentence(urls, passage, after)


def read_beside(session: Session, passage: Passage) -> tuple[Sentence | None, Sentence | None]:
    """The sentences before and after a passage, where there are."""
    # One character on either side is the space, and the next one their own.
    start, end = max(0, passage.start - 2), passage.end + 2
    around = read_sentences(session, passage.interview, start, end)
    found = {sentence.position: sentence for sentence in around}
    first, last = passage.sentences[0], passage.sentences[-1]
    return found.get(first.position - 1), found.get(last.position + 1)


def _link_sentence(urls: Urls, passage: Passage, sentence: Sentence | None) -> Link | None:
    if sentence is None:
        return None
    return Link(shorten(sentence.text, 60), urls.sentence(passage.interview, sentence.key))


def link_topics(urls: Urls, segments: Iterable[Segment]) -> tuple[Link, ...]:
    """The topics of the stored passages that it touches."""
    topics = {place.slug: place.name for segment in segments for place in segment.topics}
    return tuple(Link(name, urls.topic(slug)) for slug, name in topics.items())


def link_names(
    session: Session, urls: Urls, interview: Interview, stretch: Span
) -> tuple[Link, ...]:
    """Who and what is mentioned in a stretch."""
    names = list_names_between(session, interview, stretch.start, stretch.end)
    return tuple(Link(name.name, urls.name(name.slug)) for name in names)


def list_related(
    rooms: Rooms, session: Session, segments: Sequence[Segment]
) -> tuple[RelatedPassage, ...]:
    """Other passages with similar words, the nearest first."""
    ids = find_related(session, rooms.engine, segments, MOST_RELATED)
    found = find_segments(session, ids)
    interviews = find_interviews(session, {each.interview_id for each in found.values()})
    here = segments[0].interview_id
    return tuple(
        _make_related(rooms.urls, interviews[found[id_].interview_id], found[id_], here)
        for id_ in ids
        if id_ in found
    )


def _make_related(urls: Urls, interview: Interview, segment: Segment, here: int) -> RelatedPassage:
    chapter = segment.chapter.title if segment.chapter else ""
    names = dict.fromkeys(name for turn in segment.turns if (name := name_speaker(turn)))
    return RelatedPassage(
        text=shorten(segment.text, OF_RELATED),
        url=urls.sentence(interview, segment.key),
        speakers=" and ".join(names),
        where=chapter if interview.id == here else interview.title,
        language=interview.language,
    )


def link_context(session: Session, urls: Urls, passage: Passage) -> str:
    """The conversation, opened at its first sentence, its words marked where a browser can."""
    start, end = max(0, passage.start - BESIDE), passage.end + BESIDE
    around = read_sentences(session, passage.interview, start, end)
    before = " ".join(one.text for one in around if one.end <= passage.start)
    after = " ".join(one.text for one in around if one.start >= passage.end)
    directive = write_directive(passage.text, before, after)
    return urls.in_context(passage.interview, passage.sentences[0], directive)

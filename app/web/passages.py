"""What a shared link opens: one sentence in its passage, or a passage on its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.interviews import read_chapters, read_sentences_at, read_turns
from app.archive.names import list_names_between
from app.archive.permalinks import Passage, find_passage
from app.archive.segments import read_around, read_touched
from app.archive.values import Interview, Segment, Sentence, Turn
from app.transcript.reading import shorten
from app.transcript.spans import Span
from app.web.components import ConversationLine, InterviewCard, Link, SentenceView, TurnView
from app.web.conversation_line import draw_line, light_place, read_bars
from app.web.dependencies import (
    Ends,
    EndsHere,
    InterviewHere,
    MovedError,
    RoomsHere,
    SessionHere,
    UrlsHere,
    WordsHere,
    keep_query,
    show,
)
from app.web.page import Page
from app.web.presenting import (
    link_to,
    make_interview_card,
    make_sentence_view,
    make_turn_views,
    name_speaker,
)
from app.web.problems import UnknownKeyError
from app.web.recordings import link_recording
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, kw_only=True)
class SentencePage(Page):
    """One sentence, lit, in the stored passage drawn around it."""

    template: ClassVar[str] = "passages/sentence.html"

    interview: InterviewCard
    chapter: Link | None
    recording: Link | None
    """Where its chapter can be heard."""
    turns: tuple[TurnView, ...]
    sentence: SentenceView
    line: ConversationLine
    speaker: Link | None
    alone_url: str
    """The sentence on its own."""
    context_url: str
    """The conversation, opened at the sentence."""
    before: Link | None
    after: Link | None
    """The passages beside this one, by their first words."""
    topics: tuple[Link, ...]
    names: tuple[Link, ...]
    """Who and what the passage mentions."""
    permalink: str
    """Absolute where the origin is known."""


@dataclass(frozen=True, kw_only=True)
class PassagePage(Page):
    """Everything between two sentences, on its own."""

    template: ClassVar[str] = "passages/passage.html"

    interview: InterviewCard
    chapter: Link | None
    recording: Link | None
    """Where its chapter can be heard."""
    turns: tuple[TurnView, ...]
    line: ConversationLine
    speakers: tuple[Link, ...]
    context_url: str
    topics: tuple[Link, ...]
    names: tuple[Link, ...]
    """Who and what it mentions."""
    permalink: str
    """Absolute where the origin is known."""


@router.get("/interviews/{interview:slug}/{key:key}")
@router.get("/interviews/{interview:slug}/{key:key}/{words:path}")
def show_sentence(
    rooms: RoomsHere,
    session: SessionHere,
    urls: UrlsHere,
    interview: InterviewHere,
    key: str,
    words: WordsHere,
) -> HTMLResponse:
    """The sentence a key names; words behind it only decorate the address."""
    passage = _find(session, interview, (key, key), words)
    sentence = passage.sentences[0]
    segment = read_touched(session, interview, sentence.start, sentence.end)[0]
    before, after = read_around(session, segment)
    spoken = read_turns(session, interview, segment.start, segment.end)
    turns = make_turn_views(urls, interview, spoken, segment.sentences, lit=key)
    speaker = _list_speakers(urls, spoken, sentence)
    page = SentencePage(
        title=shorten(sentence.text, 60),
        description=_describe(sentence.text, speaker, interview),
        canonical=rooms.urls.absolute(urls.sentence(interview, key)),
        section="interviews",
        interview=make_interview_card(urls, interview),
        chapter=_link_chapter(urls, interview, [segment]),
        recording=link_recording(interview, segment.chapter),
        turns=turns,
        sentence=make_sentence_view(urls, interview, sentence, lit=True),
        line=_draw_line(session, urls, interview, passage, "sentence"),
        speaker=speaker[0] if speaker else None,
        alone_url=urls.passage(interview, key, key),
        context_url=urls.in_context(interview, sentence),
        before=link_to(urls, interview, before),
        after=link_to(urls, interview, after),
        topics=_link_topics(urls, [segment]),
        names=_link_names(session, urls, interview, segment),
        permalink=urls.absolute(urls.sentence(interview, key)),
    )
    return show(rooms, page)


@router.get("/interviews/{interview:slug}/{ends:range}")
@router.get("/interviews/{interview:slug}/{ends:range}/{words:path}")
def show_passage(
    request: Request,
    rooms: RoomsHere,
    session: SessionHere,
    urls: UrlsHere,
    interview: InterviewHere,
    ends: EndsHere,
    words: WordsHere,
) -> HTMLResponse:
    """Everything between two keys, which may come in either order."""
    passage = _find(session, interview, ends, words)
    first, last = passage.sentences[0], passage.sentences[-1]
    address = urls.passage(interview, first.key, last.key)
    if ends != (first.key, last.key):
        raise MovedError(keep_query(request, f"{address}/{words}" if words else address))
    segments = read_touched(session, interview, passage.start, passage.end)
    spoken = read_turns(session, interview, passage.start, passage.end)
    turns = make_turn_views(
        urls, interview, spoken, passage.sentences, [segment.start for segment in segments]
    )
    speakers = _list_speakers(urls, spoken)
    page = PassagePage(
        title=shorten(passage.text, 60),
        description=_describe(passage.text, speakers, interview),
        canonical=rooms.urls.absolute(address),
        section="interviews",
        interview=make_interview_card(urls, interview),
        chapter=_link_chapter(urls, interview, segments),
        recording=link_recording(interview, segments[0].chapter),
        turns=turns,
        line=_draw_line(session, urls, interview, passage, "passage"),
        speakers=speakers,
        context_url=urls.in_context(interview, first),
        topics=_link_topics(urls, segments),
        names=_link_names(session, urls, interview, passage),
        permalink=urls.absolute(address),
    )
    return show(rooms, page)


def _find(session: Session, interview: Interview, ends: Ends, words: str) -> Passage:
    passage = find_passage(session, interview, *ends)
    if passage is None:
        raise UnknownKeyError(interview, words)
    return passage


def _draw_line(
    session: Session, urls: Urls, interview: Interview, passage: Passage, what: str
) -> ConversationLine:
    """The whole interview, with the passage lit."""
    bars, chapters = read_bars(session, interview), read_chapters(session, interview)
    firsts = read_sentences_at(session, interview, [bar.start for bar in bars])
    line = draw_line(urls, interview, bars, chapters, firsts)
    return light_place(line, chapters, Span(passage.start, passage.end), bars[-1].end, what)


def _list_speakers(
    urls: Urls, turns: Iterable[Turn], sentence: Sentence | None = None
) -> tuple[Link, ...]:
    """Who is known to speak, each once; only whoever says one sentence if it is given."""
    return tuple(
        dict.fromkeys(
            Link(name_speaker(turn) or "", urls.speaker(turn.speaker.slug))
            for turn in turns
            if turn.speaker and (sentence is None or turn.start <= sentence.start < turn.end)
        )
    )


def _describe(text: str, speakers: Sequence[Link], interview: Interview) -> str:
    who = " and ".join(speaker.text for speaker in speakers) or "Speaker not identified"
    return f"“{shorten(text, 200)}” — {who}, {interview.series or interview.title}"


def _link_chapter(urls: Urls, interview: Interview, segments: Sequence[Segment]) -> Link | None:
    chapter = segments[0].chapter
    return Link(chapter.title, urls.chapter(interview, chapter)) if chapter else None


def _link_topics(urls: Urls, segments: Sequence[Segment]) -> tuple[Link, ...]:
    topics = {place.slug: place.name for segment in segments for place in segment.topics}
    return tuple(Link(name, urls.topic(slug)) for slug, name in topics.items())


def _link_names(
    session: Session, urls: Urls, interview: Interview, stretch: Segment | Passage
) -> tuple[Link, ...]:
    names = list_names_between(session, interview, stretch.start, stretch.end)
    return tuple(Link(name.name, urls.name(name.slug)) for name in names)

"""The front page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.interviews import list_interviews, read_chapters, read_sentences, read_turns
from app.archive.names import list_names
from app.archive.topics import list_topics
from app.archive.values import Chapter, Interview, Sentence, Turn
from app.transcript.spans import count_words
from app.web.alphabet import sort_names
from app.web.components import ChapterCard, ConversationLine, InterviewCard, Link, TopicCard
from app.web.conversation_line import draw_line, read_bars
from app.web.dependencies import RoomsHere, SessionHere, show
from app.web.index_components import NameEntry
from app.web.page import Page
from app.web.presenting import (
    make_interview_card,
    make_name_entry,
    make_topic_cards,
    name_speaker,
)
from app.web.recordings import write_time
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

NEWEST = 12
TELLING_WORDS = 18
MOST_EXAMPLES = 4
MOST_NAMES = 12
_UNFIT = ("…", "...", "—", '"')
"""Signs of what breaks off, or of a quotation within one."""


@dataclass(frozen=True, kw_only=True)
class FrontPage(Page):
    """The archive at a glance; with a single interview, that interview's contents too."""

    template: ClassVar[str] = "front/front.html"

    interviews: tuple[InterviewCard, ...]
    """The newest first; empty in an empty archive."""
    chapters: tuple[ChapterCard, ...]
    """Of the only interview; empty when there are several."""
    line: ConversationLine | None
    """Of the only interview; None when there are several."""
    topics: tuple[TopicCard, ...]
    """The largest first."""
    names: tuple[NameEntry, ...]
    """The most mentioned first."""
    examples: tuple[Link, ...]
    """Searches to try."""


@router.get("/")
def show_front(rooms: RoomsHere, session: SessionHere) -> HTMLResponse:
    """What this archive holds."""
    interviews = list_interviews(session, NEWEST)
    topics = [topic for topic in list_topics(session) if topic.segment_count]
    topics.sort(key=lambda topic: -topic.segment_count)
    chapters, line = _open_only(session, rooms.urls, interviews)
    page = FrontPage(
        title="",
        description="Interviews in which every sentence can be found, read in context, quoted "
        "exactly and linked for good.",
        canonical=rooms.urls.absolute(rooms.urls.front()),
        interviews=tuple(make_interview_card(rooms.urls, each) for each in interviews),
        chapters=chapters,
        line=line,
        topics=tuple(make_topic_cards(rooms.urls, topics)),
        names=_list_names(session, rooms.urls),
        examples=make_examples(session, rooms.urls),
    )
    return show(rooms, page)


def _list_names(session: Session, urls: Urls) -> tuple[NameEntry, ...]:
    names = sorted(sort_names(list_names(session)), key=lambda name: -name.mention_count)
    return tuple(make_name_entry(urls, name) for name in names[:MOST_NAMES])


def make_examples(session: Session, urls: Urls) -> tuple[Link, ...]:
    """Searches that find something here: phrases that betray the largest topics."""
    topics = sorted(list_topics(session), key=lambda topic: -topic.segment_count)
    phrases = [topic.words[0] for topic in topics if topic.segment_count and topic.words]
    return tuple(Link(phrase, urls.search(phrase)) for phrase in phrases[:MOST_EXAMPLES])


def _open_only(
    session: Session, urls: Urls, interviews: Sequence[Interview]
) -> tuple[tuple[ChapterCard, ...], ConversationLine | None]:
    """The contents of the only interview, and its line; nothing of several."""
    if len(interviews) != 1:
        return (), None
    interview = interviews[0]
    sentences, chapters = read_sentences(session, interview), read_chapters(session, interview)
    line = draw_line(urls, interview, read_bars(session, interview), chapters, sentences)
    turns = read_turns(session, interview)
    cards = (
        _make_card(
            urls,
            interview,
            chapter,
            [each for each in sentences if chapter.start <= each.start < chapter.end],
            turns,
        )
        for chapter in chapters
    )
    return tuple(cards), line


def _make_card(
    urls: Urls,
    interview: Interview,
    chapter: Chapter,
    sentences: Sequence[Sentence],
    turns: Sequence[Turn],
) -> ChapterCard:
    opening = _choose_opening(sentences, turns)
    turn = _find_turn(turns, opening)
    return ChapterCard(
        title=chapter.title,
        time=write_time(chapter.time_s),
        url=urls.chapter(interview, chapter),
        words=sum(count_words(sentence.text) for sentence in sentences),
        opening=opening.text,
        speaker=name_speaker(turn),
    )


def _choose_opening(sentences: Sequence[Sentence], turns: Sequence[Turn]) -> Sentence:
    """A sentence that says what a chapter is about: long enough, whole, and a guest's if any is."""
    telling = [
        sentence
        for sentence in sentences
        if TELLING_WORDS <= count_words(sentence.text) <= 2 * TELLING_WORDS
        and not any(sign in sentence.text for sign in _UNFIT)
    ]
    guests = (sentence for sentence in telling if _is_of_guest(_find_turn(turns, sentence)))
    return next(guests, next(iter(telling), sentences[0]))


def _find_turn(turns: Sequence[Turn], sentence: Sentence) -> Turn:
    return next(turn for turn in turns if turn.holds(sentence))


def _is_of_guest(turn: Turn) -> bool:
    return turn.speaker is not None and turn.speaker.role == "guest"

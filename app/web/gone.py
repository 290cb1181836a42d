"""What is told at the address of words that are no longer in the transcript."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.interviews import read_sentences
from app.archive.permalinks import Destination
from app.archive.segments import read_touched
from app.archive.values import Interview
from app.transcript.history.fates import Fate
from app.transcript.history.links import SharedLink, find_last_ending
from app.transcript.history.states import Event, State
from app.web.components import InterviewCard, PassageCard
from app.web.correction_components import WordingView
from app.web.dependencies import Rooms, show
from app.web.notices import list_past_wordings, write_day
from app.web.page import Page
from app.web.passage_cards import make_passage_card
from app.web.presenting import make_interview_card
from app.web.urls import Urls

TITLES = {
    Fate.REMOVED: "No longer in the transcript",
    Fate.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True, kw_only=True)
class GonePage(Page):
    """Words that were removed, as they were; of those that were withdrawn, why and when alone."""

    template: ClassVar[str] = "passages/gone.html"

    interview: InterviewCard
    message: str
    reason: str | None
    wordings: tuple[WordingView, ...]
    """The latest first; none of words that were withdrawn."""
    around: tuple[PassageCard, ...]
    """What stands there now."""
    corrections_url: str


def show_gone(
    rooms: Rooms, session: Session, interview: Interview, destination: Destination
) -> HTMLResponse:
    """The page at the address of words that are gone."""
    link = destination.link
    assert link  # noqa: S101 # words are gone only because something happened to them
    message = explain_end(interview, link)
    is_withdrawn = link.fate is Fate.WITHDRAWN
    page = GonePage(
        title=TITLES[link.fate],
        description=message,
        indexed=False,
        section="interviews",
        interview=make_interview_card(rooms.urls, interview),
        message=message,
        reason=find_end(link)[1].reason,
        wordings=() if is_withdrawn else tuple(list_past_wordings(link, find_end(link)[0])),
        around=() if is_withdrawn else _list_around(session, rooms.urls, interview, link),
        corrections_url=rooms.urls.corrections(interview),
    )
    return show(rooms, page, 410)


def explain_end(interview: Interview, link: SharedLink) -> str:
    """What happened to the words, and when; the words themselves are not told."""
    day = write_day(find_end(link)[0])
    what = "This sentence was" if len(link.own) == 1 else "These sentences were"
    if link.fate is Fate.WITHDRAWN:
        return f"{what} withdrawn from “{interview.title}” on {day}. The words are not kept here."
    return f"{what} removed from the transcript of “{interview.title}” on {day}."


def find_end(link: SharedLink) -> tuple[State, Event]:
    """What took the words out; a withdrawal, if there was any, before all else."""
    keys = dict.fromkeys((*link.ends, *link.own))
    endings = [one for key in keys if (one := find_last_ending(link.history, key))]
    return max(endings, key=lambda one: (one[1].fate is link.fate, one[0].number))


def _list_around(
    session: Session, urls: Urls, interview: Interview, link: SharedLink
) -> tuple[PassageCard, ...]:
    """The stored passages that hold what stood before and after the words."""
    sentences = read_sentences(session, interview)
    near = [sentences[place] for place in link.find_neighbours() if place is not None]
    cards = {}
    for sentence in near:
        segment = read_touched(session, interview, sentence.start, sentence.end)[0]
        if segment.id not in cards:
            cards[segment.id] = make_passage_card(urls, interview, segment, sentence=sentence)
    return tuple(cards.values())

"""The words behind a permalink, as JSON."""

from fastapi import APIRouter

from app.archive.database import Session
from app.archive.interviews import read_sentences, read_turns
from app.archive.permalinks import Destination, Passage
from app.archive.values import Interview
from app.transcript.history.fates import Fate
from app.transcript.history.links import SharedLink
from app.web.api.examples import show_example
from app.web.api.shapes.passages import (
    GonePassageShape,
    KeyFateShape,
    PassageShape,
    QuotationShape,
    SelectorShape,
    WordingShape,
)
from app.web.api.shapes.problems import PROBLEMS, promise
from app.web.dependencies import (
    Ends,
    EndsHere,
    InterviewHere,
    RoomsHere,
    SessionHere,
)
from app.web.following import find_address, follow
from app.web.gone import explain_end, find_end
from app.web.problems import GonePassageError
from app.web.quoting.html import write_html
from app.web.quoting.markdown import write_markdown
from app.web.quoting.plain_text import write_text
from app.web.quoting.quotations import Quotation, make_quotation
from app.web.urls import Urls

GONE = promise(410, "Its words were removed or withdrawn", GonePassageShape)
router = APIRouter(tags=["Passages"], responses=PROBLEMS | GONE)

CONTEXT = 64
"""How many characters a selector shows on either side."""


@router.get("/interviews/{interview:slug}/passages/{key:key}", **show_example("get_sentence"))
def get_sentence(
    rooms: RoomsHere, session: SessionHere, interview: InterviewHere, key: str
) -> PassageShape:
    """One sentence, and what became of it."""
    return _answer(rooms.urls, session, interview, (key, key), single=True)


@router.get("/interviews/{interview:slug}/passages/{ends:range}", **show_example("get_passage"))
def get_passage(
    rooms: RoomsHere, session: SessionHere, interview: InterviewHere, ends: EndsHere
) -> PassageShape:
    """Everything between two sentences, `first..last`, and what became of it."""
    return _answer(rooms.urls, session, interview, ends, single=False)


def _answer(
    urls: Urls, session: Session, interview: Interview, ends: Ends, *, single: bool
) -> PassageShape:
    destination = follow(session, interview, ends)
    if destination.passage is None:
        assert destination.link  # noqa: S101 # words are gone only because something happened
        raise _tell_gone(interview, destination.link)
    first, last = reversed(ends) if destination.is_reversed else ends
    passage = destination.passage
    turns = read_turns(session, interview, passage.start, passage.end)
    url = urls.absolute(find_address(urls, passage, single=single))
    return PassageShape(
        interview=interview.slug,
        keys=[
            KeyFateShape(key=key, fate=destination.find_fate(key))
            for key in dict.fromkeys((first, last))
        ],
        fate=destination.fate,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        speakers=list(dict.fromkeys(turn.speaker.slug for turn in turns if turn.speaker)),
        revision=interview.revision,
        history=_list_history(destination, passage),
        selector=_make_selector(session, passage),
        quote=_write_quote(make_quotation(passage, turns, url)),
        url=url,
    )


def _write_quote(quotation: Quotation) -> QuotationShape:
    return QuotationShape(
        text=write_text(quotation),
        markdown=write_markdown(quotation),
        html=write_html(quotation),
    )


def _tell_gone(interview: Interview, link: SharedLink) -> GonePassageError:
    """What became of words that are gone: of those that were withdrawn, why and when alone."""
    state, event = find_end(link)
    members: dict[str, object] = {"fate": link.fate.value}
    if link.fate is Fate.WITHDRAWN:
        members |= {"reason": event.reason, "withdrawn_at": state.at}
    else:
        members["history"] = [wording.model_dump() for wording in _list_readings(link)]
    return GonePassageError(explain_end(interview, link), members)


def _list_history(destination: Destination, passage: Passage) -> list[WordingShape]:
    if destination.link:
        return _list_readings(destination.link)
    return [WordingShape(revision=destination.since, text=passage.text)]


def _list_readings(link: SharedLink) -> list[WordingShape]:
    return [WordingShape(revision=one.number, text=one.text) for one in link.readings]


def _make_selector(session: Session, passage: Passage) -> SelectorShape:
    start, end = max(0, passage.start - CONTEXT), passage.end + CONTEXT
    around = read_sentences(session, passage.interview, start, end)
    text = " ".join(sentence.text for sentence in around)
    shift = around[0].start
    return SelectorShape(
        exact=passage.text,
        prefix=text[max(0, start - shift) : passage.start - shift],
        suffix=text[passage.end - shift : end - shift],
    )

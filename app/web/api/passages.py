"""The words behind a permalink, as JSON."""

from fastapi import APIRouter

from app.archive.database import Session
from app.archive.interviews import read_sentences, read_turns
from app.archive.permalinks import Passage, find_passage
from app.archive.values import Interview
from app.web.api.examples import show_example
from app.web.api.shapes.passages import KeyFateShape, PassageShape, SelectorShape, WordingShape
from app.web.api.shapes.problems import PROBLEMS
from app.web.dependencies import Ends, EndsHere, InterviewHere, Rooms, RoomsHere, SessionHere
from app.web.problems import UnknownKeyError

router = APIRouter(tags=["Passages"], responses=PROBLEMS)

CONTEXT = 64
"""How many characters a selector shows on either side."""
UNCHANGED = "unchanged"


@router.get("/interviews/{interview:slug}/passages/{key:key}", **show_example("get_sentence"))
def get_sentence(
    rooms: RoomsHere, session: SessionHere, interview: InterviewHere, key: str
) -> PassageShape:
    """One sentence."""
    return _make_shape(rooms, session, _find(session, interview, (key, key)), single=True)


@router.get("/interviews/{interview:slug}/passages/{ends:range}", **show_example("get_passage"))
def get_passage(
    rooms: RoomsHere, session: SessionHere, interview: InterviewHere, ends: EndsHere
) -> PassageShape:
    """Everything between two sentences, `first..last`."""
    return _make_shape(rooms, session, _find(session, interview, ends), single=False)


def _find(session: Session, interview: Interview, ends: Ends) -> Passage:
    passage = find_passage(session, interview, *ends)
    if passage is None:
        raise UnknownKeyError(interview, "")
    return passage


def _make_shape(rooms: Rooms, session: Session, passage: Passage, *, single: bool) -> PassageShape:
    interview = passage.interview
    first, last = passage.sentences[0].key, passage.sentences[-1].key
    url = rooms.urls.passage(interview, first, last)
    if single:
        url = rooms.urls.sentence(interview, first)
    turns = read_turns(session, interview, passage.start, passage.end)
    return PassageShape(
        interview=interview.slug,
        keys=[KeyFateShape(key=key, fate=UNCHANGED) for key in dict.fromkeys((first, last))],
        fate=UNCHANGED,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        speakers=list(dict.fromkeys(turn.speaker.slug for turn in turns if turn.speaker)),
        revision=interview.revision,
        history=[WordingShape(revision=interview.revision, text=passage.text)],
        selector=_make_selector(session, passage),
        url=rooms.urls.absolute(url),
    )


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

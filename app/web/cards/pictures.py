"""The cards' addresses."""

import json

from fastapi import APIRouter, Response

from app.archive.database import Session
from app.archive.interviews import read_turns
from app.archive.values import Interview
from app.web.cards.drawing import VERSION, Card, draw_card, draw_site_card, name_card
from app.web.dependencies import Ends, EndsHere, InterviewHere, Rooms, RoomsHere, SessionHere
from app.web.following import find_passage
from app.web.quoting.quotations import make_quotation

router = APIRouter(include_in_schema=False)

MEDIA_TYPE = "image/png"
ABOUT = "Interviews, word for word"


@router.get("/cards/site.png")
def show_site_card(rooms: RoomsHere) -> Response:
    """The picture of every page that shows no passage."""
    name = json.dumps([VERSION, rooms.site.name, ABOUT])
    card = rooms.cards.fetch(name, lambda: draw_site_card(rooms.site.name, ABOUT))
    return Response(card, media_type=MEDIA_TYPE)


@router.get("/cards/{interview:slug}/{key:key}.png")
def show_sentence_card(
    rooms: RoomsHere, session: SessionHere, interview: InterviewHere, key: str
) -> Response:
    """The picture of a sentence."""
    return _show_card(rooms, session, interview, (key, key))


@router.get("/cards/{interview:slug}/{ends:range}.png")
def show_passage_card(
    rooms: RoomsHere, session: SessionHere, interview: InterviewHere, ends: EndsHere
) -> Response:
    """The picture of everything between two sentences."""
    return _show_card(rooms, session, interview, ends)


def _show_card(rooms: Rooms, session: Session, interview: Interview, ends: Ends) -> Response:
    # Before the words are read: what is withdrawn in the meantime is not kept.
    mark = rooms.cards.read_mark()
    passage = find_passage(session, interview, ends)
    turns = read_turns(session, interview, passage.start, passage.end)
    quotation = make_quotation(passage, turns, url="")
    card = Card(quotation.told, ", ".join(quotation.speakers), quotation.where, rooms.site.name)
    picture = rooms.cards.fetch(name_card(card), lambda: draw_card(card), mark)
    return Response(picture, media_type=MEDIA_TYPE)

"""Follows the keys of an address to what they name today."""

from app.archive.database import Session
from app.archive.permalinks import Destination, Passage, follow_link
from app.archive.values import Interview
from app.errors import GoneError
from app.web.dependencies import Ends
from app.web.gone import explain_end
from app.web.problems import UnknownKeyError
from app.web.urls import Urls


def follow(session: Session, interview: Interview, ends: Ends, words: str = "") -> Destination:
    """Where a link leads; the words of its address may help where it leads nowhere."""
    destination = follow_link(session, interview, *ends)
    if destination is None:
        raise UnknownKeyError(interview, words)
    return destination


def find_passage(session: Session, interview: Interview, ends: Ends) -> Passage:
    """The words that an address names now; raises GoneError if they are no longer there."""
    return take_passage(interview, follow(session, interview, ends))


def take_passage(interview: Interview, destination: Destination) -> Passage:
    """The words where a link leads; raises GoneError if nothing is left of them."""
    if destination.passage is None:
        assert destination.link  # noqa: S101 # words are gone only because something happened
        raise GoneError(explain_end(interview, destination.link))
    return destination.passage


def find_address(urls: Urls, passage: Passage, *, single: bool) -> str:
    """The one address of a passage; a sentence has one in its context, and one on its own."""
    first, last = passage.sentences[0].key, passage.sentences[-1].key
    if single and first == last:
        return urls.sentence(passage.interview, first)
    return urls.passage(passage.interview, first, last)

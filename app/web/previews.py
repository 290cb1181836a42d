"""What other sites show beside a link: a card, a frame, the way to the page."""

from collections.abc import Iterator

from app.archive.permalinks import Passage
from app.archive.values import Interview
from app.web.components import Link
from app.web.page import Alternate
from app.web.urls import Urls

CARD_PX = (1200, 630)
"""Width and height of every card."""


def link_card(urls: Urls, passage: Passage) -> str | None:
    """The picture of a passage; others can fetch it only where the public origin is known.

    With the revision, so that who keeps pictures by their addresses asks again after a correction.
    """
    if not urls.origin:
        return None
    keys = dict.fromkeys((passage.sentences[0].key, passage.sentences[-1].key))
    return urls.absolute(urls.card(passage.interview, "..".join(keys), passage.interview.revision))


def link_oembed(urls: Urls, page: str) -> Iterator[Alternate]:
    """Where other sites learn how to show a passage; nothing where the origin is not known."""
    if urls.origin:
        address = urls.absolute(urls.oembed(urls.absolute(page)))
        yield Alternate("application/json+oembed", address, "oEmbed")


def list_trail(urls: Urls, interview: Interview) -> list[Link]:
    """The way to an interview from the front page."""
    return [
        Link("Interviews", urls.interviews()),
        Link(interview.title, urls.interview(interview)),
    ]

"""What search boxes offer while somebody types, here and in the address bars of browsers.

Answers in the form of the OpenSearch suggestions extension; see
https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions/1.1/Draft%201.wiki.
"""

from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from app.archive.database import Database, Session
from app.archive.names import list_names
from app.archive.state import read_generation
from app.archive.titles import (
    count_appearances,
    list_chapter_titles,
    list_interview_titles,
    list_name_forms,
)
from app.archive.topics import list_topics
from app.search.query import MOST_CHARACTERS
from app.search.suggesting import Catalogue, Offer
from app.search.words import is_telling, list_words
from app.web.dependencies import RoomsHere, UrlsHere
from app.web.presenting import write_date
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

MEDIA_TYPE = "application/x-suggestions+json"
MOST_OFFERS = 8
_AT_WORK = Lock()


@router.get("/suggestions")
def show_suggestions(rooms: RoomsHere, urls: UrlsHere, q: str = "") -> JSONResponse:
    """What was typed, then texts, descriptions and addresses; none where nothing begins so.

    The addresses are for use elsewhere, so they have the origin where it is known.
    """
    with rooms.database.read() as session:
        generation = read_generation(session)
    # A new catalogue is made once, however many are typing.
    with _AT_WORK:
        catalogue = read_catalogue(rooms.database, generation)
    offers = catalogue.suggest(q, MOST_OFFERS) if len(q) <= MOST_CHARACTERS else []
    texts = [offer.text for offer in offers]
    descriptions = [offer.description for offer in offers]
    addresses = [urls.absolute(offer.url) for offer in offers]
    return JSONResponse([q, texts, descriptions, addresses], media_type=MEDIA_TYPE)


# One state of one archive: what was withdrawn since is gone from here, too.
@lru_cache(maxsize=1)
def read_catalogue(database: Database, generation: int) -> Catalogue:  # noqa: ARG001 (the key)
    """All that can be offered, as of a state of the archive or a newer one."""
    with database.read() as session:
        return Catalogue(_list_offers(session, Urls()))


def _list_offers(session: Session, urls: Urls) -> Iterator[Offer]:
    yield from _list_topics(session, urls)
    yield from _list_speakers(session, urls)
    yield from _list_names(session, urls)
    yield from _list_interviews(session, urls)
    yield from _list_chapters(session, urls)


def _list_topics(session: Session, urls: Urls) -> Iterator[Offer]:
    for topic in sorted(list_topics(session), key=lambda topic: -topic.segment_count):
        if topic.segment_count:
            passages = _count(topic.segment_count, "passage")
            yield Offer(topic.name, f"Topic · {passages}", urls.topic(topic.slug), topic.see)


def _list_speakers(session: Session, urls: Urls) -> Iterator[Offer]:
    for speaker in count_appearances(session):
        interviews = _count(speaker.interviews, "interview")
        yield Offer(speaker.name, f"Speaker · {interviews}", urls.speaker(speaker.slug))


def _list_names(session: Session, urls: Urls) -> Iterator[Offer]:
    forms = list_name_forms(session)
    for name in sorted(list_names(session), key=lambda name: (-name.mention_count, name.name)):
        mentions = _count(name.mention_count, "mention")
        others = tuple(form for form in forms[name.slug] if _is_a_name(form))
        description = f"{name.kind.capitalize()} · {mentions}"
        yield Offer(name.name, description, urls.name(name.slug), others)


def _is_a_name(form: str) -> bool:
    """Whether a mention is more than words that an editor saw somebody meant by: “my brother”."""
    return any(map(is_telling, list_words(form)[:1]))


def _list_interviews(session: Session, urls: Urls) -> Iterator[Offer]:
    for interview in list_interview_titles(session):
        date = write_date(interview.date)
        description = f"Interview · {date}" if date else "Interview"
        yield Offer(interview.title, description, urls.listed(interview.slug))


def _list_chapters(session: Session, urls: Urls) -> Iterator[Offer]:
    for chapter in list_chapter_titles(session):
        url = urls.listed_chapter(chapter.interview_slug, chapter.slug)
        yield Offer(chapter.title, f"Chapter · {chapter.interview_title}", url)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"

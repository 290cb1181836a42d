"""The index of names, and where one of them is mentioned."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from app.archive.database import Session
from app.archive.interviews import find_interviews
from app.archive.names import list_names, read_mentions
from app.archive.speakers import find_speaker
from app.archive.values import Interview, Mention, Name, Segment
from app.transcript.names import Kind
from app.web.alphabet import OTHERS, part_by_letter
from app.web.components import Filter, Link, SpokenPart
from app.web.conversation_line import draw_lit_line
from app.web.dependencies import NameHere, RoomsHere, SessionHere, show
from app.web.index_components import (
    MentionChapter,
    MentionGroup,
    MentionView,
    NameEntry,
    NameLetter,
)
from app.web.page import Page
from app.web.presenting import find_lane, make_interview_card, make_name_entry, name_speaker
from app.web.urls import Urls

router = APIRouter(include_in_schema=False)

PAGE_SIZE = 40
ALL = "People, organisations, works"
_PLURALS = {
    Kind.PERSON: "People",
    Kind.ORGANISATION: "Organisations",
    Kind.MODEL: "Models",
    Kind.WORK: "Works",
    Kind.PLACE: "Places",
    Kind.THING: "Things",
}


@dataclass(frozen=True, kw_only=True)
class NamesPage(Page):
    """The index from A to Z, of all kinds or of one."""

    template: ClassVar[str] = "names/list.html"

    kinds: tuple[Filter, ...]
    letters: tuple[NameLetter, ...]


@dataclass(frozen=True, kw_only=True)
class NamePage(Page):
    """The sentences in which a name is mentioned, in the order they were said."""

    template: ClassVar[str] = "names/name.html"

    name: NameEntry
    interviews: int
    speaker: Link | None
    """The page of the speaker who has this name."""
    search_url: str
    """The search, narrowed to the passages that mention it."""
    groups: tuple[MentionGroup, ...]
    earlier: str | None
    later: str | None


@router.get("/names")
def show_names(rooms: RoomsHere, session: SessionHere, kind: Kind | None = None) -> HTMLResponse:
    """Everybody and everything that is mentioned by name."""
    urls = rooms.urls
    names = list_names(session)
    chosen = [name for name in names if kind in {None, name.kind}]
    page = NamesPage(
        title=_PLURALS[kind] if kind else ALL,
        description="Who and what is named in the interviews of this archive, from A to Z.",
        canonical=urls.absolute(urls.names(kind or "")),
        section="names",
        kinds=_list_kinds(urls, names, kind),
        letters=tuple(_make_letter(urls, *part) for part in part_by_letter(chosen)),
    )
    return show(rooms, page)


def _list_kinds(urls: Urls, names: Sequence[Name], chosen: Kind | None) -> tuple[Filter, ...]:
    """The ways into the index: all of it, and each kind that there is."""
    counts = Counter(name.kind for name in names)
    every = Filter("All", len(names), urls.names(), chosen is None)
    return every, *(
        Filter(plural, counts[kind], urls.names(kind), kind is chosen)
        for kind, plural in _PLURALS.items()
        if counts[kind] or kind is chosen
    )


def _make_letter(urls: Urls, letter: str, names: Iterable[Name]) -> NameLetter:
    anchor = "letter_others" if letter == OTHERS else f"letter_{letter.lower()}"
    return NameLetter(letter, anchor, tuple(make_name_entry(urls, name) for name in names))


@router.get("/names/{name:slug}")
def show_name(
    rooms: RoomsHere,
    session: SessionHere,
    name: NameHere,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> HTMLResponse:
    """Where a name is mentioned."""
    urls = rooms.urls
    last = -(-name.mention_count // PAGE_SIZE)
    mentions = read_mentions(session, name.slug, PAGE_SIZE, PAGE_SIZE * (page - 1))
    context = NamePage(
        title=name.name,
        description=f"{name.kind.capitalize()}: every sentence of this archive’s transcripts that "
        f"mentions {name.name}.",
        canonical=urls.absolute(urls.name(name.slug, page)),
        section="names",
        name=make_name_entry(urls, name),
        interviews=name.interview_count,
        speaker=_link_speaker(session, urls, name),
        search_url=urls.search(name=name.slug),
        groups=_group_by_interview(session, urls, mentions),
        earlier=urls.name(name.slug, min(page - 1, last)) if page > 1 else None,
        later=urls.name(name.slug, page + 1) if page < last else None,
    )
    return show(rooms, context)


def _link_speaker(session: Session, urls: Urls, name: Name) -> Link | None:
    speaker = find_speaker(session, name.slug) if name.kind == Kind.PERSON else None
    return Link(speaker.name, urls.speaker(speaker.slug)) if speaker else None


def _group_by_interview(
    session: Session, urls: Urls, mentions: Sequence[Mention]
) -> tuple[MentionGroup, ...]:
    interviews = find_interviews(session, {each.segment.interview_id for each in mentions})
    return tuple(
        MentionGroup(
            make_interview_card(urls, interviews[id_]),
            draw_lit_line(session, urls, interviews[id_], _list_segments(group)),
            tuple(_group_by_chapter(urls, interviews[id_], group)),
        )
        for id_, within in groupby(mentions, key=lambda each: each.segment.interview_id)
        for group in [list(within)]
    )


def _list_segments(mentions: Iterable[Mention]) -> list[Segment]:
    return list(dict.fromkeys(each.segment for each in mentions))


def _group_by_chapter(
    urls: Urls, interview: Interview, mentions: Iterable[Mention]
) -> Iterable[MentionChapter]:
    for chapter, within in groupby(mentions, key=lambda each: each.segment.chapter):
        sentences = groupby(within, key=lambda each: each.sentence)
        views = (_make_view(urls, interview, list(places)) for _, places in sentences)
        yield MentionChapter(chapter.title if chapter else None, tuple(views))


def _make_view(urls: Urls, interview: Interview, places: Sequence[Mention]) -> MentionView:
    """One sentence with every place in it."""
    sentence, speaker = places[0].sentence, places[0].turn.speaker
    return MentionView(
        spoken=SpokenPart(
            speaker=name_speaker(places[0].turn),
            lane=find_lane(interview, speaker),
            text=sentence.text,
            marks=tuple(
                (each.start - sentence.start, each.end - sentence.start) for each in places
            ),
        ),
        speaker_url=urls.speaker(speaker.slug) if speaker else None,
        url=urls.sentence(interview, sentence.key),
    )

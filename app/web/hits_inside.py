"""From what a search found inside one interview to what its page shows: a walk from hit to hit."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from app.archive.database import Session
from app.archive.values import Interview
from app.search.describing import describe_query, list_aside
from app.search.filters import Unknown, label_filters, list_filters, merge_filters
from app.search.finding import Answer, Order, Window, find_passages
from app.search.hits import Hit
from app.search.query import Filters, Query
from app.search.rungs import LOOSE, Rung
from app.search.uses import Use
from app.transcript.spans import Span, count_words
from app.web.components import ConversationLine, Link
from app.web.conversation_line import draw_lit_line
from app.web.dependencies import Rooms
from app.web.directives import write_directives
from app.web.passage_cards import make_hit_card
from app.web.results import MOST_SPEAKERS, count_hits, list_tips, write_query
from app.web.rung_headings import head_rung
from app.web.search_components import HitGroup, HitsInside, HitView, SearchSummary, WordUse
from app.web.urls import Urls

PAGE_SIZE = 30
"""Hits; so many whole passages, each with its links, stay below twenty kilobytes, packed."""
MOST_MARKED = 3
"""Of the words found in a sentence, so many are named in the address that leads to it."""
LEAST_BESIDE = 3
"""Words beside those that were found, without which the sentence could be taken for another."""
_ALL = 1_000_000
_IN_ORDER = "In the order of the conversation."
_PASSED_OVER = "Only this interview is searched here: “interview:” was passed over."


@dataclass(frozen=True, slots=True)
class _Walk:
    """The hits of a search in their order, in pages, with the addresses of the search."""

    urls: Urls
    interview: Interview
    text: str
    filters: Filters
    """Without the interview."""
    page: int
    hits: Sequence[Hit]

    @property
    def last_page(self) -> int:
        return -(-len(self.hits) // PAGE_SIZE)

    @property
    def places(self) -> range:
        """Where the hits of the page stand among all."""
        start = PAGE_SIZE * (self.page - 1)
        return range(start, max(start, min(start + PAGE_SIZE, len(self.hits))))

    def link(self, page: int = 1, **filters: str) -> str:
        """The search, or a narrower one."""
        typed = write_query(self.text, replace(self.filters, **filters))
        return self.urls.interview_search(self.interview, typed, page)

    def link_hit(self, place: int) -> str | None:
        """A hit, on whatever page it stands; None before the first and after the last."""
        if not 0 <= place < len(self.hits):
            return None
        page = place // PAGE_SIZE + 1
        return f"{'' if page == self.page else self.link(page)}#{_name_anchor(place)}"


def find_hits_inside(
    rooms: Rooms, session: Session, interview: Interview, query: Query, page: int
) -> HitsInside:
    """The hits of a search inside an interview, one page of them."""
    asked, unknown = merge_filters(session, query, Filters())
    filters = replace(asked, interview="")
    answer = find_passages(
        session,
        rooms.engine,
        query,
        replace(asked, interview=interview.slug),
        Window(limit=_ALL, order=Order.POSITION),
    )
    hits = sorted(answer.hits, key=lambda hit: (_rank(hit.rung), hit.start))
    walk = _Walk(rooms.urls, interview, query.rest, filters, page, hits)
    return HitsInside(
        summary=SearchSummary(
            understood=describe_query(query, label_filters(session, filters)),
            where="in this interview",
            **count_hits(answer),
            aside=list_aside(query),
            absent=answer.absent,
            problems=tuple(_list_problems(interview, asked, unknown)),
            guess=_link_guess(walk, answer),
            uses=tuple(_make_use(walk, use) for use in answer.uses),
        ),
        line=_draw_line(session, walk) if walk.places else None,
        groups=tuple(_group(walk, query)),
        tips=tuple(list_tips(query)),
        everywhere=_link_everywhere(walk, unknown),
        earlier=walk.link(min(page - 1, walk.last_page)) if page > 1 else None,
        later=walk.link(page + 1) if page < walk.last_page else None,
    )


def _rank(rung: Rung) -> int:
    """0 for all that surely match, which stand together; then rung by rung."""
    return list(Rung).index(rung) if rung in LOOSE else 0


def _name_anchor(place: int) -> str:
    return f"hit_{place + 1}"


def _list_problems(
    interview: Interview, asked: Filters, unknown: Sequence[Unknown]
) -> Iterator[str]:
    if asked.interview not in {"", interview.slug}:
        yield _PASSED_OVER
    for name, typed in ((each.name, each.typed) for each in unknown if each.name != "interview"):
        yield (
            f"No {name} of this archive is called “{typed}”, or several are. "
            f"Leave “{name}:” out to search all of this interview."
        )


def _link_guess(walk: _Walk, answer: Answer) -> Link | None:
    if answer.guess is None:
        return None
    return Link(answer.guess, walk.urls.interview_search(walk.interview, answer.guess))


def _link_everywhere(walk: _Walk, unknown: Sequence[Unknown]) -> str:
    """The search in the whole archive, without the filters that nothing is found under."""
    known = replace(walk.filters, **{each.name: "" for each in unknown})
    return walk.urls.search(walk.text, **list_filters(known))


def _make_use(walk: _Walk, use: Use) -> WordUse:
    by = tuple(
        (Link(speaker.name, walk.link(speaker=speaker.slug)), count)
        for speaker, count in use.by[:MOST_SPEAKERS]
    )
    return WordUse(use.text, use.count, by)


def _draw_line(session: Session, walk: _Walk) -> ConversationLine:
    """The interview with the page's hits lit, each a way to the hit."""
    anchors = {
        part: walk.link_hit(n) for n in reversed(walk.places) for part in walk.hits[n].segments
    }
    segments = sorted(anchors, key=lambda part: part.position)
    line = draw_lit_line(session, walk.urls, walk.interview, segments)
    lit = zip(line.lit, segments, strict=True)
    return replace(line, lit=tuple(replace(each, url=anchors[part]) for each, part in lit))


def _group(walk: _Walk, query: Query) -> Iterator[HitGroup]:
    """The page's hits: those that surely match, then rung by rung.

    Where not all of these have exactly the words, each that has them says so.
    """
    ranks = [_rank(hit.rung) for hit in walk.hits]
    for rank, places in groupby(walk.places, key=lambda place: ranks[place]):
        rungs = {hit.rung for hit in walk.hits if _rank(hit.rung) == rank}
        heading, explanation = _head(rungs, query)
        note = head_rung(Rung.EXACT, query)[0] if len(rungs) > 1 else None
        views = (_view(walk, place, ranks.index(rank), note) for place in places)
        yield HitGroup(heading, explanation if rank else _IN_ORDER, ranks.count(rank), tuple(views))


def _head(rungs: Collection[Rung], query: Query) -> tuple[str, str]:
    if len(query.words) == 1 and rungs == {Rung.EXACT, Rung.ALL}:
        return "This word, in all its forms", ""
    return head_rung(max(rungs, key=list(Rung).index), query)


def _view(walk: _Walk, place: int, first: int, note: str | None) -> HitView:
    """A hit; `first` is where its group starts, `note` what one with exactly the words is told."""
    hit = walk.hits[place]
    card = make_hit_card(walk.urls, hit)
    return HitView(
        anchor=_name_anchor(place),
        number=place - first + 1,
        passage=replace(card, note=note) if hit.rung is Rung.EXACT else card,
        context_url=_link_context(walk.urls, hit),
        before=walk.link_hit(place - 1),
        after=walk.link_hit(place + 1),
    )


def _link_context(urls: Urls, hit: Hit) -> str:
    """The conversation, opened at the hit's sentence, the words found there marked.

    What stands beside them in the sentence tells them from the same words elsewhere; where that is
    too little, a browser could take those for them, and the sentence is lit as a whole.
    """
    text = " ".join(segment.text for segment in hit.segments)
    start, end = hit.first.start, hit.last.end
    marks = [mark for mark in hit.marks if mark.overlap(Span(start, end))][:MOST_MARKED]
    named = []
    for mark in marks:
        before, words, after = (
            Span(max(0, a - hit.start), max(0, b - hit.start)).cut(text)
            for a, b in pairwise((start, mark.start, mark.end, end))
        )
        if count_words(f"{before} {after}") >= LEAST_BESIDE:
            named.append((words, before, after))
    return urls.in_context(hit.interview, hit.first, write_directives(named))

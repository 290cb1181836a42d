"""From what a search found to what its page shows."""

from collections.abc import Iterator, Sequence

from app.archive.database import Session
from app.archive.facets import Facet
from app.archive.values import Interview
from app.search.describing import describe_query, list_aside
from app.search.filters import Unknown, label_filters, list_filters
from app.search.finding import Answer, Order, Window, find_passages
from app.search.query import Filters, Query, parse_query
from app.search.rungs import LOOSE, Rung
from app.search.speaker_box import find_speaker_box
from app.search.topic_box import find_topic_box
from app.search.uses import Use
from app.web.asking import Asked
from app.web.components import ConversationLine, Filter, FilterGroup, Link
from app.web.conversation_line import draw_lit_line
from app.web.dependencies import Rooms
from app.web.front import make_examples
from app.web.passage_cards import make_hit_card
from app.web.presenting import make_topic_cards
from app.web.rung_headings import head_rung
from app.web.search_components import Results, RungGroup, SearchSummary, SpeakerBox, WordUse
from app.web.urls import Urls

PAGE_SIZE = 10
MOST_FILTERS = 8
MOST_SPEAKERS = 4

_FILTERS = {
    "interview": "Interview",
    "speaker": "Speaker",
    "chapter": "Chapter",
    "topic": "Topic",
    "name": "Name",
}


def find_results(
    rooms: Rooms, session: Session, asked: Asked, query: Query, unknown: Sequence[Unknown]
) -> Results:
    """The results of a search, one page of them; `asked` has the query's filters as its own."""
    urls, filters = rooms.urls, asked.filters
    window = Window(PAGE_SIZE, PAGE_SIZE * (asked.page - 1), asked.sort)
    answer = find_passages(session, rooms.engine, query, filters, window)
    box = find_topic_box(session, query)
    labels = label_filters(session, asked.filters)
    only = _find_only(answer)
    last = -(-answer.total // PAGE_SIZE)
    return Results(
        summary=SearchSummary(
            understood=describe_query(query, labels),
            where="in this archive’s transcripts",
            **count_hits(answer),
            aside=list_aside(query),
            absent=answer.absent,
            problems=tuple(map(explain_unknown, unknown)),
            guess=_link_guess(urls, asked, answer),
            uses=tuple(_make_use(urls, asked, use) for use in answer.uses),
        ),
        total=answer.total,
        rungs=tuple(_group_by_rung(urls, answer, query)),
        speaker_box=_make_speaker_box(session, urls, asked, query),
        topic_box=make_topic_cards(urls, [box[0]])[0] if box else None,
        because=box[1] if box and box[1] != box[0].name else None,
        work=Link(only.title, urls.interview(only)) if only else None,
        inside=urls.interview_search(only, write_query(query.rest, filters)) if only else None,
        line=_draw_line(session, urls, only, answer) if only else None,
        filters=make_filters(urls, asked, answer, labels),
        sort=_link_order(urls, asked, answer),
        earlier=asked.address(urls, page=_leave_out_first(min(asked.page - 1, last)))
        if asked.page > 1
        else None,
        later=asked.address(urls, page=asked.page + 1) if asked.page < last else None,
        anywhere=urls.search(asked.text) if labels else None,
        tips=() if answer.total else tuple(list_tips(query)),
        examples=() if answer.total else make_examples(session, urls),
    )


def count_hits(answer: Answer) -> dict[str, int]:
    """How many hits hold all that was asked for, and how many only come near."""
    near = sum(count for rung, count in answer.rungs.items() if rung in LOOSE)
    return {"sure": answer.total - near, "near": near}


def _make_speaker_box(
    session: Session, urls: Urls, asked: Asked, query: Query
) -> SpeakerBox | None:
    found = None if asked.filters.speaker else find_speaker_box(session, query)
    if found is None:
        return None
    speaker, rest = found
    said = Link(rest, urls.search(rest, **{**asked.list_filters(), "speaker": speaker.slug}))
    return SpeakerBox(Link(speaker.name, urls.speaker(speaker.slug)), said if rest else None)


def list_tips(query: Query) -> Iterator[str]:
    """What to change in a query that finds nothing."""
    if len(query.words) > 1:
        yield "Fewer words, or only the most telling one."
    if query.is_quoted:
        yield "Without quotation marks: then the words need not stand side by side."
    if query.without:
        yield "Without the minus, which leaves passages out."


def write_query(text: str, filters: Filters) -> str:
    """A query for inside one interview: the words, and the other filters as one types them."""
    typed = {name: value for name, value in list_filters(filters).items() if name != "interview"}
    quoted = [
        f"{name}:“{value}”" if " " in value else f"{name}:{value}" for name, value in typed.items()
    ]
    return " ".join([text, *quoted])


def _find_only(answer: Answer) -> Interview | None:
    """The interview of all hits on the page; None where there are several, or no hits."""
    interviews = {hit.interview.id: hit.interview for hit in answer.hits}
    return next(iter(interviews.values())) if len(interviews) == 1 else None


def _draw_line(
    session: Session, urls: Urls, interview: Interview, answer: Answer
) -> ConversationLine:
    segments = {part.id: part for hit in answer.hits for part in hit.segments}
    in_order = sorted(segments.values(), key=lambda part: part.position)
    are_all = answer.total == len(answer.hits)
    return draw_lit_line(session, urls, interview, in_order, are_all=are_all)


def _leave_out_first(page: int) -> int | str:
    return page if page > 1 else ""


def _group_by_rung(urls: Urls, answer: Answer, query: Query) -> Iterator[RungGroup]:
    for rung in Rung:
        cards = tuple(make_hit_card(urls, hit) for hit in answer.hits if hit.rung is rung)
        if cards:
            yield RungGroup(*head_rung(rung, query), answer.rungs[rung], cards)


def _link_guess(urls: Urls, asked: Asked, answer: Answer) -> Link | None:
    if answer.guess is None:
        return None
    # The filters that stand in it are in the address already.
    text = parse_query(answer.guess).rest
    return Link(text, urls.search(text, **asked.list_filters()))


def explain_unknown(unknown: Unknown) -> str:
    """What is wrong with a filter, and what to do."""
    kind = _FILTERS[unknown.name].lower()
    return (
        f"No {kind} of this archive is called “{unknown.typed}”, or several are. "
        "Write it as it stands on its own page."
    )


def _make_use(urls: Urls, asked: Asked, use: Use) -> WordUse:
    by = tuple(
        (Link(speaker.name, asked.address(urls, speaker=speaker.slug)), count)
        for speaker, count in use.by[:MOST_SPEAKERS]
    )
    return WordUse(use.text, use.count, by)


def _link_order(urls: Urls, asked: Asked, answer: Answer) -> Link | None:
    if answer.total < 2:
        return None
    if asked.sort is Order.RELEVANCE:
        return Link("in the order of the conversation", asked.address(urls, sort=Order.POSITION))
    return Link("by how well they match", asked.address(urls, sort=""))


def make_filters(
    urls: Urls, asked: Asked, answer: Answer, labels: dict[str, str]
) -> tuple[FilterGroup, ...]:
    """Filters that would narrow the results, and those that already do."""
    groups = []
    for name, title in _FILTERS.items():
        active = asked.list_filters().get(name)
        facets = answer.facets.get(name, [])
        # Chapters of several interviews may share a slug, and tell little without them.
        if name == "chapter" and len(answer.facets.get("interview", [])) > 1:
            facets = []
        if active:
            shown = [facet for facet in facets if facet.slug == active]
            shown = shown or [Facet(active, labels[name], 0)]
        elif len(facets) > 1 or any(facet.count < answer.total for facet in facets):
            shown = facets[:MOST_FILTERS]
        else:  # it would narrow nothing
            shown = []
        filters = tuple(_make_filter(urls, asked, name, facet) for facet in shown)
        if filters:
            groups.append(FilterGroup(title, filters))
    return tuple(groups)


def _make_filter(urls: Urls, asked: Asked, name: str, facet: Facet) -> Filter:
    active = bool(asked.list_filters().get(name))
    return Filter(
        label=facet.name,
        count=facet.count if asked.text else None,
        url=asked.address(urls, **{name: "" if active else facet.slug}),
        active=active,
    )

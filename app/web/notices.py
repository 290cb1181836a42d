"""Tells whoever follows a link what became of its words, where anything did."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.archive.permalinks import Destination
from app.archive.values import Interview
from app.transcript.history.fates import GONE, Fate
from app.transcript.history.links import PastText, SharedLink
from app.transcript.history.states import State
from app.web.changes import Comparison, count_changes
from app.web.correction_components import NoticeView, WordingView
from app.web.passage_events import follow_events, list_events
from app.web.presenting import write_date
from app.web.urls import Urls
from app.web.wordings import compare_wordings, leave_plain

MOST_CHANGES = 12
"""How many of a passage's changes are shown; the corrections page has them all."""
_TITLES = {
    Fate.UNCHANGED: "Corrected",
    Fate.CORRECTED: "Corrected",
    Fate.MOVED: "Moved",
    Fate.MERGED: "Joined with another sentence",
    Fate.SPLIT: "Split into several sentences",
}
_EXPLANATIONS = {
    Fate.UNCHANGED: "The transcript had other words here for a while.",
    Fate.CORRECTED: "The transcript had other words here before.",
    Fate.MOVED: "These words stand elsewhere in the conversation than before.",
    Fate.MERGED: "This sentence became a part of another one. What holds its words now is shown.",
    Fate.SPLIT: "This was one sentence before. What holds its words now is shown.",
}


def write_day(state: State | PastText) -> str:
    """When a state was written, as people write a date."""
    return write_date(state.at[:10]) or ""


def make_notice(urls: Urls, interview: Interview, destination: Destination) -> NoticeView | None:
    """What to tell beside the words of a link; None where they are what they were."""
    link = destination.link
    if link is None or not _has_changed(link):
        return None
    if len(link.ends) == 1:
        return _tell_of_sentence(link, urls.corrections(interview))
    return _tell_of_passage(urls, interview, link)


def _has_changed(link: SharedLink) -> bool:
    return bool(
        link.fate is not Fate.UNCHANGED or link.added or link.lost or len(link.readings) > 1
    )


def _tell_of_sentence(link: SharedLink, url: str) -> NoticeView:
    now, *earlier = list_wordings(link)
    return NoticeView(
        title=f"{_TITLES[link.fate]} on {write_day(_find_latest(link))}",
        explanation=" ".join([_EXPLANATIONS[link.fate], *_tell_of_words(link)]),
        wordings=(now, earlier[0]) if earlier else (),
        earlier=tuple(earlier[1:]),
        changes=(),
        further=0,
        url=url,
    )


def _tell_of_words(link: SharedLink) -> Iterator[str]:
    """What to say of wordings that cannot be shown, or that do not differ."""
    if link.readings[0].number > link.shared.number:
        yield "An earlier wording was withdrawn."
    elif len(link.readings) == 1:
        yield "The words are the same."
    if link.elsewhere:
        yield "Another part of it stands elsewhere in the conversation now."


def list_wordings(link: SharedLink) -> list[WordingView]:
    """What a sentence says now, and what it said before, the latest first."""
    *_, before, now = ("", *(reading.text for reading in link.readings))
    pieces = compare_wordings(before, now)[1] if before else leave_plain(now)
    return [WordingView("Now", pieces, past=False), *_list_earlier(link.readings)]


def _list_earlier(readings: Sequence[PastText]) -> list[WordingView]:
    """Each earlier wording, marked against the one that it gave way to."""
    return [
        WordingView(
            f"Until {write_day(later)}", compare_wordings(one.text, later.text)[0], past=True
        )
        for one, later in reversed(list(pairwise(readings)))
    ]


def list_past_wordings(link: SharedLink, end: State) -> list[WordingView]:
    """What a sentence said until a state in which it is gone, the latest first."""
    if not link.readings:
        return []
    last = WordingView(f"Until {write_day(end)}", leave_plain(link.readings[-1].text), past=True)
    return [last, *_list_earlier(link.readings)]


def _find_latest(link: SharedLink) -> State | PastText:
    """What last did to a sentence what became of it; or where it has its wording from."""
    states = [state for state, event in follow_events(link) if event.fate is link.fate]
    return states[-1] if states else link.readings[-1]


def _tell_of_passage(urls: Urls, interview: Interview, link: SharedLink) -> NoticeView:
    events, added = list(list_events(link)), link.added
    labels = ("Before", "Now")
    compared = Comparison(urls, interview, link.shared, link.history.now, labels)
    changes = compared.sort_changes(events, added)
    latest = link.readings[-1] if len(link.readings) > 1 else _find_latest(link)
    told = _EXPLANATIONS[Fate.UNCHANGED]
    if changes:
        told = f"Between the ends of this link: {count_changes(events, len(added))}."
    return NoticeView(
        title=f"Corrected on {write_day(latest)}",
        explanation=" ".join([told, *_tell_of_ends(link)]),
        wordings=(),
        earlier=(),
        changes=compared.show(changes[:MOST_CHANGES]),
        further=max(0, len(changes) - MOST_CHANGES),
        url=urls.corrections(interview),
    )


def _tell_of_ends(link: SharedLink) -> Iterator[str]:
    """Which ends are gone, and where the passage starts or stops instead."""
    if link.find_fate(link.first) in GONE:
        yield "Its first sentence is gone; it begins with the next one that stands."
    if link.find_fate(link.last) in GONE:
        yield "Its last sentence is gone; it ends with the last one before it that stands."

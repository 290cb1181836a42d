"""What became of each sentence of a passage since it was shared."""

from collections.abc import Iterator

from app.transcript.history.fates import Fate
from app.transcript.history.links import SharedLink, find_last_ending
from app.transcript.history.locating import locate
from app.transcript.history.states import Event, State

_OUTSIDE = "It stands outside of this passage now."


def follow_events(link: SharedLink) -> Iterator[tuple[State, Event]]:
    """All that happened to a link's words since it was shared, and to what they went into."""
    followed = {*link.ends, *link.own}
    for state in link.history.states:
        for event in state.events if state.number > link.shared.number else ():
            if event.key in followed:
                followed.update(event.into)
                yield state, event


def list_events(link: SharedLink) -> Iterator[Event]:
    """What became of each of a passage's sentences since it was shared, if anything did."""
    moved = {event.key for _, event in follow_events(link) if event.fate is Fate.MOVED}
    moved.update(link.lost)
    for key in link.own:
        if event := _find_event(link, key, key in moved):
            yield event


def _find_event(link: SharedLink, key: str, has_moved: bool) -> Event | None:
    now, shared = link.history.now, link.shared
    stands = now.places.get(key)
    if stands is None:
        return _find_end(link, key)
    where = _OUTSIDE if stands not in link.places else None
    if now.sentences[stands].text != shared.sentences[shared.places[key]].text:
        return Event(key, Fate.CORRECTED, reason=where)
    return Event(key, Fate.MOVED, reason=where) if has_moved else None


def _find_end(link: SharedLink, key: str) -> Event:
    """What a sentence that is no longer one of its own went into; or why it is gone."""
    history = link.history
    if ending := find_last_ending(history, key):
        return Event(key, link.find_fate(key), reason=ending[1].reason)
    places = locate(history, key, history.now)
    return Event(key, link.find_fate(key), tuple(history.now.sentences[at].key for at in places))

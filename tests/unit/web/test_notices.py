from dataclasses import replace

import pytest

from app.archive.permalinks import Destination
from app.transcript.history.fates import Fate
from app.transcript.history.links import SharedLink
from app.transcript.history.states import Event, History, State, Wording
from app.web.changes import Comparison, count_changes, find_added
from app.web.notices import MOST_CHANGES, list_past_wordings, make_notice
from app.web.urls import Urls
from tests.unit.transcript.histories import (
    ENGINE,
    NUMBERS,
    ORDER,
    TALK,
    THANKS,
    THINK,
    WELCOME,
    change,
    key_of,
    tell,
)
from tests.unit.web.test_conversation_line import make_interview

MANY = [f"In the year {1800 + year} we counted {year} wheels and a loom." for year in range(40)]


def notice(history, first, last=None):
    """What is told at the address of a sentence, or of a passage, of the first state."""
    first, last = key_of(history, first), key_of(history, last or first)
    destination = Destination(None, SharedLink(history, first, last), 1)
    return make_notice(Urls(), make_interview(), destination)


def labels(notice):
    return [change.label for change in notice.changes]


def write(wording):
    return "".join(piece.text for piece in wording.pieces)


def test_it_tells_nothing_where_nothing_happened():
    history = tell(TALK, change(TALK, ENGINE=f"{ENGINE[:-1]}, I think."))
    assert notice(history, THINK) is None
    assert notice(history, ORDER, THANKS) is None
    assert make_notice(Urls(), make_interview(), Destination(None, None, 1)) is None


def test_it_tells_of_a_part_that_stands_elsewhere():
    parts = ["Will it think one day?", "Or only do as it is told?"]
    split = [*TALK[:2], *parts, *TALK[3:]]
    told = notice(tell(TALK, split, [*TALK[:2], parts[0], *TALK[3:], parts[1]]), THINK)
    assert "Another part of it stands elsewhere in the conversation now." in told.explanation
    assert write(told.wordings[0]) == parts[0]


def test_it_tells_of_words_that_came_back():
    other = change(TALK, ENGINE=ENGINE.replace("weaves", "knits"))
    told = notice(tell(TALK, other, TALK), ENGINE)
    assert told.title == "Corrected on day 3"
    assert [write(each) for each in (*told.wordings, *told.earlier)] == [
        ENGINE,
        ENGINE.replace("weaves", "knits"),
        ENGINE,
    ]


def test_it_tells_of_a_sentence_that_was_joined_and_parted_again():
    joined = [WELCOME, f"{ENGINE[:-1]}, and {THINK[0].lower()}{THINK[1:]}", *TALK[3:]]
    history = tell(TALK, joined, TALK)
    assert history.now.places.keys() >= {key_of(history, ENGINE)}
    told = notice(history, ENGINE)
    assert (told.title, told.explanation) == (
        "Corrected on day 3",
        "The transcript had other words here for a while.",
    )
    whole = notice(history, WELCOME, ORDER)
    assert whole.explanation == "The transcript had other words here for a while."
    assert whole.changes == ()


def test_it_says_that_an_earlier_wording_was_withdrawn():
    history = tell(TALK, change(TALK, ENGINE=ENGINE.replace("weaves", "knits")))
    first = history.states[0]
    key = key_of(history, ENGINE)
    hidden = tuple(Wording(one.key, "") if one.key == key else one for one in first.sentences)
    history = History((replace(first, sentences=hidden), *history.states[1:]))
    destination = Destination(None, SharedLink(history, key, key), 1)
    told = make_notice(Urls(), make_interview(), destination)
    assert told.explanation == (
        "The transcript had other words here before. An earlier wording was withdrawn."
    )
    assert (told.wordings, told.earlier) == ((), ())
    whole = make_notice(
        Urls(),
        make_interview(),
        Destination(None, SharedLink(history, key, key_of(history, THINK)), 1),
    )
    (changed,) = whole.changes
    assert changed.reason == "Its earlier wording was withdrawn."
    assert [write(each) for each in changed.wordings] == [ENGINE.replace("weaves", "knits")]


def test_it_shows_the_first_of_many_changes_and_counts_the_others():
    history = tell(MANY, [text.replace("a loom", "the loom") for text in MANY])
    told = notice(history, MANY[0], MANY[-1])
    assert labels(told) == ["Corrected"] * MOST_CHANGES
    assert told.further == len(MANY) - MOST_CHANGES
    assert "40 sentences corrected." in told.explanation


def test_it_tells_changes_in_the_order_of_the_words():
    later = [ENGINE, "A new sentence about nothing at all came in here.", THINK, NUMBERS, THANKS]
    told = notice(tell(TALK, later), WELCOME, THANKS)
    assert labels(told) == ["Removed", "Added", "Removed"]
    assert "Its first sentence is gone" in told.explanation
    assert "Its last sentence" not in told.explanation


def test_it_shows_no_past_wording_where_all_were_withdrawn():
    state = State(1, (Wording("22222222", ""), Wording("33333333", ENGINE)))
    after = State(2, (Wording("33333333", ENGINE),), (Event("22222222", Fate.WITHDRAWN),), "day 2")
    link = SharedLink(History((state, after)), "22222222", "22222222")
    assert list_past_wordings(link, after) == []


@pytest.mark.parametrize(
    ("fates", "added", "words"),
    [
        ([], 0, "no sentence changed"),
        ([Fate.CORRECTED], 0, "1 sentence corrected"),
        ([Fate.REMOVED, *[Fate.CORRECTED] * 3], 0, "3 sentences corrected, 1 removed"),
        ([Fate.MERGED] * 2, 1234, "2 sentences joined, 1,234 added"),
    ],
)
def test_it_counts_changes_in_words(fates, added, words):
    events = [Event(f"key{place}", fate) for place, fate in enumerate(fates)]
    assert count_changes(events, added) == words


def test_it_shows_what_was_withdrawn_of_the_past_alone_at_the_end():
    before = State(2, (Wording("33333333", ENGINE),))
    after = replace(
        before, number=3, events=(Event("22222222", Fate.WITHDRAWN, reason="They asked for it."),)
    )
    compared = Comparison(Urls(), make_interview(), before, after)
    assert find_added(before, after) == []
    (change,) = compared.show(compared.sort_changes(after.events, []))
    assert (change.label, change.reason, change.wordings) == (
        "Withdrawn",
        "They asked for it.",
        (),
    )
    assert change.link.url == "/interviews/talk/22222222"
    assert change.link.text == ""

import pytest

from app.transcript.history.fates import Fate
from app.transcript.history.links import SharedLink, find_fate, find_last_ending, list_leading
from app.transcript.history.states import Event, History, State, Wording
from tests.unit.transcript.histories import (
    ENGINE,
    NUMBERS,
    ORDER,
    TALK,
    THANKS,
    THINK,
    WELCOME,
    change,
    go_on,
    key_of,
    tell,
)

KNITS = ENGINE.replace("weaves algebraic", "knits algebraic")
MERGED = f"{WELCOME[:-1]}, and {ENGINE.lower()}"
PARTS = ["Will it think one day?", "Or only do as it is told?"]
ADDED = "It might compose elaborate pieces of music of any complexity."


def link(history: History, first: str, last: str | None = None) -> SharedLink:
    """The link to a sentence of the first state, or to all from one to another."""
    return SharedLink(history, key_of(history, first), key_of(history, last or first))


def read(one: SharedLink) -> str:
    """The words that a link opens on today."""
    return one.history.now.write_text(one.places)


# --- one sentence ----------------------------------------------------------------


def test_a_link_to_words_that_stay_says_nothing() -> None:
    one = link(tell(TALK, change(TALK, ENGINE=KNITS)), THINK)
    assert (one.fate, read(one), one.added, one.lost) == (Fate.UNCHANGED, THINK, [], [])
    assert [reading.text for reading in one.readings] == [THINK]


def test_a_link_to_corrected_words_knows_every_wording() -> None:
    again = KNITS.replace("flowers", "leaves")
    one = link(tell(TALK, change(TALK, ENGINE=KNITS), change(TALK, ENGINE=again)), ENGINE)
    assert (one.fate, read(one)) == (Fate.CORRECTED, again)
    assert [(each.number, each.at, each.text) for each in one.readings] == [
        (1, "", ENGINE),
        (2, "day 2", KNITS),
        (3, "day 3", again),
    ]


def test_words_that_were_corrected_and_corrected_back_still_have_a_history() -> None:
    one = link(tell(TALK, change(TALK, ENGINE=KNITS), TALK), ENGINE)
    assert (one.fate, read(one)) == (Fate.CORRECTED, ENGINE)


def test_a_link_follows_words_that_moved() -> None:
    one = link(tell(TALK, [*TALK[:1], *TALK[2:], ENGINE]), ENGINE)
    assert (one.fate, read(one), list(one.places)) == (Fate.MOVED, ENGINE, [5])


@pytest.mark.parametrize("words", [WELCOME, ENGINE])
def test_a_link_to_merged_words_opens_on_the_sentence_that_holds_them(words: str) -> None:
    one = link(tell(TALK, [MERGED, *TALK[2:]]), words)
    assert (one.fate, read(one)) == (Fate.MERGED, MERGED)
    assert [reading.text for reading in one.readings] == [words, MERGED]


def test_a_link_to_split_words_opens_on_all_of_their_parts() -> None:
    one = link(tell(TALK, [*TALK[:2], *PARTS, *TALK[3:]]), THINK)
    assert (one.fate, read(one)) == (Fate.SPLIT, " ".join(PARTS))


def test_a_link_survives_the_loss_of_a_part() -> None:
    history = tell(TALK, [*TALK[:2], *PARTS, *TALK[3:]])
    one = link(go_on(history, [*TALK[:2], PARTS[1], *TALK[3:]]), THINK)
    assert (one.fate, read(one)) == (Fate.SPLIT, PARTS[1])


def test_words_that_were_merged_and_parted_elsewhere_are_followed_by_themselves() -> None:
    parted = [f"{WELCOME[:-1]}!", f"And {ENGINE.lower()} Yes."]
    history = tell(TALK, [MERGED, *TALK[2:]], [*parted, *TALK[2:]])
    assert read(link(history, WELCOME)) == parted[0]
    assert read(link(history, ENGINE)) == parted[1]


def test_words_that_were_merged_and_then_dropped_are_removed() -> None:
    history = tell(TALK, [MERGED, *TALK[2:]], [ENGINE.replace("The", "And the"), *TALK[2:]])
    one = link(history, WELCOME)
    assert (one.fate, list(one.places)) == (Fate.REMOVED, [])


def test_a_link_to_removed_words_knows_them_and_what_stands_there_now() -> None:
    history = tell(TALK, change(TALK, THINK=None))
    one = link(go_on(history, change(TALK, THINK=None, ENGINE=KNITS)), THINK)
    assert (one.fate, list(one.places)) == (Fate.REMOVED, [])
    assert [reading.text for reading in one.readings] == [THINK]
    assert one.ending is not None
    assert one.ending[0].number == 2
    assert one.find_neighbours() == (1, 2)


def test_nothing_stands_before_the_first_words_nor_behind_the_last() -> None:
    assert link(tell(TALK, TALK[1:]), WELCOME).find_neighbours() == (None, 0)
    assert link(tell(TALK, TALK[:-1]), THANKS).find_neighbours() == (4, None)


def test_words_that_were_merged_and_then_removed_are_gone() -> None:
    one = link(tell(TALK, [MERGED, *TALK[2:]], TALK[2:]), ENGINE)
    assert one.fate is Fate.REMOVED
    assert one.ending is not None
    assert one.ending[0].number == 3


def test_words_that_were_withdrawn_are_gone_and_so_is_their_wording() -> None:
    first = State(1, (Wording("22222222", ""), Wording("33333333", ENGINE)))
    event = Event("22222222", Fate.WITHDRAWN, reason="asked to")
    history = History((first, State(2, first.sentences[1:], (event,), "day 2")))
    one = SharedLink(history, "22222222", "22222222")
    assert (one.fate, one.readings, list(one.places)) == (Fate.WITHDRAWN, [], [])
    assert one.ending == (history.now, event)
    assert one.find_neighbours() == (None, 0)


def test_words_follow_themselves_and_not_those_that_they_were_merged_with() -> None:
    railway = "The railway reached the valley in nineteen hundred and twelve."
    tourists = "This brought the first tourists up to the old mill."
    merged = f"{railway[:-1]}, which brought the first tourists up to the old mill."
    text = [WELCOME, railway, tourists, THANKS]
    history = tell(text, [WELCOME, merged, THANKS])
    assert read(link(history, tourists)) == merged
    alone = go_on(history, [WELCOME, railway, THANKS])
    assert link(alone, tourists).fate is Fate.REMOVED
    assert read(link(alone, railway)) == railway


def test_a_sentence_whose_parts_stand_far_apart_is_shown_by_its_longer_part_alone() -> None:
    history = tell(TALK, [*TALK[:2], *PARTS, *TALK[3:]])
    apart = go_on(history, [*TALK[:2], PARTS[0], *TALK[3:], PARTS[1]])
    one = link(apart, THINK)
    assert (read(one), one.elsewhere) == (PARTS[0], [6])
    assert one.fate is Fate.SPLIT


def test_a_key_that_was_split_and_joined_many_times_is_followed_in_no_time() -> None:
    """Each part of each part, one by one, would take minutes."""
    words = [f"word{number}" for number in range(32)]

    def write(revision: int) -> list[str]:
        words[3], words[20] = f"left{revision}", f"right{revision}"
        halves = [" ".join(words[:16]) + ".", " ".join(words[16:]) + "."]
        return halves if revision % 2 else [" ".join(words) + "."]

    history = tell(*([WELCOME, *write(revision), THANKS] for revision in range(50)))
    one = SharedLink(history, *[history.states[0].sentences[1].key] * 2)
    assert (one.fate, list(one.places)) == (Fate.SPLIT, [1, 2])


# --- a passage -------------------------------------------------------------------


def test_a_passage_is_everything_between_its_ends_now() -> None:
    one = link(tell(TALK, [*TALK[:2], ADDED, *TALK[2:]]), ENGINE, THINK)
    assert (one.fate, read(one)) == (Fate.CORRECTED, f"{ENGINE} {ADDED} {THINK}")
    assert (one.added, one.lost) == ([2], [])


def test_a_passage_names_what_was_reordered_into_it() -> None:
    one = link(tell(TALK, [WELCOME, ENGINE, NUMBERS, THINK, ORDER, THANKS]), ENGINE, THINK)
    assert [one.history.now.sentences[place].text for place in one.added] == [NUMBERS]


def test_a_passage_goes_on_without_an_end() -> None:
    history = tell(TALK, change(TALK, ENGINE=None))
    one = link(history, ENGINE, ORDER)
    assert (one.fate, read(one)) == (Fate.CORRECTED, f"{THINK} {ORDER}")
    assert one.lost == [key_of(history, ENGINE)]
    assert one.find_fate(one.first) is Fate.REMOVED
    assert read(link(tell(TALK, change(TALK, ORDER=None)), ENGINE, ORDER)) == f"{ENGINE} {THINK}"


def test_a_passage_is_gone_when_nothing_is_left_of_it() -> None:
    one = link(tell(TALK, change(TALK, ENGINE=None, THINK=None)), ENGINE, THINK)
    assert (one.fate, list(one.places)) == (Fate.REMOVED, [])
    assert [reading.text for reading in one.readings] == [f"{ENGINE} {THINK}"]
    assert one.find_neighbours() == (0, 1)


def test_a_passage_whose_inner_words_were_corrected_is_corrected() -> None:
    one = link(tell(TALK, change(TALK, THINK=THINK.replace("one day", "soon"))), ENGINE, ORDER)
    assert one.fate is Fate.CORRECTED
    assert [one.find_fate(key) for key in one.ends] == [Fate.UNCHANGED, Fate.UNCHANGED]


def test_a_passage_is_reversed_only_if_its_ends_never_stood_in_that_order() -> None:
    history = tell(TALK, [WELCOME, *TALK[2:5], ENGINE, THANKS])
    assert not link(history, ENGINE, NUMBERS).is_reversed
    assert not link(history, NUMBERS, ENGINE).is_reversed
    assert link(history, NUMBERS, THINK).is_reversed
    assert not link(history, ENGINE).is_reversed


def test_a_passage_between_two_that_stand_is_all_that_stands_between_them() -> None:
    without = change(TALK, ENGINE=None)
    new = [*without[:3], ADDED, *without[3:]]
    history = tell(TALK, without, new, [WELCOME, ENGINE, *new[1:]])
    one = SharedLink(history, key_of(history, ENGINE), key_of(history, ADDED, 3))
    assert read(one) == " ".join([ENGINE, THINK, ORDER, ADDED])


def test_a_passage_may_join_a_key_that_is_gone_with_one_that_came_later() -> None:
    history = tell(TALK, change(TALK, ENGINE=None), [*change(TALK, ENGINE=None), ADDED])
    one = SharedLink(history, key_of(history, ENGINE), key_of(history, ADDED, 3))
    assert read(one) == ADDED
    assert not one.is_reversed


# --- keys ------------------------------------------------------------------------


def test_every_key_of_the_past_is_found_whose_words_went_into_a_sentence() -> None:
    history = tell(TALK, [MERGED, *TALK[2:]], [MERGED.replace("show", "talk"), *TALK[2:]])
    assert list_leading(history, [history.now.sentences[0].key]) == [
        key_of(history, WELCOME),
        key_of(history, ENGINE),
        history.now.sentences[0].key,
    ]


def test_a_key_that_was_never_given_has_no_end() -> None:
    history = tell(TALK)
    assert find_last_ending(history, "22222222") is None
    assert find_fate(history, "22222222") is Fate.UNCHANGED

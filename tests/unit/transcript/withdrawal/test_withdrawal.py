import hashlib

from app.transcript.history.correction import count_fates
from app.transcript.history.fates import Fate
from app.transcript.history.links import SharedLink, find_fate
from app.transcript.history.states import History, Wording
from app.transcript.keys import take_fingerprint
from app.transcript.withdrawal.withdrawal import Withdrawal, choose_keys, find_twins
from tests.unit.transcript.histories import (
    ENGINE,
    NUMBERS,
    ORDER,
    TALK,
    THANKS,
    THINK,
    WELCOME,
    begin,
    change,
    key_of,
    tell,
)

WHY = "She asked for it."
JOINED = "Will it think one day, or only do as it is told, whatever we know how to order it to do?"


def withdraw(history: History, *words: str, number: int = 1) -> Withdrawal:
    """The withdrawal of everything from one sentence to another, as they stood in a state."""
    ends = [key_of(history, one, number) for one in (words[0], words[-1])]
    return Withdrawal(history, choose_keys(history, *ends), WHY, "2026-01-01T00:00:00Z")


def list_words(history: History) -> list[str]:
    """Every wording that a history still has."""
    return [one.text for state in history.states for one in state.sentences if one.text]


def test_a_withdrawn_sentence_leaves_the_text_and_every_state_before() -> None:
    history = tell(TALK, change(TALK, ENGINE="The engine knits algebraic patterns."))
    after = withdraw(history, THINK).after
    key = key_of(history, THINK)
    assert THINK not in list_words(after)
    assert [state.number for state in after.states] == [1, 2, 3]
    assert after.states[0].sentences[2] == Wording(key, "")
    assert key not in after.now.places
    assert [one.text for one in after.now.sentences] == [
        one.text for one in history.now.sentences if one.text != THINK
    ]


def test_its_address_tells_why_and_its_words_can_be_known_again() -> None:
    after = withdraw(tell(TALK), THINK).after
    (event,) = after.now.events
    assert (event.fate, event.reason) == (Fate.WITHDRAWN, WHY)
    assert event.fingerprints == (take_fingerprint(THINK),)
    assert after.now.note is None
    link = SharedLink(after, event.key, event.key)
    assert (link.fate, link.readings) == (Fate.WITHDRAWN, [])


def test_the_new_state_has_the_checksum_of_what_is_left() -> None:
    now = withdraw(tell(TALK), THINK).after.now
    text = " ".join(one.text for one in now.sentences)
    assert now.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert count_fates(tell(TALK).now, now).removed == 1


def test_everything_between_two_keys_goes_and_is_known_as_a_whole() -> None:
    history = tell(TALK)
    withdrawal = withdraw(history, ENGINE, ORDER)
    assert [one.text for one in withdrawal.remaining] == [WELCOME, NUMBERS, THANKS]
    assert [one.text for one in withdrawal.taken] == [ENGINE, THINK, ORDER]
    first, *_ = withdrawal.after.now.events
    assert take_fingerprint(f"{ENGINE} {THINK} {ORDER}") in first.fingerprints


def test_the_ends_may_come_in_either_order() -> None:
    history = tell(TALK)
    assert withdraw(history, ORDER, ENGINE).keys == withdraw(history, ENGINE, ORDER).keys


def test_earlier_wordings_of_the_key_go_too() -> None:
    typo = "Will it think one day, or olny do as it is told?"
    history = tell(change(TALK, THINK=typo), TALK)
    withdrawal = withdraw(history, THINK, number=2)
    assert {typo, THINK}.isdisjoint(list_words(withdrawal.after))
    prints = withdrawal.after.now.events[0].fingerprints
    assert {take_fingerprint(typo), take_fingerprint(THINK)} <= set(prints)


def test_keys_whose_words_were_merged_into_it_go_too() -> None:
    history = tell(TALK, change(TALK, THINK=f"{THINK[:-1]}; {ORDER}", ORDER=None))
    merged = history.now.sentences[2].text
    withdrawal = withdraw(history, merged, number=2)
    assert {THINK, ORDER, merged}.isdisjoint(list_words(withdrawal.after))
    assert find_fate(withdrawal.after, key_of(history, THINK)) is Fate.WITHDRAWN


def test_of_a_sentence_that_was_split_the_part_that_is_not_withdrawn_stays() -> None:
    one, other = "Will it think one day?", "Or will it only do as it is told?"
    whole = "Will it think one day, or will it only do as it is told?"
    before = change(TALK, THINK=whole)
    history = tell(before, [*before[:2], one, other, *before[3:]])
    after = withdraw(history, one, number=2).after
    assert {whole, one}.isdisjoint(list_words(after))
    assert other in list_words(after)
    assert find_fate(after, key_of(history, whole)) is Fate.SPLIT


def test_a_key_that_was_given_back_keeps_what_it_says() -> None:
    merged = change(TALK, THINK=f"{THINK[:-1]}; {ORDER}", ORDER=None)
    history = tell(TALK, merged, TALK)
    after = withdraw(history, ORDER, number=3).after
    assert key_of(history, THINK) == key_of(history, THINK, 3)
    assert [one.text for one in after.states[0].sentences] == [
        "" if one == ORDER else one for one in TALK
    ]
    assert merged[2] not in list_words(after)


def test_a_sentence_that_was_removed_can_be_withdrawn_and_the_text_stays() -> None:
    history = tell(TALK, change(TALK, THINK=None))
    after = withdraw(history, THINK).after
    assert after.now.sentences == history.now.sentences
    assert find_fate(after, key_of(history, THINK)) is Fate.WITHDRAWN
    assert THINK not in list_words(after)


def test_what_stood_between_the_ends_once_and_is_gone_is_withdrawn_with_them() -> None:
    history = tell(TALK, change(TALK, THINK=None))
    withdrawal = withdraw(history, ENGINE, ORDER)
    assert key_of(history, THINK) in withdrawal.keys
    assert THINK not in list_words(withdrawal.after)


def test_what_a_removed_sentence_went_into_before_is_withdrawn_too() -> None:
    merged = change(TALK, THINK=f"{THINK[:-1]}; {ORDER}", ORDER=None)
    history = tell(TALK, merged, change(TALK, THINK=None, ORDER=None))
    withdrawal = withdraw(history, THINK)
    assert {THINK, merged[2]}.isdisjoint(list_words(withdrawal.after))
    assert find_fate(withdrawal.after, key_of(history, merged[2], 2)) is Fate.WITHDRAWN


def test_where_only_its_own_words_were_dropped_again_the_rest_stays() -> None:
    short = "Is it so?"
    before = [WELCOME, ENGINE, short, ORDER, NUMBERS, THANKS]
    merged = [WELCOME, ENGINE, f"Is it so, or {ORDER[0].lower()}{ORDER[1:]}", NUMBERS, THANKS]
    history = tell(before, merged, [WELCOME, ENGINE, ORDER, NUMBERS, THANKS])
    heir = history.now.sentences[2].key
    withdrawal = withdraw(history, short)
    assert heir not in withdrawal.keys
    assert [one.text for one in withdrawal.after.now.sentences][2] == ORDER
    assert {short, merged[2]}.isdisjoint(list_words(withdrawal.after))


def test_a_removed_sentence_that_repeats_the_words_is_withdrawn_too() -> None:
    repeated = f"I ask again, because it matters to me: {THINK}"
    history = tell([*TALK, repeated], TALK)
    after = withdraw(history, THINK).after
    assert repeated not in list_words(after)
    assert find_fate(after, key_of(history, repeated)) is Fate.WITHDRAWN


def test_an_earlier_wording_that_repeats_the_words_is_wiped_but_its_sentence_stays() -> None:
    repeated = f"I am grateful to everybody who has read the notes so far. {THINK}"
    history = tell(change(TALK, THANKS=repeated), TALK)
    after = withdraw(history, THINK).after
    assert repeated not in list_words(after)
    assert THANKS in list_words(after)
    assert [event.key for event in after.now.events] == [key_of(history, THINK)]


def test_short_words_go_only_where_they_were_asked_to() -> None:
    history = tell(
        [WELCOME, "Yes.", THINK, "Yes.", ORDER, "Oh yes, it was."],
        [WELCOME, "Yes.", THINK, "Yes.", ORDER],
    )
    keys = [one.key for one in history.now.sentences]
    withdrawal = Withdrawal(history, choose_keys(history, keys[1], keys[1]), WHY, "")
    assert [one.text for one in withdrawal.after.states[0].sentences] == [
        WELCOME,
        "",
        THINK,
        "Yes.",
        ORDER,
        "Oh yes, it was.",
    ]
    assert find_twins(withdrawal) == []


def test_it_names_the_sentences_that_go_on_saying_the_same() -> None:
    history = begin([THINK, WELCOME, ENGINE, f"You ask: {THINK}", THINK])
    first, _, _, within, last = (one.key for one in history.now.sentences)
    withdrawal = Withdrawal(history, choose_keys(history, first, first), WHY, "")
    assert find_twins(withdrawal) == [within, last]
    assert withdrawal.after.now.sentences[-1].text == THINK


def test_what_was_withdrawn_before_is_not_withdrawn_again() -> None:
    after = withdraw(tell(TALK), THINK).after
    key = after.now.events[0].key
    assert choose_keys(after, key, key) == []
    again = Withdrawal(
        after, choose_keys(after, key_of(after, ENGINE), key_of(after, ORDER)), WHY, ""
    )
    assert [one.text for one in again.taken] == [ENGINE, ORDER]
    assert list_words(again.after).count(NUMBERS) == 3


def test_every_sentence_can_be_withdrawn() -> None:
    after = withdraw(tell(TALK), WELCOME, THANKS).after
    assert (after.now.sentences, list_words(after)) == ((), [])

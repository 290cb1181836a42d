from app.transcript.history.states import History, State, Wording
from tests.unit.transcript.histories import ENGINE, TALK, THINK, WELCOME, change, key_of, tell

KNITS = ENGINE.replace("weaves algebraic", "knits algebraic")


def test_it_knows_the_words_of_a_key_in_every_state() -> None:
    history = tell(TALK, change(TALK, ENGINE=KNITS), change(TALK, ENGINE=None))
    key = key_of(history, ENGINE)
    assert history.list_wordings(key, 1, 3) == [ENGINE, KNITS]
    assert history.list_wordings(key, 2, 3) == [KNITS]
    assert history.find_last_wording(key, 1) == ENGINE
    assert history.find_last_wording(key, 3) == KNITS
    assert history.find_last_wording("22222222", 3) == ""


def test_it_knows_which_state_took_a_key_out_of_the_text() -> None:
    history = tell(TALK, change(TALK, THINK=None), TALK)
    key = key_of(history, THINK)
    ending = history.find_ending(key, 2)
    assert ending is not None
    assert (ending[0].number, ending[1].fate) == (2, "removed")
    assert history.find_ending(key, 1) is None
    assert history.find_ending(key, 3) is None
    assert history.find_ending("22222222", 3) is None


def test_it_knows_which_state_brought_a_key() -> None:
    history = tell(TALK[:3], TALK)
    assert history.minted[key_of(history, WELCOME)] == 1
    assert history.minted[key_of(history, TALK[4], 2)] == 2


def test_it_marks_words_that_were_withdrawn() -> None:
    state = State(1, (Wording("22222222", ""), Wording("33333333", "Yes.")))
    assert state.write_text([0, 1]) == "[withdrawn] Yes."
    assert state.write_text([0]) == ""
    assert History((state,)).now.places == {"22222222": 0, "33333333": 1}

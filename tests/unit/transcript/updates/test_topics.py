from tests.unit.transcript.updates.talks import (
    ENGINE,
    LISBON,
    MARY,
    NOBODY,
    NUMBERS,
    ORDERS,
    TALK,
    THINK,
    WINTER,
    WORKING,
    find_update,
    update_file,
    with_instead,
    without,
)

STORED = """# Stretches about something.
engines: An engine that .. to perform.
thinking: Will it ever think
- engines: She computed all .. long winter.
"""


def update(new: list[str], stored: str = STORED, present: str | None = None) -> str:
    return update_file("topics.txt", stored, TALK, new, present)


def test_it_has_nothing_to_say_where_all_lines_still_fit():
    assert find_update("topics.txt", STORED, TALK, with_instead(NOBODY, LISBON)) is None


def test_it_quotes_the_first_words_of_today():
    new = with_instead(ENGINE, "The engine that weaves algebraic patterns out of punched cards.")
    assert update(new) == STORED.replace("An engine that", "The engine that")


def test_it_quotes_the_last_words_of_today():
    new = with_instead(ORDERS, "It does whatever we know how to order it to do.")
    assert update(new) == STORED.replace("to perform.", "it to do.")


def test_one_sentence_needs_no_last_words():
    new = with_instead(WINTER, "She computed all of them by hand during one short summer.")
    assert update(new) == STORED.replace("She computed all .. long winter.", "She computed all")


def test_it_quotes_more_words_where_they_stand_twice():
    new = [*TALK, "An engine that nobody ever saw stands in the attic."]
    assert update(new) == STORED.replace("An engine that ..", "An engine that weaves ..")


def test_it_quotes_last_words_that_do_not_stand_before_the_end():
    new = with_instead(ENGINE, ENGINE, "We all like to perform.")
    assert update(new) == STORED.replace("to perform.", "it to perform.")


def test_a_stretch_ends_where_its_last_sentence_is_still_there():
    assert update(without(ORDERS)) == STORED.replace(
        "An engine that .. to perform.", "An engine that"
    )


def test_a_stretch_does_not_follow_a_sentence_that_moved_away():
    new = [WORKING, ENGINE, THINK, NOBODY, MARY, NUMBERS, WINTER, ORDERS]
    assert "engines: An engine that\n" in update(new)


def test_a_stretch_that_moved_as_a_whole_is_followed():
    new = [WORKING, *TALK[3:], ENGINE, ORDERS]
    assert update(new) == STORED


def test_it_takes_out_a_stretch_whose_sentences_were_removed():
    assert update(without(THINK)) == STORED.replace("thinking: Will it ever think\n", "")


def test_a_sentence_that_stands_twice_is_told_apart_by_what_follows_it():
    old = ["Yes.", WORKING, ENGINE, "So I said.", THINK]
    new = ["So I said.", WORKING, ENGINE, "So I said.", THINK]
    assert update_file("topics.txt", "thinking: So I said.", old, new) == (
        "thinking: So I said. Will .. So I said."
    )


def test_words_that_look_like_the_end_of_a_quote_are_not_quoted():
    new = with_instead(THINK, "… Will she … ever .. think for herself, as the newspapers claim? …")
    assert "thinking: Will she ever think\n" in update(new)


def test_a_stretch_whose_sentences_were_scattered_is_left_to_a_person():
    stored = "engines: It does .. newspapers claim?"
    new = [ORDERS, WORKING, ENGINE, NOBODY, MARY, NUMBERS, WINTER, THINK]
    changes = find_update("topics.txt", stored, TALK, new).changes
    assert [change.problem for change in changes]


def test_a_stretch_that_no_words_tell_apart_is_left_to_a_person():
    answer = "Nobody knows that."
    old, new = [WORKING, ENGINE, answer], [WORKING, answer, ENGINE, answer]
    change = find_update("topics.txt", "thinking: Nobody knows", old, new).changes[0]
    assert change.before == change.after == "thinking: Nobody knows"
    assert "No words tell" in change.problem


def test_a_new_line_is_left_as_the_editor_wrote_it():
    present = f"{STORED}thinking: nothing like this\n"
    assert find_update("topics.txt", STORED, TALK, TALK, present) is None
    assert update(without(ORDERS), "engines: to perform.", STORED) == STORED

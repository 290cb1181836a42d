import pytest

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

LIST = """# The publisher's chapters.
0:00 | The engine | What are you working
12:30 | Can it think? | Will it ever think

Bernoulli | Then we should ask
"""


def update(new: list[str], stored: str = LIST, present: str | None = None) -> str:
    return update_file("chapters.txt", stored, TALK, new, present)


def test_it_has_nothing_to_say_where_all_lines_still_fit():
    assert find_update("chapters.txt", LIST, TALK, with_instead(ORDERS, LISBON)) is None


def test_it_quotes_the_words_that_open_a_chapter_now():
    new = with_instead(THINK, "Will she ever think for herself, as the newspapers claim?")
    line = "12:30 | Can it think? | Will she ever think"
    assert update(new) == LIST.replace("12:30 | Can it think? | Will it ever think", line)


def test_a_chapter_starts_at_its_first_sentence_that_is_still_there():
    line = "12:30 | Can it think? | Nobody has shown me"
    assert line in update(without(THINK)).splitlines()


def test_a_chapter_does_not_follow_a_sentence_that_moved():
    new = [WORKING, THINK, ENGINE, ORDERS, NOBODY, MARY, NUMBERS, WINTER]
    assert "12:30 | Can it think? | Nobody has shown me" in update(new).splitlines()


def test_the_first_chapter_starts_the_text():
    assert "0:00 | The engine | We should talk about" in update([LISBON, *TALK]).splitlines()
    assert update([THINK, *TALK[4:]]) == LIST.replace(
        "0:00 | The engine | What are you working\n", ""
    )


def test_a_chapter_without_any_sentence_left_loses_its_line():
    new = without(THINK, NOBODY, MARY)
    assert update(new) == LIST.replace("12:30 | Can it think? | Will it ever think\n", "")


def test_words_that_look_like_the_end_of_a_title_are_not_quoted():
    new = with_instead(THINK, "Will | it | ever … think .. for herself, as the papers claim?")
    assert "12:30 | Can it think? | Will it ever think" in update(new).splitlines()


def test_a_chapter_whose_sentences_all_moved_is_left_to_a_person():
    new = [NUMBERS, WINTER, *TALK[:6]]
    change = find_update("chapters.txt", LIST, TALK, new).changes[-1]
    assert change.number == 5
    assert change.after == change.before
    assert "another order" in change.problem


def test_a_chapter_that_no_words_tell_apart_is_left_to_a_person():
    answer = "Nobody knows that."
    old, new = [WORKING, ENGINE, answer], [WORKING, answer, ENGINE, answer]
    stored = "The engine | What are\nThe end | Nobody knows"
    change = find_update("chapters.txt", stored, old, new).changes[0]
    assert change.after == change.before == "The end | Nobody knows"
    assert "No words tell" in change.problem


def test_a_text_that_opens_without_a_word_is_left_to_a_person():
    change = find_update("chapters.txt", LIST, TALK, ["—", *TALK]).changes[0]
    assert "No words tell" in change.problem


def test_the_last_chapter_can_lose_its_line_too():
    assert update([LISBON], "All | What are you") == ""


# --- what the editor changed at the same time ---------------------------------------


def test_a_new_chapter_is_left_as_the_editor_wrote_it():
    present = LIST.replace("\nBernoulli", "Mary | My former teacher\nBernoulli")
    new = with_instead(THINK, "Will she ever think for herself, as the newspapers claim?")
    assert update(new, LIST, present) == present.replace(
        "Will it ever think", "Will she ever think"
    )


def test_a_title_that_the_editor_changed_is_kept():
    present = LIST.replace("Can it think?", "Thought")
    new = with_instead(THINK, "Will she ever think for herself, as the newspapers claim?")
    assert update(new, LIST, present) == present.replace(
        "Will it ever think", "Will she ever think"
    )


def test_a_line_that_the_editor_rewrote_in_words_of_no_text_is_left_to_a_person():
    present = LIST.replace("Can it think? | Will it ever think", "Thought | Will she ever")
    new = without(THINK)
    change = find_update("chapters.txt", LIST, TALK, new, present).changes[0]
    assert "open no sentence" in change.problem


@pytest.mark.parametrize("words", ["Nothing like this", "What are you working"])
def test_a_new_chapter_that_opens_no_sentence_is_left_to_a_person(words):
    present = f"{LIST}The end | {words}\n"
    change = find_update("chapters.txt", LIST, TALK, TALK, present).changes[0]
    assert (change.number, change.after) == (6, f"The end | {words}")
    assert "open no sentence" in change.problem


def test_a_new_chapter_behind_the_end_is_left_to_a_person():
    present = f"{LIST}The end | {WINTER}\nMore | Anything"
    assert find_update("chapters.txt", LIST, TALK, TALK, present).changes[0].number == 7

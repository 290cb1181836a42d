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
    name_speakers,
    update_file,
    with_instead,
    without,
)

SHEET = """# Who speaks in this talk.

Ann: What are you working
Bob: An engine that weaves
Ann: Will it ever think
Bob: Nobody has shown me
# Here the recording is faint.
Ann: Then we should ask
Bob: She computed all of
"""
A, B = "Ann", "Bob"


def update(new: list[str], stored: str = SHEET, present: str | None = None) -> str:
    return update_file("turns.txt", stored, TALK, new, present)


def replace(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


def test_it_has_nothing_to_say_where_all_lines_still_fit():
    assert find_update("turns.txt", SHEET, TALK, TALK) is None
    assert (
        find_update("turns.txt", SHEET, TALK, with_instead(ORDERS, f"{ORDERS[:-1]} now.")) is None
    )


def test_it_quotes_the_words_that_open_a_turn_now():
    new = with_instead(THINK, "Will she ever think for herself, as the newspapers claim?")
    assert update(new) == replace(SHEET, "Will it ever think", "Will she ever think")


def test_it_keeps_the_words_as_they_are_typed_with_the_marks_at_a_sentence_end():
    sheet = replace(SHEET, "Will it ever think", "Will it ever think for itself, as the newspapers")
    new = with_instead(THINK, "“Will it ever reason” for itself, as newspapers claim?!")
    line = "Ann: “Will it ever reason” for itself, as newspapers claim?!"
    assert line in update(new, sheet).splitlines()


def test_it_quotes_at_least_three_words():
    sheet = replace(SHEET, "Nobody has shown me", "Nobody")
    new = with_instead(NOBODY, "Nobody's shown me a single reason to believe that.")
    assert "Bob: Nobody's shown me\n" in update(new, sheet)


def test_it_gives_added_sentences_to_the_turn_they_stand_in():
    new = with_instead(ENGINE, ENGINE, LISBON)
    assert update(new) == SHEET
    new = with_instead(ORDERS, ORDERS, LISBON)
    assert name_speakers(update(new), new) == [A, B, B, B, A, B, B, A, B]


def test_it_gives_sentences_that_replace_the_beginning_of_a_turn_to_that_turn():
    new = with_instead(ENGINE, LISBON)
    assert update(new) == replace(SHEET, "An engine that weaves", "We should talk about")


def test_it_does_not_guess_who_says_what_replaced_an_end_and_a_beginning():
    sheet = "Ann: What are you\nBob: It does whatever we\n"
    new = [WORKING, LISBON, THINK, NOBODY, MARY, NUMBERS, WINTER]
    assert name_speakers(update(new, sheet), new) == [A, "?", B, B, B, B, B]


def test_it_leaves_unknown_what_stands_before_the_first_line():
    sheet = SHEET[SHEET.index("Bob: An") :]
    new = [LISBON, *TALK]
    assert update(new, sheet) == sheet
    assert name_speakers(update([LISBON, *TALK]), new)[:2] == ["?", A]


def test_it_takes_out_the_line_of_a_turn_that_was_removed():
    new = without(THINK)
    updated = update(new)
    assert updated == replace(SHEET, "Ann: Will it ever think\n", "")
    assert name_speakers(updated, new) == [A, B, B, B, B, A, B]


def test_it_adds_lines_around_a_sentence_that_moved_to_another_speaker():
    new = [WORKING, ENGINE, THINK, ORDERS, NOBODY, NUMBERS, MARY, WINTER]
    assert name_speakers(update(new), new) == [A, B, A, B, B, A, B, B]


def test_it_adds_a_line_before_and_after_a_sentence_that_moved_into_a_turn():
    sheet = "Ann: What are you\nBob: Will it ever\n?: She computed"
    new = [WORKING, MARY, ENGINE, ORDERS, THINK, NOBODY, NUMBERS, WINTER]
    assert update(new, sheet) == (
        "Ann: What are you\n"
        "Bob: My former teacher Mary doubted it from the\n"
        "Ann: An engine that weaves algebraic patterns out of\n"
        "Bob: Will it ever\n"
        "?: She computed"
    )


def test_it_needs_no_line_for_a_sentence_that_moved_within_a_speakers_words():
    new = [WORKING, ENGINE, MARY, ORDERS, THINK, NOBODY, NUMBERS, WINTER]
    assert update(new) == SHEET


def test_it_moves_the_line_up_to_a_sentence_that_moved_before_its_turn():
    new = [WORKING, MARY, ENGINE, ORDERS, THINK, NOBODY, NUMBERS, WINTER]
    assert update(new) == replace(SHEET, "An engine that weaves", "My former teacher Mary")


def test_it_puts_lines_in_order_with_their_comments():
    new = [NUMBERS, WINTER, *TALK[:6]]
    assert update(new) == (
        "# Who speaks in this talk.\n\n"
        "# Here the recording is faint.\n"
        "Ann: Then we should ask\n"
        "Bob: She computed all of\n"
        "Ann: What are you working\n"
        "Bob: An engine that weaves\n"
        "Ann: Will it ever think\n"
        "Bob: Nobody has shown me\n"
    )


def test_it_tells_what_became_of_a_line_that_moved():
    new = [WORKING, *TALK[3:6], ENGINE, ORDERS, *TALK[6:]]
    changes = find_update("turns.txt", SHEET, TALK, new).changes
    assert [(change.number, change.moved_behind) for change in changes] == [(4, 6)]


def test_it_keeps_turns_of_the_same_speaker_apart():
    sheet = "Ann: What are you\nAnn: An engine\nAnn: Nobody has shown"
    new = with_instead(ENGINE, "The engine that weaves algebraic patterns out of punched cards.")
    assert update(new, sheet) == replace(sheet, "An engine", "The engine that")


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        ("Bob: An engine\nAnn: It does", "?"),
        ("Bob: An engine\n?: It does", "?"),
        ("Bob: An engine\nBob?: It does", "Bob?"),
        ("Bob: An engine\nBob: It does", "Bob"),
    ],
)
def test_it_knows_no_speaker_of_a_sentence_that_was_merged_from_two(lines, speaker):
    new = [WORKING, f"{ENGINE[:-1]}, and {ORDERS[0].lower()}{ORDERS[1:]}", *TALK[3:]]
    updated = update(new, f"Ann: What are you\n{lines}\nAnn: Will it ever")
    assert name_speakers(updated, new)[:3] == [A, speaker, A]


def test_it_adds_a_line_for_a_sentence_that_was_merged_from_the_ends_of_two_turns():
    merged = f"{ORDERS[:-1]}, {THINK[0].lower()}{THINK[1:]}"
    new = [WORKING, ENGINE, merged, *TALK[4:]]
    assert name_speakers(update(new), new) == [A, B, "?", B, B, A, B]


def test_it_knows_no_speaker_of_a_sentence_that_took_in_anothers_short_answer():
    old = [WORKING, ENGINE, "Yes.", THINK, NOBODY]
    sheet = "Ann: What are\nBob: An engine\nAnn: Yes.\nBob: Will it\n"
    new = [WORKING, f"{ENGINE[:-1]}, yes.", THINK, NOBODY]
    assert name_speakers(update_file("turns.txt", sheet, old, new), new) == [A, "?", B, B]


def test_it_keeps_what_is_inferred_and_what_is_unknown():
    sheet = "Ann?: What are you\n?: An engine\nBob ? :  Will it ever"
    new = [
        "Who are you working for these days in your workshop?",
        "The engine that weaves algebraic patterns out of punched cards.",
        ORDERS,
        "Would it ever think for itself, as the newspapers claim?",
        *TALK[4:],
    ]
    assert update(new, sheet) == ("Ann?: Who are you\n?: The engine that\nBob ? :  Would it ever")


def test_it_lengthens_words_that_would_fit_two_places():
    sheet = "Ann: What are you\nBob: Nobody has\nAnn: Then we"
    new = [WORKING, ENGINE, "Nobody has ever told us so before.", *TALK[2:]]
    assert update(new, sheet) == sheet.replace("Nobody has", "Nobody has shown")


def test_it_lengthens_words_over_the_end_of_a_sentence():
    sheet = "Ann: What are you\nBob: Yes. Nobody\nAnn: Then we"
    old = [WORKING, ENGINE, "Yes.", NOBODY, MARY, NUMBERS, WINTER]
    new = [
        WORKING,
        ENGINE,
        "Yes.",
        "I see.",
        "Yes.",
        "No one has shown me a single reason to believe that.",
        *old[4:],
    ]
    updated = update_file("turns.txt", sheet, old, new)
    assert name_speakers(updated, new)[4:6] == [B, B]


def test_it_opens_a_turn_at_a_twin_that_no_words_tell_apart():
    answer = "Nobody knows that."
    old, new = [WORKING, ENGINE, answer], [WORKING, answer, ENGINE, answer]
    updated = update_file("turns.txt", "Ann: What are\nBob: Nobody knows", old, new)
    assert updated == "Ann: What are\nAnn: Nobody knows that.\nBob: Nobody knows"
    assert name_speakers(updated, new) == [A, A, A, B]


def test_it_lets_a_sentence_without_words_go_with_the_one_before_it():
    new = [WORKING, "—", *TALK[1:]]
    assert update(new) == SHEET
    assert name_speakers(update(["—", *TALK]), ["—", *TALK])[:2] == ["?", A]


# --- what the editor changed at the same time ---------------------------------------


def test_it_takes_a_line_that_the_editor_deleted_as_gone():
    present = replace(SHEET, "Ann: Will it ever think\n", "")
    new = with_instead(NOBODY, "No one has shown me a single reason to believe that.")
    assert update(new, SHEET, present) == replace(
        present, "Nobody has shown me", "No one has shown"
    )


def test_it_lets_a_new_line_say_who_speaks_up_to_the_next_turn():
    present = replace(SHEET, "Ann: Then we", "Ann: My former teacher\nAnn: Then we")
    new = with_instead(ENGINE, "The engine that weaves algebraic patterns out of punched cards.")
    updated = update(new, SHEET, present)
    assert updated == replace(present, "An engine that weaves", "The engine that weaves")
    assert name_speakers(updated, new) == [A, B, B, A, B, A, A, B]


def test_it_takes_the_speaker_that_the_editor_gave_to_a_stale_line():
    present = replace(SHEET, "Ann: Will it ever", "Cy: Will it ever")
    new = with_instead(THINK, "Will she ever think for herself, as the newspapers claim?")
    assert update(new, SHEET, present) == replace(
        present, "Will it ever think", "Will she ever think"
    )


def test_it_leaves_alone_what_the_editor_has_already_mended():
    present = replace(SHEET, "Will it ever think", "Will she ever")
    new = with_instead(THINK, "Will she ever think for herself, as the newspapers claim?")
    assert find_update("turns.txt", SHEET, TALK, new, present) is None


def test_it_takes_the_editors_words_for_a_sentence_that_stands_in_the_place_of_a_turn():
    present = replace(SHEET, "Will it ever think", "We should talk")
    new = with_instead(THINK, LISBON)
    assert find_update("turns.txt", SHEET, TALK, new, present) is None
    assert name_speakers(present, new) == [A, B, B, A, B, B, A, B]


def test_it_knows_no_speaker_of_a_sentence_that_took_in_anothers_answer_from_behind():
    old = [WORKING, ENGINE, "Yes, I do.", THINK, NOBODY]
    sheet = "Ann: What are\nBob: An engine\nAnn: Yes, I do.\nBob: Will it\n"
    new = [WORKING, f"Yes I do, {ENGINE[0].lower()}{ENGINE[1:]}", THINK, NOBODY]
    assert name_speakers(update_file("turns.txt", sheet, old, new), new) == [A, "?", B, B]


def test_it_keeps_an_edited_line_with_sentences_that_moved_out_of_its_turn():
    present = replace(SHEET, "Nobody has shown me", "No one has")
    new = [WORKING, MARY, *TALK[1:4], NOBODY.replace("Nobody", "No one"), NUMBERS, WINTER]
    assert name_speakers(update(new, SHEET, present), new) == [A, B, B, B, A, B, A, B]


@pytest.mark.parametrize("line", ["Cy: Nothing like this", "Cy: Will it ever think for"])
def test_it_leaves_a_new_line_to_a_person_if_it_opens_no_sentence_of_its_own(line):
    present = replace(SHEET, "Ann: Will", f"{line}\nAnn: Will")
    new = with_instead(NOBODY, "No one has shown me a single reason to believe that.")
    update = find_update("turns.txt", SHEET, TALK, new, present)
    assert update.text == replace(present, "Nobody has shown me", "No one has shown")
    first, second = update.changes
    assert (first.before, first.after) == (line, line)
    assert "opens no sentence" in first.problem
    assert second.problem is None


def test_it_takes_out_the_last_line_that_was_left():
    assert update(TALK[:4], "# Who speaks.\nBob: Nobody has\n") == "# Who speaks.\n"

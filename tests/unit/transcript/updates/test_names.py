from tests.unit.transcript.updates.talks import (
    MARY,
    TALK,
    find_update,
    update_file,
    with_instead,
    without,
)

STORED = "mary: My former teacher\n- mary: ask her\n"


def update(new: list[str], stored: str = STORED) -> str:
    return update_file("names.txt", stored, TALK, new)


def test_it_has_nothing_to_say_where_all_lines_still_fit():
    assert find_update("names.txt", STORED, TALK, ["Well.", *TALK]) is None


def test_it_quotes_the_words_that_stand_there_now():
    new = with_instead(MARY, "My late teacher Mary doubted it from the very beginning.")
    assert update(new) == STORED.replace("My former teacher", "My late teacher")


def test_it_quotes_as_few_more_words_as_make_them_unique():
    new = [*TALK, "I had a former teacher, and my former teacher knew nothing."]
    assert update(new) == STORED.replace("My former teacher", "My former teacher Mary")


def test_it_takes_out_a_name_whose_words_were_removed():
    assert update(without(MARY)) == "- mary: ask her\n"


def test_it_takes_out_a_name_whose_words_were_left_out_of_its_sentence():
    new = with_instead(MARY, "Mary doubted it from the very beginning.")
    assert update(new) == "- mary: ask her\n"


def test_words_that_stand_in_two_sentences_now_are_left_to_a_person():
    new = with_instead(MARY, "My former.", "Teacher Mary doubted it from the very beginning.")
    change = find_update("names.txt", STORED, TALK, new).changes[0]
    assert "several sentences" in change.problem


def test_words_of_a_sentence_that_stands_twice_are_left_to_a_person():
    change = find_update("names.txt", STORED, TALK, [*TALK, MARY]).changes[0]
    assert change.after == change.before
    assert "more than once" in change.problem


def test_words_that_would_overlap_those_of_another_line_are_left_to_a_person():
    stored = "mary: My former teacher\nann: Mary doubted\n- ann: teacher Mary\n"
    new = [*TALK, "He is my former teacher, too."]
    changes = find_update("names.txt", stored, TALK, new).changes
    assert [change.problem is None for change in changes] == [True, False]
    assert "line 1" in changes[1].problem

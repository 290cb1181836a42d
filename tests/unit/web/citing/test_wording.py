from dataclasses import replace

import pytest

from app.web.citing.wording import close_sentence, describe_interview, join_names, write_note
from tests.unit.web.citing.cited import PASSAGE


@pytest.mark.parametrize("text", ["Why?", "Stop!", "And…", "Jr.", "“Why?”", "何。", "لماذا؟"])
def test_it_adds_no_full_stop_to_a_mark(text: str) -> None:
    assert close_sentence(text) == text


def test_it_ends_a_sentence() -> None:
    assert close_sentence("The boys’") == "The boys’."


def test_it_lists_names_as_a_sentence_does() -> None:
    lists = [join_names(names) for names in (["A"], ["A", "B"], ["A", "B", "C"])]
    assert lists == ["A", "A and B", "A, B, and C"]


def test_it_says_who_interviewed_the_author() -> None:
    assert describe_interview(PASSAGE) == "Interview by Charles Babbage"


def test_it_names_the_guest_where_the_host_is_the_author() -> None:
    asked = replace(PASSAGE, authors=("Charles Babbage",))
    assert describe_interview(asked) == "Interview with Ada Lovelace"


def test_it_names_both_where_nobody_knows_who_speaks() -> None:
    unknown = replace(PASSAGE, authors=())
    assert describe_interview(unknown) == "Interview with Ada Lovelace by Charles Babbage"


def test_it_names_no_one_as_their_own_interviewer() -> None:
    both = replace(PASSAGE, authors=("Charles Babbage", "Ada Lovelace"))
    assert describe_interview(both) == ""


def test_its_note_tells_the_revision_the_gaps_and_the_source() -> None:
    guessed = replace(PASSAGE, gaps=("speaker inferred: Sammy Davis Jr.",), revision=3)
    assert write_note(guessed) == (
        "Interview by Charles Babbage. Transcript, revision 3. "
        "Speaker inferred: Sammy Davis Jr. Text from edited captions."
    )


def test_its_note_leaves_out_what_is_not_known() -> None:
    bare = replace(PASSAGE, interviewers=(), kind="")
    assert write_note(bare) == "Transcript, revision 1."

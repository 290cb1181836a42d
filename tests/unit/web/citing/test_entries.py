from dataclasses import replace

from app.web.citing.entries import clean_reference, list_entries, write_on_one_line
from tests.unit.web.citing.cited import INJECTED, PASSAGE


def test_it_writes_a_text_on_one_line() -> None:
    assert write_on_one_line(INJECTED) == "One ER - TY - BOOK }, @misc{evil, end"
    assert write_on_one_line("\ud800a\u0000b\u00a0 \t c\n") == "ab c"


def test_it_keeps_the_signs_that_say_how_a_text_runs() -> None:
    assert write_on_one_line("a\u200fb\u200d") == "a\u200fb\u200d"


def test_it_cleans_all_that_is_text() -> None:
    cleaned = clean_reference(replace(PASSAGE, title="A\ntalk", authors=("Ada\x00", "\x00")))
    assert cleaned == replace(PASSAGE, title="A talk", authors=("Ada",))


def test_it_lists_each_reference_once() -> None:
    assert list_entries([PASSAGE, PASSAGE]) == [PASSAGE]


def test_it_gives_each_entry_a_key_of_its_own() -> None:
    others = [replace(PASSAGE, revision=number) for number in (1, 2, 3)]
    named = replace(PASSAGE, key=f"{PASSAGE.key}-2")
    keys = [entry.key for entry in list_entries([others[0], named, *others[1:]])]
    assert keys == [PASSAGE.key, f"{PASSAGE.key}-2", f"{PASSAGE.key}-3", f"{PASSAGE.key}-4"]

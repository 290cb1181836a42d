"""What a quotation says, and what it says that it changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.weights import weigh
from app.search.quote_check.wording import Wording, read_wording

MARKS = "aB é-–—….[]()12, \n“”'’T"


def list_words(wording: Wording) -> list[str]:
    return [word.folded for word in wording.words]


def list_written(wording: Wording) -> list[str]:
    return [wording.text[word.start : word.end] for word in wording.words]


@pytest.mark.parametrize(
    "quotation",
    [
        "the engine weaves patterns",
        "The Engine WEAVES patterns!",
        "“The engine—weaves, patterns”",
        "the engine\nweaves  patterns.",
        "*the* éngine weaves: patterns?",
        "[t]he engine [sic] weaves patterns [12]",
        "the engine[1][2] weaves[12] patterns [3, 4] [citation needed]",
        "the engine weaves”[1] patterns.[2–4]",
        "00:31:20 the engine weaves patterns (laughs)",
        "the engine [note 3] weaves patterns [ SIC ]",
    ],
)
def test_typography_and_footnotes_are_no_part_of_what_is_said(quotation: str) -> None:
    wording = read_wording(quotation)
    assert list_words(wording) == ["the", "engine", "weaves", "patterns"]
    assert not [*wording.gaps, *wording.insertions, *wording.endings]


def test_numbers_have_no_commas_and_apostrophes_no_curl() -> None:
    assert list_words(read_wording("don’t 1,000,000 $3.5")) == ["don't", "1000000", "$3.5"]


@pytest.mark.parametrize(
    "mark", ["…", "...", "....", ". . .", "[…]", "[...]", "[ ... ]", "(…)", "(...)", "[. . .]"]
)
def test_words_are_left_out_where_it_has_an_ellipsis(mark: str) -> None:
    wording = read_wording(f"the engine {mark} weaves")
    assert list_words(wording) == ["the", "engine", "weaves"]
    assert wording.gaps == {2}
    assert not wording.insertions


@pytest.mark.parametrize(
    ("quotation", "gaps"),
    [
        ("… the engine", {0}),
        ("the engine …", {2}),
        ("the…engine…weaves", {1, 2}),
        ("the engine. Weaves. Patterns.", set()),
        ("the engine.. weaves", set()),
        ("3.5 … 4", {1}),
    ],
)
def test_gaps_are_told_by_the_word_that_follows(quotation: str, gaps: set[int]) -> None:
    assert read_wording(quotation).gaps == gaps


@pytest.mark.parametrize(
    ("quotation", "words", "insertions"),
    [
        ("[they] weave", ["weave"], {0: "[they]"}),
        ("the [new engine] weaves", ["the", "weaves"], {1: "[new engine]"}),
        ("it weaves [patterns]", ["it", "weaves"], {2: "[patterns]"}),
        ("[they] [all] weave", ["weave"], {0: "[they] [all]"}),
        ("[they] weave [it]", ["weave"], {0: "[they]", 1: "[it]"}),
        ("weave [10] cards", ["weave", "cards"], {1: "[10]"}),  # no number of a note
        ("weave 5[12] cards", ["weave", "512", "cards"], {}),
        ("the [] engine", ["the", "engine"], {1: "[]"}),
        ("the [engine weaves", ["the", "engine", "weaves"], {}),
        ("the (new) engine", ["the", "new", "engine"], {}),
    ],
)
def test_words_in_square_brackets_are_put_in(
    quotation: str, words: list[str], insertions: dict[int, str]
) -> None:
    wording = read_wording(quotation)
    assert list_words(wording) == words
    assert wording.insertions == insertions


def test_a_beginning_in_brackets_belongs_to_its_word() -> None:
    wording = read_wording("and [T]hey weave, [un]able")
    assert list_words(wording) == ["and", "they", "weave", "unable"]
    assert list_written(wording) == ["and", "[T]hey", "weave", "[un]able"]


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("it is [not] woven", ["it", "is", "not", "woven"]),
        ("they [hardly ever] weave", ["they", "hardly", "ever", "weave"]),
        ("they do[n't] weave", ["they", "do", "n't", "weave"]),
    ],
)
def test_a_denial_in_brackets_is_one_of_its_words(quotation: str, words: list[str]) -> None:
    assert list_words(read_wording(quotation)) == words


def test_an_ending_in_brackets_makes_another_word() -> None:
    wording = read_wording("the model[s] weav[ing] it power[less], can[not]")
    assert list_words(wording) == ["the", "models", "weaving", "it", "powerless", "cannot"]
    assert list_written(wording)[1:3] == ["model[s]", "weav[ing]"]
    assert wording.endings == {1, 2, 4, 5}
    assert not wording.insertions


@pytest.mark.parametrize(
    ("quotation", "word"),
    [("20[0]", "200"), ("$3[0]", "$30"), ("[T]hey", "they"), ("[g]eneraliz[ing]", "generalizing")],
)
def test_digits_and_letters_in_brackets_are_parts_of_a_word(quotation: str, word: str) -> None:
    assert list_words(read_wording(quotation)) == [word]
    assert list_written(read_wording(quotation)) == [quotation]


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("<5 cards", ["<5", "cards"]),
        ("it takes -$5", ["it", "takes", "-$5"]),
        ("20+ cards and/or looms", ["20+", "cards", "and", "/", "or", "looms"]),
        ("brass & steam", ["brass", "and", "steam"]),
    ],
)
def test_signs_are_words_or_parts_of_them(quotation: str, words: list[str]) -> None:
    assert list_words(read_wording(quotation)) == words


@pytest.mark.parametrize("end", ["-", "–", "—", "…", "..."])
def test_it_may_be_broken_off_within_its_last_word(end: str) -> None:
    assert read_wording(f"the engine wea{end}").is_broken_off


@pytest.mark.parametrize("end", ["", ".", ",", "!", "?", "”", ". …", "[s]", " [12]", "--"])
def test_it_is_not_broken_off_where_anything_else_follows(end: str) -> None:
    assert not read_wording(f"the engine weaves{end}").is_broken_off


@pytest.mark.parametrize(
    ("quotation", "ends"),
    [
        ("That would i", True),
        ("That would i.", False),
        ("That would I", False),
        ("that would i", False),  # who writes nothing large writes “i” for “I”
        ("That is a", False),
        ("That would im", False),
        ("…", False),
    ],
)
def test_a_small_letter_at_its_end_is_no_word(quotation: str, ends: bool) -> None:
    assert read_wording(quotation).ends_in_letter == ends


@pytest.mark.parametrize("quotation", ["", "…", "[they]", "“”", "[12]", " \n"])
def test_there_may_be_no_words(quotation: str) -> None:
    wording = read_wording(quotation)
    assert wording.words == ()
    assert wording.weights == [0.0]
    assert not wording.is_broken_off
    assert wording.slice(0, 0) == ""


def test_it_weighs_its_words_from_the_first_on() -> None:
    wording = read_wording("the engine, not")
    of_each = [weigh("the"), weigh("engine"), weigh("not")]
    assert wording.weights == pytest.approx([0, of_each[0], sum(of_each[:2]), sum(of_each)])
    assert wording.weigh({0, 2}) == pytest.approx(of_each[0] + of_each[2])
    assert wording.weigh(()) == 0


def test_its_text_is_cut_by_words() -> None:
    wording = read_wording("“[T]he engine — weaves … patterns.”")
    assert wording.slice(0, 2) == "[T]he engine"
    assert wording.slice(1, 4) == "engine — weaves … patterns"
    assert wording.slice(2, 2) == ""


def test_a_part_of_it_is_a_quotation_with_the_marks_that_stand_in_it() -> None:
    wording = read_wording("… the engine … [slowly] weave[s] the … patt")
    part = wording.take(1, 4)
    assert list_words(part) == ["engine", "weaves", "the"]
    assert (part.gaps, part.insertions, part.endings) == ({1}, {1: "[slowly]"}, {1})
    assert part.slice(0, 3) == "engine … [slowly] weave[s] the"


def test_only_its_last_part_may_be_broken_off() -> None:
    wording = read_wording("the engine wea-")
    assert wording.take(1, 3).is_broken_off
    assert not wording.take(0, 2).is_broken_off
    assert not read_wording("the engine.").take(1, 2).is_broken_off


@given(st.text(max_size=80) | st.text(MARKS, max_size=60))
def test_any_quotation_has_its_marks_between_words_that_stand_in_it(text: str) -> None:
    wording = read_wording(text)
    count = len(wording.words)
    assert all(0 <= word.start < word.end <= len(text) for word in wording.words)
    assert all(0 <= place <= count for place in [*wording.gaps, *wording.insertions])
    assert wording.take(0, count).words == wording.words
    assert wording.slice(0, count) in text


@given(st.text(MARKS, max_size=60))
def test_what_is_left_out_or_put_in_changes_no_other_word(text: str) -> None:
    whole = f"engine {text.replace('[', '').replace(']', '')} patterns"
    marked = whole.replace("engine ", "engine [...] [they] ", 1)
    assert list_words(read_wording(marked)) == list_words(read_wording(whole))

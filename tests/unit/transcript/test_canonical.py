import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcript.canonical import CanonicalText, build_canonical, clean_line
from app.transcript.cues import CaptionLine, Cue
from app.transcript.spans import count_words
from app.transcript.voices import Voice
from tests.unit.transcript.texts import SAMPLES, any_texts, messy_texts, read_canonical


def test_it_gives_the_text_that_the_contract_names(canonical):
    assert len(canonical.text) == 72_822
    assert count_words(canonical.text) == 13_034
    assert hashlib.sha256(canonical.text.encode()).hexdigest() == (
        "c4a82fdba95078fe3832938a98d36446f9a2486796ee23a39b1d91e906b6d400"
    )


def test_it_joins_lines_that_run_on():
    line, next_line = CaptionLine("how", runs_on=True), CaptionLine("normal it feels.", False)
    joined = build_canonical([Cue((line, next_line))])
    assert joined.text == "how normal it feels."
    assert joined.line_ends == (3, 20)
    assert joined.hard_ends == (20,)


def test_it_keeps_an_end_that_a_line_without_words_brings():
    lines = [CaptionLine("Well", True), CaptionLine("[laughs]", False), CaptionLine("no", False)]
    canonical = build_canonical([Cue((line,)) for line in lines])
    assert canonical.text == "Well no"
    assert canonical.hard_ends == (4, 7)


def test_it_forgets_an_end_before_the_first_word():
    assert build_canonical([Cue((CaptionLine("♪", False),))]).hard_ends == ()


def test_it_keeps_what_was_really_said_twice():
    assert read_canonical("It is. It is.\nIt is.").text == "It is. It is. It is."


def hear(*said: tuple[str | None, str]) -> CanonicalText:
    """The text of cues that all run on, by voice and words."""
    return build_canonical([Cue((CaptionLine(words, True),), voice) for voice, words in said])


def test_it_knows_where_each_voice_starts():
    canonical = hear((None, "In London."), ("Ada", "It rains"), ("Ada", "a lot."), ("Bob", "Yes."))
    assert canonical.text == "In London. It rains a lot. Yes."
    assert canonical.voices == (Voice(0, None), Voice(11, "Ada"), Voice(27, "Bob"))


def test_it_ends_a_sentence_where_the_voice_changes():
    assert hear(("Ada", "It rains"), ("Ada", "and"), ("Bob", "and pours")).hard_ends == (12,)


def test_it_parts_voices_that_nobody_named():
    canonical = hear(("Speaker 1", "Yes."), ("Speaker 2", "No."))
    assert canonical.voices == (Voice(0, None), Voice(5, None))


def test_it_hears_no_voice_that_says_nothing():
    canonical = hear(("Ada", "It"), ("Break", "[music]"), ("Ada", "rains."))
    assert (canonical.voices, canonical.hard_ends) == ((Voice(0, "Ada"),), ())


def test_it_cleans_the_name_of_a_voice():
    assert hear(("Lucy D&#39;Arcy\u200b", "Yes.")).voices == (Voice(0, "Lucy D'Arcy"),)


def test_it_has_no_voices_where_there_are_no_labels(canonical):
    assert canonical.voices == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("&amp;lt;i&amp;gt; is a tag", "&lt;i&gt; is a tag"),
        ("it&#39;s &quot;it&quot;", 'it\'s "it"'),
        ("if a < b and c > d", "if a < b and c > d"),
        ("a <i>word</i>", "a <i>word</i>"),
        ("AT&T in the S&P 500", "AT&T in the S&P 500"),
        ("?a=1&copy=2&#160", "?a=1&copy=2&#160"),
    ],
)
def test_it_decodes_entities_once_and_takes_no_sign_for_a_tag(written, read):
    assert clean_line(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("cafe\u0301", "café"),
        ("cafe\u200b\u0301", "café"),
        ("a\u200bb \ufeffc d\u00ade f\u2060g", "ab c de fg"),
        ("a bell\x07 and a null\x00", "a bell and a null"),
        ("ن\u200cم and 👩\u200d🔬", "ن\u200cم and 👩\u200d🔬"),
    ],
)
def test_it_composes_letters_and_drops_what_nobody_sees(written, read):
    assert clean_line(written) == read


@pytest.mark.parametrize(
    "blank", ["\u00a0", "\t", "\u2028", "\u3000", "\x0b", "\x85", "&nbsp;", "  "]
)
def test_it_makes_every_run_of_white_space_one_blank(blank):
    assert clean_line(f"{blank}one{blank}two{blank}") == "one two"


@pytest.mark.parametrize(
    ("heard", "spoken"),
    [
        ("[laughs] Yes.", "Yes."),
        ("Yes (laughter) and no", "Yes and no"),
        ("♪ tra la la ♪", "tra la la"),
        ("[upbeat music playing]", ""),
        ("[music&nbsp;playing] Hi", "Hi"),
        ("[Both Laughing] Hi", "Hi"),
        ("That is funny [laughs].", "That is funny."),
        ("Well [coughs], no", "Well, no"),
        ("We [laughs] ... we stayed", "We ... we stayed"),
    ],
)
def test_it_leaves_out_sounds_and_acts(heard, spoken):
    assert clean_line(heard) == spoken


@pytest.mark.parametrize(
    "mark", ["[inaudible]", "[crosstalk]", "[redacted]", "[laughs at length]", "(music theory)"]
)
def test_it_keeps_marks_that_stand_for_words(mark):
    assert clean_line(f"We {mark} then") == f"We {mark} then"


def test_it_drops_sounds_but_no_words_of_a_whole_file():
    text = (SAMPLES / "sounds_between_words.txt").read_text("utf-8")
    assert read_canonical(text).text == "So, yes. We stayed [inaudible] until four. Then we left."


@given(any_texts)
def test_it_is_composed_and_has_single_blanks(text):
    read = read_canonical(text).text
    assert unicodedata.is_normalized("NFC", read)
    assert read == " ".join(read.split())


@given(messy_texts)
def test_it_changes_nothing_when_cleaned_again(text):
    read = read_canonical(text).text
    assert clean_line(read) == read


@given(any_texts)
def test_it_ends_lines_at_blanks_in_order(text):
    read = read_canonical(text)
    assert list(read.line_ends) == sorted(set(read.line_ends))
    assert set(read.hard_ends) <= set(read.line_ends)
    assert all(read.text[end : end + 1] in {"", " "} for end in read.line_ends)


@given(st.lists(st.sampled_from(["one", "[laughs]", "", "two."]), max_size=8))
def test_it_holds_every_word_of_every_line(lines):
    cues = [Cue((CaptionLine(line, runs_on=True),)) for line in lines]
    spoken = [line for line in lines if line in {"one", "two."}]
    assert build_canonical(cues).text.split() == spoken

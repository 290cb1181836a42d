import pytest

from app.errors import SourceError
from app.transcript.names import Kind, choose_names, find_mentions, parse_names
from app.transcript.placements import Placement
from app.transcript.spans import Span
from tests.unit.transcript.texts import read_text

NAMES = """\
[openai]
name = "OpenAI"
kind = "organisation"

[gpt-3]
name = "GPT-3"
kind = "model"

[deepseek-r1]
name = "DeepSeek R1"
kind = "model"
forms = ["R1"]

[r1-paper]
name = "The R1 paper"
kind = "work"
forms = ["DeepSeek R1 paper"]

[meta]
name = "Meta"
kind = "organisation"

[ada-lovelace]
name = "Ada Lovelace"
kind = "person"
forms = ["Ada", "Lady Lovelace"]
"""
HARD_HYPHEN = "GPT\u20113"
KNOWN = parse_names(NAMES, "names.toml")


def mention(text: str, *placements: Placement) -> list[tuple[str, str]]:
    """The names that a text mentions, and the words that do."""
    reading = read_text(text)
    found = find_mentions(KNOWN, reading, placements)
    return [(one.name, one.span.cut(reading.text)) for one in found]


def refuse(text: str) -> str:
    with pytest.raises(SourceError) as caught:
        parse_names(text, "names.toml")
    return str(caught.value)


def test_every_mention_of_the_real_interview_is_a_form_or_placed_by_hand(edition, authorities):
    assert len(edition.mentions) == 65
    for found in edition.mentions:
        name = authorities.names[found.name]
        assert found.span.cut(edition.text) in name.all_forms or found.name == "daniel-gross"


def test_no_mention_of_the_real_interview_leaves_its_sentence(edition):
    for found in edition.mentions:
        assert any(
            one.span.start <= found.span.start and found.span.end <= one.span.end
            for one in edition.sentences
        )


def test_every_name_of_the_archive_is_mentioned(edition, authorities):
    assert {found.name for found in edition.mentions} == set(authorities.names)


def test_it_finds_whole_words_with_their_capitals():
    assert mention("Meta is big. A meta question. Metaphors.") == [("meta", "Meta")]


@pytest.mark.parametrize("text", ["OpenAI's plan.", "OpenAI’s plan.", "(OpenAI)", "OpenAI-style"])
def test_it_finds_a_name_whatever_stands_around_it(text):
    assert mention(text) == [("openai", "OpenAI")]


def test_the_longest_form_counts():
    assert mention("The DeepSeek R1 paper on R1, that is DeepSeek R1.") == [
        ("r1-paper", "DeepSeek R1 paper"),
        ("deepseek-r1", "R1"),
        ("deepseek-r1", "DeepSeek R1"),
    ]


@pytest.mark.parametrize(
    "text", ["GPT-3.5 is out.", "GPT-35.", "GPT-3-mini.", "R1-Zero.", "OpenAIs"]
)
def test_it_takes_no_name_for_another_that_goes_on(text):
    assert mention(text) == []


def test_it_finds_a_name_at_the_end_of_a_sentence():
    assert mention(f"It was GPT-3. It was {HARD_HYPHEN}, then.") == [
        ("gpt-3", "GPT-3"),
        ("gpt-3", HARD_HYPHEN),
    ]


def test_a_mention_lies_in_one_sentence():
    assert mention("This is Ada. Lovelace came later.") == [("ada-lovelace", "Ada")]
    assert mention("We met Lady. Lovelace.") == []


def test_an_editor_adds_mentions_and_takes_them_out():
    text = "Ada spoke. The countess listened. Ada is also a language."
    placements = [
        Placement("ada-lovelace", Span(11, 23)),
        Placement("ada-lovelace", Span(34, 37), is_taken_out=True),
    ]
    assert mention(text, *placements) == [("ada-lovelace", "Ada"), ("ada-lovelace", "The countess")]


def test_what_an_editor_placed_is_not_found_once_more():
    assert mention("Ada spoke.", Placement("ada-lovelace", Span(0, 3))) == [("ada-lovelace", "Ada")]


def test_a_longer_form_that_is_taken_out_frees_the_shorter_one_inside():
    out = Placement("r1-paper", Span(0, 17), is_taken_out=True)
    assert mention("DeepSeek R1 paper weight.", out) == [("deepseek-r1", "DeepSeek R1")]


def test_a_form_is_found_however_its_accents_and_blanks_are_written():
    names = parse_names('[zoe]\nname = "Zoe\u0301  Q."\nkind = "person"\n', "names.toml")
    reading = read_text("We met Zo\u00e9 Q. there.")
    assert [one.name for one in find_mentions(names, reading)] == ["zoe"]
    assert list(choose_names(names, reading.text)) == ["zoe"]


def test_only_names_that_a_text_may_mention_matter_to_it():
    assert list(choose_names(KNOWN, f"Ada knew {HARD_HYPHEN}.")) == ["gpt-3", "ada-lovelace"]
    assert list(choose_names(KNOWN, "Nobody.", placed=["meta"])) == ["meta"]


def test_it_finds_nothing_without_names():
    assert find_mentions({}, read_text("Ada spoke.")) == []


def test_it_reads_kinds():
    assert KNOWN["openai"].kind is Kind.ORGANISATION


def test_it_refuses_an_unknown_kind():
    message = refuse('[ada]\nname = "Ada"\nkind = "human"\n')
    assert message == (
        "names.toml, line 3: `kind`: input should be 'person', 'organisation', 'model', 'work', "
        "'place' or 'thing'."
    )


def test_it_refuses_a_form_of_two_names():
    message = refuse(
        NAMES + '\n[ada-language]\nname = "Ada (language)"\nkind = "thing"\nforms = ["Ada"]'
    )
    assert message == (
        "names.toml, line 31: “Ada” is already a form of `ada-lovelace`. "
        "Write one that tells them apart."
    )


def test_it_refuses_a_form_that_no_word_can_match():
    message = refuse('[x]\nname = "…"\nkind = "thing"\n')
    assert message == (
        "names.toml, line 2: “…” has no letter or digit to be found by. Spell it out."
    )

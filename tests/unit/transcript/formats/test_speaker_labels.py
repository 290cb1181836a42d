import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcript.canonical import build_canonical
from app.transcript.formats import FORMATS, parse_cues, speaker_labels
from app.transcript.spans import tiles
from app.transcript.turns import take_turns
from tests.unit.transcript.texts import SAMPLES, any_texts, read_canonical

TALK = ("Ada: Hello.", "Bob: Good day.", "Ada: It rains.", "Bob: It does.")


def read_turns(transcript: str) -> list[tuple[str | None, str]]:
    """Who says what, as turns give it."""
    canonical = read_canonical(transcript)
    turns = take_turns(canonical.text, canonical.voices)
    return [(turn.speaker, turn.span.cut(canonical.text)) for turn in turns]


def read_format(transcript: str) -> str:
    return next(format.name for format in FORMATS if format.matches(transcript))


def read_sample(name: str) -> list[tuple[str | None, str]]:
    return read_turns((SAMPLES / name).read_text("utf-8"))


def test_it_reads_bold_labels_and_leaves_marks_and_times_out():
    assert read_sample("labels_in_markdown.md") == [
        (None, "We are in Marylebone, and it rains."),
        ("Augusta De Morgan", "Good morning, Ada."),
        (
            "Ada Lovelace",
            "Good morning. I did bring the notes, all of them: seven. "
            "There is a card for each step_one.",
        ),
        ("Augusta De Morgan", "And [inaudible] the loom?"),
        ("Ada Lovelac", "It is the pattern."),
        ("Ada Lovelace", "Which is why it weaves."),
    ]


def test_it_reads_names_on_lines_of_their_own_and_parts_speakers_without_a_name():
    assert read_sample("labels_on_their_own_lines.txt") == [
        ("Ada Lovelace", "Good morning. It rains."),
        (None, "It does."),
        (None, "It always does."),
        ("Ada Lovelace", "Then we stay in."),
        (None, "Agreed."),
    ]


def test_it_takes_an_essay_for_no_conversation():
    text = (SAMPLES / "essay_with_colons.txt").read_text("utf-8")
    assert read_format(text) == "plain text"
    assert read_canonical(text).text == " ".join(text.split())


@pytest.mark.parametrize("break_between", ["\n", "\n\n", "\r\n", "\n \t\n"])
def test_it_reads_labels_of_lines_and_of_paragraphs(break_between):
    assert read_turns(break_between.join(TALK)) == [
        ("Ada", "Hello."),
        ("Bob", "Good day."),
        ("Ada", "It rains."),
        ("Bob", "It does."),
    ]


@pytest.mark.parametrize(
    "label",
    [
        "**{}:** {}",
        "**{}**: {}",
        "**{}** : {}",
        "**{}:**{}",
        "__{}:__ {}",
        "**{} (00:12):** {}",
        "**{}** (00:12): {}",
        "**[00:12] {}:** {}",
        "\\[00:12\\] **{}:** {}",
        "**{}:** (00:12) {}",
        "**{}:**\n{}",
        "**{}**\n{}",
        "{}: {}",
        "{} : {}",
        "{}\uff1a{}",
        ">> {}: {}",
        "[{}]: {}",
        "{}:\n{}",
        "{}:\n\n{}",
        "{} (host): {}",
        "[00:01:02] {}: {}",
        "00:01:02.5 - {}: {}",
        "{} (00:12): {}",
        "{} [00:12]: {}",
        "{} 00:12\n{}",
        "{} | 00:12\n{}",
        "{}: [00:12] {}",
    ],
)
def test_it_reads_a_label_in_each_of_its_forms(label):
    said = [("Ada King", "Hello."), ("Bob", "Good day."), ("Ada King", "Yes."), ("Bob", "No.")]
    assert read_turns("\n\n".join(label.format(*turn) for turn in said)) == said


@pytest.mark.parametrize(
    "name",
    [
        "ADA LOVELACE",
        "Dr. Ada King",
        "Ada B. King",
        "Abd al-Karim",
        "Ada de la Cruz",
        "艾达",
        "أدا",
    ],
)
def test_it_knows_names_of_many_forms(name):
    spoken = read_turns(f"{name}: Hello.\nBob: Yes.\n{name}: No.\nBob: Never.")
    assert [speaker for speaker, _ in spoken] == [name, "Bob", name, "Bob"]


@pytest.mark.parametrize(
    "opening",
    [
        "He told me",
        "Remember this",
        "Yes, Ada",
        "Why? Because",
        'He said "Ada',
        "One Two Three Four Five Six",
        "Ad" * 101,
        "12",
    ],
)
def test_it_takes_no_words_for_a_name_that_cannot_be_one(opening):
    transcript = "\n\n".join([*TALK, f"{opening}: never.", f"{opening}: ever."])
    assert read_turns(transcript)[-1] == ("Bob", f"It does. {opening}: never. {opening}: ever.")


def test_it_joins_the_paragraphs_of_a_speaker():
    transcript = "\n\n".join([*TALK, "It may stop.", "Ada: It may."])
    assert read_turns(transcript)[3:] == [("Bob", "It does. It may stop."), ("Ada", "It may.")]


@pytest.mark.parametrize(
    "lines",
    [
        TALK[:3],
        ("Ada: Hello.", "Bob: Yes.", "Carol: No.", "Dora: Well.", "Emma: Never."),
        ("Note: it rains.", "Tip: take a coat.", "Note: it stops.", "Tip: leave it."),
        ("Title: Rain", "Date: 1843", "Title: Sun", "Date: 1844"),
        ("Rain: it falls.", "Rain: it stops.", *["It is wet."] * 5, "Sun: dry.", "Sun: hot."),
        ("**Note:** it rains.", "**Tip:** take a coat.", "**Note:** it stops.", "**Note:** Dry."),
        (*TALK, *["It is wet."] * 10),
        ("Ada: Hello.", "It rains.", "Ada: Yes.", "It rains.", "Ada: No.", "Rain.", "Ada: Oh."),
    ],
)
def test_it_believes_no_labels_for_which_too_little_speaks(lines):
    transcript = "\n\n".join(lines)
    assert not speaker_labels.matches(transcript)
    assert read_canonical(transcript).voices == ()


def test_it_believes_full_names_between_long_answers():
    talk = ["ADA KING: Why?", *["It is wet."] * 9, "BOB: Well.", *["It is dry."] * 9]
    assert [speaker for speaker, _ in read_turns("\n\n".join(talk * 3))] == ["ADA KING", "BOB"] * 3


def test_it_believes_a_single_speaker_who_is_labelled_throughout():
    assert read_turns("Ada: One.\nAda: Two.\nAda: Three.\nAda: Four.") == [
        ("Ada", "One. Two. Three. Four.")
    ]


def test_it_hears_somebody_who_speaks_once():
    assert read_turns("\n".join([*TALK, "Carol: May I?"]))[-1] == ("Carol", "May I?")


def test_it_takes_no_word_in_the_middle_of_a_sentence_for_somebody_who_speaks_once():
    transcript = "\n".join([*TALK, "Ada: I tell you, and will say", "Always: never go."])
    assert read_turns(transcript)[-1] == ("Ada", "I tell you, and will say Always: never go.")


def test_it_hears_a_full_name_but_no_word_once_where_many_paragraphs_have_no_label():
    talk = [*TALK, "Well.", "Yes.", "Always: never.", "Carol Shaw: May I?"]
    assert read_turns("\n\n".join(talk))[-2:] == [
        ("Bob", "It does. Well. Yes. Always: never."),
        ("Carol Shaw", "May I?"),
    ]


def test_it_takes_no_bold_heading_for_a_speaker():
    bold = ["**Ada:** Hello.", "**Bob:** Yes.", "**Part Two**", "**Ada:** No.", "**Bob:** Oh."]
    assert read_turns("\n\n".join(bold))[1] == ("Bob", "Yes. Part Two")


def test_it_reads_a_line_that_is_bold_from_label_to_end():
    bold = ["**Ada: Hello.**", "**Bob:** Yes.", "**Ada: No.**", "**Bob:** Oh."]
    assert read_turns("\n\n".join(bold))[0] == ("Ada", "Hello.")


def test_it_takes_no_plain_label_among_bold_ones_unless_it_is_a_slip_or_a_break():
    bold = ["**Ada King:** Hello.", "**Bob:** Yes.", "**Ada King:** No.", "**Bob:** Oh."]
    talk = [*bold, "Random Forest: a name.", "Break: [12:00]", "Ada Kng: Well."]
    assert read_turns("\n\n".join(talk))[-2:] == [
        ("Bob", "Oh. Random Forest: a name."),
        ("Ada Kng", "Well."),
    ]


def test_it_gives_a_break_to_nobody():
    transcript = "\n\n".join([*TALK, "Break: Buy our tea.", "Bob: Welcome back."])
    assert read_turns(transcript)[-2:] == [(None, "Buy our tea."), ("Bob", "Welcome back.")]


def test_it_spells_a_speaker_as_at_first():
    talk = "\n".join([*TALK, "ADA: Still."])
    assert read_turns(talk)[-1] == ("Ada", "Still.")


def test_it_drops_the_lines_above_the_first_speaker_that_nobody_spoke():
    header = "---\ntitle: Rain\n---\n# Rain\n\nInterviewer: Ada King\nDate: 1843\n\nIn London.\n\n"
    assert read_turns(header + "\n\n".join(TALK))[:2] == [(None, "In London."), ("Ada", "Hello.")]


def test_it_keeps_front_matter_that_never_ends():
    assert read_turns("\n".join(["---", *TALK]))[0] == ("Ada", "Hello.")


def test_it_keeps_marks_of_markdown_in_plain_text():
    talk = ["Ada: Take __init__ and *args.", *TALK[1:]]
    assert read_turns("\n".join(talk))[0] == ("Ada", "Take __init__ and *args.")


_NAMES = st.sampled_from(["Ada", "Bob King", "CAROL", "Speaker 1", "Q"])
_SPEECH = st.lists(
    st.sampled_from(["so", "Note:", "it", "rains.", "Well,", "3:16", "[inaudible]", "(12:30)"]),
    min_size=1,
    max_size=9,
).map(lambda words: "then " + " ".join(words))


@given(st.lists(st.tuples(_NAMES, _SPEECH), min_size=1, max_size=9), st.sampled_from("*_ "))
def test_it_loses_no_word_and_adds_none(said, mark):
    marks = 2 * mark.strip()
    lines = [f"{marks}{name}:{marks} {words}" for name, words in [*said, *said, *said, *said]]
    cues = parse_cues("\n\n".join(lines))
    assert [cue.voice for cue in cues] == [name for name, _ in said * 4]
    assert build_canonical(cues).text == " ".join(words for _, words in said * 4)


@given(any_texts)
def test_it_never_fails_and_its_turns_tile(text):
    canonical = build_canonical(speaker_labels.parse(text))
    assert tiles(
        canonical.text, [turn.span for turn in take_turns(canonical.text, canonical.voices)]
    )


@pytest.mark.parametrize(
    "hard", ["[a" * 9_000, " " * 50_000, "*_" * 9_000, "[](" * 9_000, "**a " * 9_000]
)
def test_it_is_not_slow_on_lines_made_to_be(hard):
    transcript = "\n".join([*TALK, f"\\[{hard}", hard])
    assert read_canonical(transcript).text.startswith("Hello. Good day. It rains. It does.")

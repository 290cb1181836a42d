from itertools import groupby

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
        ("Serves: 4", "Prep: 10 min", "Mix it.", "Serves: 2", "Prep: 5 min", "Bake."),
        ("**Price:** $1", "**Verdict:** Buy it.", "It is light.") * 4,
        ("**Price:** $1", "**Weight:** 2 kg", "**Verdict:** Buy it.") * 4,
        ("Ada King: invest in rain.", "Bob Lee: avoid it, always.", "So they said.") * 3,
        ("Ada King: Invest in rain.", "Bob Lee: Avoid it, always.", "So they said.") * 3,
        ("Ada King: “Invest in rain.”", "Bob Lee: “Avoid it, always.”") * 3,
        ("Ada King: invest in rain.", "Bob Lee: and why not?", "So they said.") * 3,
        ("Mark 3:16", "So it stands.", "Luke 8:28", "It does.") * 3,
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


@pytest.mark.parametrize(
    ("talk", "once"),
    [
        (TALK, "Ada King: May I?"),
        (TALK, "Narrator: May I?"),
        (TALK, "Speaker 3: May I?"),
        (("Guests: Ada, Bob and Carol Shaw", *TALK), "Carol: May I?"),
        ([f"**{line}".replace(":", ":**") for line in TALK], "**Carol Shaw:** May I?"),
        ([f"**{line}".replace(":", ":**") for line in TALK], "**Host:** May I?"),
        ([line.replace("Ada", "ADA").replace("Bob", "BOB") for line in TALK], "CAROL SHAW: May I?"),
        (["Augusta: Well.", "Augusta: Yes.", *TALK], "Agusta: May I?"),
    ],
)
def test_it_hears_somebody_who_speaks_once(talk, once):
    assert read_turns("\n\n".join([*talk, once]))[-1][1] == "May I?"


@pytest.mark.parametrize(
    "speech",
    [
        "New York: that was the first, and I hated it.",
        "New York: That was the first.",
        "Plan B: Take the train.",
        "Rule 1: Show up.",
        "Dear Ada: I am leaving.",
        "UK: That was home.",
        "Remember: Never look down.",
        "Psalm 23: The Lord is my shepherd.",
        "Music: It was my life.",
        "Question: Who knows?",
        "Carol: May I?",
        "John 3:16",
        "**Remember this: never give up**",
        "**Important:** It is speech.",
        "**The end:** of all.",
        "**Plan B:** Take the train.",
        "**Rule One:** Never break a rule if one is good.",
    ],
)
@pytest.mark.parametrize("mark", ["", "**"])
def test_it_takes_nobody_for_a_speaker_without_good_evidence(speech, mark):
    talk = [f"{mark}{line}".replace(":", f":{mark}") for line in TALK]
    transcript = "\n\n".join([*talk, speech, f"{mark}Ada:{mark} I see."])
    said = speech.replace("*", "") if mark or "*" in speech else speech
    heard = read_turns(transcript)[-2:]
    if not mark and speech.startswith("**"):
        heard = [(name, words.replace("*", "")) for name, words in heard]
    assert heard == [("Bob", f"It does. {said}"), ("Ada", "I see.")]


@pytest.mark.parametrize("speech", ["Cars: I love them.", "Data: It is new.", "Music: My life."])
def test_it_takes_no_short_word_for_a_slip(speech):
    names = ("Cara", "Dana", "Cara", "Dana")
    talk = "\n\n".join(f"**{name}:** Well, it rains." for name in names)
    assert read_turns(f"{talk}\n\n{speech}")[-1] == ("Dana", f"Well, it rains. {speech}")


@pytest.mark.parametrize(("name", "other"), [("Hannah", "Hanna"), ("Martin", "Marlin")])
def test_it_takes_no_other_name_for_a_slip(name, other):
    talk = "\n\n".join([f"**{name}:** Yes.", "**Bob:** No."] * 2)
    assert read_turns(f"{talk}\n\n{other}: I love it.")[-1] == ("Bob", f"No. {other}: I love it.")


def test_it_takes_no_bold_name_for_a_guest_where_many_paragraphs_have_no_label():
    bold = [f"**{line}".replace(":", ":**") for line in TALK]
    talk = [*bold, "Well.", "Yes.", "**Carol Shaw:** She was a friend."]
    assert read_turns("\n\n".join(talk))[-1][1].endswith("Carol Shaw: She was a friend.")


def test_it_takes_no_words_behind_bold_ones_for_a_part_of_the_label():
    bold = [f"**{line}".replace(":", ":**") for line in TALK]
    talk = "\n\n".join([*bold, "**Some** people say: It rains."] * 2)
    assert {speaker for speaker, _ in read_turns(talk)} == {"Ada", "Bob"}


@pytest.mark.parametrize("slip", ["Chis Benson", "Chris Bensen", "C. Benson", "CHRIS BENSON"])
def test_it_knows_a_slip_by_its_surname(slip):
    talk = "\n\n".join(["**Chris Benson:** Yes.", "**Bob:** No."] * 2)
    assert read_turns(f"{talk}\n\n{slip}: Never.")[-1][1] == "Never."


def test_it_takes_no_repeated_word_for_a_speaker_that_opens_as_nobody_does():
    talk = [*TALK, "New York: that was home.", "New York: and is no more.", *TALK, *TALK]
    assert {speaker for speaker, _ in read_turns("\n\n".join(talk))} == {"Ada", "Bob"}


def test_it_takes_no_repeated_word_inside_paragraphs_for_a_speaker():
    talk = [*TALK, "Ada: Listen.\nRemember: Look up.", "Bob: I do.\nRemember: Look down.", *TALK]
    assert {speaker for speaker, _ in read_turns("\n\n".join(talk))} == {"Ada", "Bob"}


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("Narrator: This is the story of two people.", "This is the story of two people."),
        ("Host: Welcome to the show.", "Welcome to the show."),
        ("Speaker 1: We are on the air now.", "We are on the air now."),
        ("Time is short: so we begin at once.", "Time is short: so we begin at once."),
        ("Recorded speech: a note.\nThey were late.", "Recorded speech: a note. They were late."),
        ("Narrator: We begin.\n\nPlace: London", "We begin. Place: London"),
    ],
)
def test_it_keeps_an_opening_that_looks_like_a_header(opening, said):
    assert read_turns("\n\n".join([opening, *TALK]))[:2] == [(None, said), ("Ada", "Hello.")]


def test_it_drops_a_header_whose_roles_speak():
    header = "Interviewer: Ada King\nNarrator: Bob Lee\n\n"
    talk = "Interviewer: Why?\nNarrator: Because.\nInterviewer: Oh.\nNarrator: Yes."
    assert [words for _, words in read_turns(header + talk)] == ["Why?", "Because.", "Oh.", "Yes."]


def test_it_keeps_what_stands_between_rules():
    rules = ["---", *TALK[:2], "---", *TALK[2:]]
    assert read_turns("\n\n".join(rules)) == read_turns("\n\n".join(TALK))


@pytest.mark.parametrize("blank", ["\u00a0", "&nbsp;"])
def test_it_takes_a_hard_blank_for_a_blank(blank):
    transcript = "\n\n".join(TALK)
    assert read_turns(transcript.replace("Hello.", f"Hello.{blank}")) == read_turns(transcript)
    assert read_turns(transcript.replace(": ", f":{blank}")) == read_turns(transcript)


def test_it_reads_a_header_behind_a_byte_order_mark():
    assert read_turns("\ufeffDate: 1843\n\n" + "\n".join(TALK)) == read_turns("\n".join(TALK))


def test_it_takes_chapter_and_verse_for_no_label():
    verses = ["Romans 8:28", "John 3:16"]
    talk = "\n\n".join([*TALK, verses[0], *TALK, verses[1]])
    assert [words for _, words in read_turns(talk) if "rain" not in words] == [
        *("Hello.", "Good day.", f"It does. {verses[0]}"),
        *("Hello.", "Good day.", f"It does. {verses[1]}"),
    ]


def test_it_keeps_answers_that_are_times_and_drops_the_times_of_turns():
    answers = "Q: When was it?\nA: 10:30\nQ: At night?\nA: No.\nQ: And then?\nA: 11:15"
    assert "10:30 At night? No. And then? 11:15" in read_canonical(answers).text
    timed = "\n".join(f"0:0{number}\n{line}" for number, line in enumerate(TALK))
    assert read_turns(timed) == read_turns("\n".join(TALK))


def test_it_takes_no_word_in_the_middle_of_a_sentence_for_somebody_who_speaks_once():
    transcript = "\n".join([*TALK, "Ada: I tell you, and will say", "Always: never go."])
    assert read_turns(transcript)[-1] == ("Ada", "I tell you, and will say Always: never go.")


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


_NAMES = st.sampled_from(["Ada", "Bob King", "CAROL", "Cara", "Dana", "Speaker 1", "Q"])
_WORDS = ["so", "Note:", "it", "rains.", "Well,", "3:16", "[inaudible]"]
_SPEECH = st.tuples(
    st.sampled_from(_WORDS), st.lists(st.sampled_from([*_WORDS, "(12:30)"]), max_size=9)
).map(lambda words: " ".join([words[0], *words[1], "indeed."]))
_STRAYS = [
    *("And it rains.", "Time is short: so we begin.", "Recorded speech: it is kept.", "5:30"),
    *("Host families: they were kind.", "Present at the table: we two.", "Title: who knows?"),
    *("New York: that was home.", "San Francisco: Better, but dear.", "Plan B: Take the train."),
    *("Rule 1: Show up.", "Dear Ada: I am leaving.", "Psalm 23: The Lord is my shepherd."),
    *("Remember: never look down.", "Cars: I love them.", "Data: It is new.", "UK: It was home."),
    *("John 3:16", "Romans 8:28", "Music: It was my life."),
]
_OPENINGS = st.sampled_from(
    [
        *(("", ""), ("---\n\n", ""), ("---\nAda: One.\nBob King: Two.\n---\n\n", "One. Two. ")),
        *((f"@{role}:@ We begin.\n\n", "We begin. ") for role in ("Narrator", "Host", "Speaker 2")),
        *((f"{line}\n\n", f"{line} ") for line in ("Time is short: we begin.", "It is late.")),
    ]
)


@given(
    st.lists(st.tuples(_NAMES, _SPEECH), min_size=1, max_size=9),
    st.lists(st.sampled_from(_STRAYS), unique=True, max_size=4),
    _OPENINGS,
    st.sampled_from("*_ "),
    st.sampled_from(["\n\n", "\n", "\n\n---\n\n", "\u00a0\n\n"]),
)
def test_it_loses_no_word_and_adds_none(said, strays, opening, mark, break_between):
    """Whatever somebody says, and whatever stands above the first or behind the last label."""
    marks = 2 * mark.strip()
    talk = [("Ada", "Is it so?"), ("Bob King", "It is."), *said] * 4
    between = dict(zip(range(1, len(talk), 2), strays, strict=False))
    lines, words = [], []
    for number, (name, speech) in enumerate(talk):
        own = [between[number]] if number in between else []
        lines += [f"{marks}{name}:{marks} {speech}", *own]
        words += [speech, *own]
    cues = parse_cues(opening[0].replace("@", marks) + break_between.join(lines))
    assert build_canonical(cues).text == opening[1] + " ".join(words)
    voices = [voice for voice, _ in groupby(cue.voice for cue in cues if cue.voice)]
    assert (
        voices[-2 * len(said) :]
        == [name for name, _ in groupby(name for name, _ in talk)][-2 * len(said) :]
    )


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

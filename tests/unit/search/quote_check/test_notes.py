"""What a careful person would add to a verdict."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.values import Heading, Participant, Sentence
from app.ingest.library import Library
from app.search.quote_check.candidates import make_candidate
from app.search.quote_check.excerpts import MOST_WORDS
from app.search.quote_check.findings import Note, NoteKind, Piece, Place
from app.search.quote_check.notes import (
    name_all,
    note_crossing,
    note_fillers,
    note_insertions,
    note_invented,
    note_long_gaps,
    note_other_speaker,
    note_part_of_sentence,
    note_question,
    note_quoting_others,
    note_several_places,
    sort_notes,
)
from app.search.quote_check.pieces import find_pieces
from app.search.quote_check.places import Places, list_changes, list_omissions
from app.search.quote_check.rendering import find_rendering
from app.search.quote_check.verdicts import Verdict
from app.search.quote_check.wording import read_wording
from app.transcript.spans import Span
from tests.builders import write_source
from tests.unit.search.answers import ingest
from tests.unit.search.quote_check.talks import AGE, gather, render

ADA = Heading("ada-lovelace", "Ada Lovelace")
CHARLES = Participant("charles-babbage", "Charles Babbage", "host")


def locate(library: Library, quotation: str) -> Place:
    rendering = render(library, quotation)
    with library.database.read() as session:
        return Places(session, [rendering.candidate]).locate(rendering)


def make_pieces(library: Library, *quoted: str) -> list[Piece]:
    return [Piece(words, Verdict.VERBATIM, locate(library, words)) for words in quoted]


def test_the_gravest_note_stands_first_and_what_is_not_noted_nowhere() -> None:
    notes = [Note(kind, kind.value) for kind in NoteKind]
    assert sort_notes([None, *notes[::-1], None]) == tuple(notes)
    assert sort_notes([None]) == ()


# --- part of a sentence ----------------------------------------------------------


@pytest.mark.parametrize(
    "quotation",
    [
        "Nothing is finished before it is tested twice",
        "It is, you know, a question of brass.",
        "How long until it composes music? I think like five to ten.",
    ],
)
def test_whole_sentences_are_no_part_of_one(talks: Library, quotation: str) -> None:
    assert note_part_of_sentence(locate(talks, quotation)) is None


@pytest.mark.parametrize(
    ("quotation", "cut_off"),
    [
        ("there is a great danger in such an engine", "begins “I don't think”"),
        ("the compilers will write better letters", "begins “Maybe”"),
        ("engines are cheap and patience is dear", "begins “There is this London saying that says"),
        ("We taped it into the logbook beside the hour", "goes on “because nobody would"),
        ("nobody would have believed us otherwise", None),
        ("the sailor looks at the nearest harbour", "begins “If you hand a sailor a telescope”"),
        ("let a compiler write a letter", "begins “Would you” and goes on “to your mother?”"),
        ("Would you let a compiler write a letter", "goes on “to your mother?”"),  # a question
    ],
)
def test_what_may_turn_the_sense_is_told_first_of_all(
    talks: Library, quotation: str, cut_off: str | None
) -> None:
    note = note_part_of_sentence(locate(talks, quotation))
    assert note is not None
    assert note.kind is NoteKind.PART_OF_SENTENCE
    assert note.is_grave == (cut_off is not None)
    assert (cut_off or "begins “We taped it") in note.text


@pytest.mark.parametrize(
    ("quotation", "begins", "goes_on"),
    [
        ("An engine that weaves", "", "“algebraic patterns just as"),
        ("weaves flowers and leaves.", "algebraic patterns just as the Jacquard loom”", ""),
        ("reads them in order", "“Give it a hundred cards and it”", "“one after another"),
    ],
)
def test_it_tells_what_is_cut_off_at_either_end(
    talks: Library, quotation: str, begins: str, goes_on: str
) -> None:
    note = note_part_of_sentence(locate(talks, quotation))
    assert note is not None
    assert (" begins " in note.text, " goes on " in note.text) == (bool(begins), bool(goes_on))
    assert begins in note.text
    assert goes_on in note.text
    assert not note.is_grave


def test_of_a_long_rest_only_what_is_nearest_is_told(talks: Library) -> None:
    place = locate(talks, "reads them in order")
    [sentence] = place.sentences
    words = [f"word{number}" for number in range(2 * MOST_WORDS)]
    long = f"{' '.join(words)} {place.text} {' '.join(words)}"
    start = sentence.start + len(" ".join(words)) + 1
    made = replace(
        place,
        sentences=(replace(sentence, text=long, end=sentence.start + len(long)),),
        span=Span(start, start + len(place.text)),
    )
    note = note_part_of_sentence(made)
    assert note is not None
    assert f"“… word{MOST_WORDS} " in note.text
    assert f" word{MOST_WORDS - 1} …”" in note.text


# --- questions -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quotation", "told"),
    [
        ("How long until it composes music.", "In the transcript this is a question."),
        ("How long until it composes music!", "In the transcript this is a question."),
        ("“How long until it composes music”.", "In the transcript this is a question."),
        ("They never ask what the wheel is for?", "In the transcript this is no question."),
        ("what the wheel is for?”", "In the transcript this is no question."),
    ],
)
def test_a_question_that_is_none_is_told(talks: Library, quotation: str, told: str) -> None:
    note = note_question(render(talks, quotation), locate(talks, quotation))
    assert note is not None
    assert (note.kind, note.text, note.is_grave) == (NoteKind.PART_OF_SENTENCE, told, True)


@pytest.mark.parametrize(
    "quotation",
    [
        "How long until it composes music?",
        "How long until it composes music",  # who leaves the mark away says nothing
        "How long until it composes music,",
        "They never ask what the wheel is for.",
        "If engines are so cheap, how come nobody has finished one?",
        "They never ask?",  # it goes on
    ],
)
def test_of_a_question_that_is_one_nothing_is_told(talks: Library, quotation: str) -> None:
    assert note_question(render(talks, quotation), locate(talks, quotation)) is None


# --- what is put in --------------------------------------------------------------


def note_put_in(library: Library, quotation: str) -> list[str]:
    rendering = render(library, quotation)
    place = locate(library, quotation)
    notes = list(note_insertions(list_changes(rendering), place))
    assert all(note.is_grave and note.kind is NoteKind.LONG_GAP for note in notes)
    return [note.text for note in notes]


@pytest.mark.parametrize(
    ("quotation", "told"),
    [
        (
            "They polish every [crank] until it shines",
            "[crank] stands where the transcript has “wheel”.",
        ),
        ("They polish every wheel until it [rarely] shines", "The transcript has nothing for [rar"),
        ("They [all] polish every wheel", "The transcript has nothing for [all]."),
    ],
)
def test_what_is_put_in_is_told(talks: Library, quotation: str, told: str) -> None:
    [text] = note_put_in(talks, quotation)
    assert told in text


@pytest.mark.parametrize(
    "quotation",
    [
        "polish every wheel until [the wheel] shines",
        "polish every wheel … until it shines",
        "polish every wheel[s] until it shin[e]",
        "polish every wheel until it shines",
    ],
)
def test_a_name_for_a_pronoun_is_none_to_tell(talks: Library, quotation: str) -> None:
    assert note_put_in(talks, quotation) == []


# --- words of others -------------------------------------------------------------


@pytest.mark.parametrize(
    "quotation",
    [
        "how come nobody has finished one",
        "If engines are so cheap, how come nobody has finished one?",
        "engines are so cheap",
    ],
)
def test_words_in_the_transcripts_own_quotation_marks_are_told(
    talks: Library, quotation: str
) -> None:
    note = note_quoting_others(render(talks, quotation), ["Ada Lovelace"])
    assert note is not None
    assert note.kind is NoteKind.QUOTING_OTHERS
    assert "quotation marks" in note.text
    assert "Ada Lovelace" in note.text


def test_where_nobody_is_known_the_speaker_is_not_named(talks: Library) -> None:
    note = note_quoting_others(render(talks, "engines are so cheap"), [])
    assert note is not None
    assert "the speaker" in note.text


@pytest.mark.parametrize(
    "quotation",
    [
        "An engine that weaves",  # nothing is quoted before
        "And that is true as well",  # the marks were closed before
        "how come nobody has finished one? And that is true",  # they are closed within
        "I saw somebody write in a newspaper, If engines are so cheap",  # they open within
        "We found a moth",  # nobody is quoted at all
    ],
)
def test_words_outside_of_quotation_marks_are_the_speakers_own(
    talks: Library, quotation: str
) -> None:
    assert note_quoting_others(render(talks, quotation), ["Ada Lovelace"]) is None


def test_a_quotation_mark_that_nothing_closes_quotes_nobody() -> None:
    text = 'It was 5" wide. He said, "rain falls and snow'
    candidate = make_candidate(1, [Sentence("key", 0, 0, len(text), text)])
    rendering = find_rendering(read_wording("rain falls"), [candidate])
    assert rendering is not None
    assert note_quoting_others(rendering, ["Ada Lovelace"]) is None


# --- fillers ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quotation", "fillers"),
    [
        ("Somehow it remembers far worse than people do", ["just"]),
        ("It is a question of brass", ["you know"]),
        ("Well, a ship in port is like safe", ["well", "like"]),
        ("A ship in port is, you know, safe", ["you know"]),
        ("It is, I mean, a question of brass", ["i mean", "you know"]),
    ],
)
def test_it_is_told_if_only_fillers_differ(
    talks: Library, quotation: str, fillers: list[str]
) -> None:
    note = note_fillers(render(talks, quotation))
    assert note is not None
    assert (note.kind, note.is_grave) == (NoteKind.FILLERS_ONLY, False)
    assert all(f"“{filler}”" in note.text for filler in fillers)


@pytest.mark.parametrize(
    "quotation",
    [
        "Somehow it just remembers far worse than people do",
        "Somehow it remembers far worse than any people do",
        "A question of iron, you know",
        "It is, know, a question of brass",  # where “you” alone lacks
        "A ship in port is you safe",
        "A ship you in port know is safe",  # apart from one another
        "Somehow it … remembers far worse than people do",
    ],
)
def test_where_nothing_or_more_differs_fillers_are_not_told(talks: Library, quotation: str) -> None:
    assert note_fillers(render(talks, quotation)) is None


# --- gaps ------------------------------------------------------------------------


def note_gaps(library: Library, quotation: str) -> list[str]:
    rendering, place = render(library, quotation), locate(library, quotation)
    notes = list(
        note_long_gaps(rendering, list_omissions(rendering), [*place.turns, *place.passed])
    )
    assert {note.kind for note in notes} <= {NoteKind.LONG_GAP}
    return [note.text for note in notes]


LONG = "I don't think there is a great danger in such an engine … like a very fundamental limit."
CROSSING = "What are you working on these days? … the Jacquard loom weaves flowers and leaves."


def test_a_long_gap_is_told_with_its_length(talks: Library) -> None:
    [text] = note_gaps(talks, LONG)
    assert text.startswith("5")
    assert "left out" in text
    assert " by " not in text


@pytest.mark.parametrize(
    "quotation", ["Somehow … far worse than people do", "Nothing is finished before it is tested"]
)
def test_a_short_gap_of_the_same_speaker_is_none_to_tell(talks: Library, quotation: str) -> None:
    assert note_gaps(talks, quotation) == []


@pytest.mark.parametrize(
    ("quotation", "turning"),
    [
        ("I … think there is a great danger", "don't"),
        ("We taped it into the logbook … would have believed us", "nobody"),
        ("But then I saw somebody … If engines are so cheap", ""),
        ("There is this London saying … engines are cheap", "says"),
        ("Grace is, the most … we have always done it", ""),
        ("… the compilers will write better letters", ""),  # what stands before is another matter
    ],
)
def test_doubts_and_denials_in_a_gap_are_told(talks: Library, quotation: str, turning: str) -> None:
    told = note_gaps(talks, quotation)
    assert bool(told) == bool(turning)
    assert all(text.endswith(f"what may turn the sense (“{turning}”).") for text in told)


def test_a_doubt_amid_a_gap_is_none_to_tell(library: Library, tmp_path: Path) -> None:
    said = "The loom, as far as I know, maybe like all of the others here, weaves brass.\n"
    ingest(library, write_source(tmp_path / "ada", said))
    assert note_gaps(library, "The loom … weaves brass") == []
    [text] = note_gaps(library, "The loom, as far as I know … weaves brass")
    assert "“maybe”" in text


def test_a_gap_that_goes_over_to_somebody_else_is_told_with_the_name(talks: Library) -> None:
    [text] = note_gaps(talks, CROSSING)
    assert text.startswith("8 words")
    assert "Ada Lovelace" in text
    [text] = note_gaps(talks, "years of patient work? … There is this London saying")
    assert text.startswith("1 word is")


def test_somebody_who_is_not_known_is_somebody_else_as_well(talks: Library) -> None:
    rendering = render(talks, CROSSING)
    turns = [
        replace(turn, speaker=turn.speaker if turn.speaker == CHARLES else None)
        for turn in locate(talks, CROSSING).turns
    ]
    [note] = note_long_gaps(rendering, list_omissions(rendering), turns)
    assert "another speaker" in note.text


def test_each_gap_is_told_by_itself(talks: Library) -> None:
    told = note_gaps(
        talks,
        "What are you working … the Jacquard loom … flowers and leaves … I think like five to ten.",
    )
    assert len(told) == 2


# --- several places --------------------------------------------------------------


WEAVES = "An engine that weaves algebraic patterns"
DANGER = "I don't think there is a great danger"
LIMIT = "That seems like a very fundamental limit"
MOTH = "We found a moth in a relay"


def test_parts_of_different_interviews_are_told(talks: Library) -> None:
    note = note_several_places(make_pieces(talks, WEAVES, MOTH))
    assert note is not None
    assert note.kind is NoteKind.LONG_GAP
    assert "different interviews" in note.text


def test_parts_in_another_order_are_told(talks: Library) -> None:
    note = note_several_places(make_pieces(talks, DANGER, WEAVES))
    assert note is not None
    assert note.kind is NoteKind.OUT_OF_ORDER


@pytest.mark.parametrize(
    ("parts", "count"),
    [((WEAVES, "It performs whatever we know"), "one sentence"), ((DANGER, LIMIT), "4 sentences")],
)
def test_parts_that_stand_apart_are_told_with_what_is_between(
    talks: Library, parts: tuple[str, ...], count: str
) -> None:
    note = note_several_places(make_pieces(talks, *parts))
    assert note is not None
    assert note.kind is NoteKind.LONG_GAP
    assert count in note.text


@pytest.mark.parametrize("parts", [(WEAVES, DANGER), (WEAVES, "weaves flowers"), (MOTH,)])
def test_parts_that_follow_one_another_stand_in_one_place(
    talks: Library, parts: tuple[str, ...]
) -> None:
    assert note_several_places(make_pieces(talks, *parts)) is None


def note_nowhere(library: Library, quotation: str) -> str | None:
    """What is told of the words that stand in none of the places of a quotation."""
    candidates = gather(library, quotation)
    rendering = find_rendering(read_wording(quotation), candidates)
    assert rendering is not None
    note = note_invented(rendering, find_pieces(rendering, candidates))
    return note and note.text


def test_words_that_stand_in_none_of_the_places_are_told(talks: Library) -> None:
    quotation = f"{WEAVES}. Xyzzy plugh. {MOTH}. Quux frobnicated."
    told = note_nowhere(talks, quotation)
    assert told == "In none of these places: “Xyzzy plugh”, “Quux frobnicated”."


def test_where_all_words_stand_somewhere_none_are_told(talks: Library) -> None:
    assert note_nowhere(talks, f"{WEAVES}. {MOTH}.") is None


# --- whose words they are --------------------------------------------------------


def test_the_words_of_each_speaker_are_told(talks: Library) -> None:
    note = note_crossing(make_pieces(talks, "I think like five to ten", "years of patient work"))
    assert note is not None
    assert note.kind is NoteKind.CROSSES_SPEAKERS
    assert "“I think like five to ten” (Ada Lovelace)" in note.text
    assert "“years of patient work” (Charles Babbage)" in note.text


def test_neighbouring_parts_of_one_speaker_are_told_together(talks: Library) -> None:
    note = note_crossing(make_pieces(talks, WEAVES, DANGER, "one crank that turns"))
    assert note is not None
    assert f"“{WEAVES} {DANGER}” (Ada Lovelace)" in note.text


def test_of_a_speaker_who_is_not_known_that_is_told(talks: Library) -> None:
    note = note_crossing(make_pieces(talks, WEAVES, "Symmetry gives conservation"))
    assert note is not None
    assert note.text.startswith("It runs over several turns, and not all their speakers are id")
    assert "“Symmetry gives conservation” (speaker not identified)" in note.text


def test_speakers_who_are_made_one_are_counted(talks: Library) -> None:
    parts = [WEAVES, "How long until it composes music", MOTH]
    for count, told in {2: "Two speakers are made one: ", 3: "Several speakers are made"}.items():
        note = note_crossing(make_pieces(talks, *parts[:count]))
        assert note is not None
        assert note.text.startswith(told)


@pytest.mark.parametrize("parts", [(WEAVES, DANGER), (MOTH,), ()])
def test_where_one_speaker_says_all_nothing_is_told(talks: Library, parts: tuple[str, ...]) -> None:
    assert note_crossing(make_pieces(talks, *parts)) is None


OF_BOTH = "How long until it composes music? I think like five to ten."
OF_NOBODY = "Symmetry gives conservation"


@pytest.mark.parametrize(
    ("claimed", "name"), [(ADA, "Ada Lovelace"), ("Isaac Newton", "Isaac Newton")]
)
def test_words_that_are_given_to_somebody_else_are_told(
    talks: Library, claimed: Heading | str, name: str
) -> None:
    note = note_other_speaker(claimed, locate(talks, MOTH))
    assert note is not None
    assert (note.kind, note.is_grave) == (NoteKind.OTHER_SPEAKER, True)
    assert note.text == f"Given to {name}; in the transcript Grace Hopper has these words."


def test_words_of_several_that_are_given_to_somebody_else_are_told(talks: Library) -> None:
    note = note_other_speaker("Isaac Newton", locate(talks, OF_BOTH))
    assert note is not None
    assert "Charles Babbage and Ada Lovelace have" in note.text


def test_of_a_speaker_who_is_inferred_that_is_told(talks: Library) -> None:
    place = locate(talks, MOTH)
    guessed = replace(place, turns=tuple(replace(each, basis="inferred") for each in place.turns))
    note = note_other_speaker(ADA, guessed)
    assert note is not None
    assert "Grace Hopper (inferred) has" in note.text


@pytest.mark.parametrize(
    ("claimed", "quotation"),
    [
        (None, WEAVES),
        (ADA, WEAVES),
        (ADA, OF_BOTH),
        (ADA, OF_NOBODY),
        ("Isaac Newton", OF_NOBODY),
        (AGE, WEAVES),  # the title is nobody
        (AGE.upper(), WEAVES),
    ],
)
def test_words_that_may_be_theirs_are_not_told_to_be_anothers(
    talks: Library, claimed: Heading | str | None, quotation: str
) -> None:
    assert note_other_speaker(claimed, locate(talks, quotation)) is None


def test_a_show_is_nobody(talks: Library) -> None:
    place = locate(talks, MOTH)
    shown = replace(place, interview=replace(place.interview, series="Navy Radio"))
    assert note_other_speaker("Navy Radio", shown) is None
    assert note_other_speaker("Navy Radio", place) is not None


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["Ada"], "Ada"),
        (["Ada", "Ada"], "Ada"),
        (["Ada", "Grace"], "Ada and Grace"),
        (["Ada", "Charles", "Grace"], "Ada, Charles and Grace"),
    ],
)
def test_names_stand_in_a_row(names: list[str], told: str) -> None:
    assert name_all(names) == told

"""What a careful person would add to a verdict."""

from dataclasses import replace

import pytest

from app.archive.values import Heading, Participant, Sentence
from app.ingest.library import Library
from app.search.quote_check.candidates import make_candidate
from app.search.quote_check.findings import Note, NoteKind, Piece, Place
from app.search.quote_check.notes import (
    MOST_CUT,
    name_all,
    note_crossing,
    note_fillers,
    note_long_gaps,
    note_other_speaker,
    note_part_of_sentence,
    note_quoting_others,
    note_several_places,
    sort_notes,
)
from app.search.quote_check.places import Places, list_omissions
from app.search.quote_check.rendering import find_rendering
from app.search.quote_check.verdicts import Verdict
from app.search.quote_check.wording import read_wording
from app.transcript.spans import Span
from tests.unit.search.quote_check.talks import render

ADA = Participant("ada-lovelace", "Ada Lovelace", "guest")
CHARLES = Participant("charles-babbage", "Charles Babbage", "host")
GRACE = Participant("grace-hopper", "Grace Hopper", "guest")


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
    words = [f"word{number}" for number in range(2 * MOST_CUT)]
    long = f"{' '.join(words)} {place.text} {' '.join(words)}"
    start = sentence.start + len(" ".join(words)) + 1
    made = replace(
        place,
        sentences=(replace(sentence, text=long, end=sentence.start + len(long)),),
        span=Span(start, start + len(place.text)),
    )
    note = note_part_of_sentence(made)
    assert note is not None
    assert f"“… word{MOST_CUT} " in note.text
    assert f" word{MOST_CUT - 1} …”" in note.text


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
    note = note_quoting_others(render(talks, quotation), [ADA])
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
    assert note_quoting_others(render(talks, quotation), [ADA]) is None


def test_a_quotation_mark_that_nothing_closes_quotes_nobody() -> None:
    text = 'It was 5" wide. He said, "rain falls and snow'
    candidate = make_candidate(1, [Sentence("key", 0, 0, len(text), text)])
    rendering = find_rendering(read_wording("rain falls"), [candidate])
    assert rendering is not None
    assert note_quoting_others(rendering, [ADA]) is None


# --- fillers ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quotation", "fillers"),
    [
        ("Somehow it remembers far worse than people do", ["just"]),
        ("It is a question of brass", ["you know"]),
        ("Well, a ship in port is like safe", ["well", "like"]),
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
    assert "not identified" in note.text


@pytest.mark.parametrize("parts", [(WEAVES, DANGER), (MOTH,), ()])
def test_where_one_speaker_says_all_nothing_is_told(talks: Library, parts: tuple[str, ...]) -> None:
    assert note_crossing(make_pieces(talks, *parts)) is None


@pytest.mark.parametrize(
    ("claimed", "name"), [(Heading(ADA.slug, ADA.name), "Ada Lovelace"), ("Isaac Newton",) * 2]
)
def test_words_that_are_given_to_somebody_else_are_told(claimed: Heading | str, name: str) -> None:
    note = note_other_speaker(claimed, [GRACE])
    assert note is not None
    assert (note.kind, note.is_grave) == (NoteKind.OTHER_SPEAKER, True)
    assert name in note.text
    assert "Grace Hopper has" in note.text


def test_words_of_several_that_are_given_to_somebody_else_are_told() -> None:
    note = note_other_speaker("Isaac Newton", [GRACE, ADA])
    assert note is not None
    assert "Grace Hopper and Ada Lovelace have" in note.text


@pytest.mark.parametrize(
    ("claimed", "speakers"),
    [
        (None, [ADA]),
        (Heading(ADA.slug, ADA.name), [ADA]),
        (Heading(ADA.slug, ADA.name), [CHARLES, ADA]),
        (Heading(ADA.slug, ADA.name), []),
        ("Isaac Newton", []),
    ],
)
def test_words_that_may_be_theirs_are_not_told_to_be_anothers(
    claimed: Heading | str | None, speakers: list[Participant]
) -> None:
    assert note_other_speaker(claimed, speakers) is None


@pytest.mark.parametrize(
    ("speakers", "told"),
    [
        ([], ""),
        ([ADA], "Ada Lovelace"),
        ([ADA, ADA], "Ada Lovelace"),
        ([ADA, GRACE], "Ada Lovelace and Grace Hopper"),
        ([ADA, CHARLES, GRACE], "Ada Lovelace, Charles Babbage and Grace Hopper"),
    ],
)
def test_names_stand_in_a_row(speakers: list[Participant], told: str) -> None:
    assert name_all(speakers) == told

"""Whether what somebody printed stands in the transcripts: the whole way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.archive.state import read_generation
from app.archive.values import Heading
from app.errors import IndexUnavailableError, QueryError
from app.ingest.library import Library
from app.ingest.pipeline import Step, ingest_sources
from app.ingest.removing import remove
from app.search.quote_check.checking import MOST_CHARACTERS, MOST_QUOTATIONS, check_quote
from app.search.quote_check.findings import Check, Finding, NoteKind
from app.search.quote_check.summing_up import sum_up
from app.search.quote_check.verdicts import Operation, Verdict
from app.search.words import list_words
from app.sources import find_sources
from tests.archives import open_test_library
from tests.builders import write_source
from tests.unit.search.answers import ingest
from tests.unit.search.quote_check.talks import (
    AGE,
    DREAM,
    check,
    check_one,
    list_kinds,
    locate,
    read_note,
    read_said,
)

ADA = Heading("ada-lovelace", "Ada Lovelace")
CHARLES = Heading("charles-babbage", "Charles Babbage")
GRACE = Heading("grace-hopper", "Grace Hopper")
WEAVES = "An engine that weaves algebraic patterns"
MOTH_FOUND = "We found a moth in a relay"
TWICE = "Nothing is finished before it is tested twice"


def list_changed(finding: Finding) -> list[tuple[str, str]]:
    """Words as quoted and as said, where they differ and the quotation does not say so."""
    told = {Operation.EQUAL, Operation.OMIT}
    return [(each.quoted, each.said) for each in finding.changes if each.operation not in told]


# --- the verdicts ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("pasted", "verdict"),
    [
        (TWICE, Verdict.VERBATIM),
        ("nothing is FINISHED —before it’s  “tested” twice", Verdict.ALTERED),
        ("«It is, you know: a question of BRASS!»", Verdict.VERBATIM),
        ("the cafe was naive about our models", Verdict.VERBATIM),
        ("I don’t think there is a great danger in such an engine", Verdict.VERBATIM),
        ("the question of 1,000 rings", Verdict.ALTERED),
        ("We taped it into the log-\nbook beside\nthe hour", Verdict.VERBATIM),
        ("there is a great danger in such an engine", Verdict.VERBATIM),
        ("Somehow it just remembers … worse than people do", Verdict.ABRIDGED),
        ("Somehow it just remembers [...] worse than people do", Verdict.ABRIDGED),
        ("[The engine] performs whatever we know how to order", Verdict.ABRIDGED),
        ("[I]t performs whatever we know how to order", Verdict.VERBATIM),
        ("engines are cheap [sic] and patience is dear.[12]", Verdict.VERBATIM),
        ("engines are cheap[3] and patience is dear[12]", Verdict.VERBATIM),
        ("The question of one thousand ring", Verdict.ALTERED),
        ("An engine that weaves algebra", Verdict.ALTERED),
        ("Somehow it remembers far worse than people do", Verdict.ALTERED),
        ("Somehow it just remembers … worse than most people do", Verdict.ALTERED),
        ("it has pretensions to originate anything", Verdict.ALTERED),
        ("engines that weave algebraic patterns", Verdict.ALTERED),
        ("We taped it into the machine beside the logbook", Verdict.ALTERED),
        ("algebraic patterns that an engine weaves", Verdict.ABSENT),
        ("The compiler is so stable and so robust", Verdict.ABSENT),
        ("Xyzzy plugh quux", Verdict.ABSENT),
        ("it is what it is", Verdict.ABSENT),
    ],
)
def test_the_verdict_says_how_it_stands(talks: Library, pasted: str, verdict: Verdict) -> None:
    finding = check_one(talks, pasted)
    assert finding.verdict is verdict
    assert (finding.place is None) == (verdict is Verdict.ABSENT)
    assert (finding.similarity == 1) == (verdict in {Verdict.VERBATIM, Verdict.ABRIDGED})


@pytest.mark.parametrize(
    ("pasted", "changed"),
    [
        ("it has pretensions to originate anything", [("", "no")]),
        ("Give it a thousand cards and it reads them", [("thousand", "hundred")]),
        ("A ship in harbour is safe", [("harbour", "port")]),
        ("the most very dangerous phrase in the language", [("very", "")]),
    ],
)
def test_it_tells_which_words_differ(
    talks: Library, pasted: str, changed: list[tuple[str, str]]
) -> None:
    finding = check_one(talks, pasted)
    assert (finding.verdict, list_changed(finding)) == (Verdict.ALTERED, changed)


def test_a_shortened_quotation_shows_what_was_left_out(talks: Library) -> None:
    finding = check_one(
        talks,
        "“Somehow it just remembers far worse than people do … "
        "That seems like a very fundamental limit.”",
    )
    assert finding.verdict is Verdict.ABRIDGED
    [omission] = finding.omissions
    assert omission.text.startswith("Give it a hundred cards and it")
    assert omission.text.endswith("the same, only for longer")
    assert omission.span.cut(read_said(talks, "engine")) == omission.text
    assert [change.operation for change in finding.changes] == [
        *(Operation.EQUAL, Operation.OMIT, Operation.EQUAL),
    ]
    assert "31 words" in sum_up(finding)


def test_the_place_is_told_to_the_letter_and_who_says_it(talks: Library) -> None:
    place = locate(talks, "there is a great danger in such an ENGINE.")
    assert place.text == "there is a great danger in such an engine."
    assert place.span.cut(read_said(talks, "engine")) == place.text
    assert place.before == "I don't think"
    assert [speaker.name for speaker in place.speakers] == ["Ada Lovelace"]
    assert place.interview.slug == "engine"


# --- several places --------------------------------------------------------------


@pytest.mark.parametrize(
    ("pasted", "first"),
    [
        (TWICE, "moth"),
        (f"“{TWICE}” — Ada Lovelace", "engine"),
        (f"“{TWICE},” Grace Hopper said.", "moth"),
        (f"“{TWICE},” Isaac Newton said.", "moth"),
    ],
)
def test_everywhere_that_it_stands_is_told_and_first_where_the_claimed_speaker_says_it(
    talks: Library, pasted: str, first: str
) -> None:
    finding = check_one(talks, pasted)
    assert [place.interview.slug for place in finding.occurrences] == ["moth", "engine"]
    assert finding.place is not None
    assert finding.place.interview.slug == first
    assert (NoteKind.OTHER_SPEAKER in list_kinds(finding)) == ("Newton" in pasted)


def test_parts_of_two_interviews_are_told_part_by_part(talks: Library) -> None:
    finding = check_one(talks, f"{WEAVES}. {MOTH_FOUND}.")
    assert (finding.verdict, finding.is_glued) == (Verdict.ALTERED, True)
    assert [(piece.quoted, piece.place.interview.slug) for piece in finding.pieces] == [
        *((WEAVES, "engine"), (MOTH_FOUND, "moth")),
    ]
    assert list_kinds(finding) == [NoteKind.CROSSES_SPEAKERS, NoteKind.LONG_GAP]
    assert "different interviews" in read_note(finding, NoteKind.LONG_GAP)
    assert "two places" in sum_up(finding)


def test_parts_in_another_order_are_told_part_by_part(talks: Library) -> None:
    finding = check_one(talks, f"It performs whatever we know how to order. {WEAVES}.")
    assert (finding.verdict, finding.is_glued) == (Verdict.ALTERED, True)
    assert list_kinds(finding) == [NoteKind.OUT_OF_ORDER]


# --- the notes -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pasted", "kinds"),
    [
        (TWICE, []),
        (WEAVES, [NoteKind.PART_OF_SENTENCE]),
        ("Somehow it remembers far worse than people do", [NoteKind.FILLERS_ONLY]),
        (
            "If engines are so cheap, how come nobody has finished one?",
            [NoteKind.QUOTING_OTHERS, NoteKind.PART_OF_SENTENCE],
        ),
        (
            "I don't think there is a great danger … a very fundamental limit.",
            [NoteKind.LONG_GAP],
        ),
        (f"It performs whatever we know how to order. {WEAVES}.", [NoteKind.OUT_OF_ORDER]),
        ("the age of the engine ends the age of the loom", [NoteKind.TITLE_ONLY]),
        (
            "How long until it composes music? I think like five to ten.",
            [NoteKind.CROSSES_SPEAKERS],
        ),
        (f"“{MOTH_FOUND} of the machine,” Babbage said.", [NoteKind.OTHER_SPEAKER]),
    ],
)
def test_it_adds_what_a_careful_person_would(
    talks: Library, pasted: str, kinds: list[NoteKind]
) -> None:
    assert list_kinds(check_one(talks, pasted)) == kinds


def test_the_gravest_note_stands_first(talks: Library) -> None:
    pasted = "“there is a great danger … how long until it composes music,” Hopper said."
    kinds = list_kinds(check_one(talks, pasted))
    assert kinds == sorted(kinds, key=list(NoteKind).index)
    assert {NoteKind.OTHER_SPEAKER, NoteKind.CROSSES_SPEAKERS, NoteKind.PART_OF_SENTENCE} <= set(
        kinds
    )


@pytest.mark.parametrize(
    ("pasted", "denial"),
    [
        ("I … think there is a great danger in such an engine", "don't"),
        ("A ship in port is safe, but that is … what ships are for.", "not"),
    ],
)
def test_a_denial_that_is_left_out_is_told(talks: Library, pasted: str, denial: str) -> None:
    finding = check_one(talks, pasted)
    assert finding.verdict is Verdict.ABRIDGED
    assert f"“{denial}”" in read_note(finding, NoteKind.LONG_GAP)
    assert finding.notes[0].is_grave


@pytest.mark.parametrize(
    ("pasted", "changed"),
    [
        ("it has [great] pretensions to originate anything", ("[great]", "no")),
        ("Give it a [small] cards and it reads them", ("[small]", "hundred")),
        ("I [do] think there is a great danger in such an engine", ("[do]", "don't")),
    ],
)
def test_what_is_put_in_for_a_denial_or_a_number_alters_it(
    talks: Library, pasted: str, changed: tuple[str, str]
) -> None:
    finding = check_one(talks, pasted)
    assert (finding.verdict, list_changed(finding)) == (Verdict.ALTERED, [changed])


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        ("Somehow it just [forgets] far worse than people do", "[forgets] stands where the tran"),
        ("Somehow it just remembers [things] far worse", "has nothing for [things]."),
        ("We found [10] a moth in a relay", "has nothing for [10]."),
    ],
)
def test_what_is_put_in_for_telling_words_or_for_nothing_is_told(
    talks: Library, pasted: str, told: str
) -> None:
    finding = check_one(talks, pasted)
    assert finding.verdict is Verdict.ABRIDGED
    assert told in read_note(finding, NoteKind.LONG_GAP)
    assert finding.notes[0].is_grave


@pytest.mark.parametrize(
    "pasted",
    [
        "and [the engine] has no pretensions to originate anything",
        "[The mechanics] polish every wheel until it shines",  # before its first word
        "[The engine] just remembers far worse than people do",
    ],
)
def test_a_name_for_a_pronoun_needs_no_note(talks: Library, pasted: str) -> None:
    finding = check_one(talks, pasted)
    assert finding.verdict is Verdict.ABRIDGED
    assert NoteKind.LONG_GAP not in list_kinds(finding)


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        (f"{TWICE}?", "In the transcript this is no question."),
        ("How long until it composes music.", "In the transcript this is a question."),
    ],
)
def test_a_question_is_not_a_statement(talks: Library, pasted: str, told: str) -> None:
    finding = check_one(talks, pasted)
    assert (finding.verdict, finding.notes[0].is_grave) == (Verdict.VERBATIM, True)
    assert read_note(finding, NoteKind.PART_OF_SENTENCE) == told


@pytest.mark.parametrize(
    ("pasted", "cut_off"),
    [
        ("there is a great danger in such an engine", "I don't think"),
        ("the compilers will write better letters than the admirals", "Maybe"),
        ("engines are cheap and patience is dear", "There is this London saying that says that"),
        ("And that is true as well. Nothing is finished", "before it is tested twice"),
    ],
)
def test_what_is_cut_off_stands_beside_it(talks: Library, pasted: str, cut_off: str) -> None:
    finding = check_one(talks, pasted)
    assert finding.verdict is Verdict.VERBATIM
    assert cut_off in read_note(finding, NoteKind.PART_OF_SENTENCE)
    assert "part of a sentence" in sum_up(finding)


@pytest.mark.parametrize(
    ("pasted", "cut_off"),
    [
        ("there is a harbour in the fog", "begins “I don't think, honestly”"),
        ("honestly, there is a harbour in the fog", "begins “I don't think”"),
        ("is a matter of brass", "begins “The weather, I don't believe”"),
        ("The lamps are lit", "goes on “or not, as the keeper tells it”"),
    ],
)
def test_a_denial_that_is_cut_off_before_a_comma_is_told(
    library: Library, tmp_path: Path, pasted: str, cut_off: str
) -> None:
    said = (
        "I don't think, honestly, there is a harbour in the fog. The weather, I don't believe, is "
        "a matter of brass. The lamps are lit, or not, as the keeper tells it.\n"
    )
    ingest(library, write_source(tmp_path / "ada", said))
    note = check_one(library, pasted).notes[0]
    assert (note.kind, note.is_grave) == (NoteKind.PART_OF_SENTENCE, True)
    assert cut_off in note.text


@pytest.mark.parametrize(
    "pasted", ["Whatever the keeper of the lamps", "burns on whale oil alone", "and I wonder"]
)
def test_what_another_speaker_says_is_not_told_as_cut_off(
    library: Library, tmp_path: Path, pasted: str
) -> None:
    said = (
        "Ada: Whatever the keeper of the lamps\nBen: I don't believe that any lamp\n"
        "Ada: burns on whale oil alone,\nBen: if at all,\nAda: and I wonder\nBen: whether not.\n"
    )
    ingest(library, write_source(tmp_path / "ada", said))
    finding = check_one(library, pasted)
    assert (finding.verdict, finding.notes) == (Verdict.VERBATIM, ())
    assert locate(library, pasted).speakers[0].name == "Ada"


def test_the_words_of_each_speaker_are_told_part_by_part(talks: Library) -> None:
    finding = check_one(talks, "“I think like five to ten years,” Ada Lovelace said.")
    assert finding.verdict is Verdict.ALTERED
    assert [(piece.quoted, piece.place.speakers[0].name) for piece in finding.pieces] == [
        *(("I think like five to ten", "Ada Lovelace"), ("years", "Charles Babbage")),
    ]
    assert "“years” (Charles Babbage)" in read_note(finding, NoteKind.CROSSES_SPEAKERS)


def test_verbatim_words_of_two_speakers_are_told_part_by_part(talks: Library) -> None:
    finding = check_one(talks, f"What are you working on these days? {WEAVES}")
    assert finding.verdict is Verdict.VERBATIM
    assert [piece.place.speakers[0].name for piece in finding.pieces] == [
        *("Charles Babbage", "Ada Lovelace"),
    ]
    assert NoteKind.CROSSES_SPEAKERS in list_kinds(finding)


@pytest.mark.parametrize(
    ("pasted", "claimed"),
    [
        (f"“{MOTH_FOUND}” — Ada Lovelace", ADA),
        (f"“{MOTH_FOUND},” Lovelace said.", ADA),
        (f"Ada Lovelace: {MOTH_FOUND}", ADA),
        (f"{MOTH_FOUND}, said Charles Babbage", CHARLES),
        (f"“{MOTH_FOUND},” Emmy Noether said.", "Emmy Noether"),
    ],
)
def test_words_that_are_given_to_somebody_else_are_told(
    talks: Library, pasted: str, claimed: Heading | str
) -> None:
    finding = check_one(talks, pasted)
    assert (finding.verdict, finding.claimed) == (Verdict.VERBATIM, claimed)
    assert finding.notes[0].kind is NoteKind.OTHER_SPEAKER
    assert "Grace Hopper has" in finding.notes[0].text
    assert "Grace Hopper" in sum_up(finding)


def test_words_that_are_given_to_who_says_them_need_no_note(talks: Library) -> None:
    finding = check_one(talks, f"“{MOTH_FOUND} of the machine,” Hopper said.")
    assert (finding.claimed, finding.notes) == (GRACE, ())


@pytest.mark.parametrize("where", ["Debugging with Grace", "Debugging With Grace"])
def test_words_that_are_given_to_their_interview_are_given_to_nobody(
    talks: Library, where: str
) -> None:
    finding = check_one(talks, f"“{MOTH_FOUND} of the machine.” — {where}")
    assert (finding.verdict, finding.notes) == (Verdict.VERBATIM, ())


def test_of_words_of_nobody_known_it_is_not_told_that_they_are_anothers(talks: Library) -> None:
    finding = check_one(talks, "“Perhaps the ascending chain stops somewhere.” — Emmy Noether")
    assert (finding.claimed, finding.notes) == ("Emmy Noether", ())
    assert "not identified" in sum_up(finding)


# --- titles, and what stands nowhere ---------------------------------------------


@pytest.mark.parametrize(
    ("pasted", "title"),
    [
        (AGE, AGE),
        ("“the age of the engine ends the age of the loom,” Ada Lovelace said", AGE),
        (DREAM, DREAM),
    ],
)
def test_a_title_that_is_printed_as_a_quotation_is_told(
    talks: Library, pasted: str, title: str
) -> None:
    finding = check_one(talks, pasted)
    assert (finding.verdict, finding.place) == (Verdict.ABSENT, None)
    assert list_kinds(finding) == [NoteKind.TITLE_ONLY]
    assert title in finding.notes[0].text
    assert "title" in sum_up(finding)


def test_what_is_in_a_title_and_in_the_transcript_stands_in_the_transcript(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada", title="We know how to order it"))
    finding = check_one(library, "we know how to order it")
    assert finding.verdict is Verdict.VERBATIM
    assert NoteKind.TITLE_ONLY not in list_kinds(finding)


def test_a_title_is_told_in_an_archive_that_has_none_of_its_words(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada", title="Xyzzy and other plugh"))
    finding = check_one(library, "Xyzzy and other plugh")
    assert (list_kinds(finding), finding.nearest) == ([NoteKind.TITLE_ONLY], None)


def test_of_what_stands_nowhere_the_nearest_passage_is_offered(talks: Library) -> None:
    finding = check_one(talks, "The admirals despise compilers")
    assert (finding.verdict, finding.place, finding.occurrences) == (Verdict.ABSENT, None, ())
    assert finding.nearest is not None
    assert finding.nearest.place.sentences[0].text.startswith("Maybe the compilers")
    assert finding.nearest.similarity < 0.8
    assert sum_up(finding).startswith("Not in this archive’s transcripts")


def test_of_what_comes_near_nothing_nothing_is_offered(talks: Library) -> None:
    assert check_one(talks, "Xyzzy plugh quux").nearest is None


@pytest.mark.parametrize("pasted", [f"False: {WEAVES}", f"{WEAVES} — Never"])
def test_what_may_be_a_part_of_the_quotation_is_checked_as_one(talks: Library, pasted: str) -> None:
    finding = check_one(talks, pasted)
    assert (finding.quoted, finding.claimed) == (pasted, None)
    assert finding.verdict is Verdict.ALTERED


# --- labels, lines and frames ----------------------------------------------------


@pytest.mark.parametrize(
    "pasted",
    [
        "Babbage: How long until it composes music? Lovelace: I think like five to ten.",
        "Charles Babbage 00:10:11\nHow long until it composes music?\n\n"
        "Ada Lovelace 00:10:14\nI think like five to ten.",
        "Charles Babbage\nHow long until it composes music?\n"
        "Ada Lovelace\nI think like five to ten.",
        ">> Babbage: How long until it composes music?\n>> Lovelace: I think like five to ten.",
    ],
)
def test_what_has_labels_is_checked_speaker_by_speaker(talks: Library, pasted: str) -> None:
    found = check(talks, pasted)
    assert found.verdict is Verdict.VERBATIM
    assert [finding.claimed for finding in found.findings] == [CHARLES, ADA]
    assert [finding.notes for finding in found.findings] == [(), ()]


def test_a_question_and_an_answer_are_given_to_nobody(talks: Library) -> None:
    found = check(talks, "Q: How long until it composes music? A: I think like five to ten.")
    assert [finding.claimed for finding in found.findings] == [None, None]


def test_wrong_labels_are_told(talks: Library) -> None:
    found = check(talks, f"Babbage: {MOTH_FOUND} of the machine. Hopper: A drawing is a promise.")
    assert [list_kinds(finding)[0] for finding in found.findings] == [NoteKind.OTHER_SPEAKER] * 2
    assert sum_up(found.findings[0]).startswith("Grace Hopper, not Charles Babbage, in the tran")


def test_lines_of_several_places_are_checked_one_by_one(talks: Library) -> None:
    found = check(talks, f"1. {MOTH_FOUND}.\n2. A drawing is a promise.\n3. Xyzzy plugh quux.")
    assert [finding.verdict for finding in found.findings] == [
        *(Verdict.VERBATIM, Verdict.VERBATIM, Verdict.ABSENT),
    ]


def test_lines_of_one_passage_are_one_quotation(talks: Library) -> None:
    pasted = f"{MOTH_FOUND} of the machine.\nWe taped it into the logbook beside the hour."
    assert check_one(talks, pasted).verdict is Verdict.VERBATIM


@pytest.mark.parametrize(
    "pasted",
    [
        f"WEBVTT\n\n00:10:01.200 --> 00:10:03.000\n{MOTH_FOUND}\n\n"
        "00:10:03.200 --> 00:10:05.000\nof the machine.",
        f"12\n00:10:01,200 --> 00:10:03,000\n{MOTH_FOUND} of the machine.",
        f"Grace Hopper @amazing_grace · Nov 26\n{MOTH_FOUND} of the machine.\n12 34 1.2K",
        f"{MOTH_FOUND} of the machine. 12:41 PM · Nov 25, 2025 · 1.2M Views",
        f"-----Original Message-----\nFrom: Bob\nSubject: moths\n\n{MOTH_FOUND} of the machine.",
        f"{MOTH_FOUND} of the machine... Read more",
        "We%20found%20a%20moth%20in%20a%20relay%20of%20the%20machine.",
    ],
)
def test_what_a_program_puts_around_it_is_not_quoted(talks: Library, pasted: str) -> None:
    finding = check_one(talks, pasted)
    assert (finding.verdict, finding.notes) == (Verdict.VERBATIM, ())


def test_whose_post_it_is_has_said_it(talks: Library) -> None:
    pasted = f"Isaac Newton\n@newton\n·\nNov 26\n{MOTH_FOUND} of the machine"
    assert sum_up(check_one(talks, pasted)).startswith("Grace Hopper, not Isaac Newton, in the")


# --- prose with quotations -------------------------------------------------------


def test_in_prose_each_quotation_is_checked_by_itself(talks: Library) -> None:
    found = check(
        talks,
        "Lovelace explained that the engine “weaves algebraic patterns”, and that it “has "
        "pretensions to originate anything”. Hopper adds: “A ship … is safe.” Nobody has said "
        "“the admirals despise compilers”.",
    )
    assert [finding.verdict for finding in found.findings] == [
        *(Verdict.VERBATIM, Verdict.ALTERED, Verdict.ABRIDGED, Verdict.ABSENT),
    ]
    assert [finding.claimed for finding in found.findings][:3] == [ADA, ADA, GRACE]
    assert found.findings[0].quoted == "weaves algebraic patterns"
    assert found.verdict is Verdict.ABSENT


@pytest.mark.parametrize(
    "pasted",
    [
        f"“A drawing is a promise”, then “{MOTH_FOUND}”",
        "“A drawing is a promise” and “a moth in a relay”",
        "“A drawing is a promise” and “We found a moth,” said Grace Hopper",
    ],
)
def test_a_word_between_two_quotations_does_not_make_them_one(talks: Library, pasted: str) -> None:
    found = check(talks, pasted)
    assert [finding.verdict for finding in found.findings] == [Verdict.VERBATIM] * 2


@pytest.mark.parametrize(
    "pasted",
    [
        f"{WEAVES} just as the “Jacquard loom” weaves flowers",
        "But then I saw somebody write in a newspaper, “If engines are so cheap, how come nobody "
        "has finished one?” And that is true as well.",
    ],
)
def test_quotation_marks_within_a_quotation_do_not_part_it(talks: Library, pasted: str) -> None:
    finding = check_one(talks, pasted)
    assert finding.verdict is Verdict.VERBATIM
    assert finding.quoted == pasted


def test_narrative_that_shares_little_with_the_passage_does_not_join_it(talks: Library) -> None:
    found = check(talks, "Of machines, it was “a moth in a relay” that made the sailor laugh.")
    assert [finding.quoted for finding in found.findings] == ["a moth in a relay"]
    assert found.verdict is Verdict.VERBATIM


def test_narrative_is_not_looked_for(talks: Library) -> None:
    finding = check_one(talks, "Xyzzy plugh: “We found a moth in a relay,” frobnicated.")
    assert finding.quoted == "We found a moth in a relay,"
    nothing = check_one(talks, "Xyzzy “plugh quux” frobnicated")
    assert (nothing.verdict, nothing.quoted) == (Verdict.ABSENT, "plugh quux")


def test_very_many_quotations_are_refused_whole(talks: Library) -> None:
    most = ["“a moth in a relay”"] * MOST_QUOTATIONS
    assert len(check(talks, " and ".join(most)).findings) == MOST_QUOTATIONS
    with pytest.raises(QueryError, match=f"At most {MOST_QUOTATIONS} quotations"):
        check(talks, " and ".join([*most, "“a ship in port”"]))


# --- bad input -------------------------------------------------------------------


@pytest.mark.parametrize(
    "pasted", ["", " \n\t", "?!… “”", "…", "\x00", "🤖", "\ud800", "<b></b>", "[...]", "“ ”", "—"]
)
def test_where_there_is_no_word_it_says_so(talks: Library, pasted: str) -> None:
    with pytest.raises(QueryError, match="no word"):
        check(talks, pasted)


@pytest.mark.parametrize(
    "pasted", ["engine", "“Engine.”", "engine — ", "engine\ud800", "<i>moth</i>"]
)
def test_one_word_is_no_quotation(talks: Library, pasted: str) -> None:
    with pytest.raises(QueryError, match="One word"):
        check(talks, pasted)


def test_what_is_too_long_is_refused_in_words(talks: Library) -> None:
    long = "moth " * (MOST_CHARACTERS // 5)
    assert check(talks, long).findings
    with pytest.raises(QueryError, match=r"2,000 characters; this has 2,001"):
        check(talks, long + "s")


@pytest.mark.parametrize(
    "pasted",
    [
        "<p>An engine <b>that</b> weaves<!-- and --> algebraic&nbsp;patterns</p>",
        "An engine\x00 that weaves\x00 algebraic patterns",
        "An engine 🤖 that weaves 🧵 algebraic patterns",
        "An engine \ud800that weaves algebraic \udfffpatterns",
        "An engine\u200b that weaves\ufeff alge\u00adbraic patterns\u202e",
        "> An engine that weaves\n> algebraic patterns",
        "**An engine** that _weaves_ algebraic patterns",
        "  An engine\r\nthat weaves\u2028algebraic\u00a0patterns¹ ",
    ],
)
def test_what_is_no_word_does_not_count(talks: Library, pasted: str) -> None:
    finding = check_one(talks, pasted)
    assert finding.verdict is Verdict.VERBATIM
    assert locate(talks, pasted).text == WEAVES


@pytest.mark.parametrize(
    "pasted",
    [
        "Une machine qui tisse des motifs algébriques",
        "Машина, которая ткёт алгебраические узоры",
        "代数の模様を織る機械",
        "مرحبا بالعالم الجديد",
        "<script>alert(1)</script> <img src=x onerror=y>",
        "' OR 1=1 -- ; DROP TABLE interviews",
        "{{7*7}} ${x} %s %% __ %_",
        "a" * 1998 + " b",
        "a b " * 500,
        "“" * 1000 + " moth relay",
        "( [ ] ) " * 200 + "moth [relay",
    ],
)
def test_what_stands_nowhere_is_not_found_and_does_not_fail(talks: Library, pasted: str) -> None:
    for finding in check(talks, pasted).findings:
        assert finding.verdict in {Verdict.ABSENT, Verdict.ALTERED}
        assert sum_up(finding)


def test_in_an_empty_archive_nothing_is_found(library: Library) -> None:
    finding = check_one(library, WEAVES)
    assert (finding.verdict, finding.nearest) == (Verdict.ABSENT, None)


TOKENS = [
    *("engine", "moth", "not", "never", "the", "of", "five", "…", "[...]", "[and]"),
    *("“", "”", "—", "Ada", "Hopper:", "said", "\n"),
]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80) | st.lists(st.sampled_from(TOKENS), max_size=20).map(" ".join))
def test_it_answers_whatever_is_pasted(talks: Library, pasted: str) -> None:
    try:
        found = check(talks, pasted)
    except QueryError:
        return
    said = [" ".join(list_words(read_said(talks, slug))) for slug in ("engine", "moth", "rings")]
    assert found.findings
    for finding in found.findings:
        assert sum_up(finding)
        assert 0 <= finding.similarity <= 1
        assert (finding.place is None) == (finding.verdict is Verdict.ABSENT)
        if finding.verdict is Verdict.VERBATIM:
            assert any(" ".join(list_words(finding.quoted)) in words for words in said)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_of_any_run_of_words_every_word_is_found_and_none_put_in_is(
    talks: Library, data: st.DataObject
) -> None:
    words = read_said(talks, "moth").split()
    first = data.draw(st.integers(0, len(words) - 6))
    run = words[first : first + data.draw(st.integers(5, 30))]
    assert check_one(talks, " ".join(run)).verdict is Verdict.VERBATIM
    place = data.draw(st.integers(1, len(run) - 1))
    changed = [*run[:place], "Babylon", *run[place:]]
    assert check_one(talks, " ".join(changed)).verdict is not Verdict.VERBATIM


# --- while an ingest is under way ------------------------------------------------


def test_what_an_ingest_replaces_is_found_once_while_it_is_under_way(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    folder = write_source(tmp_path / "ada", turns="Mary: Welcome, Ada.\n")
    seen: set[tuple[Verdict, int]] = set()

    def report(_: Step) -> None:
        finding = check_one(library, "An engine that weaves algebraic patterns.")
        seen.add((finding.verdict, len(finding.occurrences)))

    ingest_sources(library, find_sources(folder), report=report)
    assert seen == {(Verdict.VERBATIM, 1)}


def test_what_an_ingest_brings_is_not_found_before_the_archive_has_it(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    folder = write_source(tmp_path / "grace", "We found a moth in a relay of the machine.\n")
    seen: list[bool] = []

    def report(_: Step) -> None:
        finding = check_one(library, MOTH_FOUND)
        with library.database.read() as session:
            seen.append((finding.verdict is Verdict.VERBATIM) == (read_generation(session) > 1))

    ingest_sources(library, find_sources(folder), report=report)
    assert len(seen) > 3
    assert check_one(library, MOTH_FOUND).verdict is Verdict.VERBATIM


def test_what_is_taken_off_the_archive_is_not_found_from_that_moment_on(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    seen: list[tuple[Step, Verdict]] = []

    def report(step: Step) -> None:
        seen.append((step, check_one(library, WEAVES).verdict))

    remove(library, "ada", report)
    gone = dict(seen)[Step.AFTER_DATABASE], dict(seen)[Step.BEFORE_CLEANING]
    assert {*gone, check_one(library, WEAVES).verdict} == {Verdict.ABSENT}
    assert dict(seen)[Step.BEFORE_INDEX] is Verdict.VERBATIM


def test_a_session_from_before_an_ingest_finds_what_the_ingest_wrote(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    with library.database.read() as session:
        read_generation(session)
        ingest(library, write_source(tmp_path / "grace", "We found a moth in a relay.\n"))
        [finding] = check_quote(session, library.engine, MOTH_FOUND).findings
    assert finding.verdict is Verdict.VERBATIM


def test_an_index_that_lacks_what_the_database_has_is_not_asked(
    library: Library, tmp_path: Path
) -> None:
    ingest(library, write_source(tmp_path / "ada"))
    library.engine.remove([1], generation=0)
    with pytest.raises(IndexUnavailableError, match="is being rebuilt"):
        check(library, WEAVES)


# --- the first interview ---------------------------------------------------------


@pytest.fixture(scope="module")
def first(seeded_dir: Path) -> Iterator[Library]:
    """The first interview, for many examples; for reading only."""
    library = open_test_library(seeded_dir)
    yield library
    library.close()


def list_speakers(found: Check) -> list[str]:
    [finding] = found.findings
    return [one.name for one in finding.place.speakers] if finding.place else []


def test_of_the_age_of_research_two_words_differ(first: Library) -> None:
    finding = check_one(first, "we’re back in the age of research")
    assert finding.verdict is Verdict.ALTERED
    assert list_changed(finding) == [("we’re", "we are"), ("in", "to")]
    assert finding.place is not None
    assert finding.place.sentences[0].text.startswith("But now that compute is big")


def test_what_the_ellipsis_leaves_out_is_shown(first: Library) -> None:
    finding = check_one(
        first,
        '"These models somehow just generalize dramatically worse than people … '
        'That seems like a very fundamental thing."',
    )
    assert finding.verdict is Verdict.ABRIDGED
    assert [omission.text for omission in finding.omissions] == ["It's super obvious"]


def test_of_the_great_analogy_the_doubt_is_shown(first: Library) -> None:
    finding = check_one(first, '"there is a great ML analogy"')
    assert finding.verdict is Verdict.VERBATIM
    assert finding.notes[0].kind is NoteKind.PART_OF_SENTENCE
    assert finding.notes[0].is_grave
    assert "I don’t think" in finding.notes[0].text
    assert finding.place is not None
    assert finding.place.before.endswith("I don’t think")


def test_the_words_of_the_host_that_are_given_to_the_guest_are_the_hosts(first: Library) -> None:
    found = check(
        first,
        '"The real reward hacking is the human researchers who are too focused on the evals," '
        "Sutskever said",
    )
    assert list_speakers(found) == ["Dwarkesh Patel"]
    [finding] = found.findings
    assert finding.verdict is Verdict.VERBATIM
    assert finding.claimed == Heading("ilya-sutskever", "Ilya Sutskever")
    assert finding.notes[0].kind is NoteKind.OTHER_SPEAKER


def test_the_interviews_title_stands_in_no_transcript(first: Library) -> None:
    finding = check_one(first, '"We\'re moving from the age of scaling to the age of research"')
    assert finding.verdict is Verdict.ABSENT
    assert list_kinds(finding) == [NoteKind.TITLE_ONLY]


def test_an_invented_line_is_absent_and_the_nearest_is_offered_as_such(first: Library) -> None:
    finding = check_one(first, '"The value function is so stable and so robust"')
    assert (finding.verdict, finding.place) == (Verdict.ABSENT, None)
    assert finding.nearest is not None
    assert "value function" in finding.nearest.place.text
    assert finding.similarity < 0.8


def test_the_years_of_the_host_are_told_part_by_part(first: Library) -> None:
    finding = check_one(first, '"I think like 5 to 20 years"')
    assert [(piece.quoted, piece.place.speakers[0].name) for piece in finding.pieces] == [
        ("I think like 5 to 20", "Ilya Sutskever"),
        ("years", "Dwarkesh Patel"),
    ]


def test_a_saying_that_is_told_on_is_shown_with_who_says_it(first: Library) -> None:
    finding = check_one(first, "ideas are cheap, execution is everything")
    assert finding.verdict is Verdict.VERBATIM
    assert "this Silicon Valley saying" in read_note(finding, NoteKind.PART_OF_SENTENCE)
    told = check_one(first, "how come no one's having any ideas?")
    assert NoteKind.QUOTING_OTHERS in list_kinds(told)

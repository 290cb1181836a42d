"""From the archive's values to what is cited."""

from app.archive.permalinks import Passage
from app.archive.values import Interview, Participant, Sentence, Turn
from app.web.citing.references import (
    MOST_WORDS,
    SOME_UNKNOWN,
    SPEAKERS_UNKNOWN,
    Reference,
    refer_to_interview,
    refer_to_passage,
)

ADA = Participant("ada", "Ada Lovelace", "guest")
CHARLES = Participant("charles", "Charles Babbage", "host")
MARY = Participant("mary", "Mary Somerville", "speaker")
SENTENCES = (
    Sentence("bcdfghjk", 1, 0, 14, "Will it think?"),
    Sentence("bcdfghjm", 2, 15, 32, "It does what I do"),
    Sentence("bcdfghjn", 3, 33, 36, "No."),
)
URL = "https://archive.example/interviews/ada-2025"


def make_interview(*people: Participant, date: str | None = "2025-11-25") -> Interview:
    return Interview(
        id=1,
        slug="ada-2025",
        title="A talk with Ada",
        series="The Engine Room",
        date=date,
        language="en",
        source_url=None,
        source_kind="edited captions",
        collection=None,
        identifier=None,
        place=None,
        rights=None,
        words=12,
        sentences=3,
        segments=1,
        revision=2,
        ingest=1,
        removed_at=None,
        participants=people,
    )


def make_turn(speaker: Participant | None, start: int, end: int, basis: str = "labelled") -> Turn:
    return Turn(speaker, basis if speaker else "unknown", 3, start, end)


def refer(*turns: Turn, sentences: tuple[Sentence, ...] = SENTENCES) -> Reference:
    passage = Passage(make_interview(CHARLES, ADA), sentences)
    return refer_to_passage(passage, turns, "Onrecord", URL)


def test_the_guests_are_the_authors_of_an_interview() -> None:
    whole = refer_to_interview(make_interview(CHARLES, ADA, MARY), "Onrecord", URL)
    assert (whole.authors, whole.interviewers) == (("Ada Lovelace",), ("Charles Babbage",))
    assert (whole.key, whole.words, whole.gaps) == ("ada-2025", None, ())
    assert (whole.revision, whole.url) == (2, URL)


def test_speakers_are_its_authors_where_there_are_no_guests() -> None:
    whole = refer_to_interview(make_interview(MARY, date=None), "Onrecord", URL)
    assert (whole.authors, whole.interviewers, whole.date) == (("Mary Somerville",), (), None)


def test_a_talk_of_the_host_alone_is_the_hosts() -> None:
    whole = refer_to_interview(make_interview(CHARLES), "Onrecord", URL)
    assert whole.authors == ("Charles Babbage",)


def test_an_interview_of_nobody_has_no_author() -> None:
    assert refer_to_interview(make_interview(), "Onrecord", URL).authors == ()


def test_who_speaks_by_a_guess_is_no_author_of_an_interview() -> None:
    whole = refer_to_interview(make_interview(CHARLES, MARY), "Onrecord", URL, {"mary"})
    assert whole.authors == ("Charles Babbage",)
    assert whole.gaps == ("speaker inferred: Mary Somerville",)


def test_who_is_known_in_one_turn_and_guessed_in_another_is_told_so() -> None:
    said = refer(make_turn(ADA, 0, 14), make_turn(ADA, 15, 36, "inferred"))
    assert said.authors == ("Ada Lovelace",)
    assert said.gaps == ("speaker partly inferred: Ada Lovelace",)


def test_who_answers_is_the_author_of_a_passage_and_who_asks_the_interviewer() -> None:
    said = refer(make_turn(CHARLES, 0, 14), make_turn(ADA, 15, 36))
    assert (said.authors, said.interviewers) == (("Ada Lovelace",), ("Charles Babbage",))
    assert said.words == "Will it think? It does what I do No."
    assert (said.key, said.gaps) == ("ada-2025-bcdfghjk-bcdfghjn", ())


def test_a_sentence_has_one_key_and_one_author() -> None:
    turns = make_turn(CHARLES, 0, 14), make_turn(ADA, 15, 36)
    said = refer(*turns, sentences=SENTENCES[2:])
    assert (said.key, said.authors) == ("ada-2025-bcdfghjn", ("Ada Lovelace",))


def test_a_speaker_of_two_turns_is_named_once() -> None:
    said = refer(make_turn(ADA, 0, 14), make_turn(CHARLES, 15, 32), make_turn(ADA, 33, 36))
    assert said.authors == ("Ada Lovelace",)


def test_a_host_is_the_author_where_nobody_else_speaks() -> None:
    assert refer(make_turn(CHARLES, 0, 36)).authors == ("Charles Babbage",)


def test_an_entry_does_not_repeat_a_long_passage() -> None:
    for length, is_repeated in ((MOST_WORDS, True), (MOST_WORDS + 1, False)):
        long = Sentence("bcdfghjk", 1, 0, length, "x" * length)
        said = refer(make_turn(ADA, 0, length), sentences=(long,))
        assert said.words == ("x" * length if is_repeated else None)


def test_a_guess_is_no_author_but_is_told() -> None:
    said = refer(make_turn(ADA, 0, 36, "inferred"))
    assert (said.authors, said.gaps) == ((), ("speaker inferred: Ada Lovelace",))


def test_it_tells_that_nobody_is_known() -> None:
    said = refer(make_turn(None, 0, 36))
    assert (said.authors, said.gaps) == ((), (SPEAKERS_UNKNOWN,))


def test_it_tells_that_not_everybody_is_known() -> None:
    said = refer(make_turn(ADA, 0, 14), make_turn(None, 15, 36))
    assert (said.authors, said.gaps) == (("Ada Lovelace",), (SOME_UNKNOWN,))

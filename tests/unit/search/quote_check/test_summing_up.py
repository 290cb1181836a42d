"""A finding as one sentence: who has the words, and how they stand."""

import pytest

from app.ingest.library import Library
from app.search.quote_check.findings import Change, Finding, Omission
from app.search.quote_check.summing_up import sum_up
from app.search.quote_check.verdicts import Operation, Verdict
from app.transcript.spans import Span
from tests.unit.search.quote_check.talks import check_one, locate

NO_SPAN = Span(0, 1)


def sum_up_one(library: Library, pasted: str) -> str:
    return sum_up(check_one(library, pasted))


@pytest.fixture
def find(talks: Library):
    """Makes a finding of what Ada says, that differs as a test wants it."""
    place = locate(talks, "Nothing is finished before it is tested twice.")

    def find_one(verdict: Verdict, *changes: Change, left_out: str = "") -> Finding:
        omissions = (Omission(NO_SPAN, left_out),) if left_out else ()
        return Finding("", verdict, 0.9, place, changes, omissions)

    return find_one


@pytest.mark.parametrize(
    ("pasted", "summary"),
    [
        (
            "Somehow it just remembers far worse than people do.",
            "Ada Lovelace, in the transcript: word for word.",
        ),
        (
            "weaves algebraic patterns",
            "Ada Lovelace, in the transcript: word for word, part of a sentence.",
        ),
        (
            "They never ask what the wheel is for.",
            "Charles Babbage, in the transcript: word for word.",
        ),
        (
            "I think like five to ten. Five to ten years of patient work?",
            "Ada Lovelace and Charles Babbage, in the transcript: word for word.",
        ),
        (
            "Perhaps the ascending chain stops somewhere.",
            "In the transcript, speaker not identified: word for word.",
        ),
        (
            "Give it a hundred cards and it reads them in order … without a word of complaint.",
            "Ada Lovelace, in the transcript: shortened, three words are left out where the "
            "quotation says so.",
        ),
        (
            "They never ask what [such a] wheel is for.",
            "Charles Babbage, in the transcript: shortened, one word is left out where the "
            "quotation says so.",
        ),
        (
            "Give it a thousand and it does the same, only for lon…",
            "Ada Lovelace, in the transcript: word for word, but its last word is broken off.",
        ),
        (
            "remember[ing] far worse than people do",
            "Ada Lovelace, in the transcript: word for word, but for what stands in square "
            "brackets.",
        ),
        (
            "Give it [just] hundred cards",
            "Ada Lovelace, in the transcript: shortened, one word is left out where",
        ),
        (
            "it has [great] pretensions to originate anything",
            "Ada Lovelace, in the transcript: one word differs, and “no” may turn the sense.",
        ),
        (
            "“We found a moth in a relay of the machine,” Lovelace said.",
            "Grace Hopper, not Ada Lovelace, in the transcript: word for word.",
        ),
        (
            "“We found a moth in a relay of the machine,” Isaac Newton said.",
            "Grace Hopper, not Isaac Newton, in the transcript: word for word.",
        ),
        (
            "They [the mechanics] never ask what the wheel is for.",
            "Charles Babbage, in the transcript: word for word, but for what stands in square "
            "brackets.",
        ),
        (
            "A drawing is no promise, and promises are easily made.",
            "Charles Babbage, in the transcript: one word differs, and “no” may turn the sense.",
        ),
        (
            "I have paid for a thousand such wheels, and every one lies in a drawer.",
            "Charles Babbage, in the transcript: three words differ, and “thousand”, “hundred” may "
            "turn the sense.",
        ),
        ("the age of the engine ends the age of the loom", "but in a title"),
        (
            "Whether an engine dreams of flowers",
            "Not in this archive’s transcripts, but in a title.",
        ),
    ],
)
def test_it_says_who_and_how(talks: Library, pasted: str, summary: str) -> None:
    assert summary in sum_up_one(talks, pasted)


def test_it_says_that_words_come_from_several_places(talks: Library) -> None:
    glued = "They never ask what the wheel is for. A ship in port is safe, but that is dear."
    assert "put together from two places." in sum_up_one(talks, glued)


def test_it_says_that_words_are_in_no_transcript(talks: Library) -> None:
    nearly = check_one(talks, "The algebraic engine has patterns of its own and weaves a soul")
    assert nearly.nearest is not None
    assert sum_up(nearly) == "Not in this archive’s transcripts."
    nowhere = sum_up_one(talks, "zyzzyva quokka xylophone")
    assert nowhere == "Not in this archive’s transcripts, nor anything near."


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "one word differs"),
        (2, "two words differ"),
        (12, "twelve words differ"),
        (13, "13 words differ"),
        (1000, "1,000 words differ"),
    ],
)
def test_it_counts_the_words_that_differ(find, count: int, told: str) -> None:
    for change in (
        Change(Operation.INSERT, "", "loom " * count),
        Change(Operation.DELETE, "loom " * count, ""),
        Change(Operation.REPLACE, "loom", "engine " * count),
        Change(Operation.REPLACE, "engine " * count, "loom"),
    ):
        assert sum_up(find(Verdict.ALTERED, change)).endswith(f": {told}.")


def test_it_counts_all_changes_and_nothing_else(find) -> None:
    finding = find(
        Verdict.ALTERED,
        Change(Operation.REPLACE, "the engines", "an engine"),
        Change(Operation.EQUAL, "weaves patterns", "weaves patterns"),
        Change(Operation.OMIT, "", "of flowers and leaves"),
        Change(Operation.DELETE, "daily", ""),
    )
    assert sum_up(finding).endswith(": three words differ.")


@pytest.mark.parametrize(("count", "told"), [(1, "one word is"), (12, "twelve words are")])
def test_it_counts_the_words_that_are_left_out(find, count: int, told: str) -> None:
    finding = find(Verdict.ABRIDGED, left_out="loom " * count)
    assert f"shortened, {told} left out where the quotation says so." in sum_up(finding)


@pytest.mark.parametrize(
    ("quoted", "said", "told"),
    [
        ("weaves", "never weaves", ", and “never” may turn the sense"),
        ("not weaves", "weaves", ", and “not” may turn the sense"),
        ("don’t", "do", ", and “don't” may turn the sense"),
        ("five cards", "ten cards", ", and “five”, “ten” may turn the sense"),
        ("2025", "2026", ", and “2025”, “2026” may turn the sense"),
        ("<5", "5", ", and “<5”, “5” may turn the sense"),
        ("20+", "20", ", and “20+”, “20” may turn the sense"),
        ("≠", "", ", and “≠” may turn the sense"),
        ("20[0]", "20", ", and “200”, “20” may turn the sense"),
        ("cannot", "can't", ""),  # the same denial, written otherwise
        ("can[not]", "can't", ""),
        ("no engine", "no loom", ""),  # the same denial stands in both
        ("quite", "rather", ""),
    ],
)
def test_it_names_what_may_turn_the_sense(find, quoted: str, said: str, told: str) -> None:
    summary = sum_up(find(Verdict.ALTERED, Change(Operation.REPLACE, quoted, said)))
    assert summary.split(": ")[1] in {
        f"one word differs{told}.",
        f"two words differ{told}.",
    }


def test_it_names_a_word_once(find) -> None:
    changes = [Change(Operation.DELETE, "never", ""), Change(Operation.EQUAL, "a", "a")]
    summary = sum_up(find(Verdict.ALTERED, *changes, *changes))
    assert summary.endswith(": two words differ, and “never” may turn the sense.")


def test_a_denial_that_stands_elsewhere_in_both_turns_nothing(find) -> None:
    finding = find(
        Verdict.ALTERED,
        Change(Operation.DELETE, "not", ""),
        Change(Operation.EQUAL, "the engine", "the engine"),
        Change(Operation.INSERT, "", "not"),
    )
    assert sum_up(finding).endswith(": two words differ.")

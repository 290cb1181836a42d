import pytest

from app.transcript.redaction.hearing import Hearing
from app.transcript.redaction.proof import count_changed_sentences, find_survivors, keeps_words

BEFORE = Hearing("Ada: We all went to Rome by train.\nBob: Yes.\nAda: So.\nBob: Indeed. Yes.\n")
FIRST = frozenset(range(7))
YES = frozenset({7})


@pytest.mark.parametrize(
    ("after", "is_kept"),
    [
        ("Ada: \nBob: Yes.\nAda: So.\nBob: Indeed. Yes.\n", True),
        ("Ada: \nBob: Yes.\nBob: So.\nAda: Indeed. Yes.\n", False),
        ("Ada: \nBob: Indeed.\nAda: So.\nBob: Yes. Yes.\n", False),
        ("Ada: We.\nBob: Yes.\nAda: So.\nBob: Indeed. Yes.\n", False),
    ],
)
def test_it_asks_for_the_other_words_of_the_same_voices(after, is_kept):
    assert keeps_words(BEFORE, Hearing(after), FIRST) is is_kept


def test_it_counts_sentences_that_are_no_longer_the_same():
    before = Hearing("It was so\n\nand it went.\n\nIt ended.")
    assert count_changed_sentences(before, Hearing("It was so\n\nIt ended."), {3, 4, 5}) == 0
    assert count_changed_sentences(before, Hearing("It was so\nIt ended."), {3, 4, 5}) == 2


@pytest.mark.parametrize(
    "unspoken",
    [
        "# We all went to Rome by train",
        "## <c>all</c> went [00:12] TO <00:12>RO&shy;ME by",
        "# All went\n\n## to\n\n### Rome by",
        "![w\u200be all went to Rome](x)",
    ],
)
def test_it_finds_what_is_still_told_though_nobody_says_it(unspoken):
    after = Hearing(f"{unspoken}\n\n**Ada:** So.\n\n**Bob:** Yes.\n\n" * 2)
    assert "Rome" not in after.canonical.text
    assert find_survivors(BEFORE, after, FIRST)


@pytest.mark.parametrize("after", ["So. We all went by train to Rome.", "We all went to."])
def test_it_finds_nothing_where_other_words_are_told(after):
    assert not find_survivors(BEFORE, Hearing(after), FIRST)


def test_it_lets_stand_what_is_said_elsewhere_and_who_says_it():
    assert not find_survivors(BEFORE, Hearing("Bob: Indeed. Yes."), YES)
    before = Hearing("Ada: Bob.\nBob: Yes.\nAda: So.\nBob: —\n")
    after = Hearing(before.source.replace("Ada: Bob.", "Ada: So."))
    assert not find_survivors(before, after, frozenset({0}))
    assert not find_survivors(before, after, frozenset({3}))

import pytest

from app.transcript.formats.times import drop_times


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("[00:12] Yes.", "Yes."),
        ("Yes, [01:00:10.15] I do.", "Yes, I do."),
        ("It ends [12:03]. Here", "It ends. Here"),
        ("[29:39] to [29:59]", ""),
        ("00:12", ""),
        ("(1:02:03) - (1:02:09)", ""),
        ("[unintelligible 00:12:13.14] it", "[unintelligible] it"),
        ("[Inaudible00:12] it", "[Inaudible] it"),
        ("[a word in Latin 00:12:13] it", "[a word in Latin 00:12:13] it"),
        ("[three words missing 00:12:13] it", "[three words missing] it"),
    ],
)
def test_it_drops_times_that_nobody_spoke(written, spoken):
    assert " ".join(drop_times(written).split()) == spoken


@pytest.mark.parametrize(
    "spoken", ["at 7:00 sharp", "at seven (7:00)", "[John 3:16]", "[3:1]", "[inaudible]", "[1843]"]
)
def test_it_keeps_times_and_marks_of_the_speech(spoken):
    assert drop_times(spoken) == spoken

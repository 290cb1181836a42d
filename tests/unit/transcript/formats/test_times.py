import pytest

from app.transcript.formats.times import ascend, drop_times, is_bare_time, read_seconds


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("[00:12] Yes.", "Yes."),
        ("Yes, [01:00:10.15] I do.", "Yes, I do."),
        ("It ends [12:03]. Here", "It ends. Here"),
        ("[29:39] to [29:59]", ""),
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
    "spoken",
    ["at 7:00 sharp", "10:30", "at seven (7:00)", "[John 3:16]", "[3:1]", "[inaudible]", "[1843]"],
)
def test_it_keeps_times_and_marks_of_the_speech(spoken):
    assert drop_times(spoken) == spoken


@pytest.mark.parametrize("line", ["00:12", "1:02:03.5", "00:12 - 00:15", "0:12 --> 0:15"])
def test_it_knows_a_time_without_brackets(line):
    assert is_bare_time(line)


@pytest.mark.parametrize("line", ["", "[00:12]", "at 00:12", "John 3:16", "12"])
def test_it_takes_nothing_else_for_a_bare_time(line):
    assert not is_bare_time(line)


@pytest.mark.parametrize(
    ("time", "seconds"),
    [("0:03", 3), ("(12:30)", 750), ("01:02:03.5", 3723), ("00:00:10:24", 10), ("1:00 - 2:00", 60)],
)
def test_it_reads_seconds(time, seconds):
    assert read_seconds(time) == seconds


def test_times_of_a_recording_ascend():
    assert ascend([])
    assert ascend([*range(20), 3, *range(20, 40)])
    assert not ascend([196, 508, 197, 198])

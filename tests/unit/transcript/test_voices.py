import pytest

from app.transcript.voices import find_name, is_role, is_stage


@pytest.mark.parametrize(
    "label", ["Ada Lovelace", "ADA", "Jo", "Dr. Host", "Voice of Reason", "Mann", "艾", "a" * 200]
)
def test_a_label_names_somebody(label):
    assert find_name(label) == label


@pytest.mark.parametrize(
    "label",
    [
        *("Speaker 1", "SPEAKER_01", "Speaker A", "Speakers", "Unknown", "Unidentified Speaker"),
        *("Interviewer", "INTERVIEWEE", "Host", "Co-Host", "Audience Member", "Male Voice"),
        *("Q", "A", "q", "Question", "Sprecher 2", "Break", "Intro", "", " ", "a" * 201),
    ],
)
def test_a_label_names_nobody(label):
    assert find_name(label) is None


@pytest.mark.parametrize("label", ["Break", "OUTRO", "Commercial Break", "Music"])
def test_a_part_of_the_programme_is_no_speaker(label):
    assert is_stage(label)


@pytest.mark.parametrize("label", ["Speaker 1", "Musica", "Ada"])
def test_somebody_who_speaks_is_no_part_of_the_programme(label):
    assert not is_stage(label)


@pytest.mark.parametrize("label", ["Host", "SPEAKER 12", "speaker_01", "Guest #2", "Narrator"])
def test_it_knows_a_role(label):
    assert is_role(label)


@pytest.mark.parametrize("label", ["Ada", "Psalm 23", "Plan B", "Q", "Break", "12", ""])
def test_it_takes_nothing_else_for_a_role(label):
    assert not is_role(label)

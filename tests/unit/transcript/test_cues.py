import dataclasses

import pytest

from app.transcript.cues import CaptionLine, Cue
from app.transcript.formats import FORMATS, parse_cues


def test_a_cue_cannot_be_changed():
    cue = Cue((CaptionLine("Yes.", runs_on=False),))
    with pytest.raises(dataclasses.FrozenInstanceError):
        cue.lines = ()


def test_the_first_format_that_matches_is_taken():
    assert [len(cue.lines) for cue in parse_cues("One&nbsp;\ntwo&nbsp;\nthree&nbsp;\nfour")] == [
        2,
        2,
    ]
    assert [len(cue.lines) for cue in parse_cues("One\ntwo\nthree\nfour")] == [4]


def test_the_format_that_takes_any_text_stands_last():
    assert [format.name for format in FORMATS][-1] == "plain text"

"""The caption formats that can be read. To add one: a module, and its line here."""

from app.transcript.cues import Cue
from app.transcript.formats import plain_text, speaker_labels, youtube_text

FORMATS = (
    speaker_labels.FORMAT,  # first, because a hard blank may stand in any text
    youtube_text.FORMAT,
    plain_text.FORMAT,  # last, because it takes any text
)


def parse_cues(text: str) -> list[Cue]:
    """The cues of a transcript in the first format that matches; none if it holds no words."""
    return next((format.parse(text) for format in FORMATS if format.matches(text)), [])

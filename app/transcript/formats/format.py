"""What a caption format has to offer."""

from collections.abc import Callable
from dataclasses import dataclass

from app.transcript.cues import Cue


@dataclass(frozen=True, slots=True)
class Format:
    """A way in which transcripts are written down."""

    name: str
    matches: Callable[[str], bool]
    """Whether a text is written in this way."""
    parse: Callable[[str], list[Cue]]
    """The captions of such a text, without its header."""

"""Captions as they were shown: what every format is read into."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaptionLine:
    """One line of a caption; `runs_on` when its sentence may go on in the next line."""

    text: str
    runs_on: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption as it was shown on the screen."""

    lines: tuple[CaptionLine, ...]
    voice: str | None = None
    """The label of who speaks, as written; None where there is none."""

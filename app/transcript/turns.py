"""Who speaks: turns, read from an editor's cue sheet (turns.txt) or the transcript's labels.

    Ilya Sutskever: You know what's crazy?
    ?: Meaning what?
    Dwarkesh Patel?: Right.

One line a turn, in order: a speaker and the first words. `?` is an unknown speaker, `Name?` an
inferred one. What stands before the first line is unknown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.transcript.annotations import Line, place_in_order, read_lines
from app.transcript.reading import Reading, shorten
from app.transcript.spans import Span, tile
from app.transcript.voices import MOST_NAME_LETTERS, Voice

_FORM = re.compile(r"(?P<name>[^:?]*?)\s*(?P<doubt>\?)?\s*:\s*(?P<words>.*\w.*)")


class Basis(StrEnum):
    """Where the knowledge of a speaker comes from."""

    LABELLED = "labelled"
    ANNOTATED = "annotated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until another speaks; `speaker` is a name, None where unknown."""

    speaker: str | None
    basis: Basis
    span: Span


@dataclass(frozen=True, slots=True)
class CueSheetLine:
    """A line of a cue sheet: whose turn it is, and its first words."""

    line: Line
    speaker: str | None
    basis: Basis
    words: str


def parse_cue_sheet(text: str, file: str) -> list[CueSheetLine]:
    """The lines of a cue sheet; raises AnnotationError where one is not `Speaker: first words`."""
    return [_parse_line(line) for line in read_lines(text, file)]


def _parse_line(line: Line) -> CueSheetLine:
    form = _FORM.fullmatch(line.text)
    if form is None or not (form["name"] or form["doubt"]):
        raise line.refuse(f"“{line.text}” is not a turn. Write `Speaker: first words`.")
    name = form["name"] or None
    if name and len(name) > MOST_NAME_LETTERS:
        raise line.refuse(
            f"the name “{shorten(name, 60)}” has more than {MOST_NAME_LETTERS} characters. "
            "Write `Speaker: first words`."
        )
    basis = Basis.UNKNOWN if name is None else Basis.ANNOTATED
    if name and form["doubt"]:
        basis = Basis.INFERRED
    return CueSheetLine(line, name, basis, form["words"])


def make_turns(
    sheet: Sequence[CueSheetLine], voices: Sequence[Voice], reading: Reading
) -> list[Turn]:
    """The turns of an editor's cue sheet or, without one, those of the transcript's labels."""
    return place_turns(sheet, reading) if sheet else take_turns(reading.text, voices)


def place_turns(sheet: Sequence[CueSheetLine], reading: Reading) -> list[Turn]:
    """Turns that tile the text; neighbours of the same speaker stay apart as the sheet has them."""
    starts = place_in_order(reading, [(entry.line, entry.words) for entry in sheet])
    spans = tile(reading.text, starts)
    known = dict(zip(starts, sheet, strict=True))
    return [_make_turn(known.get(span.start), span) for span in spans]


def take_turns(text: str, voices: Sequence[Voice]) -> list[Turn]:
    """Turns that tile the text, by the labels of a transcript; one unknown turn without any."""
    names = {voice.start: voice.name for voice in _join_voices(voices)}
    return [_label_turn(names.get(span.start), span) for span in tile(text, names)]


def _join_voices(voices: Sequence[Voice]) -> list[Voice]:
    """Voices without those that go on under the same name; two that nobody named stay apart."""
    befores = (None, *(voice.name for voice in voices))
    return [
        voice
        for voice, before in zip(voices, befores, strict=False)
        if voice.name is None or voice.name != before
    ]


def _label_turn(name: str | None, span: Span) -> Turn:
    return Turn(name, Basis.UNKNOWN if name is None else Basis.LABELLED, span)


def _make_turn(entry: CueSheetLine | None, span: Span) -> Turn:
    if entry is None:
        return Turn(None, Basis.UNKNOWN, span)
    return Turn(entry.speaker, entry.basis, span)

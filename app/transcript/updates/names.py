"""The names of a corrected text: each line quotes the words that stand for the name now."""

from collections.abc import Sequence

from app.transcript.placements import PlacementLine, find_stretch
from app.transcript.reading import Reading
from app.transcript.spans import Span
from app.transcript.updates.changes import LineChange, leave, rewrite
from app.transcript.updates.origins import Origins
from app.transcript.updates.placements import keep_stored, resolve, write_line
from app.transcript.updates.quotes import lengthen_within

PARTED = "Its words stand in several sentences now. Quote those of one."
ALIKE = "Its words stand more than once in the transcript now. Quote others, or take the line out."
OVERLAPPING = "Its words overlap those of line {} now. Keep one of the two."


def update_names(
    stored: str, present: Sequence[PlacementLine], origins: Origins
) -> list[LineChange]:
    """What has to change in the lines for names; `stored` is their file with the old text."""
    old, new = origins.following.old, origins.following.new
    changes: list[LineChange] = []
    placed: list[tuple[PlacementLine, Span]] = []
    for entry in keep_stored(stored, present):
        span = origins.following.follow(find_stretch(entry, old))
        quote = _choose_words(entry, span, new) if span else None
        if span is None:
            changes += rewrite(entry.line, None)
        elif quote is None:
            is_parted = not new.sentence_at(span.start).holds(span.end - 1)
            changes.append(leave(entry.line, PARTED if is_parted else ALIKE))
        elif other := _find_overlap(entry, quote[1], placed):
            changes.append(leave(entry.line, OVERLAPPING.format(other.line.number)))
        else:
            changes += rewrite(entry.line, quote[0])
            placed.append((entry, quote[1]))
    return changes


def _choose_words(entry: PlacementLine, span: Span, reading: Reading) -> tuple[str, Span] | None:
    """The line for a stretch and the words it stands for: more than those where these recur."""
    sentence = reading.sentence_at(span.start)
    if not sentence.holds(span.end - 1):
        return None
    if resolve(reading, entry.first, entry.last) == span:
        return entry.line.text, span
    for words in lengthen_within(reading, sentence, span):
        if found := resolve(reading, words, None):
            return write_line(entry, words, None), found
    return None


def _find_overlap(
    entry: PlacementLine, span: Span, placed: Sequence[tuple[PlacementLine, Span]]
) -> PlacementLine | None:
    """A line above that already has some of the words."""
    overlapping = (
        other
        for other, one in placed
        if one.overlap(span) and other.is_taken_out == entry.is_taken_out
    )
    return next(overlapping, None)

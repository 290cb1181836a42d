"""The topics of a corrected text: each line stands for the whole sentences it stood for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from app.transcript.placements import PlacementLine, find_stretch
from app.transcript.reading import Reading
from app.transcript.spans import Span
from app.transcript.updates.changes import LineChange, leave, rewrite
from app.transcript.updates.origins import Origins
from app.transcript.updates.placements import keep_stored, resolve, write_line
from app.transcript.updates.quotes import count_quoted, lengthen_close, lengthen_opening

SCATTERED = "Its sentences stand far apart now. Quote the stretch that is meant."
ALIKE = "No words tell where its stretch starts now. Quote a longer one."


def update_topics(
    stored: str, present: Sequence[PlacementLine], origins: Origins
) -> list[LineChange]:
    """What has to change in the lines for topics; `stored` is their file with the old text."""
    entries = keep_stored(stored, present)
    return [change for entry in entries for change in _update(entry, origins)]


def _update(entry: PlacementLine, origins: Origins) -> list[LineChange]:
    old, new = origins.following.old, origins.following.new
    stretch = old.widen(find_stretch(entry, old))
    first = bisect_left(old.sentences, stretch.start, key=lambda sentence: sentence.start)
    behind = bisect_left(old.sentences, stretch.end, key=lambda sentence: sentence.start)
    kept = _choose_kept(range(first, behind), origins)
    held = [number for number in kept if origins.worded[number]]
    if not held:
        return rewrite(entry.line, None)
    between = range(held[0], held[-1] + 1)
    if sum(bool(origins.sources[number]) for number in between) > 2 * len(held):
        return [leave(entry.line, SCATTERED)]
    wanted = Span(new.sentences[held[0]].start, new.sentences[held[-1]].end)
    line = _quote(entry, wanted, new)
    return rewrite(entry.line, line) if line else [leave(entry.line, ALIKE)]


def _choose_kept(olds: Sequence[int], origins: Origins) -> list[int]:
    """The new sentences that hold a stretch: without those that moved out of it or, where most of
    it moved, without those that stayed behind.
    """
    steady = [old for old in olds if old in origins.steady]
    moved = [old for old in olds if origins.places[old] and old not in origins.steady]
    is_moved = origins.count_letters(moved) > origins.count_letters(steady)
    places = (origins.places[old] for old in (moved if is_moved else steady))
    return sorted({new for place in places if place for new in range(place[0], place[1] + 1)})


def _quote(entry: PlacementLine, wanted: Span, reading: Reading) -> str | None:
    """The line with words that stand for just these sentences: its own as far as they do."""
    if _stands_for(entry.first, entry.last, wanted, reading):
        return entry.line.text
    opening = reading.sentence_at(wanted.start)
    first = next(_list_firsts(entry, opening, reading), None)
    if first is None:
        return None
    lasts = _list_lasts(entry, reading.find(first)[0].start, wanted, reading)
    last = next(last for last in lasts if _stands_for(first, last, wanted, reading))
    return write_line(entry, first, last)


def _stands_for(first: str, last: str | None, wanted: Span, reading: Reading) -> bool:
    found = resolve(reading, first, last)
    return found is not None and reading.widen(found) == wanted


def _list_firsts(entry: PlacementLine, opening: Span, reading: Reading) -> Iterator[str]:
    """Words that stand once in the text, and that in the sentence which opens a stretch."""
    longer = lengthen_opening(reading, opening, count_quoted(entry.first))
    for words in chain([entry.first], longer):
        places = reading.find(words)
        if len(places) == 1 and opening.holds(places[0].start):
            yield words


def _list_lasts(
    entry: PlacementLine, start: int, wanted: Span, reading: Reading
) -> Iterator[str | None]:
    """Last words to try behind first ones: none, those of the line, those of the last sentence."""
    yield None
    yield entry.last
    closing = reading.sentence_at(wanted.end - 1)
    yield from lengthen_close(reading, start, closing, count_quoted(entry.last or entry.first))

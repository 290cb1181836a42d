"""Takes withdrawn words out of a transcript as it was received, and proves that they are gone."""

from collections.abc import Iterator, Mapping, Sequence, Set
from operator import itemgetter

from app.transcript.redaction.cuts import WAYS, Cut, cut_line
from app.transcript.redaction.hearing import Hearing
from app.transcript.redaction.proof import (
    count_changed_sentences,
    find_survivors,
    keeps_words,
    read_runs,
)
from app.transcript.redaction.sheet import Sheet
from app.transcript.spans import Span


def redact(source: str, spans: Sequence[Span]) -> str | None:
    """A source without the words of stretches of its canonical text, to be stored as UTF-8.

    Headers, labels, times and marks of other lines stay, and reading it again gives the old
    canonical text but for the stretches. None where nothing would be left to hear, and where that
    cannot be proved; then the source as a whole has to go.
    """
    sheet = Sheet(Hearing(source))
    taken = sheet.hearing.find_words(spans)
    if len(taken) == len(sheet.hearing.words):
        return None
    lines = _take_out(sheet, taken)
    return None if lines is None else _clear_unspoken(sheet, lines, taken)


def _take_out(sheet: Sheet, taken: Set[int]) -> Sequence[str] | None:
    """The lines without the words, one run after another from the last to the first, because
    places in front of a cut stay what they are.
    """
    lines: Sequence[str] | None = sheet.lines
    for run in reversed(list(_find_runs(taken))):
        gone = {number for number in taken if number >= run.start}
        cuts = sheet.find_cuts(run)
        lines = _cut_best(sheet.hearing, lines, cuts, gone) if lines else None
    return lines


def _find_runs(taken: Set[int]) -> Iterator[range]:
    """Numbers one after another, as ranges."""
    starts = sorted(number for number in taken if number - 1 not in taken)
    ends = sorted(number + 1 for number in taken if number + 1 not in taken)
    return map(range, starts, ends)


def _cut_best(
    before: Hearing, lines: Sequence[str], cuts: Mapping[int, Cut], gone: Set[int]
) -> Sequence[str] | None:
    """The lines cut in the tidiest way that keeps all other words and the most sentences."""
    proved = []
    for tried in _try_ways(lines, cuts):
        after = Hearing("".join(tried))
        if keeps_words(before, after, gone):
            changed = count_changed_sentences(before, after, gone)
            if not changed:
                return tried
            proved.append((changed, tried))
    return min(proved, key=itemgetter(0), default=(0, None))[1]


def _try_ways(lines: Sequence[str], cuts: Mapping[int, Cut]) -> Iterator[Sequence[str]]:
    """The lines cut in each way, but for ways that come to the same."""
    seen = set()
    for way in WAYS:
        changed = {number: cut_line(lines[number], cut, way) for number, cut in cuts.items()}
        tried = tuple(changed.get(number, line) for number, line in enumerate(lines))
        if tried not in seen:
            seen.add(tried)
            yield tried


def _clear_unspoken(sheet: Sheet, lines: Sequence[str], taken: Set[int]) -> str | None:
    """The source without the lines, such as headings, that tell withdrawn words though nobody
    speaks there; None if they are told even so.
    """
    after = Hearing("".join(lines))
    told = find_survivors(sheet.hearing, after, taken)
    if not told:
        return after.source
    lengths = {len(run) for run in told}
    kept = [line for line in lines if told.isdisjoint(read_runs([line], lengths))]
    cleared = Hearing("".join(kept))
    if not keeps_words(sheet.hearing, cleared, taken):
        return None
    return None if find_survivors(sheet.hearing, cleared, taken) else cleared.source

"""The turns that a corrected text needs, each with the line of the cue sheet that opens it."""

from bisect import insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.transcript.reading import Reading
from app.transcript.updates.origins import Origins
from app.transcript.updates.quotes import find_opening_words, find_windows
from app.transcript.updates.speakers import HEAD, UNKNOWN, Said, Speaker


@dataclass(frozen=True, slots=True)
class NeededTurn:
    """A turn of the new text: its first sentence, who speaks, and the line that opens it."""

    start: int
    speaker: Speaker
    line: int | None
    """Its number among the present lines, HEAD for none, None for one that has to be added."""


def find_homes(origins: Origins, said: Sequence[Said], turns: Sequence[int]) -> dict[int, int]:
    """The new sentences at which turns start that were there before, with the turns.

    A turn starts at its first sentence that kept its order or, if none did, at the first at all.
    """
    candidates: dict[int, list[tuple[bool, bool, int]]] = defaultdict(list)
    for new, sources in enumerate(origins.sources):
        for turn in {turns[old] for old in sources} if origins.worded[new] else ():
            moved = origins.steady.isdisjoint(sources)
            candidates[turn].append((said[new].turn != turn, moved, new))
    homes: dict[int, int] = {}
    for turn in sorted(candidates.keys() - {HEAD}):
        free = (new for *_, new in sorted(candidates[turn]) if new not in homes)
        if (home := next(free, None)) is not None:
            homes[home] = turn
    return homes


def cut_turns(said: Sequence[Said], homes: Mapping[int, int]) -> list[NeededTurn]:
    """Turns that begin where the speaker changes or where another line of the same one stands."""
    turns: list[NeededTurn] = []
    for new, one in enumerate(said):
        line = homes.get(new)
        if not turns and line is None and one.speaker == UNKNOWN:
            turns.append(NeededTurn(new, UNKNOWN, HEAD))
        elif not turns or one.speaker != turns[-1].speaker:
            turns.append(NeededTurn(new, one.speaker, line))
        elif line is not None and turns[-1].line is None:
            turns[-1] = replace(turns[-1], line=line)
        elif line is not None:
            turns.append(NeededTurn(new, one.speaker, line))
    return turns


def part_twins(
    turns: Sequence[NeededTurn], said: Sequence[Said], reading: Reading
) -> list[NeededTurn]:
    """The turns that have a line, and more of them where a sentence could not be told from one
    before it (a second “Yes.” at the end of the text): the first one opens a turn too, then.
    """
    parted = [turn for turn in turns if turn.line != HEAD]
    while (twin := _find_twin(parted, reading)) is not None:
        insort(parted, NeededTurn(twin, said[twin].speaker, None), key=lambda turn: turn.start)
    return parted


def _find_twin(turns: Sequence[NeededTurn], reading: Reading) -> int | None:
    """A sentence that opens with the same words as a turn, whatever is quoted of that."""
    sentences = [reading.sentences[turn.start] for turn in turns]
    windows = find_windows([sentence.start for sentence in sentences], len(reading.text))
    for sentence, between in zip(sentences, windows, strict=True):
        if find_opening_words(reading, sentence, between, 1) is None:
            twin = reading.find_opening(reading.text[sentence.start :], between[0])
            return reading.sentences.index(twin) if twin else None
    return None

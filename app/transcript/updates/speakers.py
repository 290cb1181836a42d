"""Who says each sentence of a corrected text, carried over from the sentences it comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.transcript.turns import Basis, CueSheetLine
from app.transcript.updates.origins import Origins

HEAD = -1
"""The turn that no line opens: what stands before the first line."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words they are, and where that is known from."""

    name: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the new text: the turn it comes from, and who says it."""

    turn: int
    speaker: Speaker


UNKNOWN = Speaker(None, Basis.UNKNOWN)
_UNSAID = Said(HEAD, UNKNOWN)


def read_speaker(entry: CueSheetLine) -> Speaker:
    """The speaker of a line of a cue sheet."""
    return Speaker(entry.speaker, entry.basis)


def join_speakers(speakers: Iterable[Speaker]) -> Speaker:
    """The speaker of a sentence that was merged from several; unknown if they were several."""
    each = set(speakers)
    names = {speaker.name for speaker in each}
    if len(each) == 1:
        return each.pop()
    return Speaker(names.pop(), Basis.INFERRED) if len(names) == 1 else UNKNOWN


@dataclass(frozen=True)
class Carrying:
    """The turns of the old sentences, by number, and who speaks in each turn."""

    origins: Origins
    turns: Sequence[int]
    speakers: Mapping[int, Speaker]

    def carry(self) -> list[Said]:
        """For each new sentence its turn and its speaker."""
        known = [self._attribute(new) for new in range(len(self.origins.sources))]
        said: list[Said] = []
        for is_added, group in groupby(range(len(known)), lambda new: known[new] is None):
            for new in (numbers := list(group)):
                one = self._judge_gap(known, numbers[0], numbers[-1]) if is_added else known[new]
                said.append(one or _UNSAID)
        return self._join_wordless(said)

    def _attribute(self, new: int) -> Said | None:
        sources = self.origins.sources[new]
        if not sources:
            return None
        held = [*sources, *self.origins.find_swallowed(new)]
        speaker = join_speakers(self.speakers[self.turns[old]] for old in held)
        return Said(self.turns[sources[0]], speaker)

    def _judge_gap(self, known: Sequence[Said | None], first: int, last: int) -> Said:
        """The turn of sentences that were added: the one they stand in. Where two turns meet, they
        go on with the first, unless the second one's beginning is gone, which they replace then;
        if the end of the first is gone too, nobody could tell.
        """
        before = known[first - 1] if first else _UNSAID
        after = known[last + 1] if last + 1 < len(known) else None
        if before is None or after is None or before.speaker == after.speaker:
            return before or _UNSAID
        if not self._is_removed(self.origins.sources[last + 1][0], -1):
            return before
        lost_end = first and self._is_removed(self.origins.sources[first - 1][-1], 1)
        return _UNSAID if lost_end else after

    def _is_removed(self, old: int, step: int) -> bool:
        """Whether the sentence beside an old one, of the same turn, is not there any more."""
        beside = old + step
        return (
            old in self.origins.steady
            and 0 <= beside < len(self.turns)
            and self.turns[beside] == self.turns[old]
            and self.origins.places[beside] is None
        )

    def _join_wordless(self, said: Sequence[Said]) -> list[Said]:
        """No line can open with a sentence without words: it goes with the one before it."""
        joined: list[Said] = []
        for is_worded, one in zip(self.origins.worded, said, strict=True):
            before = joined[-1] if joined else _UNSAID
            joined.append(one if is_worded else before)
        return joined

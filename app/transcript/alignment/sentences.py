"""Follows the sentences of a text into its corrected text, so that their keys can stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.transcript.alignment.chains import Match
from app.transcript.alignment.likeness import Wording, read_wording
from app.transcript.alignment.moves import Unmatched
from app.transcript.alignment.patience import Gap, find_gaps, match_equals
from app.transcript.alignment.rewordings import Rewordings


class Fate(StrEnum):
    """What became of a sentence."""

    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a sentence, and the numbers of the first and the last that hold its words."""

    fate: Fate
    place: tuple[int, int] | None = None

    @property
    def heir(self) -> int | None:
        """The one sentence that keeps its key."""
        alone = self.fate in {Fate.UNCHANGED, Fate.CORRECTED, Fate.MOVED}
        return self.place[0] if alone and self.place else None


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of each old sentence, and which new ones belong to none of them."""

    outcomes: tuple[Outcome, ...]
    added: tuple[int, ...]

    def find_heirs(self) -> dict[int, int]:
        """The new sentences that keep a key, each with the old sentence whose key it is."""
        heirs = ((outcome.heir, number) for number, outcome in enumerate(self.outcomes))
        return {heir: number for heir, number in heirs if heir is not None}


def align_sentences(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Where the words of each sentence stand in a corrected text; in doubt, nowhere."""
    before = [read_wording(sentence) for sentence in old]
    after = [read_wording(sentence) for sentence in new]
    unmatched = Unmatched(before, after)
    equal = unmatched.settle(match_equals(before, after))
    reworded = unmatched.settle(_match_reworded(unmatched, equal))
    moved = set(unmatched.match_moved())
    outcomes = [Outcome(Fate.REMOVED)] * len(old)
    for match in (*equal, *reworded, *moved):
        fate = _name_fate(match, before, after, match in moved)
        for number in match.old:
            outcomes[number] = Outcome(fate, (match.new_start, match.new_end - 1))
    return Alignment(tuple(outcomes), tuple(unmatched.new))


def _match_reworded(unmatched: Unmatched, equal: Sequence[Match]) -> list[Match]:
    """Reworded, merged and split sentences between those that stayed."""
    whole = Gap(range(unmatched.old_count), range(unmatched.new_count))
    equals = unmatched.find_equals()
    gaps = [
        Rewordings(_keep(unmatched.old, gap.old), _keep(unmatched.new, gap.new), equals)
        for gap in find_gaps(equal, whole)
    ]
    likely = [match for gap in gaps for match in gap.likely]
    sure = {*equal, *(match for gap in gaps for match in gap.sure)}
    return sorted(_keep_supported(sorted([*equal, *likely]), sure, whole) - set(equal))


def _keep(wordings: Mapping[int, Wording], stretch: range) -> dict[int, Wording]:
    return {number: wordings[number] for number in stretch if number in wordings}


def _keep_supported(matches: Sequence[Match], sure: set[Match], whole: Gap) -> set[Match]:
    """The sure matches, and those that stand beside one that is kept, on both sides alike."""
    kept = set(sure)
    end = (whole.old.start, whole.new.start)
    for match in matches:
        if match in kept or end == (match.old_start, match.new_start):
            kept.add(match)
            end = (match.old_end, match.new_end)
    start = (whole.old.stop, whole.new.stop)
    for match in reversed(matches):
        if match in kept or start == (match.old_end, match.new_end):
            kept.add(match)
            start = (match.old_start, match.new_start)
    return kept


def _name_fate(
    match: Match, old: Sequence[Wording], new: Sequence[Wording], was_moved: bool
) -> Fate:
    if not match.is_pair:
        return Fate.MERGED if len(match.new) == 1 else Fate.SPLIT
    before, after = old[match.old_start], new[match.new_start]
    if was_moved:
        return Fate.MOVED if before.words == after.words else Fate.CORRECTED
    return Fate.UNCHANGED if before.text == after.text else Fate.CORRECTED

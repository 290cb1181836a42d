"""Follows the sentences of a text into its corrected text, so that their keys can stay."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.transcript.alignment.chains import Match, find_heaviest_chain
from app.transcript.alignment.inclusions import Inclusions
from app.transcript.alignment.joins import match_joined
from app.transcript.alignment.likeness import Wording, read_wording
from app.transcript.alignment.moves import Unmatched
from app.transcript.alignment.patience import Gap, find_gaps, match_equals
from app.transcript.alignment.rewordings import Rewordings
from app.transcript.alignment.rivals import Rivals
from app.transcript.history.fates import Fate


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
    matches, moved = _find_matches(before, after)
    included = Inclusions(before, after, matches).find()
    held = Counter(j for match in (*matches, *included) for j in match.new)
    shared = {match.new_start for match in included} | {j for j in held if held[j] > 1}
    outcomes = [Outcome(Fate.REMOVED)] * len(old)
    for match in (*matches, *included):
        is_merged = match.new_start in shared
        fate = Fate.MERGED if is_merged else _name_fate(match, before, after, match in moved)
        for number in match.old:
            outcomes[number] = Outcome(fate, (match.new_start, match.new_end - 1))
    return Alignment(tuple(outcomes), tuple(j for j in range(len(new)) if j not in held))


def _find_matches(old: Sequence[Wording], new: Sequence[Wording]) -> tuple[list[Match], set[Match]]:
    """The matches that are beyond doubt, and those of sentences that moved."""
    unmatched = Unmatched(old, new)
    equal = unmatched.settle(match_equals(old, new))
    joined = match_joined(unmatched)
    reworded = unmatched.settle(_match_reworded(unmatched, equal, joined))
    moved = unmatched.match_moved()
    matches = [*equal, *joined, *reworded, *moved]
    doubtful = Rivals(old, new, matches).find_doubtful() - set(joined)
    return [match for match in matches if match not in doubtful], set(moved)


def _match_reworded(
    unmatched: Unmatched, equal: Sequence[Match], joined: Sequence[Match]
) -> list[Match]:
    """Reworded, merged and split sentences between those that stayed."""
    stayed = find_heaviest_chain(
        replace(match, weight=weight)
        for weight, matches in ((2, equal), (1, joined))
        for match in matches
    )
    whole = Gap(range(unmatched.old_count), range(unmatched.new_count))
    equals = unmatched.find_equals()
    gaps = [
        Rewordings(_keep(unmatched.old, gap.old), _keep(unmatched.new, gap.new), equals)
        for gap in find_gaps(stayed, whole)
    ]
    likely = [match for gap in gaps for match in gap.likely]
    sure = {*stayed, *(match for gap in gaps for match in gap.sure)}
    return sorted(_keep_supported(sorted([*stayed, *likely]), sure, whole) - set(stayed))


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

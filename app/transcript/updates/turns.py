"""The cue sheet of a corrected text: whoever was said to speak a sentence still does."""

from collections.abc import Sequence

from app.transcript.turns import CueSheetLine, parse_cue_sheet
from app.transcript.updates.changes import LineChange, rewrite
from app.transcript.updates.needed_turns import cut_turns, find_homes, part_twins
from app.transcript.updates.origins import Origins
from app.transcript.updates.sheet_lines import NewSheet
from app.transcript.updates.speakers import HEAD, UNKNOWN, Carrying, read_speaker
from app.transcript.updates.stretches import Stretches
from app.transcript.updates.written_turns import WrittenTurns


def update_turns(
    stored: str, present: Sequence[CueSheetLine], origins: Origins
) -> list[LineChange]:
    """What has to change in the lines of the present cue sheet.

    `stored` is the sheet as it was when all its lines had their places in the old text.
    """
    new = origins.following.new
    stored_lines = parse_cue_sheet(stored, present[0].line.file)
    stretches = Stretches(stored_lines, present, origins).find()
    turns = _number_turns(stretches, len(origins.places))
    speakers = {HEAD: UNKNOWN} | {n: read_speaker(entry) for n, entry in enumerate(present)}
    said = Carrying(origins, turns, speakers).carry()
    homes = find_homes(origins, said, turns)
    problems = WrittenTurns(said, homes, new).take(present, stretches)
    needed = part_twins(cut_turns(said, homes), said, new)
    sheet = NewSheet(needed, present, stretches, new)
    if sheet.is_there:
        return []
    changes = [*sheet.list_changes(), *problems]
    opened = {turn.line for turn in needed}
    left = {problem.number for problem in problems}
    for number, entry in enumerate(present):
        if number not in opened and entry.line.number not in left:
            changes += rewrite(entry.line, None)
    return sorted(changes, key=lambda change: change.anchor)


def _number_turns(stretches: Sequence[range | None], count: int) -> list[int]:
    """For each old sentence the number of the present line in whose turn it stood."""
    turns = [HEAD] * count
    for number, stretch in enumerate(stretches):
        for old in stretch or ():
            turns[old] = number
    return turns

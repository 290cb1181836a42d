"""A finding as one sentence."""

from collections.abc import Sequence

from app.search.quote_check.findings import Change, Finding, NoteKind
from app.search.quote_check.notes import name_all
from app.search.quote_check.verdicts import Operation, Verdict
from app.search.quote_check.weights import turns_sense
from app.search.words import list_words

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve"
_IN_LETTERS = _NUMBERS.split()


def sum_up(finding: Finding) -> str:
    """Who has the words, and how they stand in the transcript."""
    if finding.place is None:
        return f"Not in this archive’s transcripts{_explain_absence(finding)}."
    if finding.is_glued:
        return f"In the transcripts: put together from {_count(len(finding.pieces), 'place')}."
    who = name_all(finding.place.speakers)
    start = f"{who}, in the transcript" if who else "In the transcript, speaker not identified"
    return f"{start}: {_tell_verdict(finding)}."


def _explain_absence(finding: Finding) -> str:
    if any(note.kind is NoteKind.TITLE_ONLY for note in finding.notes):
        return ", but in a title"
    if finding.nearest is None:
        return ", nor anything near. If it was translated, check it in the language that was spoken"
    return ""


def _tell_verdict(finding: Finding) -> str:
    match finding.verdict:
        case Verdict.VERBATIM:
            kinds = {note.kind for note in finding.notes}
            is_part = NoteKind.PART_OF_SENTENCE in kinds
            return "word for word, part of a sentence" if is_part else "word for word"
        case Verdict.ABRIDGED:
            return _tell_shortened(finding)
        case _:
            return _tell_changes(finding.changes)


def _tell_shortened(finding: Finding) -> str:
    count = sum(len(list_words(omission.text)) for omission in finding.omissions)
    if not count:
        return "word for word, but for what stands in square brackets"
    are = "is" if count == 1 else "are"
    return f"shortened, {_count(count, 'word')} {are} left out where the quotation says so"


def _tell_changes(changes: Sequence[Change]) -> str:
    told = {Operation.EQUAL, Operation.OMIT}
    pairs = [
        (list_words(change.quoted), list_words(change.said))
        for change in changes
        if change.operation not in told
    ]
    count = sum(max(len(quoted), len(said)) for quoted, said in pairs)
    all_quoted = {word for change in changes for word in list_words(change.quoted)}
    all_said = {word for change in changes for word in list_words(change.said)}
    turning = [
        word
        for quoted, said in pairs
        for word in [*quoted, *said]
        if turns_sense(word) and (word in all_quoted) != (word in all_said)
    ]
    differ = f"{_count(count, 'word')} {'differs' if count == 1 else 'differ'}"
    if not turning:
        return differ
    told_words = ", ".join(f"“{word}”" for word in dict.fromkeys(turning))
    return f"{differ}, and {told_words} may turn the sense"


def _count(number: int, thing: str) -> str:
    written = _IN_LETTERS[number] if number < len(_IN_LETTERS) else f"{number:,}"
    return f"{written} {thing}{'' if number == 1 else 's'}"

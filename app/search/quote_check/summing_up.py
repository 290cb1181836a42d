"""A finding as one sentence."""

from collections.abc import Iterable, Sequence

from app.search.quote_check.findings import Change, Finding, NoteKind
from app.search.quote_check.likeness import list_rewritings
from app.search.quote_check.notes import name_all
from app.search.quote_check.signs import add_signs
from app.search.quote_check.verdicts import Operation, Verdict
from app.search.quote_check.weights import turns_sense
from app.search.words import bare_word, list_words, read_words

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve"
_IN_LETTERS = _NUMBERS.split()


def sum_up(finding: Finding) -> str:
    """Who has the words, and how they stand in the transcript."""
    if finding.place is None:
        return f"Not in this archive’s transcripts{_explain_absence(finding)}."
    if finding.is_glued:
        return f"In the transcripts: put together from {_count(len(finding.pieces), 'place')}."
    who = name_all(finding.place.names)
    if any(note.kind is NoteKind.OTHER_SPEAKER for note in finding.notes):
        who += f", not {getattr(finding.claimed, 'name', finding.claimed)}"
    start = f"{who}, in the transcript" if who else "In the transcript, speaker not identified"
    return f"{start}: {_tell_verdict(finding)}."


def _explain_absence(finding: Finding) -> str:
    if any(note.kind is NoteKind.TITLE_ONLY for note in finding.notes):
        return ", but in a title"
    return ", nor anything near" if finding.nearest is None else ""


def _tell_verdict(finding: Finding) -> str:
    match finding.verdict:
        case Verdict.VERBATIM:
            assert finding.place  # noqa: S101 # what is word for word stands somewhere
            cut_off = f"{finding.place.before} {finding.place.after}"
            is_part = any(letter.isalnum() for letter in cut_off)
            return "word for word, part of a sentence" if is_part else "word for word"
        case Verdict.ABRIDGED:
            return _tell_shortened(finding)
        case _:
            return _tell_changes(finding.changes)


def _tell_shortened(finding: Finding) -> str:
    count = sum(len(list_words(omission.text)) for omission in finding.omissions)
    if not count and any("[" in change.quoted for change in finding.changes):
        return "word for word, but for what stands in square brackets"
    if not count:
        return "word for word, but its last word is broken off"
    are = "is" if count == 1 else "are"
    return f"shortened, {_count(count, 'word')} {are} left out where the quotation says so"


def _tell_changes(changes: Sequence[Change]) -> str:
    told = {Operation.EQUAL, Operation.OMIT}
    pairs = [
        (_list_words(change.quoted), _list_words(change.said))
        for change in changes
        if change.operation not in told
    ]
    count = sum(max(len(quoted), len(said), 1) for quoted, said in pairs)
    all_quoted = _write_out(word for each in changes for word in _list_words(each.quoted))
    all_said = _write_out(word for each in changes for word in _list_words(each.said))
    turning = [
        word
        for quoted, said in pairs
        for word in [*quoted, *said]
        if turns_sense(word) and not (_stands_in(word, all_quoted) and _stands_in(word, all_said))
    ]
    differ = f"{_count(count, 'word')} {'differs' if count == 1 else 'differ'}"
    if not turning:
        return differ
    told_words = ", ".join(f"“{word}”" for word in dict.fromkeys(turning))
    return f"{differ}, and {told_words} may turn the sense"


def _list_words(text: str) -> list[str]:
    """Words with their signs, and with endings that were put into brackets."""
    plain = text.replace("[", "").replace("]", "")
    return [word.folded for word in add_signs(plain, list(read_words(plain)))]


def _write_out(words: Iterable[str]) -> set[str]:
    """Words, and all that they can be written with: cannot is can, not and can't."""
    found = set(words)
    for word in tuple(found):
        found.add(bare_word(word))
        found.update(part for way in list_rewritings(word) for part in way)
    return found


def _stands_in(word: str, words: set[str]) -> bool:
    """Whether some words have one, or say it otherwise."""
    ways = {(word,), (bare_word(word),), *list_rewritings(word)}
    return any(words.issuperset(way) for way in ways)


def _count(number: int, thing: str) -> str:
    written = _IN_LETTERS[number] if number < len(_IN_LETTERS) else f"{number:,}"
    return f"{written} {thing}{'' if number == 1 else 's'}"

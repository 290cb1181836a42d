"""What a careful person would add to a verdict."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from app.archive.values import Heading, Interview, Turn
from app.search.quote_check.excerpts import keep_first, keep_last
from app.search.quote_check.findings import Change, Note, NoteKind, Omission, Piece, Place
from app.search.quote_check.rendering import Rendering
from app.search.quote_check.verdicts import Operation
from app.search.quote_check.weights import denies, fills
from app.search.words import is_telling, list_words, read_words
from app.transcript.spans import Span

LONG_GAP = 40
"""Words left out from which on it is told how many they are."""

MOST_NEAR = 4
"""Words that follow on a quotation and may still turn its sense: “if”, “or not”."""

_TURNING = re.compile(
    r"n['’]t\b|\b(?:not|no|never|nobody|nothing|hardly|far from|if|whether|unless|maybe|perhaps"
    r"|might|suppose|imagine|wonder|says?|said|saying|claims?|claimed|argues?|believes?|belief"
    r"|idea that|would think|people think|you think|some think|used to|pretend)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r'(?<![^\s(\[—–-])["“](?=\S)')
_CLOSING = re.compile(r'(?<=\S)["”]')
_MARKS = ' "“”.,;:—–-'
_CLOSED = " \"“”’')]"


def sort_notes(notes: Iterable[Note | None]) -> tuple[Note, ...]:
    """The notes that there are, the gravest first."""
    kinds = list(NoteKind)
    return tuple(sorted(filter(None, notes), key=lambda note: kinds.index(note.kind)))


def note_part_of_sentence(place: Place) -> Note | None:
    """What the quotation cuts off a sentence, first of all where it may turn the sense."""
    before, after = place.before, place.after
    begins, goes_on = bool(read_words(before)), bool(read_words(after))
    if not (begins or goes_on):
        return None
    told = [f"begins “{keep_last(before.rstrip(_MARKS))}”"] if begins else []
    told += [f"goes on “{keep_first(after.strip(_MARKS))}”"] if goes_on else []
    near = " ".join(after.strip(_MARKS).split()[:MOST_NEAR])
    is_asked = goes_on and _is_question(place.sentences[-1].text)
    if is_asked or _TURNING.search(before) or _TURNING.search(near):
        text = f"What is cut off may turn the sense: the sentence {' and '.join(told)}."
        return Note(NoteKind.PART_OF_SENTENCE, text)
    text = f"Part of a sentence, which {' and '.join(told)}."
    return Note(NoteKind.PART_OF_SENTENCE, text, is_grave=False)


def note_quoting_others(rendering: Rendering, names: Sequence[str]) -> Note | None:
    """Whether the words stand within the transcript's own quotation marks."""
    text = rendering.candidate.text
    span = Span(rendering.span.start - text.start, rendering.span.end - text.start)
    opened = max(
        (mark.start() for mark in _OPENING.finditer(text.text, 0, span.start + 1)), default=-1
    )
    if opened < 0 or _CLOSING.search(text.text, opened + 1, span.end - 1):
        return None
    if not _CLOSING.search(text.text, span.end):
        return None
    who = name_all(names) or "the speaker"
    return Note(
        NoteKind.QUOTING_OTHERS,
        f"In the transcript these words stand in quotation marks: {who} may be telling what others "
        "say, or might say.",
    )


def note_fillers(rendering: Rendering) -> Note | None:
    """Whether nothing differs but words that fill a pause."""
    said = rendering.candidate.text.words
    quoted = [word.folded for word in rendering.wording.words]
    runs = [
        words
        for change in rendering.changes
        for words in (
            list(quoted[change.quoted.start : change.quoted.stop]),
            list(said[change.said.start : change.said.stop]),
        )
        if words
    ]
    if not runs or not all(map(fills, runs)):
        return None
    told = " and ".join(dict.fromkeys(f"“{' '.join(words)}”" for words in runs))
    text = f"Only fillers differ ({told}); the recording may have them."
    return Note(NoteKind.FILLERS_ONLY, text, is_grave=False)


def note_long_gaps(
    rendering: Rendering, omissions: Sequence[Omission], turns: Sequence[Turn]
) -> Iterator[Note]:
    """What is left out, where it is long or somebody else says some of it."""
    ends = [
        rendering.candidate.text.measure(each.said.start - 1, each.said.stop + 1)
        for each in rendering.differences
        if each.operation is Operation.OMIT and each.said
    ]
    for omission, around in zip(omissions, ends, strict=True):
        words = list_words(omission.text)
        count = len(words)
        who = _list_speakers(turns, around)
        others = [turn for turn in who if turn.speaker != who[0].speaker]
        turning = [*filter(denies, words), *_find_turning(omission.text)]
        if count >= LONG_GAP or others or turning:
            told = f"{count} {'word is' if count == 1 else 'words are'} left out"
            names = name_all(turn.speaker.name for turn in others if turn.speaker)
            if others:
                told += f", some of them by {names or 'another speaker'}"
            if turning:
                words_told = "”, “".join(dict.fromkeys(turning))
                told += f", with what may turn the sense (“{words_told}”)"
            yield Note(NoteKind.LONG_GAP, f"{told}.")


def _find_turning(text: str) -> Iterator[str]:
    """The words at either edge of what is left out that doubt or report what is kept."""
    words = text.split()
    for edge in (words[:MOST_NEAR], words[-MOST_NEAR:]):
        found = _TURNING.search(" ".join(edge))
        if found and found[0].isascii() and found[0].casefold() != "n't":
            yield found[0].casefold()


def note_insertions(changes: Sequence[Change], place: Place) -> Iterator[Note]:
    """What stands in square brackets, where it is more than a name for a pronoun.

    At either edge it may stand for what is cut off there, which is told in another note.
    """
    first = 1 if read_words(place.before) else 0
    last = len(changes) - 1 if read_words(place.after) else len(changes)
    for change in changes[first:last]:
        put_in = change.quoted.startswith("[") and change.operation is Operation.OMIT
        if put_in and change.said and any(map(is_telling, list_words(change.said))):
            text = f"{change.quoted} stands where the transcript has “{change.said}”."
            yield Note(NoteKind.LONG_GAP, text)
        elif put_in and not change.said:
            yield Note(NoteKind.LONG_GAP, f"The transcript has nothing for {change.quoted}.")


def note_question(rendering: Rendering, place: Place) -> Note | None:
    """Whether what ends a sentence makes a question of a statement, or the reverse."""
    if read_words(place.after):
        return None
    behind = rendering.wording.text[rendering.wording.words[-1].end :]
    end = next((mark for mark in behind if mark in ".!?"), "")
    is_asked = _is_question(place.sentences[-1].text)
    if not end or is_asked == (end == "?"):
        return None
    what = "a question" if is_asked else "no question"
    return Note(NoteKind.PART_OF_SENTENCE, f"In the transcript this is {what}.")


def _is_question(sentence: str) -> bool:
    return sentence.rstrip(_CLOSED).endswith("?")


def note_several_places(pieces: Sequence[Piece]) -> Note | None:
    """Whether the parts of a quotation stand in another order, or far from one another."""
    interviews = {piece.place.interview.id for piece in pieces}
    starts = [piece.place.span.start for piece in pieces]
    if len(interviews) == 1 and starts != sorted(starts):
        return Note(NoteKind.OUT_OF_ORDER, "In the transcript its parts stand in another order.")
    last_ends = [piece.place.sentences[-1].position for piece in pieces]
    firsts = [piece.place.sentences[0].position for piece in pieces[1:]]
    apart = [first - last for last, first in zip(last_ends, firsts, strict=False)]
    if len(interviews) > 1:
        return Note(NoteKind.LONG_GAP, "Its parts come from different interviews.")
    if any(count > 1 for count in apart):
        count = max(apart) - 1
        told = "one sentence stands" if count == 1 else f"{count} sentences stand"
        return Note(NoteKind.LONG_GAP, f"Between its parts {told} in the transcript.")
    return None


def note_invented(rendering: Rendering, parts: Sequence[Rendering]) -> Note | None:
    """The words of a quotation that stand in none of the places that it is put together from."""
    words = rendering.wording.words
    placed = {
        part.wording.words[number].start
        for part in parts
        for pair in part.pairs
        for number in range(pair.quoted, pair.quoted_end)
    }
    runs = [
        " ".join(rendering.wording.text[word.start : word.end] for word in run)
        for is_placed, run in groupby(words, key=lambda word: word.start in placed)
        if not is_placed
    ]
    if not runs:
        return None
    told = "”, “".join(map(keep_first, runs))
    return Note(NoteKind.LONG_GAP, f"In none of these places: “{told}”.")


def note_crossing(pieces: Sequence[Piece]) -> Note | None:
    """Which words of a quotation are whose, where they are not all the same speaker's."""
    speakers = {piece.place.speakers for piece in pieces}
    if len(speakers) < 2:
        return None
    told = ", ".join(
        f"“{keep_first(' '.join(piece.quoted for piece in said))}” "
        f"({name_all(who) or 'speaker not identified'})"
        for who, said in groupby(pieces, key=lambda piece: piece.place.names)
    )
    if () in speakers:  # who may be one of the others
        text = f"It runs over several turns, and not all their speakers are identified: {told}."
    else:
        text = f"{'Two' if len(speakers) == 2 else 'Several'} speakers are made one: {told}."
    return Note(NoteKind.CROSSES_SPEAKERS, text)


def note_other_speaker(claimed: Heading | str | None, place: Place) -> Note | None:
    """Whether somebody else has the words than the one they are given to."""
    speakers = place.speakers
    if claimed is None or not speakers:
        return None
    if isinstance(claimed, Heading) and claimed.slug in {one.slug for one in speakers}:
        return None
    name = claimed.name if isinstance(claimed, Heading) else claimed
    if isinstance(claimed, str) and _is_show(claimed, place.interview):
        return None
    return Note(
        NoteKind.OTHER_SPEAKER,
        f"Given to {name}; in the transcript {name_all(place.names)} "
        f"{'has' if len(set(speakers)) == 1 else 'have'} these words.",
    )


def _is_show(name: str, interview: Interview) -> bool:
    """Whether a name is where the words were said, or begins it."""
    asked = name.casefold().removeprefix("the ")
    shown = (interview.title, interview.series or "")
    return any(each.casefold().removeprefix("the ").startswith(asked) for each in shown)


def name_all(names: Iterable[str]) -> str:
    """Names in a row, each once: Ada, Ben and Cyd."""
    names = list(dict.fromkeys(names))
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _list_speakers(turns: Sequence[Turn], span: Span) -> list[Turn]:
    there = [turn for turn in turns if turn.start < span.end and span.start < turn.end]
    return sorted(there, key=lambda turn: turn.start)

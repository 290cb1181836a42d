"""Drafts a cue sheet: a line for every place where a turn may start, for a person to prune.

# Will it think?

#?
?: It does whatever we
# know how to order it to perform.
"""

import textwrap
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from app.transcript.annotations import place_in_order
from app.transcript.canonical import CanonicalText
from app.transcript.reading import Reading
from app.transcript.sentences import split_sentences
from app.transcript.spans import Span
from app.transcript.turns import Basis, CueSheetLine, take_turns
from app.transcript.words import split_words

FEWEST_WORDS = 6
"""So that a person sees what is asked; a sentence of up to eight is quoted whole."""
MOST_WORDS_WHOLE = 8
MOST_WORDS = 40
"""What is alike for longer than this cannot be told apart on a line that a person reads."""
MOST_WORDS_APART = 150
WIDTH = 96

_HELP = """\
A draft of turns.txt: a line wherever somebody new may begin, the words up to the next below it.
Delete the lines where nobody new begins, and write the name for the ? of the others.
A name with a ? (Ada?:) is a guess, a ? alone a voice you do not know. #? stands behind questions.
Quicker, if you know every voice: write names, or a letter for each, and delete no line; then
grep -v '^?:' draft.txt > turns.txt drops the rest, and the letters are replaced by the names.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the draft: who, and the words that name the place, which end at an offset."""

    start: int
    end: int
    who: str
    words: str


def draft_sheet(
    canonical: CanonicalText,
    sheet: Sequence[CueSheetLine] = (),
    people: Sequence[str] = (),
    folder: str = "FOLDER",
) -> str:
    """A cue sheet with the turns of an earlier one, and every place behind them for a turn.

    Raises AnnotationError where the earlier sheet does not fit the text.
    """
    reading = Reading(canonical.text, split_sentences(canonical))
    entries = _keep_entries(sheet, reading)
    # What stands before the last line of a sheet was judged by whoever wrote that line.
    earliest = entries[-1].start + 1 if entries else 0
    entries += _offer_entries(_find_places(canonical, reading), reading, earliest)
    help_lines = _write_help(people, folder, goes_on=bool(sheet))
    return "\n".join(chain(help_lines, _write_entries(entries, reading))) + "\n"


def _keep_entries(sheet: Sequence[CueSheetLine], reading: Reading) -> list[Entry]:
    """The lines of an earlier sheet, word for word."""
    starts = place_in_order(reading, [(line.line, line.words) for line in sheet])
    return [
        Entry(start, _find_end(line.words, start, reading), _write_speaker(line), line.words)
        for start, line in zip(starts, sheet, strict=True)
    ]


def _find_end(quoted: str, start: int, reading: Reading) -> int:
    return _end_of_word(reading.text, reading.find(quoted, start)[0].end)


def _end_of_word(text: str, offset: int) -> int:
    """Where the blank after an offset stands: stops and quotation marks go with their word."""
    blank = text.find(" ", offset)
    return len(text) if blank < 0 else blank


def _write_speaker(line: CueSheetLine) -> str:
    return f"{line.speaker or ''}{'' if line.basis is Basis.ANNOTATED else '?'}"


def _find_places(canonical: CanonicalText, reading: Reading) -> dict[int, str]:
    """Where a turn may start, and who speaks there by the transcript's own labels."""
    if canonical.voices:
        turns = take_turns(canonical.text, canonical.voices)
        return {turn.span.start: _write_label(turn.speaker) for turn in turns}
    return dict.fromkeys(_find_starts(canonical, reading), "?")


def _write_label(name: str | None) -> str:
    """A label as a cue sheet can say it; what would be read as something else is unknown."""
    return name if name and not name.startswith("#") and not {*":?"} & {*name} else "?"


def _find_starts(canonical: CanonicalText, reading: Reading) -> list[int]:
    """The sentences that start a line, or all where lines are too long to tell.

    Captions and typescripts start a line for each speaker, and so do most plain texts. Where a
    line is a whole page, it hides many turns; a line of a hundred words is mostly one of them.
    """
    line_starts = {0, *(end + 1 for end in canonical.line_ends)}
    starts = [sentence.start for sentence in reading.sentences]
    at_lines = [start for start in starts if start in line_starts]
    too_long = len(reading.words) > MOST_WORDS_APART * (len(at_lines) - 1)
    return starts if too_long else at_lines


def _offer_entries(places: Mapping[int, str], reading: Reading, earliest: int) -> list[Entry]:
    """A line for each place from an offset on that words can name."""
    quotes = quote_openings(reading)
    entries: list[Entry] = []
    for start in sorted(places.keys() & quotes.keys()):
        words = quotes[start].cut(reading.text)
        found = reading.find_opening(words, earliest)
        # Not so where the start comes too early, nor at the very end, where words may be too few
        # to be told from those of a sentence before.
        if found and found.start == start:
            entries.append(Entry(start, quotes[start].end, places[start], words))
            earliest = start + 1
    return entries


def quote_openings(reading: Reading) -> dict[int, Span]:
    """The first words of each sentence, by its start: so many that no other sentence opens so.

    Not only no later one: once the lines above are deleted, an earlier one would fit as well.
    Left out are sentences without a word, and those that are alike for more than 40 words.
    """
    firsts = _number_first_words(reading)
    folded = [word.folded for word in reading.words]
    openings = {start: folded[first : first + MOST_WORDS] for start, first in firsts.items()}
    order = sorted(openings, key=openings.__getitem__)  # those most alike are neighbours
    alike = [0, *(_count_alike(openings[a], openings[b]) for a, b in pairwise(order)), 0]
    needed = {start: 1 + max(alike[at : at + 2]) for at, start in enumerate(order)}
    return {
        start: _quote(reading, reading.sentence_at(start), firsts[start], words)
        for start, words in needed.items()
        if words <= MOST_WORDS
    }


def _number_first_words(reading: Reading) -> dict[int, int]:
    """The number of each sentence's first word, by the sentence's start."""
    word_starts = [word.start for word in reading.words]
    numbers = {each.start: bisect_left(word_starts, each.start) for each in reading.sentences}
    return {
        sentence.start: numbers[sentence.start]
        for sentence in reading.sentences
        if numbers[sentence.start] < bisect_left(word_starts, sentence.end)
    }


def _count_alike(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _quote(reading: Reading, sentence: Span, first: int, needed: int) -> Span:
    """At least so many words, and no fewer than make sense to a person."""
    spoken = len(split_words(sentence.cut(reading.text)))
    whole = needed <= spoken <= MOST_WORDS_WHOLE
    quoted = spoken if whole else max(needed, FEWEST_WORDS)
    last = min(first + quoted, len(reading.words)) - 1
    return Span(sentence.start, _end_of_word(reading.text, reading.words[last].end))


def _write_help(people: Sequence[str], folder: str, *, goes_on: bool) -> Iterator[str]:
    yield from (f"# {line}" for line in _HELP.splitlines())
    if goes_on:
        yield "# What turns.txt says already stands first; new places follow its last turn."
    if people:
        yield f"# People: {', '.join(people)}"
    yield f"# Check it with: onrecord ingest {folder} --dry-run"


def _write_entries(entries: Sequence[Entry], reading: Reading) -> Iterator[str]:
    """The whole conversation: a line for each entry, and all other words as comments."""
    starts = [entry.start for entry in entries]
    yield from _comment(reading.text[: min(starts, default=len(reading.text))])
    for entry, following in zip(entries, [*starts[1:], len(reading.text)], strict=False):
        yield ""
        if _follows_question(reading.text, entry.start):
            yield "#?"
        yield f"{entry.who}: {entry.words}"
        yield from _comment(reading.text[entry.end : following])


def _follows_question(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].rstrip(" \"'”’»)]").endswith("?")


def _comment(words: str) -> Iterator[str]:
    lines = textwrap.wrap(words.strip(), WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    return (f"# {line}" for line in lines)
